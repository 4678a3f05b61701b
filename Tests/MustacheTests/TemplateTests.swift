import Diagnostics
import Mustache
import Testing

/// Values of a test: text, flags, lists and what has parts.
private indirect enum Value: TemplateValue, ExpressibleByStringLiteral {
  case text(String)
  case flag(Bool)
  case list([Value])
  case parts([String: Value])

  init(stringLiteral text: String) { self = .text(text) }

  func part(named name: String) -> Value? { if case .parts(let parts) = self { parts[name] } else { nil } }

  var shape: TemplateShape<Value> {
    switch self {
    case .text, .parts: .context
    case .flag(let flag): flag ? .flag : .nothing
    case .list(let values): .list(values)
    }
  }

  var text: String { if case .text(let text) = self { text } else { "" } }
}

@Suite("A template")
struct TemplateTests {
  private func write(_ text: String, _ value: Value, _ others: [String: String] = [:], limit: Int = .max) throws -> String? {
    let quoted = ContentType(name: "QUOTED") { "«\($0)»" }
    var templates: [String: Template] = [:]
    for (name, text) in others.merging(["a": text], uniquingKeysWith: { $1 }) {
      templates[name] = try Template(TemplateSource(text, name: name), contentTypes: [quoted])
    }
    return try TemplateLibrary(templates).render(value, with: "a", limit: limit)
  }

  @Test("A name with a dot before it is looked for in the innermost value alone")
  func innerName() throws {
    let value = Value.parts(["name": "outer", "one": .parts(["other": "x"]), "flag": .flag(true)])
    #expect(try write("{{#one}}{{name}}|{{.name}}|{{.other}}{{/one}}", value) == "outer||x")
    #expect(try write("{{#flag}}{{.name}}{{/flag}}", value) == "outer")
  }

  @Test("The first and the last entry of a list are known in it, and in what stands in an entry")
  func places() throws {
    let value = Value.parts(["list": .list(["a", "b", "c"])])
    #expect(try write("{{#list}}{{#first()}}<{{/first()}}{{.}}{{^last()}}, {{/last()}}{{/list}}", value) == "<a, b, c")
    let nested = Value.parts(["list": .list([.parts(["x": "1"]), .parts(["x": "2"])])])
    #expect(try write("{{#list}}{{#x}}{{.}}{{^last()}}-{{/last()}}{{/x}}{{/list}}", nested) == "1-2")
  }

  @Test("What a file is written in holds for it alone, from where it is said")
  func contentTypes() throws {
    let value = Value.parts(["x": "<"])
    #expect(try write("{{x}}{{% CONTENT_TYPE:QUOTED}}{{x}}{{{x}}}{{> b}}", value, ["b": "{{x}}"]) == "&lt;«<»<&lt;")
    let block = "{{%CONTENT_TYPE:TEXT}}{{<b}}{{$y}}{{x}}{{/y}}{{/b}}"
    #expect(try write(block, value, ["b": "{{$y}}{{/y}} {{x}}"]) == "< &lt;")
  }

  @Test("An empty line of an indented template stays empty")
  func emptyLine() throws {
    #expect(try write("  {{> b}}\n", .flag(true), ["b": "x\n\ny\n"]) == "  x\n\n  y\n")
  }

  @Test("What takes more than it may is stopped")
  func limit() throws {
    let value = Value.parts(["list": .list(Array(repeating: "x", count: 100))])
    let nested = "{{#list}}{{#list}}{{.}}{{/list}}{{/list}}"
    #expect(throws: RenderingLimit.self) { try write(nested, value, limit: 1_000) }
    #expect(try write(nested, value, limit: 100_000)?.count == 10_000)
  }

  static let faulty: [(text: String, headline: String, place: SourceSpan)] = [
    ("a\n é{{x", "a tag is opened and never closed", SourceSpan(line: 2, column: 3, count: 2)),
    ("{{{x}}", "a tag is opened and never closed", SourceSpan(line: 1, column: 1, count: 2)),
    ("{{}}", "a tag names nothing", SourceSpan(line: 1, column: 1, count: 4)),
    ("{{a b}}", "`a b` is no name", SourceSpan(line: 1, column: 1, count: 7)),
    ("{{#lost()}}{{/lost()}}", "templates have no function `lost()`", SourceSpan(line: 1, column: 1, count: 11)),
    ("{{% FORM:X}}", "templates have no setting `FORM:X`", SourceSpan(line: 1, column: 1, count: 12)),
    ("{{% CONTENT_TYPE:HTM}}", "no content type is called `HTM`", SourceSpan(line: 1, column: 1, count: 22)),
    ("{{=<% %>=}}", "the delimiters of tags cannot be changed", SourceSpan(line: 1, column: 1, count: 11)),
    ("{{> *x}}", "the data names which template is included", SourceSpan(line: 1, column: 1, count: 8)),
    ("{{#a}}\n{{#b}}\n{{/b}}\n", "`a` is opened and never closed", SourceSpan(line: 1, column: 1, count: 6)),
    ("x{{/a}}", "`{{/a}}` closes what was never opened", SourceSpan(line: 1, column: 2, count: 6)),
    ("{{#a}}\n{{/b}}", "`{{/b}}` closes `a`", SourceSpan(line: 2, column: 1, count: 6)),
    ("{{<a}}{{x}}{{/a}}", "between `{{<a}}` and `{{/a}}` only blocks can stand", SourceSpan(line: 1, column: 7, count: 5)),
  ]

  @Test("What is wrong with it is said with its place", arguments: faulty)
  func faults(text: String, headline: String, place: SourceSpan) throws {
    let fault = try #require(throws: FaultyTemplate.self) { try Template(TemplateSource(text, name: "a.md")) }
    #expect(fault.problem.headline.english == headline)
    #expect(fault.problem.primary?.file == "a.md")
    #expect(fault.problem.primary?.span == place)
    #expect(fault.problem.help?.english.isEmpty == false)
  }

  @Test("Lines that end in two characters are lines")
  func lineEnds() throws {
    #expect(try write("{{#x}}\r\n1\r\n{{/x}}\r\n2", .parts(["x": .flag(true)])) == "1\r\n2")
  }
}
