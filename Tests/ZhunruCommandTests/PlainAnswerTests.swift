import Advisory
import Foundation
import Law
import Testing
@testable import Reports

/// That what is written for people says what is meant, in both languages.
@Suite("Plain answers")
struct PlainAnswerTests {
  private let directory = TemporaryDirectory()

  private func run(_ arguments: [String], _ company: String) throws -> String {
    directory.write(company, to: "company.yaml")
    let run = try ProgramPath.run(arguments + ["company.yaml", "--width", "400"], input: "", in: directory)
    #expect(run.messages.isEmpty, "\(run.messages)")
    return run.output
  }

  /// A chatbot that users pay for: where they do not pay, filings are enough (Internet Information Measures, Article 4;
  /// Generative AI filing practice).
  private static let chatbot = """
    company: Company
    as-of: 2025-03-01
    registered-in: shanghai-outside-zones
    foreign-equity: 100 %
    contractual-control: no
    services:
      - service: assistant
        features:
          audience: public
          uses-generative-ai: yes
          serves-public-in-china: yes
          delivery-channels: [website]
          processes: also-other-material
          live-retrieval: no
          role-in-service: operates
          output-modalities: [text]
          content-origin: [generated-on-request]
          output-reach: requester
          publishes-or-messages: no
          current-affairs: none
          paid-by-users: yes
          funded-by-advertising: no
          earns-otherwise: no
          model-source: filed-unmodified
    """

  @Test("A way on which filings are all that is needed is not said to need a licence")
  func filings() throws {
    let english = try run(["routes"], Self.chatbot)
    let chinese = try run(["routes", "--lang", "zh"], Self.chatbot)
    #expect(english.contains("→ yes, filings are enough"), "\(english)")
    #expect(chinese.contains("→ 可以，办理备案即可"), "\(chinese)")
    #expect(try run(["advise"], Self.chatbot).contains(": open, filings are enough."))
  }

  /// Negative List 2024, item 12: at most half of an information service.
  private static let open = """
    company: Company
    as-of: 2025-03-01
    registered-in: shanghai-outside-zones
    contractual-control: no
    services: [{ service: search, activity: information-search }]
    """

  @Test("What an open answer hangs on is said once, and no licence stands under a bad outcome")
  func open() throws {
    let text = try run(["assess"], Self.open)
    let demands = text.split(separator: "\n").filter { $0.contains("Negative List 2024, item 12: at most 50 %") }
    #expect(demands.count == 1 && demands[0].contains("depends on foreign share"), "\(text)")
    #expect(text.contains("where it is open, needed: "), "\(text)")
    #expect(!text.contains("terms not met: needed"), "\(text)")
    let broken = try run(["assess"], Self.open.replacing("contractual", with: "foreign-equity: 60 %\ncontractual"))
    #expect(broken.contains("Not as structured") && !broken.contains("ICP licence"), "\(broken)")
  }

  @Test("Alternative licences stand as alternatives")
  func alternatives() throws {
    let text = try run(["routes"], Self.open.replacing("contractual", with: "foreign-equity: 60 %\ncontractual"))
    #expect(text.contains("(ICP filing) or an information service licence (ICP licence), depending on the facts"), "\(text)")
  }

  @Test("A proof says what was inferred and why, and names no fact by its name in files")
  func proof() throws {
    let text = try run(["explain"], Self.chatbot.replacing("      serves-public-in-china: yes\n", with: ""))
    #expect(text.contains("inferred: what a mainland company opens to everyone"), "\(text)")
    for name in ["serves-public-in-china", "uses-generative-ai", "supplied-from-abroad", "any-foreign-holder"] {
      #expect(!text.contains(name), "\(name)")
    }
  }

  /// Internet news, item 13: what closes the field is named with what it closes.
  @Test("The table of demands says which entry closes what")
  func closing() throws {
    let news = """
      company: Company
      as-of: 2025-03-01
      registered-in: shanghai-outside-zones
      foreign-equity: 60 %
      contractual-control: no
      services: [{ service: news, activity: internet-news-republication }]
      """
    #expect(try run(["advise"], news).contains("| **closed** | item 13 closes “Internet news: republication” |"))
    #expect(try run(["advise", "--lang", "zh"], news).contains("| **禁止** | 第13项禁止“互联网新闻信息转载服务” |"))
  }

  @Test("What a breach leads to stands with exposure, not among duties that are open")
  func penalties() throws {
    let memo = try #require(try Advised(Array(Self.chatbot.utf8)).memos.first)
    let open = memo.openDuties.flatMap(\.rows).map(\.what)
    let exposure = memo.exposure.filter { $0.title.contains("where the open duties of Annex A apply") }
    let law = try #require(AssessedFile.law)
    let penalties = law.duties.filter { $0.kind == .penalty }.map { $0.says[.english] }
    #expect(!open.isEmpty && !open.contains { row in penalties.contains(where: row.contains) }, "\(open)")
    #expect(exposure.flatMap(\.rows).contains { $0.what.contains("RMB") })
  }

  /// Labelling Measures: in force on 1 September 2025.
  @Test("The next day on which something changes counts duties")
  func nextDay() throws {
    let memo = try #require(try Advised(Array(Self.chatbot.utf8)).memos.first)
    #expect(memo.nextChange.contains("2025"), "\(memo.nextChange)")
  }
}
