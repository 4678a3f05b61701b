import Advisory
import Assessment
import Foundation
import Law
import Reports
import Testing
import ZhunruCommand

/// That memos claim no more than what was told and what the law says, and that every report says the same.
@Suite("What memos claim")
struct MemoTruthTests {
  private let directory = TemporaryDirectory()

  private func memo(_ text: String, _ language: Language = .english) throws -> Memo {
    try #require(Advised(Array(text.utf8), language).memos.first)
  }

  private func run(_ arguments: [String], _ company: String) throws -> String {
    directory.write(company, to: "company.yaml")
    let run = try ProgramPath.run(arguments + ["company.yaml", "--width", "400"], input: "", in: directory)
    #expect(run.messages.isEmpty, "\(run.messages)")
    return run.output
  }

  private static func company(_ place: String, _ share: String, _ services: String) -> String {
    """
    company: Company
    as-of: 2026-11-20
    registered-in: \(place)
    foreign-equity: \(share)
    contractual-control: no
    services:
    \(services)
    """
  }

  // MARK: - Demands of which nothing was said

  /// Negative List 2024, item 20: a senior high school is a Sino-foreign cooperative school.
  private static let school = company("chengdu", "50 %", "  - { service: school, activity: senior-high-school }")

  @Test("A demand of which nobody said anything is not said to be broken, in any report")
  func unsaid() throws {
    let memo = try memo(Self.school)
    let answer = try #require(memo.answers.first)
    #expect(answer.answer == .notAsStructured)
    #expect(answer.text.contains("As far as we were told, this is not met: nobody said that it is an approved Sino-foreign cooperative school."), "\(answer.text)")
    #expect(!answer.text.contains("This is not met"))
    #expect(answer.core.contains("If that is so, "), "\(answer.core)")
    let row = try #require(memo.analyses.first?.demands.first { $0.demand.contains("cooperative school") })
    #expect(row.state == .notMetAsTold && row.result == "not met, as far as told" && row.why.contains("nobody said"))
    #expect(try run(["assess"], Self.school).contains("not met, as far as told: nobody said that it is an approved"))
    #expect(try run(["explain"], Self.school).contains("not met, as far as told"))
    #expect(try self.memo(Self.school, .chinese).answers[0].text.contains("未说明“系经批准的中外合作办学机构”"))
  }

  @Test("A demand that stated facts break is not met, whoever tells it")
  func broken() throws {
    let stated = Self.school.replacing("contractual-control", with: "cooperative-school: no\ncontractual-control")
    let row = try #require(try memo(stated).analyses.first?.demands.first { $0.demand.contains("cooperative school") })
    #expect(row.state == .notMet && row.result == "not met")
    #expect(try run(["assess"], stated).contains("cooperative school; not met"))
    #expect(try run(["explain"], stated).contains("(Negative List 2024, item 20): not met"))
  }

  /// Foreign-Related Surveys Measures, Article 8: it binds surveys for clients abroad, of which nothing was said.
  @Test("Whether a demand is met that may not bind is not known, in memo and assessment alike")
  func notKnown() throws {
    let survey = Self.company("pudong", "60 %", "  - { service: interviews, activity: market-survey }")
    let memo = try memo(survey)
    let rows = try #require(memo.analyses.first).demands
    #expect(rows.contains { $0.demand.contains("approved agency") && $0.state == .notKnown })
    #expect(rows.contains { $0.demand.contains("joint venture") && $0.state == .met })
    let text = try run(["assess"], survey)
    #expect(text.contains("joint venture only; the foreign share is 60 %"), "\(text)")
  }

  // MARK: - How sure an answer is

  /// Foreign-Invested Cinema Provisions beside the list: the view that the list decides is taken.
  private static let cinemas = company("qingdao", "70 %", "  - { service: cinemas, activity: cinema }\n  - { service: calls, activity: call-centre }")

  @Test("An answer on one view of a contested point says so wherever it stands")
  func oneView() throws {
    let english = try Advised(Array(Self.cinemas.utf8))
    let memo = try #require(english.memos.first)
    let answer = try #require(memo.answers.first { $0.name == "cinemas" })
    #expect(answer.lead == "Yes, with a licence, on the view taken here.", "\(answer.lead)")
    #expect(memo.headline == "both lines may be offered, with licences, one on the view taken here", "\(memo.headline)")
    #expect(try english.text(.md, isBrief: true).contains("Yes, with a licence, on the view taken here."))
    #expect(try run(["assess"], Self.cinemas).contains("Yes, with a licence, on the view taken here"))
    #expect(try run(["explain"], Self.cinemas).contains("yes, with a licence, on the view taken here"))
    #expect(try self.memo(Self.cinemas, .chinese).answers.contains { $0.lead == "依本文所采观点，可以，须取得许可。" })
    // A line that is open on every view says nothing of views.
    #expect(memo.answers.first { $0.name == "calls" }?.lead == "Yes, with a licence.")
    let several = try Advised(Array("companies:\n\(Self.listed(Self.cinemas))\(Self.listed(Self.school))".utf8))
    let page = try several.text(.md)
    #expect(page.contains("§\\* Cinema"), "\(page)")
  }

  private static func listed(_ company: String) -> String {
    company.split(separator: "\n").enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 + "\n" }.joined()
  }

  /// Interim Measures for Generative AI, Article 20, is contested; Telecom Regulations, Article 7, makes the answer.
  @Test("A probable No names what makes it so before what is contested")
  func ground() throws {
    let memo = try memo(
      """
      company: Far Voice Ltd
      as-of: 2026-11-20
      registered-in: outside-mainland
      foreign-equity: 100 %
      services:
        - service: assistant
          about: [generative-ai]
          features:
            audience: registered
            delivery-channels: [app]
            paid-by-users: yes
            supplied-from-abroad: yes
            geoblocks-mainland: no
            uses-generative-ai: yes
            serves-public-in-china: yes
            model-source: self-trained
      """)
    let answer = try #require(memo.answers.first)
    #expect(answer.lead.hasPrefix("Probably no"), "\(answer.lead)")
    #expect(answer.reason.contains("probably an information service") && answer.reason.contains("Telecom Regulations, Article 7"), "\(answer.reason)")
    #expect(answer.cause.contains("Telecom Regulations, Article 7"), "\(answer.cause)")
    #expect(answer.text.contains("(Interim Measures for Generative AI, Article 20; contested)"), "\(answer.text)")
  }

  private static let ledger = company(
    "suzhou", "100 %",
    """
      - service: bookkeeping
        features:
          audience: any-enterprise
          delivery-channels: [website]
          paid-by-users: yes
          telecom-functions: [business-software]
          uses-generative-ai: no
    """)

  @Test("What depends on a contested point says on which, and what each view leads to")
  func contested() throws {
    let memo = try memo(Self.ledger)
    let answer = try #require(memo.answers.first)
    #expect(answer.answer == .depends)
    #expect(answer.core.contains("It depends on a contested point, which counsel must judge: Is business software"), "\(answer.core)")
    #expect(answer.core.contains("terms not met."), "\(answer.core)")
    #expect(!answer.further.joined().contains("does not treat"), "\(answer.further)")
    #expect(answer.cause.contains("Is business software"), "\(answer.cause)")
    let classes = try #require(memo.analyses.first).classes
    #expect(classes.contains { $0.hasPrefix("As contested points are judged, it may be: ") }, "\(classes)")
  }

  /// A companion of minors: the ban of 2026 does not hang on what the telecom service is called.
  private static let companion = company(
    "hangzhou", "40 %",
    """
      - service: friend
        about: [generative-ai]
        features:
          audience: registered
          delivery-channels: [app]
          paid-by-users: yes
          uses-generative-ai: yes
          serves-public-in-china: yes
          simulates-person: yes
          sustained-emotional-interaction: yes
          offers-virtual-intimacy: yes
          minors: directed
          under-14-users: yes
          model-source: filed-unmodified
    """)

  @Test("Only contested points on which the answer hangs are counted, and the others tell what becomes of their activity")
  func points() throws {
    let memo = try memo(Self.companion)
    let answer = try #require(memo.answers.first)
    let unsettled = try #require(memo.analyses.first).unsettled
    let deciding = unsettled.filter(\.changesAnswer)
    #expect(deciding.count < unsettled.count)
    #expect(!answer.further.joined().contains("Four points"), "\(answer.further)")
    for point in unsettled where !point.changesAnswer {
      #expect(
        point.told.allSatisfy { $0.contains("Information: ") || $0.contains("Generative") || $0.contains("On each view: ") },
        "\(point.told)")
    }
    // Views that lead to the same are told together.
    #expect(unsettled.allSatisfy { $0.told.count > 1 || $0.told[0].contains("On each view: ") }, "\(unsettled)")
  }

  @Test("What the service is said to be in part 1 is as sure as in part 3")
  func likelihood() throws {
    let memo = try memo(Self.companion)
    #expect(memo.answers[0].reason.contains("is probably an information service"), "\(memo.answers[0].reason)")
    #expect(memo.analyses[0].classes.contains { $0.contains("It is probably an information service") })
  }

  /// Free Trade Zone List 2021, item 11, and Negative List 2024, item 12, ask for the same.
  @Test("A text that asks for what applies without it opens nothing")
  func openings() throws {
    let memo = try memo(Self.companion)
    #expect(!memo.answers[0].text.contains("is open under"), "\(memo.answers[0].text)")
    #expect(!memo.analyses[0].rules.contains { $0.contains("is open under") })
  }

  @Test("No point to watch is what the business is, or leaves out")
  func watched() throws {
    #expect(!(try memo(Self.companion).answers[0].further.joined().contains("One point to watch")))
  }

  // MARK: - Several lines, several companies

  private static let schools = company(
    "chengdu", "50 %",
    """
      - { service: high school, activity: senior-high-school }
      - { service: kindergarten, activity: pre-school-education }
    """)

  @Test("Ways say whose they are, and are told once")
  func ways() throws {
    let advised = try Advised(Array(Self.schools.utf8))
    let memo = try #require(advised.memos.first)
    #expect(memo.ways.allSatisfy { !$0.names.isEmpty })
    let told = memo.ways.map { [$0.what, $0.outcome, $0.takes, $0.costs, $0.leavesOpen, "\($0.standing)"] }
    #expect(Set(told).count == told.count)
    let text = try advised.text(.md)
    #expect(text.contains(/\n1\. \*\*(high school|kindergarten)/), "\(text)")
  }

  @Test("A report on several companies, and a brief, refer to no part that they lack")
  func references() throws {
    let text = "companies:\n" + [Self.companion, Self.ledger, Self.schools, Self.cinemas].map(Self.listed).joined()
    for language in Language.allCases {
      let report = try Advised(Array(text.utf8), language)
      for isBrief in [false, true] {
        let written = try report.text(.md, isBrief: isBrief)
        for reference in ["part 1", "part 3", "part 4", "part 5", "Annex", "第三部分", "第一部分", "第四部分", "第五部分", "附件"] {
          #expect(!written.contains(reference), "\(reference)")
        }
      }
      let brief = try Advised(Array(Self.ledger.utf8), language).text(.md, isBrief: true)
      for reference in ["part 3", "Annex", "第三部分", "附件"] { #expect(!brief.contains(reference), "\(reference): \(brief)") }
    }
  }

  @Test("No row of Annex C ends in nothing")
  func decides() throws {
    for company in [Self.companion, Self.ledger, Self.schools, Self.school] {
      #expect(try memo(company).points.allSatisfy { !$0.decides.isEmpty })
    }
  }

  // MARK: - Filings, and changes

  /// Internet Information Measures, Article 4: a site that sells the company's own goods is filed.
  private static let shop = company(
    "nanjing", "100 %",
    """
      - service: candle shop
        features:
          audience: public
          delivery-channels: [website]
          telecom-functions: [own-goods-only]
          earns-otherwise: yes
          uses-generative-ai: no
    """)

  @Test("Filings are told as filings, in lines, proofs and counts")
  func filings() throws {
    let text = try run(["assess"], Self.shop)
    #expect(text.contains("1 “yes, filings are enough”") && !text.contains("“yes, with a licence”"), "\(text)")
    #expect(try run(["explain"], Self.shop).contains("yes, filings are enough"))
    let report = try Advised(Array(("companies:\n" + Self.listed(Self.shop) + Self.listed(Self.cinemas)).utf8)).text(.md)
    #expect(report.contains("1 “yes, with a licence”, 1 “yes, filings are enough”"), "\(report)")
    #expect(report.contains("✎ "), "\(report)")
  }

  /// Anthropomorphic Services Measures: the ban of 2026 makes another answer of the same outcomes.
  @Test("A comparison tells a changed answer, also where the outcomes are the same")
  func compared() throws {
    let undated = Self.companion.replacing("as-of: 2026-11-20\n", with: "")
    let text = try run(["compare", "--from", "2024-06-01", "--to", "2026-11-20"], undated)
    #expect(text.contains("→ open to this investor, but not as designed"), "\(text)")
    #expect(text.contains("1 with another answer"), "\(text)")
  }
}
