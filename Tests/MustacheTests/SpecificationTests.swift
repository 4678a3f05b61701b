import Foundation
import Mustache
import Testing

/// A value as the specification's files hold it.
private indirect enum JSONValue: TemplateValue, Decodable {
  case null
  case flag(Bool)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Int.self) {
      self = .text(String(number))
    } else if let number = try? container.decode(Double.self) {
      self = .text(String(number))
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let values = try? container.decode([JSONValue].self) {
      self = .list(values)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  func part(named name: String) -> JSONValue? { if case .object(let parts) = self { parts[name] } else { nil } }

  var shape: TemplateShape<JSONValue> {
    switch self {
    case .null: .nothing
    case .flag(let flag): flag ? .flag : .nothing
    case .list(let values): .list(values)
    case .text, .object: .context
    }
  }

  var text: String { if case .text(let text) = self { text } else { "" } }
}

/// The tests of <https://github.com/mustache/spec> for what templates can do here: all but those for lambdas, for names
/// of templates from the data, and for other delimiters.
@Suite("The specification of Mustache")
struct SpecificationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let module: String
    let name: String
    let template: String
    let data: Data
    let partials: [String: String]
    let expected: String

    var testDescription: String { "\(module): \(name)" }
  }

  private static let modules = ["comments", "interpolation", "inverted", "partials", "sections", "inheritance"]

  static let cases: [Case] = modules.flatMap { module in
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Specification/\(module).json")
    guard let bytes = try? Data(contentsOf: file),
      let whole = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any],
      let tests = whole["tests"] as? [[String: Any]]
    else { return [Case]() }
    return tests.compactMap { test in
      guard let name = test["name"] as? String, let template = test["template"] as? String,
        let expected = test["expected"] as? String, let value = test["data"],
        let data = try? JSONSerialization.data(withJSONObject: value, options: .fragmentsAllowed)
      else { return nil }
      return Case(
        module: module, name: name, template: template, data: data,
        partials: test["partials"] as? [String: String] ?? [:], expected: expected)
    }
  }

  @Test("All of its tests are there")
  func count() { #expect(Self.cases.count == 149) }

  @Test("A template writes what it should", arguments: cases)
  func writes(test: Case) throws {
    var templates = [" test": try Template(TemplateSource(test.template, name: " test"))]
    for (name, text) in test.partials { templates[name] = try Template(TemplateSource(text, name: name)) }
    let data = try JSONDecoder().decode(JSONValue.self, from: test.data)
    #expect(try TemplateLibrary(templates).render(data, with: " test") == test.expected)
  }
}
