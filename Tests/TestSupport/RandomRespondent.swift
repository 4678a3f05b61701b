package import Law
package import Questionnaire
package import SeededRandom
package import YAML

/// Answers at random, always the same to one question.
package struct RandomRespondent {
  package let law: Law
  package let values: RepresentativeValues
  /// How often a fact is not known.
  package var unknownChance = 0.0
  private var random: SplitMix64
  package var generator: SplitMix64 {
    get { random }
    set { random = newValue }
  }

  package init(_ values: RepresentativeValues, seed: UInt64) {
    law = values.law
    self.values = values
    random = SplitMix64(seed: seed)
  }

  package mutating func answer(_ question: Question) -> Reply {
    switch question {
    case .companyName: return .text("Company")
    case .serviceName: return .text("Service")
    case .business:
      guard random.chance(0.7) else { return .business(Business(about: law.topics.filter { _ in random.chance(0.15) }.map(\.id))) }
      let count = random.chance(0.8) ? 1 : 2
      return .business(Business(activities: (0..<count).map { _ in random.pick(law.activities).id }))
    case .ownership:
      if random.chance(unknownChance) { return .ownershipUnknown }
      if random.chance(0.5) { return .foreignShare(.word(share())) }
      return .holders(holders())
    case .fact(let fact, _): return .fact(content(law[fact]))
    case .assumptions(let facts, _): return .opened(facts.filter { _ in random.chance(0.2) })
    case .anotherService: return .further(false)
    }
  }

  /// What is answered of a fact.
  package mutating func content(_ fact: Fact) -> YAMLContent {
    if random.chance(unknownChance) {
      guard fact.kind == .set, random.chance(0.5) else { return .unknown }
      return .inlineMapping(
        fact.values.map { YAMLContent.Entry($0.name, .word(random.pick(["yes", "no", "unknown"]))) })
    }
    switch fact.kind {
    case .yesNo: return .word(random.chance(0.5) ? "yes" : "no")
    case .choice: return .word(random.pick(fact.values).name)
    case .set:
      let chosen = fact.values.filter { _ in random.chance(2 / Double(fact.values.count)) }
      return chosen.isEmpty ? .word("none") : .inlineList(chosen.map { .word($0.name) })
    case .percentage: return .word(share())
    case .count:
      let cut = random.pick(values.cuts[fact.id, default: [1]])
      return .word("\(max(0, cut + Int64.random(in: -1...1, using: &random)))")
    case .date: return .word("2021-0\(Int.random(in: 1...9, using: &random))-15")
    case .place: return .word(random.pick(law.places).name)
    }
  }

  private mutating func share() -> String {
    let cuts: [Int64] = [0, 10, 25, 30, 49, 50, 51, 66, 70, 90, 100]
    let beside: [Int64] = [-1, 0, 0, 1]
    let millionths = random.pick(cuts) * 10_000 + random.pick(beside)
    return RandomCompany.share(8 * min(1_000_000, max(0, millionths)))
  }

  private mutating func holders() -> YAMLContent {
    let foreign = Int64.random(in: 0...100, using: &random)
    let origins = ["foreign", "hong-kong", "taiwan", "chinese-owned-offshore"]
    var list: [YAMLContent] = []
    func holder(_ name: String, _ origin: String, _ share: Int64) -> YAMLContent {
      .inlineMapping([
        .init("holder", .text(name)), .init("origin", .word(origin)),
        .init("share", .word("\(share) %")),
      ])
    }
    if foreign > 0 { list.append(holder("A", random.pick(origins), foreign)) }
    if foreign < 100 {
      list.append(holder("B", random.pick(["chinese", "state", "mainland"]), 100 - foreign))
    }
    return .list(list)
  }
}
