import Advisory
import Assessment
import Foundation
import Law
import Reports
import Testing

@testable import ZhunruCommand

@Suite("Memos")
struct MemoTests {
  private static let kinds = ["chatbot", "app-store", "contracts", "hospital", "cloud", "publisher"]

  /// A news brief that the company rewrites, and a call centre; nobody said who controls the company.
  private static let brief = """
    company: Two Trades Ltd
    as-of: 2024-06-01
    registered-in: shanghai-outside-zones
    foreign-equity: 60 %
    services:
      - service: morning brief
        features:
          audience: public
          current-affairs: core
          news-acts: [summary-or-rewrite, push-or-digest]
          company-edits: automated-rewriting
          uses-generative-ai: yes
      - { service: support line, activity: call-centre }
    """

  private func memo(_ text: String, _ language: Language = .english) throws -> Memo {
    try #require(Advised(Array(text.utf8), language).memos.first)
  }

  private func kind(_ name: String, _ language: Language) throws -> Advised {
    try Advised(testFile("Golden/advise/companies/\(name).yaml"), name: "\(name).yaml", language)
  }

  @Test("A way that changes the product says so, and is not called a way to keep it")
  func productChanges() throws {
    let memo = try memo(Self.brief)
    let changing = memo.ways.filter { $0.standing == .changesProduct }
    #expect(!changing.isEmpty)
    #expect(!memo.ways.contains { $0.standing == .keepsBusiness && !$0.productChanges.isEmpty })
    #expect(changing.allSatisfy { $0.productChanges.contains("the company does not edit the content") })
    let text = try #require(memo.answers.first).text
    #expect(text.contains("no way that keeps the product as it is. This changes the product: "))
    #expect(!text.contains("keeps the business") && !text.contains("keep the business"))
    // What it costs is what it takes, and no more.
    #expect(changing.allSatisfy { $0.costs.contains("what the company made of the content") })
    #expect(!changing.contains { $0.costs.contains("the user's own material") })
  }

  @Test("Control by contract that nobody stated is no step but a condition")
  func unstatedControl() throws {
    let way = try #require(try memo(Self.brief).ways.first { $0.whatApart.contains("by contract") })
    #expect(way.whatApart.contains("provided that no foreign investor controls the company by contract"))
    // Where what it takes is told, the condition stands there.
    #expect(!way.what.contains("by contract") && way.takes.contains("controls the company by contract (not known now)"))
    #expect(!way.whatApart.contains("an end to the control") && !way.costs.contains("control of the operating company"))
    let ended = try #require(try kind("contracts", .english).memos.first?.ways.first { $0.what.contains("by contract") })
    #expect(ended.what.lowercased().contains("an end to the control by contract"))
    #expect(ended.costs.contains("control of the operating company"))
  }

  /// Telecom Regulations, Article 7: nothing that was said is about programmes.
  @Test("What decides a service from abroad of unstated content is no far-fetched activity", arguments: ["outside-mainland", nil])
  func unstatedContent(place: String?) throws {
    let memo = try memo(
      """
      company: Far Shore Ltd
      as-of: 2026-11-01
      foreign-equity: 100 %
      \(place.map { "registered-in: \($0)" } ?? "contractual-control: no")
      services:
        - service: Far Tool
          features: { audience: public, paid-by-users: yes, supplied-from-abroad: yes }
      """)
    let answer = try #require(memo.answers.first)
    #expect(answer.reason.contains("information service"), "\(answer.reason)")
    #expect(answer.text.contains("Telecom Regulations, Article 7"), "\(answer.text)")
    for word in ["the armed escort", "the work with human genetic resources", "On one view"] {
      #expect(!answer.text.contains(word), "\(word): \(answer.text)")
    }
  }

  /// Free Trade Zone List 2021, item 20: medical institutions are for joint ventures only.
  @Test("A text that asks for what the company breaks is not said to open the field")
  func openings() throws {
    let memo = try memo(
      """
      company: Zone Hospital Ltd
      as-of: 2025-03-01
      registered-in: shanghai-zone-lin-gang
      foreign-equity: 100 %
      contractual-control: no
      services: [{ service: hospital, activity: medical-institution }]
      """)
    let text = try #require(memo.answers.first).text
    #expect(text.contains("Free Trade Zone List 2021, item 20"))
    #expect(!text.contains("open under the free-trade-zone list"), "\(text)")
    #expect(text.contains("open under the pilot for wholly foreign-owned hospitals, if its terms are met"))
    #expect(text.components(separatedBy: "The company is wholly foreign-owned.").count == 2, "\(text)")
  }

  /// A line of which nothing is found beside one that is closed.
  private static let dashboards = """
    company: Quiet Ltd
    as-of: 2025-03-01
    registered-in: anhui-outside-zones
    foreign-equity: 60 %
    contractual-control: no
    services:
      - service: dashboards
        features: { audience: named-enterprises, paid-by-users: yes }
      - { service: search, activity: information-search }
    """

  @Test("A heading stands only where something follows", arguments: Language.allCases)
  func headings(language: Language) throws {
    var documents = try Self.kinds.map { try kind($0, language) }
    documents += try [Self.brief, Self.dashboards].map { try Advised(Array($0.utf8), language) }
    documents.append(try Advised(testFile("../data/examples/portfolio.yaml"), name: "portfolio.yaml", language))
    for document in documents {
      for isBrief in [false, true] {
        let lines = try document.text(.md, isBrief: isBrief).split(separator: "\n").map(String.init)
        for (line, next) in zip(lines, lines.dropFirst() + [""]) {
          guard let level = Self.level(line) else { continue }
          #expect(!next.isEmpty && Self.level(next).map { $0 > level } ?? true, "\(line) | \(next)")
        }
        let html = try document.text(.html, isBrief: isBrief)
        for match in html.matches(of: /<h([1-4])[^>]*>([^\n]*)<\/h[1-4]>\n(<[^>]*>)/) {
          #expect(!match.output.3.hasPrefix("</section") && !match.output.3.hasPrefix("<h\(match.output.1)"), "\(match.output.2)")
        }
      }
    }
  }

  /// How deep a heading of Markdown is; a line in bold or italics alone is the deepest.
  private static func level(_ line: String) -> Int? {
    if line.hasPrefix("#") { return line.prefix { $0 == "#" }.count }
    if line.wholeMatch(of: /\*\*[^*]+[^*.。：:]\*\*/) != nil { return 7 }
    return line.wholeMatch(of: /\*[^*]+[^*.。]\*/) != nil ? 8 : nil
  }

  @Test("Rows of Annex C say of which line they are, and what was inferred")
  func points() throws {
    let points = try memo(Self.brief).points
    #expect(points.contains { $0.point == "“morning brief”: Online" && $0.taken == "inferred: yes" })
    #expect(points.allSatisfy { $0.taken != "inferred" })
    // Of one line no name is needed.
    let alone = try #require(try kind("chatbot", .english).memos.first)
    #expect(alone.points.contains { $0.point == "Online" })
  }

  @Test("A memo of several lines begins with what they come to together")
  func opening() throws {
    #expect(try memo(Self.brief).opening == "One of two lines is closed.")
    #expect(try memo(Self.brief, .chinese).opening == "两项业务中有一项不可以经营。")
    #expect(try #require(try kind("chatbot", .english).memos.first).opening.isEmpty)
  }

  /// Words of English, Chinese characters with Latin words and numbers, as memos are measured.
  private static func length(_ text: String, _ language: Language) -> Int {
    let plain = text.replacing(/[|#*>]|-{3,}/, with: " ")
    guard language == .chinese else {
      return plain.split(whereSeparator: \.isWhitespace).count { $0.contains { $0.isLetter || $0.isNumber } }
    }
    return plain.matches(of: /[\u{3400}-\u{9FFF}]|[A-Za-z0-9.%]+/).count
  }

  @Test("A brief keeps to a page, and a memo on one line to three", arguments: Language.allCases)
  func lengths(language: Language) throws {
    let most = language == .english ? (memo: 1_360, brief: 400) : (memo: 2_440, brief: 720)
    var documents = try Self.kinds.map { ($0, try kind($0, language)) }
    for (name, document) in documents {
      let annexes = language == .english ? "## Annex A" : "## 附件一"
      let body = try document.text(.md).components(separatedBy: annexes)[0]
      #expect(Self.length(body, language) <= most.memo, "\(name): \(Self.length(body, language))")
    }
    documents.append(("brief", try Advised(Array(Self.brief.utf8), language)))
    documents.append(("dashboards", try Advised(Array(Self.dashboards.utf8), language)))
    let lines = (1...20).map { "\n  - { service: search \($0), activity: information-search }" }.joined()
    documents.append(("many", try Advised(Array((Self.dashboards + lines).utf8), language)))
    for (name, document) in documents {
      let text = try document.text(.md, isBrief: true)
      #expect(Self.length(text, language) <= most.brief, "\(name): \(Self.length(text, language))")
    }
  }

  @Test("Licences stand in sentences with their article")
  func articles() throws {
    let law = try #require(AssessedFile.law)
    for licence in law.licences {
      let first = licence.noun.english.split(separator: " ").first.map(String.init) ?? ""
      let isPlain = ["approval", "registration", "leave", "founding", "permits", "access"].contains(first)
      #expect(isPlain || ["a", "an", "the"].contains(first), "\(licence.noun.english)")
      let second = licence.noun.english.split(separator: " ").dropFirst().first?.first
      if first == "a" || first == "an", let second {
        #expect((first == "an") == "aeio".contains(second.lowercased()), "\(licence.noun.english)")
      }
    }
    #expect(try memo(Self.brief).answers.last?.text.contains("It needs a value-added telecom licence (") ?? false)
  }
}
