import Law
import SeededRandom
import TestSupport
import Testing

@testable import Portfolio

@Suite("Figures computed through tiers of holders")
struct OwnershipGraphTests {
  private static let law = Result {
    try Law.small(
      computed: [
        "equity sum foreign", "group largest-with-affiliates foreign", "state sum state",
        "holder any foreign", "outweighs outweighs-each foreign",
      ],
      rules: [
        "alpha closed { equity: above 50 % }", "alpha closed { equity: below 24 % }",
        "alpha shut { group: at least 25 % }", "beta shut { state: above 50 % }",
        "beta closed { group: above 10 % }", "beta closed { holder: yes, outweighs: no }",
      ])
  }

  /// Holders in an order in which each holds only in those before it; 0 is the company.
  private struct Graph {
    var origins: [String] = ["company"]
    /// By holder, those who hold in it with their shares in percent; empty where it ends.
    var holders: [[(holder: Int, percent: Int)]] = []

    /// The sum over all paths from the company to holders that end it, of the products of the
    /// holdings, in units of 100⁻⁵ of the whole.
    func shares() -> [Int: Int64] {
      var found: [Int: Int64] = [:]
      func walk(_ holder: Int, _ product: Int64, _ tiers: Int) {
        if holder != 0, holders[holder].isEmpty || origins[holder] == "abroad" {
          found[holder, default: 0] += product * (0..<(5 - tiers)).reduce(1) { all, _ in all * 100 }
          return
        }
        for (next, percent) in holders[holder] { walk(next, product * Int64(percent), tiers + 1) }
      }
      walk(0, 1, 0)
      return found
    }

    var file: String {
      var written: Set<Int> = []
      func list(_ holder: Int) -> String {
        "["
          + holders[holder].map { next, percent in
            var entry = "{ holder: h\(next), share: \(percent) %"
            if written.insert(next).inserted {
              entry += ", origin: \(origins[next])"
              if !holders[next].isEmpty { entry += ", ownership: \(list(next))" }
            }
            return entry + " }"
          }.joined(separator: ", ") + "]"
      }
      return "ownership: \(list(0))\nservices: [{ activity: alpha }]"
    }
  }

  private func graph(using random: inout SplitMix64) -> Graph {
    var graph = Graph()
    let count = Int.random(in: 3...8, using: &random)
    for _ in 1...count { graph.origins.append(random.pick(["abroad", "home", "home", "state"])) }
    // At most five tiers: a holder has holders of its own among the next few only.
    for holder in 0...count {
      let later = Array((holder + 1)..<max(holder + 1, count + 1)).filter {
        $0 > holder && ($0 - holder <= 3 || holder == 0)
      }
      guard !later.isEmpty, holder == 0 || (holder < 5 && random.chance(0.6)) else {
        graph.holders.append([])
        continue
      }
      var rest = 100
      var list: [(Int, Int)] = []
      for (position, next) in later.enumerated() {
        let share =
          position == later.count - 1
          ? rest : min(rest, random.pick([0, 10, 20, 25, 24, 40, 50, 51, 60]))
        rest -= share
        list.append((next, share))
      }
      graph.holders.append(list)
    }
    return graph
  }

  @Test("Figures are those of all paths, each the product of its holdings", arguments: 0..<300)
  func paths(seed: UInt64) throws {
    let law = try Self.law.get()
    var random = SplitMix64(seed: seed)
    let graph = graph(using: &random)
    guard tiers(of: graph) <= 5 else { return }
    let record = try read(graph.file, PortfolioSchema(law))
    #expect(record.problemTexts == [], "seed \(seed): \(graph.file)")
    let shares = graph.shares()
    let whole: Int64 = 10_000_000_000
    #expect(shares.values.reduce(0, +) == whole, "seed \(seed)")
    let foreign = shares.filter { graph.origins[$0.key] == "abroad" }
    let sum = foreign.values.reduce(0, +)
    let largest = foreign.values.max() ?? 0
    #expect(
      try record.cells(of: "equity", in: law) == [cell(sum, "equity", law)],
      "seed \(seed): \(graph.file)")
    #expect(
      try record.cells(of: "group", in: law) == [cell(largest, "group", law)],
      "seed \(seed): \(graph.file)")
    #expect(try record.cells(of: "holder", in: law) == [sum > 0 ? 1 : 0], "seed \(seed)")
    #expect(
      try record.cells(of: "outweighs", in: law) == [whole - sum > largest ? 1 : 0], "seed \(seed)")
    // A millionth is 10⁴ of the units here.
    #expect(record.foreignShare?.least == sum / 10_000, "seed \(seed)")
  }

  private func tiers(of graph: Graph) -> Int {
    func height(_ holder: Int) -> Int {
      graph.holders[holder].map { 1 + height($0.holder) }.max() ?? 0
    }
    return height(0)
  }

  private func cell(_ share: Int64, _ name: String, _ law: Law) throws -> Int {
    let fact = try #require(law.facts.first { $0.name == name })
    guard
      case .figures(let domain) = law.space.variables[law.space.ofFact[fact.id.index].lowerBound]
        .domain
    else { return -1 }
    return domain.cells.firstIndex { cell in
      switch cell {
      case .exactly(let cut): share == cut * 10_000
      case .between(let low, let high):
        low.map { share > $0 * 10_000 } ?? true && high.map { share < $0 * 10_000 } ?? true
      }
    } ?? -1
  }

  @Test("A product is exact at a limit after six tiers")
  func exact() throws {
    let law = try Self.law.get()
    func file(_ last: String) -> String {
      let chain = (1...5).reduce(
        "[{ holder: z, origin: abroad, share: \(last) }, { holder: y, origin: home, share: 0.0001 % }]"
      ) {
        "[{ holder: c\($1), origin: home, share: 99.9999 %, ownership: \($0) }]"
      }
      return "ownership: \(chain)\nservices: [{ activity: alpha }]"
    }
    // 0.999999⁵ × 0.500003 is 0.5000005…, × 0.500002 below one half.
    var record = try read(file("50.0003 %"), PortfolioSchema(law))
    #expect(record.problemTexts == [])
    #expect(record.foreignShare?.least == 500_000)
    record = try read(file("50.0002 %"), PortfolioSchema(law))
    #expect(record.foreignShare?.least == 499_999)
  }

  @Test("What a tier leaves over may belong to anybody")
  func partial() throws {
    let law = try Self.law.get()
    let record = try read(
      """
      ownership:
        - holder: fund
          origin: home
          share: 60 %
          ownership: [{ holder: partner, origin: abroad, share: 30 % }]
        - { holder: b, origin: home, share: 40 % }
      services: [{ activity: alpha }]
      """, PortfolioSchema(law))
    #expect(record.problemTexts == [])
    #expect(record.foreignShare?.least == 180_000)
    #expect(record.foreignShare?.greatest == 600_000)
  }

  @Test(
    "A graph that cannot be is one problem",
    arguments: [
      (
        "[{ holder: a, origin: home, ownership: [{ holder: b }] }, { holder: d, origin: home, ownership: [{ holder: a, ownership: [] }] }]",
        "listed-twice"
      ),
      (
        "[{ holder: a, origin: home }, { holder: d, origin: home, ownership: [{ holder: a, origin: abroad }] }]",
        "contradiction"
      ),
      (
        "[{ holder: a, origin: home, ownership: [{ origin: home, share: 60 % }, { origin: home, share: 41 % }] }]",
        "over-the-whole"
      ),
    ])
  func problems(text: String, code: String) throws {
    let record = try read(
      "ownership: \(text)\nservices: [{ activity: alpha }]", PortfolioSchema(try Self.law.get()))
    #expect(record.problemCodes == [code], "\(record.problemTexts)")
  }

  @Test("The company and its list of holders must agree, in either order")
  func agreement() throws {
    let schema = PortfolioSchema(try Self.law.get())
    let list = "ownership: [{ origin: abroad, share: 60 % }, { origin: home, share: 40 % }]"
    for text in ["equity: 40 %\n\(list)", "\(list)\nequity: 40 %"] {
      let record = try read("\(text)\nservices: [{ activity: alpha }]", schema)
      #expect(record.problemCodes == ["contradiction"], "\(text)")
    }
    let record = try read(
      "equity: at least 50 %\n\(list)\nservices: [{ activity: alpha }]", schema)
    #expect(record.problemTexts == [])
  }

  @Test("Many shared holders cost no more than their holdings")
  func sharedHolders() throws {
    // 15 holders on each of four tiers: 50 thousand paths, 690 holdings.
    func list(_ tier: Int) -> String {
      "["
        + (0..<15).map { number in
          var entry =
            "{ holder: t\(tier)-\(number), share: 6 %, origin: \(tier == 5 ? "abroad" : "home")"
          if tier < 5 {
            entry +=
              number == 0
              ? ", ownership: \(list(tier + 1))" : ", ownership: \(references(tier + 1))"
          }
          return entry + " }"
        }.joined(separator: ", ") + "]"
    }
    func references(_ tier: Int) -> String {
      "[" + (0..<15).map { "{ holder: t\(tier)-\($0), share: 6 % }" }.joined(separator: ", ") + "]"
    }
    let record = try read(
      "ownership: \(list(2))\nservices: [{ activity: alpha }]", PortfolioSchema(try Self.law.get()))
    #expect(record.problemTexts == [])
    #expect(record.foreignShare?.least == 656_100)
  }
}
