import Law
import SeededRandom
import TestSupport
import Testing

@testable import Portfolio

@Suite("Figures computed from holders")
struct OwnershipTests {
  private static let law = Result {
    try Law.small(
      computed: [
        "equity sum foreign", "group largest-with-affiliates foreign", "state sum state",
        "holder any foreign", "outweighs outweighs-each foreign",
      ],
      rules: [
        "alpha closed { equity: above 50 % }", "alpha closed { equity: below 33.3334 % }",
        "alpha shut { group: at least 25 % }", "beta shut { state: above 50 % }",
        "beta closed { group: above 50 % }", "beta closed { holder: yes, outweighs: no }",
      ])
  }

  /// A holder as a file says it, with what is not said.
  private struct Holder {
    var text: String
    var share: Int64?
    var isForeign: Bool?
    var isState: Bool?
    var group: Int
  }

  @Test("Of a table given in full every figure is known, and right", arguments: 0..<200)
  func full(seed: UInt64) throws {
    let law = try Self.law.get()
    var random = SplitMix64(seed: seed)
    let holders = holders(using: &random, hidden: 0, isWhole: true)
    let record = try read(file(holders), PortfolioSchema(law))
    #expect(record.problemTexts == [], "seed \(seed)")
    let table = completed(holders, using: &random)
    for fact in law.facts {
      let expected = cell(of: fact, table, law)
      #expect(try record.cells(of: fact.name, in: law) == [expected], "seed \(seed): \(fact.name)")
    }
    if case .figure(let foreign) = table.value(.sum(.foreign)) {
      #expect(record.foreignShare?.least == foreign / 8, "seed \(seed)")
      #expect(record.foreignShare?.greatest == foreign / 8, "seed \(seed)")
    }
    for fact in law.facts where fact.kind == .percentage {
      let share = try #require(
        record.computedShares.first { $0.variable == law.space.ofFact[fact.id.index].lowerBound }, "\(fact.name)")
      guard let operation = fact.computed, case .figure(let figure) = table.value(operation) else { continue }
      #expect((share.least, share.greatest) == (figure / 8, figure / 8), "seed \(seed): \(fact.name)")
    }
  }

  @Test("Of a table given in part no figure is ruled out that it can have", arguments: 0..<200)
  func partial(seed: UInt64) throws {
    let law = try Self.law.get()
    var random = SplitMix64(seed: seed)
    let isWhole = random.chance(0.3)
    let holders = holders(using: &random, hidden: 0.5, isWhole: isWhole)
    // Nothing is left for a holder whose share is not said: no such table.
    guard holders.reduce(0, { $0 + ($1.share ?? 1) }) <= 1_000_000 else { return }
    let record = try read(file(holders), PortfolioSchema(law))
    #expect(record.problemTexts == [], "seed \(seed)")
    for _ in 0..<40 {
      let table = completed(holders, using: &random)
      for fact in law.facts {
        let possible = try record.cells(of: fact.name, in: law)
        let cell = cell(of: fact, table, law)
        #expect(
          possible.contains(cell), "seed \(seed): \(fact.name) of \(file(holders)) as \(table)")
      }
    }
  }

  @Test("Affiliates of affiliates are one group, whoever names whom")
  func affiliates() throws {
    let law = try Self.law.get()
    let record = try read(
      """
      ownership:
        - { holder: a, origin: abroad, share: 20 % }
        - { holder: b, origin: home, share: 30 %, affiliates: a }
        - { holder: f, origin: abroad, share: 10 %, affiliates: [b] }
        - { holder: d, origin: abroad, share: 24.9999 % }
        - { holder: e, origin: state, share: 15.0001 % }
      services: [{ activity: alpha }]
      """, PortfolioSchema(law))
    #expect(record.problemTexts == [])
    // 30 %: foreign members alone, above 25 % and below 50 %.
    #expect(try record.cells(of: "group", in: law) == [3])
    #expect(try record.cells(of: "equity", in: law) == [7])
  }

  @Test(
    "What no table of holders can be is one problem",
    arguments: [
      ("[{ origin: abroad, share: 50 % }, { origin: home, share: 50.0001 % }]", "over-the-whole"),
      ("[{ origin: mars, share: 5 % }]", "unknown-origin"),
      ("[{ origin: [abroad], share: 5 % }]", "unknown-origin"),
      ("[{ origin: abroad, share: 5 }]", "no-percent-sign"),
      ("[{ origin: abroad, share: { is: 5 % } }]", "not-text"),
      ("[{ holder: a, share: 5 % }, { holder: a, share: 6 % }]", "holder-twice"),
      ("[{ holder: a, share: 5 %, affiliates: [b] }]", "unknown-holder"),
      ("[{ holder: a, shares: 5 % }]", "unknown-fact"),
      ("[{ holder: a, control: contract, share: 5 % }]", "contract-with-share"),
      ("[{ holder: a, control: luck }]", "no-such-control"), ("[abroad]", "not-a-mapping"),
      ("{ a: b }", "not-a-list"), ("[{ holder: [a], share: 5 % }]", "not-text"),
    ])
  func problems(text: String, code: String) throws {
    let record = try read(
      "ownership: \(text)\nservices: [{ activity: alpha }]", PortfolioSchema(try Self.law.get()))
    #expect(record.problemCodes == [code], "\(record.problemTexts)")
  }

  // MARK: - Making and completing tables

  private func holders(
    using random: inout SplitMix64, hidden: Double, isWhole: Bool
  ) -> [Holder] {
    var rest: Int64 = 1_000_000
    var holders: [Holder] = []
    let count = Int.random(in: 1...5, using: &random)
    for number in 0..<count {
      let steps: [Int64] = [0, 1, 249_999, 250_000, 333_334, 500_000, 500_001]
      var share = min(
        rest, random.chance(0.6) ? random.pick(steps) : .random(in: 0...1_000_000, using: &random))
      if number == count - 1, isWhole { share = rest }
      let isHidden = number < count - 1 && random.chance(hidden)
      if !isHidden { rest -= share }
      let origin = random.chance(hidden) ? "unclear" : random.pick(["abroad", "home", "state"])
      let group = number > 0 && random.chance(0.4) ? holders[0].group : number
      var text = "{ holder: h\(number), origin: \(origin), share: "
      text += isHidden ? "unknown" : RandomCompany.share(share * 8)
      text += group != number ? ", affiliates: [h0] }" : " }"
      holders.append(
        Holder(
          text: text, share: isHidden ? nil : share,
          isForeign: origin == "unclear" ? nil : origin == "abroad",
          isState: origin == "unclear" ? nil : origin == "state", group: group))
    }
    return holders
  }

  private func file(_ holders: [Holder]) -> String {
    "ownership: [\(holders.map(\.text).joined(separator: ", "))]\nservices: [{ activity: alpha }]"
  }

  /// What the company can be: hidden shares and what no holder has given out at random, to the
  /// holders named and to others; unclear holders anything.
  private func completed(_ holders: [Holder], using random: inout SplitMix64) -> HolderTable {
    var rest = holders.reduce(1_000_000) { $0 - ($1.share ?? 0) }
    // Who is named holds something, be it ever so little.
    var hidden = Int64(holders.count { $0.share == nil })
    func some() -> Int64 {
      let most = rest - max(0, hidden - 1)
      let part =
        random.chance(0.3)
        ? most : random.chance(0.3) ? 1 : .random(in: min(1, most)...most, using: &random)
      rest -= part
      hidden -= 1
      return part
    }
    var all: [HolderTable.Holder] = []
    for holder in holders {
      let share = holder.share ?? some()
      let isForeign = holder.isForeign ?? random.chance(0.5)
      let isState = holder.isState ?? (!isForeign && random.chance(0.5))
      all.append(
        .init(share: share * 8, isForeign: isForeign, isState: isState, group: holder.group))
    }
    // Holders that the file does not name, affiliates of those it names or not.
    while rest > 0 {
      let isForeign = random.chance(0.5)
      let share = all.count > holders.count + 2 ? rest : some()
      if all.count > holders.count + 2 { rest = 0 }
      all.append(
        .init(
          share: share * 8, isForeign: isForeign, isState: !isForeign && random.chance(0.5),
          group: random.chance(0.5) ? 0 : all.count + 10))
    }
    return HolderTable(all)
  }

  private func cell(of fact: Fact, _ table: HolderTable, _ law: Law) -> Int {
    switch fact.computed.map(table.value) {
    case .choice(let choice): return choice
    case .figure(let figure):
      guard
        case .figures(let domain) = law.space.variables[law.space.ofFact[fact.id.index].lowerBound]
          .domain
      else { return -1 }
      return domain.cells.firstIndex { cell in
        switch cell {
        case .exactly(let cut): figure == cut * 8
        case .between(let low, let high):
          low.map { figure > $0 * 8 } ?? true && high.map { figure < $0 * 8 } ?? true
        }
      } ?? -1
    case .elements, .place, nil: return -1
    }
  }
}
