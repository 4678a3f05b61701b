import Advisory
import Assessment
import Diagnostics
import Foundation
import Law
import Portfolio
import Testing
import Wording
import YAML
@testable import Reports
@testable import ZhunruCommand


/// What `zhunru advise` makes of files.
struct Advised {
  let memos: [Memo]
  let document: ContentObject
  private let writer: AdviceWriter
  /// Of no law in particular, so that goldens outlive changes of `data/`.
  private static let edition = Edition(digest: LawFile.digest(of: []), program: "zhunru \(Zhunru.version)")

  /// - Parameter names: The companies to keep, by the start of their names; `nil` for all.
  init(
    _ bytes: [UInt8], name: String = "company.yaml", _ language: Language = .english,
    only names: [String]? = nil
  ) throws {
    let law = try #require(AssessedFile.law)
    let context = AssessmentContext(law)
    let schema = PortfolioSchema(law)
    // No files: the digest of the law stays the same when the law changes.
    let maker = AdviceMaker(context, schema, language, Self.edition)
    let pass = CompanyPass(
      CompanyPlan(
        context: context, schema: schema, fixedDate: nil,
        today: try #require(CalendarDate(year: 2024, month: 6, day: 1))))
    var memos: [Memo] = []
    bytes.withUnsafeBytes { bytes in
      var reader = YAMLReader(bytes: bytes, file: name, streamedKey: "companies")
      reading: while true {
        switch pass.next(&reader) {
        case .end: break reading
        case .other: continue
        case .faulty(let problems, _): Issue.record("\(problems.map(\.headline.english))")
        case .company(let date):
          let company = String(decoding: pass.record.nameBytes(in: pass.tree), as: UTF8.self)
          guard names?.contains(where: company.hasPrefix) ?? true else { continue }
          memos.append(maker.memo(pass, on: date))
        }
      }
    }
    self.memos = memos
    document = try #require(AdviceMaker.document(memos, language, Self.edition))
    writer = AdviceWriter(
      templates: try TemplateSet(TemplateFile.set(overriddenBy: nil)), language: language, contract: Contract(context.law))
  }

  func text(_ format: AdviceFormat, isBrief: Bool = false) throws -> String {
    String(decoding: try writer.write(document, as: format, isBrief: isBrief), as: UTF8.self)
  }
}

@Suite("Advising")
struct AdviseTests {
  private static let companies = [
    ("lanhe", "Lanhe"), ("redleaf", "Redleaf"), ("goldear", "Goldear"), ("dapple", "Dapple"),
  ]

  private func portfolio() throws -> [UInt8] { try testFile("../data/examples/portfolio.yaml") }

  @Test("Memos on four companies read as they should", arguments: companies, Language.allCases)
  func memo(company: (file: String, name: String), language: Language) throws {
    let advised = try Advised(portfolio(), name: "portfolio.yaml", language, only: [company.name])
    try expectGolden(try advised.text(.md), "Golden/advise/\(company.file).\(language.rawValue).md")
    if company.file == "lanhe" {
      try expectGolden(
        try advised.text(.html), "Golden/advise/\(company.file).\(language.rawValue).html")
      try expectGolden(
        try advised.text(.md, isBrief: true),
        "Golden/advise/\(company.file)-brief.\(language.rawValue).md")
    }
  }

  /// Companies of six kinds, each in a file of its own.
  private static let kinds = ["chatbot", "app-store", "contracts", "hospital", "cloud", "publisher"]

  @Test("Memos on companies of six kinds read as they should", arguments: kinds, Language.allCases)
  func memoOfKind(name: String, language: Language) throws {
    let file = "Golden/advise/companies/\(name).yaml"
    let advised = try Advised(testFile(file), name: "\(name).yaml", language)
    try expectGolden(try advised.text(.md), "Golden/advise/companies/\(name).\(language.rawValue).md")
  }

  @Test("The report on the shipped portfolio reads as it should", arguments: Language.allCases)
  func report(language: Language) throws {
    let advised = try Advised(portfolio(), name: "portfolio.yaml", language)
    try expectGolden(try advised.text(.md), "Golden/advise/portfolio.\(language.rawValue).md")
  }

  /// Names with markup, control and direction characters, and what spreadsheets take for formulas.
  private static let hostile = [
    "<script>alert(1)</script>", "a | b", "[x](http://x.example)", "![](/etc/passwd)",
    "*b* _i_ `c`",
    "# head", "{{labels.title}}", "{{{chart}}}", "=1+1", "@SUM(A1)", "- item", "1. one",
    "&lt;b&gt;",
    "\u{202E}gnp.exe", "bell\u{7}", "https://x.example/?a=b", "'\"><img src=x onerror=y>",
    "</title></svg>",
  ]

  @Test("Hostile names are text in every form", arguments: hostile)
  func hostileNames(name: String) throws {
    let quoted = name.unicodeScalars.map { scalar in
      scalar.value < 0x20 || scalar == "\u{202E}"
        ? "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
          + String(scalar.value, radix: 16)
        : scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : String(scalar)
    }.joined()
    let text = """
      company: "\(quoted)"
      as-of: 2024-06-01
      ownership: [{ holder: "\(quoted)", origin: foreign, share: 60 % }]
      services: [{ service: "\(quoted)", activity: call-centre }]
      """
    let plain = try Advised(Array(text.replacing(quoted, with: "PLAIN").utf8))
    let advised = try Advised(Array(text.utf8))
    // Nothing of the name is markup: the page has the tags that it has with a harmless name, which the chart
    // may write on another number of lines.
    func tags(_ html: String) -> [Substring] {
      Self.tags(in: html).filter { $0 != "text" && $0 != "/text" }
    }
    let html = try advised.text(.html)
    #expect(tags(html) == tags(try plain.text(.html)), "\(name)")
    let json = try advised.text(.json)
    let markdown = try advised.text(.md)
    for form in [html, json, markdown] {
      for scalar in form.unicodeScalars where scalar != "\n" {
        #expect(scalar.value >= 0x20 && scalar != "\u{202E}", "\(name)")
      }
    }
    let parsed = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let shown = try #require(parsed?["company"] as? String)
    if name.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0 != "\u{202E}" }) {
      #expect(shown == name)
    }
    // What Markdown would take for markup is escaped: no line begins or joins anything else.
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    let plainLines = try plain.text(.md).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == plainLines.count)
    let unescaped = markdown.replacing(/\\./, with: "")
    for mark in ["<script", "<img", "](http", "![", "{{", "a | b", "*b*", "https://x"] {
      #expect(!unescaped.contains(mark), "\(name): \(mark)")
    }
  }

  /// Every tag by name, in order.
  private static func tags(in html: String) -> [Substring] {
    html.split(separator: "<", omittingEmptySubsequences: false).dropFirst().map { part in
      part.prefix { $0.isLetter || $0.isNumber || $0 == "/" || $0 == "!" }
    }
  }

  @Test(
    "Every statement that a memo makes of the law has a citation, in both languages",
    arguments: Language.allCases)
  func citations(language: Language) throws {
    for memo in try Advised(portfolio(), name: "portfolio.yaml", language).memos.map(\.content) {
      func require(_ key: String, in objects: [ContentObject]) {
        for object in objects { #expect(object[key] != nil, "\(object)") }
      }
      for analysis in memo["analysis"]?.objects ?? [] {
        require("citation", in: analysis["rule"]?["quotes"]?.objects ?? [])
        for demand in analysis["rule"]?["demands"]?["items"]?.objects ?? [] {
          // The citation stands in brackets after the demand.
          #expect(demand["demand"]?.string?.contains(/[(（]/) ?? false, "\(demand)")
        }
      }
      require("provisions", in: memo["to-do"]?["items"]?.objects ?? [])
      for part in ["duties", "exposure", "see-also", "open-duties"] {
        for group in memo[part]?["items"]?.objects ?? [] {
          require("citation", in: group["rows"]?.objects ?? [])
        }
      }
    }
  }

  @Test("A missing fact is told with what each answer would decide")
  func missing() throws {
    // Negative List 2021, item 14: at most half of a value-added service is foreign.
    let advised = try Advised(
      Array(
        """
        company: Open Ltd
        as-of: 2024-06-01
        registered-in: anhui-outside-zones
        contractual-control: no
        services: [{ service: search, activity: information-search }]
        """.utf8))
    let points = advised.document["points"]?["items"]?.objects ?? []
    let share = try #require(points.first { $0["point"] == .text("Foreign share") })
    #expect(share["decides"]?.string?.contains("more than 50 %: not as structured") ?? false)
  }

  @Test("The digest is the one of the standard")
  func digest() {
    // FIPS 180-4 gives these for the empty text and for “abc”; the third is its example of two blocks.
    func hex(_ text: String) -> String {
      var digest = Digest()
      digest.update(text.utf8)
      return digest.finished()
    }
    #expect(hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
  }

  /// What is said of templates that cannot be used.
  private func problems(_ files: [(name: String, text: String)]) throws -> [Diagnostic] {
    let files = files.map { TemplateFile(name: $0.name, bytes: Array($0.text.utf8)) }
    return try #require(throws: FaultyTemplates.self) { try TemplateSet(files) }.problems
  }

  @Test("A faulty template is reported with its place")
  func faultyTemplate() throws {
    let faulty = try problems([("memo.md", "# {{company}}\n{{#services}}\n")])
    #expect(faulty.map(\.code) == ["faulty-template"])
    #expect(faulty[0].primary?.file == "memo.md")
    let circles = try problems([("a.md", "{{> b.md}}"), ("b.md", "x {{> a.md }}")])
    #expect(circles.map(\.code) == ["circular-template"])
    #expect(circles[0].primary?.file == "b.md")
    #expect(try problems([("a.md", "{{>*company}}")]).map(\.code) == ["template-named-by-data"])
    #expect(try problems([("labels.yaml", "title: Title\n")]).map(\.code) == ["faulty-label"])
  }

  @Test("What a template names and nothing has is an error with the nearest name")
  func unknownName() throws {
    let label = ("labels.yaml", "title: { en: Title, zh: 标题 }\n")
    let found = try problems([
      label,
      (
        "memo.md", "# {{labels.titel}}: {{company}}\n\n公司{{#capton}}{{.to}}{{/capton}}\n{{> answer.md}}\n{{#rule.quots\n}}"
      ), ("answers.md", "{{.}}{{#items}}{{^last()}}, {{/last()}}{{/items}}"),
    ])
    #expect(found.map(\.code) == ["unknown-label", "unknown-field", "missing-template", "unknown-field"])
    #expect(
      found.map(\.help?.english) == [
        "did you mean `labels.title`?", "did you mean `caption`?", "did you mean `answers.md`?",
        "did you mean `quotes`?",
      ])
    #expect(found.map { $0.primary?.span.start.line } == [1, 3, 4, 5])
    #expect(found[1].primary?.span == SourceSpan(line: 3, column: 3, count: 11))
    #expect(found[1].primary?.lineText == "公司{{#capton}}{{.to}}{{/capton}}")
  }

  @Test("Of very many problems of templates the first hundred are told, at the path that the user gave")
  func manyProblems() throws {
    let text = Array(String(repeating: "{{titel}}{{> letter}}", count: 3_000).utf8)
    let files = [
      TemplateFile(name: "memo.md", path: "set/memo.md", bytes: text), TemplateFile(name: "letter.md", bytes: []),
    ]
    let found = try #require(throws: FaultyTemplates.self) { try TemplateSet(files) }.problems
    #expect(found.map(\.code).suffix(3) == ["unknown-field", "missing-template", "many-problems"])
    #expect(found.count == 101)
    #expect(found.allSatisfy { $0.primary?.file == "set/memo.md" && $0.help != nil })
    #expect(found[1].help?.english == "did you mean `letter.md`?")
    #expect(found[2].primary?.span == SourceSpan(line: 1, column: 22, count: 9))
  }

  @Test("A template that would exhaust the stack or the memory is refused", arguments: ["", "\n"])
  func endlessTemplate(space: String) throws {
    let opening = String(repeating: "{{#items\(space)}}", count: 3_000)
    let deep = try problems([("memo.md", opening)])
    #expect(deep.map(\.code) == ["template-too-deep"])
    let limit = TemplateCheck.mostDepth
    let fits = String(repeating: "{{#items\(space)}}", count: limit) + String(repeating: "{{/items}}", count: limit)
    _ = try TemplateSet([TemplateFile(name: "memo.md", bytes: Array(fits.utf8))])
    // Each includes the next twice.
    let chain = (0..<27).map { ("t\($0).md", $0 == 26 ? "x" : "{{> t\($0 + 1).md}}{{> t\($0 + 1).md}}") }
    #expect(try problems(chain).map(\.code) == ["template-too-long"])
    // Each includes the next, so that no file is deep and all together are.
    func long(_ count: Int) -> [(String, String)] {
      (0..<count).map { ("t\($0).md", $0 == count - 1 ? "x" : "{{#items}}{{> t\($0 + 1).md}}{{/items}}") }
    }
    #expect(try problems(long(100)).map(\.code) == ["template-too-deep"])
    #expect(try problems(long(300)).map(\.code) == ["too-many-templates"])
  }

  @Test("A list repeated inside itself comes to an end")
  func endlessList() throws {
    var list = ContentObject()
    list.add(.items, (0..<100).map { _ in ContentObject(words: [("text", "x")]) })
    let nested = String(repeating: "{{#items}}", count: 8) + "{{text}}" + String(repeating: "{{/items}}", count: 8)
    let templates = try TemplateSet([TemplateFile(name: "memo.md", bytes: Array(nested.utf8))])
    #expect(throws: RenderingProblem.tooLong("memo.md")) {
      try templates.render(list, with: "memo.md", .english, limit: 10_000)
    }
    #expect(throws: RenderingProblem.noTemplate("none.md")) {
      try templates.render(list, with: "none.md", .english)
    }
  }

  @Test("A template that is no UTF-8 is reported with the place of the first wrong byte")
  func templateBytes() throws {
    let file = TemplateFile(name: "memo.md", bytes: Array("# {{company}}\n公".utf8) + [0xE5, 0x85] + Array("司\n".utf8))
    let problems = try #require(throws: FaultyTemplates.self) { try TemplateSet([file]) }.problems
    #expect(problems.map(\.code) == ["template-not-utf-8"])
    #expect(problems[0].primary?.span == SourceSpan(line: 2, column: 2))
  }

  @Test("A firm's own template stands in the place of the one built in")
  func ownTemplate() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "zhunru-templates-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("{{% CONTENT_TYPE:MARKDOWN}}\n{{labels.dear}} {{company}}: {{verdict}}\n".utf8)
      .write(to: folder.appending(path: "memo.md"))
    try Data("dear: { en: \"Dear client,\", zh: 尊敬的客户： }\n".utf8)
      .write(to: folder.appending(path: "labels.yaml"))
    let templates = try TemplateSet(TemplateFile.set(overriddenBy: folder.path))
    let memo = try Advised(portfolio(), only: ["Lanhe"]).document
    #expect(
      try templates.render(memo, with: "memo.md", .english)
        == "Dear client, Lanhe Intelligence (Shanghai) Co., Ltd.: prohibited\n")
    #expect(try templates.render(memo, with: "brief.html", .english).contains("Lanhe"))
  }

  /// Internet news is closed at any share (Negative List 2024, item 13), so what mends the other line is no way for the
  /// company; what a way leaves open stands beside it.
  @Test("The first way forward in the report is one of the line that gives the answer, with what it leaves open")
  func firstWay() throws {
    let advised = try Advised(portfolio(), name: "portfolio.yaml")
    let rows = try #require(advised.document["companies"]?["items"]?.objects)
    var told = 0
    for (memo, row) in zip(advised.memos, rows) {
      let way = memo.ways.first { way in
        memo.answers.first.map { way.lines.contains($0.line) } == true && way.standing <= .changesProduct
      }
      let shown = row["way"]?.string ?? ""
      let expected = way?.what ?? ""
      #expect(shown.hasPrefix(expected), "\(memo.company)")
      #expect(row["way"] == nil || way != nil, "\(memo.company)")
      guard let way else { continue }
      told += 1
      // In the words of the report, which has no parts to refer to.
      #expect(way.leavesOpen.isEmpty || shown.count > expected.count, "\(memo.company)")
    }
    #expect(told > 0)
  }

  @Test("What a line may be besides decides only under that condition, after what it is")
  func mayBe() throws {
    let memo = try #require(
      try Advised(
        Array(
          """
          company: Company
          as-of: 2026-11-01
          registered-in: hainan
          foreign-equity: 49 %
          services:
            - service: player forum
              features:
                { audience: registered, delivery-channels: [app, website], paid-by-users: no, funded-by-advertising: yes,
                  role-in-service: operates, uses-generative-ai: yes, serves-public-in-china: yes,
                  telecom-functions: [community], opinion-functions: [forum] }
          """.utf8)
      ).memos.first)
    let text = try #require(memo.answers.first).text
    let certain = try #require(text.range(of: "is an information service of the kind community platform"))
    let limit = try #require(text.range(of: "50 %"))
    let possible = try #require(text.range(of: "It may also be"))
    let closed = try #require(text.range(of: "If so, the field is closed"))
    #expect(certain.lowerBound < limit.lowerBound && limit.lowerBound < possible.lowerBound)
    #expect(possible.lowerBound < closed.lowerBound)
    #expect(!text.contains(". The field is closed"))
  }

  @Test("A program that is not installed is named with its package")
  func notInstalled() {
    let program = OtherProgram(name: "no-such-program-of-zhunru", package: "none")
    #expect(throws: AdviceProblem.notInstalled("no-such-program-of-zhunru", package: "none")) {
      try program.run([], [])
    }
  }

  @Test("What a program writes comes back whole")
  func otherProgram() throws {
    let bytes = [UInt8](repeating: 65, count: 300_000)
    #expect(try OtherProgram(name: "cat", package: "coreutils").run([], bytes) == bytes)
  }
}

@Suite("Words of documents")
struct DocumentWordsTests {
  /// Names of the law's data that are also words of English.
  private static let words: Set<String> = [
    "e-commerce", "joint-venture", "free-trade-zone", "store-and-forward", "current-affairs", "ride-hailing",
  ]

  /// Names of facts, values, activities, readings, places, regimes, rules, duties and verdicts that nobody would write.
  private static func identifiers(_ law: Law) -> Set<String> {
    var names: Set<String> = []
    for fact in law.facts {
      names.insert(fact.name)
      names.formUnion(fact.values.map(\.name))
    }
    names.formUnion(law.activities.map(\.name))
    names.formUnion(law.readings.flatMap { [$0.name] + $0.answers.map(\.name) })
    names.formUnion(law.regimes.map(\.name))
    names.formUnion(law.rules.map(\.name))
    names.formUnion(law.duties.map(\.name))
    names.formUnion(law.licences.map(\.name))
    names.formUnion(law.levers.map(\.name))
    names.formUnion(Verdict.allCases.map(\.name))
    return names.filter { $0.contains("-") && $0.count > 6 }.subtracting(words)
  }

  /// Every word of a text, hyphens within.
  private static func tokens(of text: String) -> Set<String> {
    Set(
      text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-") }
        .map { String($0).trimmingCharacters(in: ["-"]) })
  }

  @Test("Memos, briefs and the report hold no name of the law's data", arguments: Language.allCases)
  func identifiers(language: Language) throws {
    let law = try #require(AssessedFile.law)
    let identifiers = Self.identifiers(law)
    let advised = try Advised(testFile("../data/examples/portfolio.yaml"), name: "portfolio.yaml", language)
    for memo in advised.memos {
      // What the file itself names is not ours.
      let company = memo.content["company"]?.string ?? ""
      let names = memo.content["short-answers"]?.objects.compactMap { $0["service"]?.string } ?? []
      let own = names.reduce(Self.tokens(of: company)) { $0.union(Self.tokens(of: $1)) }
      for template in ["memo.md", "brief.md"] {
        let text = try TemplateSet(TemplateFile.set(overriddenBy: nil))
          .render(memo.content, with: template, language)
        let found = Self.tokens(of: text).intersection(identifiers).subtracting(own)
        #expect(found.isEmpty, "\(company), \(template): \(found.sorted())")
      }
    }
  }

  @Test("Chinese documents have Chinese marks between Chinese characters")
  func punctuation() throws {
    let advised = try Advised(testFile("../data/examples/portfolio.yaml"), name: "portfolio.yaml", .chinese)
    let text = try advised.text(.md)
    for match in text.matches(of: /\p{Han}[,;:!?] ?\p{Han}/) {
      Issue.record("half-width mark: \(match.output)")
    }
  }
}
