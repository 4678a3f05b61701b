import Diagnostics
import Law
import TestSupport
import Testing

@testable import Portfolio

@Suite("Shares and holders as people write them")
struct StatedShareTests {
  private static let law = Result {
    try Law.small(
      facts: ["control company yes-no, held-by: foreign-holder-by-contract"],
      computed: [
        "equity sum foreign", "group largest-with-affiliates foreign", "holder any foreign",
        "persons every persons-or-state",
      ],
      rules: [
        "alpha closed { equity: above 50 % }", "alpha shut { group: at least 25 % }",
        "beta shut { control: yes }",
      ])
  }

  private func read(_ holders: String...) throws -> CompanyRecord {
    try PortfolioTests.read(
      "ownership: [\(holders.joined(separator: ", "))]\nservices: [{ activity: alpha }]",
      PortfolioSchema(try Self.law.get()))
  }

  private func share(_ record: CompanyRecord) -> [Int64] {
    record.foreignShare.map { [$0.least, $0.greatest] } ?? []
  }

  @Test(
    "The foreign share is what is written",
    arguments: [
      ("25 %", "75 %", [250_000, 250_000]), ("1/3", "2/3", [333_333, 333_334]),
      ("1/2", "50 %", [500_000, 500_000]), ("1200000", "800000", [600_000, 600_000]),
      ("1,200,000", "800_000", [600_000, 600_000]), ("60", "40", [600_000, 600_000]),
      ("25 % to 50 %", "50 % to 75 %", [250_000, 500_000]),
      ("25 % to 25 %", "75 %", [250_000, 250_000]),
      ("above 25 %", "60 %", [250_000, 400_000]), ("at most 10 %", "at least 90 %", [0, 100_000]),
      ("1/4 to 1/2", "1/2", [250_000, 500_000]), ("unknown", "60 %", [0, 400_000]),
      ("1200000", "unknown", [0, 1_000_000]),
      ("at least 30 %", "below 50 %", [300_000, 1_000_000]),
    ])
  func shares(foreign: String, chinese: String, expected: [Int64]) throws {
    let record = try read(
      "{ holder: a, origin: abroad, share: '\(foreign)' }",
      "{ holder: b, origin: home, share: '\(chinese)' }")
    #expect(record.problemTexts == [])
    #expect(share(record) == expected)
    #expect(record.remarks == [])
  }

  @Test("What lies above a limit is not at it")
  func strict() throws {
    let law = try Self.law.get()
    // 0, up to 25 %, 25 %, up to 50 %, 50 %, above, 100 %.
    let above = try read(
      "{ holder: a, origin: abroad, share: above 50 % }", "{ holder: b, origin: home, share: 20 % }"
    )
    #expect(try above.cells(of: "equity", in: law) == [5])
    let below = try read(
      "{ holder: a, origin: abroad, share: 20 % }", "{ holder: b, origin: home, share: above 50 % }"
    )
    #expect(try below.cells(of: "equity", in: law) == [1, 2, 3])
    let tiers = try read(
      "{ holder: a, origin: abroad, share: 50 % }",
      "{ holder: b, origin: home, share: 50 %, ownership: "
        + "[{ holder: x, origin: abroad }, { holder: y, origin: home, share: 40 % }] }")
    #expect(try tiers.cells(of: "equity", in: law) == [5])
    #expect(try tiers.cells(of: "holder", in: law) == [1])
  }

  @Test(
    "Three shares or more that miss the whole by no more than was rounded are brought to it",
    arguments: [
      (["33.3333 %", "33.3333 %", "33.3333 %"], true), (["33.3 %", "33.3 %", "33.3 %"], true),
      (Array(repeating: "16.6667 %", count: 6), true), (["33 %", "33 %", "33 %"], true),
      (["33.3 %", "33.3 %", "33.2 %"], false), (["33.33 %", "33.33 %", "33.3 %"], false),
      (["50 %", "49.9999 %"], false), (["99.9999 %"], false), (["25 %", "25 %", "50 %"], false),
      (["33.3333 %", "33.3333 %", "at most 33.3333 %"], false),
      (["1/3", "33.3333 %", "33.3333 %"], false),
    ])
  func rounded(shares: [String], isScaled: Bool) throws {
    let holders = shares.enumerated().map {
      "{ holder: h\($0), origin: \($0 < shares.count / 2 ? "abroad" : "home"), share: \($1) }"
    }
    let record = try PortfolioTests.read(
      "ownership: [\(holders.joined(separator: ", "))]\nservices: [{ activity: alpha }]",
      PortfolioSchema(try Self.law.get()))
    #expect(record.problemTexts == [])
    #expect(record.remarks == (isScaled ? [.scaled(nil)] : []))
    if shares.count == 6 { #expect(share(record) == [500_000, 500_000]) }
  }

  @Test(
    "What is no share, and no way of holding, is one problem",
    arguments: [
      ("share: 0.6", "no-percent-sign"), ("share: 60", "no-percent-sign"),
      ("share: 4/3", "percentage-out-of-range"), ("share: 1/0", "not-a-percentage"),
      ("share: 1/x", "not-a-percentage"), ("share: above 100 %", "percentage-out-of-range"),
      ("share: 50 % to 25 %", "band-upside-down"), ("share: 50 % to", "not-a-percentage"),
      ("share: 12.34567 %", "percentage-too-fine"), ("share: 120 %", "percentage-out-of-range"),
      ("share: 10 %, votes: 60 %", "votes-not-read"),
      ("share: 1 %, general-partner: yes", "general-partner-not-read"),
      ("share: 1 %, control: general-partner", "general-partner-not-read"),
      ("share: 1 %, nominee-for: someone", "nominee-not-read"),
      ("share: 1 %, trustee: yes", "trust-not-read"),
      ("share: 1 %, control: magic", "no-such-control"),
    ])
  func problems(text: String, code: String) throws {
    let record = try read("{ holder: a, origin: abroad, \(text) }")
    #expect(record.problemCodes == [code], "\(record.problemTexts)")
  }

  @Test("Numbers of shares do not mix with parts, and nothing is left beside the whole")
  func together() throws {
    let mixed = try read(
      "{ holder: a, origin: abroad, share: 300 }", "{ holder: b, origin: home, share: 20 % }")
    #expect(mixed.problemCodes == ["mixed-shares"])
    let full = try read(
      "{ holder: a, origin: abroad }", "{ holder: b, origin: home, share: 100 % }")
    #expect(full.problemCodes == ["nothing-left"])
    let over = try read(
      "{ holder: a, origin: abroad, share: 2/3 }", "{ holder: b, origin: home, share: 40 % }")
    #expect(over.problemCodes == ["over-the-whole"])
  }

  @Test("A part of one asks whether per cents were meant")
  func partOfOne() throws {
    let schema = PortfolioSchema(try Self.law.get())
    for (text, meant) in [("0.6", "`60 %`"), ("0.125", "`12.5 %`"), ("1", "`100 %`")] {
      let record = try PortfolioTests.read(
        "equity: \(text)\nservices: [{ activity: alpha }]", schema)
      #expect(record.problemCodes == ["no-percent-sign"])
      #expect(record.firstProblem?.help?.english.contains("did you mean \(meant)?") ?? false)
    }
  }

  @Test("Options and convertible notes are not yet shares")
  func options() throws {
    let law = try Self.law.get()
    let record = try read(
      "{ holder: a, origin: abroad, options: 10 % }", "{ holder: b, origin: citizen, share: 100 % }"
    )
    #expect(record.problemTexts == [])
    #expect(record.remarks == [.notYetShares("a")])
    #expect(try record.cells(of: "holder", in: law) == [0])
    #expect(try record.cells(of: "persons", in: law) == [1])
  }

  @Test("Origins are understood in other spellings")
  func origins() throws {
    let law = try Self.law.get()
    for name in ["citizen", "natural person", "NATURAL PERSON", "自然人"] {
      let record = try read("{ holder: a, origin: \(name), share: 100 % }")
      #expect(record.problemTexts == [], "\(name)")
      #expect(try record.cells(of: "persons", in: law) == [1], "\(name)")
    }
    let record = try read("{ holder: a, origin: natural persn, share: 100 % }")
    #expect(record.problemCodes == ["unknown-origin"])
    #expect(record.firstProblem?.help?.english == "did you mean `Natural Person`? `zhunru facts ownership` lists the origins")
  }

  // MARK: - Control by contract

  private static let mainland = "holder: party, origin: home, control: contract"

  @Test(
    "Who is party to the contracts counts through its own holders",
    arguments: [
      ("holder: p, origin: abroad, control: contract", [1]),
      ("holder: p, origin: citizen, control: contract", [0]),
      ("holder: p, origin: state, control: contract", [0]),
      (mainland, [0, 1]), ("holder: p, origin: unclear, control: contract", [0, 1]),
      ("\(mainland), ownership: [{ holder: cayman, origin: abroad, share: 100 % }]", [1]),
      ("\(mainland), ownership: [{ holder: cayman, origin: abroad }]", [1]),
      ("\(mainland), ownership: [{ holder: li, origin: home, share: 100 % }]", [0]),
      ("\(mainland), ownership: [{ holder: li, origin: home, share: 60 % }]", [0, 1]),
      ("\(mainland), ownership: [{ holder: li, origin: unclear, share: 100 % }]", [0, 1]),
      (
        "\(mainland), ownership: [{ holder: li, origin: home, share: 100 % }, "
          + "{ holder: topco, origin: abroad, control: contract }]", [1]
      ),
      (
        "\(mainland), ownership: [{ holder: hk, origin: abroad, share: 100 %, "
          + "ownership: [{ holder: li, origin: home, share: 100 % }] }]", [1]
      ),
    ])
  func contracts(party: String, expected: [Int]) throws {
    let law = try Self.law.get()
    let record = try read("{ holder: founder, origin: home, share: 100 % }", "{ \(party) }")
    #expect(record.problemTexts == [])
    #expect(try record.cells(of: "control", in: law) == expected)
  }

  @Test("A holder from abroad whose owners are from the mainland is told")
  func roundTrip() throws {
    let owners = [("home", [OwnershipRemark.roundTrip("hk")]), ("abroad", []), ("unclear", [])]
    for (origin, remarks) in owners {
      let record = try read(
        "{ holder: hk, origin: abroad, share: 100 %, ownership: "
          + "[{ holder: bvi, origin: abroad, share: 100 %, ownership: "
          + "[{ holder: li, origin: \(origin), share: 51 % }] }] }")
      #expect(record.problemTexts == [])
      #expect(record.remarks == (remarks.isEmpty ? [] : remarks + [.roundTrip("bvi")]))
      #expect(share(record) == [1_000_000, 1_000_000])
    }
  }

  // MARK: - Figures without holders

  @Test(
    "A figure says what follows for the others",
    arguments: [
      ("equity: 100 %", "holder", [1]), ("equity: above 0 %", "holder", [1]),
      ("equity: 0 %", "holder", [0]), ("equity: 0 %", "group", [0]),
      ("equity: at most 60 %", "holder", [0, 1]), ("equity: 20 %", "group", [1]),
      ("equity: 20 %", "persons", [0]), ("equity: 0 %", "persons", [0, 1]),
      ("persons: yes", "equity", [0]), ("holder: no", "equity", [0]),
      ("equity: 20 %\nholder: unknown", "holder", [1]),
      // Cut at 0, 25 and 100 %; and at 0, 25, 50 and 100 %.
      ("group: 30 %", "equity", [3, 4, 5, 6]), ("group: 30 %", "holder", [1]),
    ])
  func figures(text: String, fact: String, expected: [Int]) throws {
    let law = try Self.law.get()
    let record = try PortfolioTests.read(
      "\(text)\nservices: [{ activity: alpha }]", PortfolioSchema(law))
    #expect(record.problemTexts == [])
    #expect(try record.cells(of: fact, in: law) == expected)
  }

  @Test("Figures that cannot stand together are left as they are stated")
  func disagreeing() throws {
    let law = try Self.law.get()
    let record = try PortfolioTests.read(
      "equity: 60 %\nholder: no\nservices: [{ activity: alpha }]", PortfolioSchema(law))
    #expect(try record.cells(of: "holder", in: law) == [0])
  }
}
