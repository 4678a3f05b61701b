import Law
import SeededRandom
import TestSupport
import Testing

@testable import Portfolio

@Suite("Companies that hold each other")
struct CircularHoldingsTests {
  private static let law = Result {
    try Law.small(
      computed: [
        "equity sum foreign", "group largest-with-affiliates foreign", "holder any foreign",
        "persons every persons-or-state",
      ],
      rules: [
        "alpha closed { equity: above 50 % }", "alpha closed { equity: below 25 % }",
        "alpha shut { equity: above 33.3333 % }", "alpha shut { group: at least 25 % }",
        "beta closed { group: above 10 % }",
      ])
  }

  private static func origins(using random: inout SplitMix64) -> [String] {
    (0..<12).map { _ in random.pick(["abroad", "abroad", "home", "citizen", "state"]) }
  }

  private func cell(_ share: (part: Int128, whole: Int128), _ name: String) throws -> Int {
    let law = try Self.law.get()
    let fact = try #require(law.facts.first { $0.name == name })
    guard
      case .figures(let domain) = law.space.variables[law.space.ofFact[fact.id.index].lowerBound]
        .domain
    else { return -1 }
    // A share beside a cut in millionths.
    func isBelow(_ cut: Int64) -> Bool { share.part * 1_000_000 < Int128(cut) * share.whole }
    func isAbove(_ cut: Int64) -> Bool { share.part * 1_000_000 > Int128(cut) * share.whole }
    return domain.cells.firstIndex { cell in
      switch cell {
      case .exactly(let cut): !isBelow(cut) && !isAbove(cut)
      case .between(let low, let high): low.map(isAbove) ?? true && high.map(isBelow) ?? true
      }
    } ?? -1
  }

  @Test("Every circle is solved exactly", arguments: 0..<400)
  func exact(seed: UInt64) throws {
    let law = try Self.law.get()
    var random = SplitMix64(seed: seed)
    let holdings = SlowHoldings.random(
      companies: .random(in: 1...5, using: &random), isWhole: true, using: &random)
    let origins = Self.origins(using: &random)
    let text = holdings.file(origins) { _, _, tenths in
      random.chance(0.5) ? "\(tenths * 10) %" : "\(tenths)/10"
    }
    let record = try read(text, PortfolioSchema(law))
    try #require(record.problemTexts == [], "seed \(seed): \(text)")
    let foreign = holdings.share { origins[$0] == "abroad" }
    let largest = (0..<12).filter { origins[$0] == "abroad" }
      .map { one in holdings.share { $0 == one } }.max { $0.part < $1.part }
    let message: Comment = "seed \(seed): \(text)"
    #expect(try record.cells(of: "equity", in: law) == [cell(foreign, "equity")], message)
    #expect(
      try record.cells(of: "group", in: law) == [cell(largest ?? (0, 1), "group")], message)
    #expect(try record.cells(of: "holder", in: law) == [foreign.part > 0 ? 1 : 0], message)
    #expect(
      record.foreignShare?.least == Int64(foreign.part * 1_000_000 / foreign.whole), message)
    let others = holdings.share { origins[$0] == "home" }
    #expect(
      try record.cells(of: "persons", in: law)
        == (foreign.part > 0 ? [0] : others.part > 0 ? [0, 1] : [1]), message)
  }

  @Test("Bands and holders not listed leave what their completions can be", arguments: 0..<300)
  func open(seed: UInt64) throws {
    let law = try Self.law.get()
    var random = SplitMix64(seed: seed)
    let companies = Int.random(in: 1...4, using: &random)
    let holdings = SlowHoldings.random(companies: companies, isWhole: false, using: &random)
    var origins = Self.origins(using: &random)
    // In some bands the tenths are the least, in others shares lie above them.
    var isAbove = false
    let text = holdings.file(origins) { owned, _, tenths in
      let held = holdings.tables[owned].reduce(0) { $0 + $1.tenths }
      guard held < 10, random.chance(0.4) else { return "\(tenths * 10) %" }
      if random.chance(0.5) {
        isAbove = true
        return "above \(tenths * 10) %"
      }
      return "\(tenths * 10) % to \((tenths + 10 - held) * 10) %"
    }
    let record = try read(text, PortfolioSchema(law))
    try #require(record.problemTexts == [], "seed \(seed): \(text)")
    let equity = try record.cells(of: "equity", in: law)
    let message: Comment = "seed \(seed): \(text)"
    // What is left over may go to anybody outside, or to those listed.
    for _ in 0..<30 {
      var whole = holdings
      origins = Array(origins.prefix(12)) + ["abroad", "home"]
      for owned in 0..<companies {
        var rest = 10 - whole.tables[owned].reduce(0) { $0 + $1.tenths }
        while rest > 0 {
          if random.chance(0.5) {
            whole.tables[owned].append((.outside(random.pick([12, 13])), 1))
          } else {
            whole.tables[owned][.random(in: whole.tables[owned].indices, using: &random)].tenths +=
              1
          }
          rest -= 1
        }
      }
      let foreign = whole.share { origins[$0] == "abroad" }
      #expect(try isAbove || equity.contains(cell(foreign, "equity")), message)
    }
    // The ends are reached, where nothing lies above one.
    let least = holdings.share { origins[$0] == "abroad" }
    let certain = holdings.share { $0 < 12 && origins[$0] != "abroad" }
    let most = (part: certain.whole - certain.part, whole: certain.whole)
    #expect(record.foreignShare?.least == Int64(least.part * 1_000_000 / least.whole), message)
    if !isAbove {
      #expect(try equity.first == cell(least, "equity"), message)
      #expect(try equity.last == cell(most, "equity"), message)
    }
  }

  @Test("A parent that the company half holds leaves four sevenths to the foreign holder")
  func ownParent() throws {
    let law = try Self.law.get()
    for inner in ["{ holder: c, share: 50 % }", "{ holder: c, origin: abroad, share: 50 % }"] {
      let record = try read(
        """
        ownership:
          - { holder: fund, origin: abroad, share: 40 % }
          - { holder: parent, origin: home, share: 60 %, ownership: [\(inner), { holder: chen, origin: home, share: 50 % }] }
        services: [{ activity: alpha }]
        """, PortfolioSchema(law))
      #expect(record.problemTexts == [])
      #expect(record.foreignShare?.least == 571_428)
      #expect(record.foreignShare?.greatest == 571_429)
      #expect(record.remarks == [.circularHoldings])
    }
  }

  @Test("Shares that the company holds in itself are not outstanding")
  func treasury() throws {
    let law = try Self.law.get()
    let record = try read(
      """
      ownership:
        - { holder: c, share: 20 % }
        - { holder: fund, origin: abroad, share: 40 % }
        - { holder: chen, origin: home, share: 40 % }
      services: [{ activity: alpha }]
      """, PortfolioSchema(law))
    #expect(record.problemTexts == [])
    #expect(record.foreignShare?.least == 500_000 && record.foreignShare?.greatest == 500_000)
    #expect(record.remarks == [.circularHoldings])
  }

  @Test(
    "A circle that nobody outside holds is an error",
    arguments: [
      "[{ holder: c, share: 100 % }]",
      "[{ holder: a, origin: home, share: 100 %, ownership: [{ holder: c, share: 1/1 }] }]",
      "[{ holder: x, origin: abroad, share: 50 % }, { holder: a, origin: home, share: 50 %, "
        + "ownership: [{ holder: b, origin: home, share: 100 %, ownership: [{ holder: a, share: 100 % }] }] }]",
    ])
  func closed(text: String) throws {
    let record = try read(
      "ownership: \(text)\nservices: [{ activity: alpha }]", PortfolioSchema(try Self.law.get()))
    #expect(record.problemCodes == ["circle"], "\(record.problemTexts)")
  }

  @Test("A chain or a circle of too many companies is an error")
  func tooMany() throws {
    func chain(_ tiers: Int) -> String {
      (1..<tiers).reduce("[{ holder: z, origin: abroad, share: 33.3333 % }]") { list, number in
        "[{ holder: t\(number), origin: home, share: 99.9999 %, ownership: \(list) }]"
      }
    }
    let schema = PortfolioSchema(try Self.law.get())
    for (tiers, codes) in [(24, []), (25, ["too-many-tiers"])] {
      let record = try read(
        "ownership: \(chain(tiers))\nservices: [{ activity: alpha }]", schema)
      #expect(record.problemCodes == codes, "\(tiers)")
    }
  }
}
