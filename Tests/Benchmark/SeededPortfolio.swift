import Assessment
import DecisionDiagram
import Law
import Portfolio
import SeededRandom
import TestSupport
import YAML

/// A portfolio made from a seed.
///
/// What a kind writes of a law is fixed: the same seed gives the same companies for as long as the law has the same facts,
/// activities and places, and what is added to the law enters as it comes. Another way of writing is another kind.
struct SeededPortfolio {
  enum Kind: String, CaseIterable {
    /// An activity, the share, the place and the day are all stated.
    case known = "known-1"
    /// Every activity and every fact of the law is in use, and most facts are left out.
    case gaps = "gaps-1"
    /// The same, with most lines saying what they are about.
    case topics = "topics-1"
  }

  private let law: Law
  private let kind: Kind
  private var random: SplitMix64
  /// Companies without their names, known to be free of problems.
  private var bodies: [String] = []

  static let distinct = 2000

  /// - Parameter context: Of the law, so that many portfolios share what is compiled of it.
  init(_ context: AssessmentContext, _ kind: Kind, seed: UInt64) {
    law = context.law
    self.kind = kind
    random = SplitMix64(seed: seed)
    let schema = PortfolioSchema(law)
    var reader = CompanyReader(schema)
    let assessor = Assessor(context, schema)
    var tree = YAMLTree()
    var record = CompanyRecord()
    while bodies.count < Self.distinct {
      let body = kind == .known ? makeKnownBody(bodies.count) : makeBody(bodies.count)
      let bytes = Array(("company: a\n" + body).utf8)
      let isSound = bytes.withUnsafeBytes { bytes in
        var input = YAMLReader(bytes: bytes, file: "a")
        _ = input.next(into: &tree)
        reader.read(tree, into: &record)
        guard !record.isFaulty, tree.problems.isEmpty, let date = record.asOf else { return false }
        return assessor.contradictions(in: record, on: date).isEmpty
      }
      if isSound { bodies.append(body) }
    }
  }

  /// The text of the company with this number.
  func company(_ number: Int) -> String {
    "---\ncompany: Company \(number) Co., Ltd.\n" + bodies[number % bodies.count]
  }

  /// Facts and activities that no company uses.
  var unused: [String] {
    let text = bodies.joined()
    let names =
      law.facts.map(\.name)
      + law.activities.filter { $0.id != law.generalBusiness }.map(\.name)
    return names.filter { !text.contains($0) }
  }

  // MARK: - Making

  private static let dates = [
    "2022-06-01", "2023-09-01", "2024-06-01", "2024-10-31", "2024-11-01", "2026-01-01",
  ]
  private static let shares = [0, 0, 10, 25, 34, 49, 50, 51, 66, 75, 100]

  private mutating func makeKnownBody(_ number: Int) -> String {
    """
    as-of: \(random.pick(Self.dates))
    foreign-equity: \(random.pick(Self.shares)) %
    registered-in: \(random.pick(exactPlaces).name)
    services:
      - activity: \(activity(number))

    """
  }

  /// The places of which it is known in which class of places they lie.
  private var exactPlaces: [Place] {
    let domains = law.facts.filter { $0.name == "registered-in" }.compactMap { fact in
      if case .places(let domain) = law.space.variables[law.space.ofFact[fact.id.index].lowerBound].domain {
        domain
      } else {
        nil
      }
    }
    return law.places.filter { place in domains.allSatisfy { $0.known[place.id.index].isSingle } }
  }

  /// Activities in turn, so that every one is used.
  private func activity(_ number: Int) -> String {
    let activity = law.activities[number % law.activities.count]
    return activity.id == law.generalBusiness ? "call-centre" : activity.name
  }

  private mutating func makeBody(_ number: Int) -> String {
    let date = random.pick(Self.dates)
    var text = "as-of: \(date)\n"
    if random.chance(0.7) {
      text += "foreign-equity: \(random.pick(Self.shares)) %\n"
    } else {
      let share = Int.random(in: 0...100, using: &random)
      text += "ownership:\n"
      text += "  - { holder: A, origin: \(random.pick(law.origins).name), share: \(share) % }\n"
      text +=
        "  - { holder: B, origin: \(random.pick(law.origins).name), share: \(100 - share) % }\n"
    }
    for fact in law.facts
    where fact.subject == .company && fact.computed != .sum(.foreign)
      && (fact.computed == nil || !text.contains("ownership"))
    {
      if random.chance(0.12) { text += "\(fact.name): \(value(of: fact))\n" }
    }
    text += "services:\n"
    let lines = Int.random(in: 1...3, using: &random)
    for line in 0..<lines { text += makeLine(number * 3 + line) }
    return text
  }

  private mutating func makeLine(_ number: Int) -> String {
    var text = "  - service: line \(number)\n"
    if random.chance(0.5) {
      return text + "    activity: \(activity(number))\n"
    }
    if kind == .topics, random.chance(0.7) {
      text += "    about: [\(random.pick(law.topics).name), \(random.pick(law.topics).name)]\n"
    }
    text += "    features:\n"
    let facts = law.facts.filter { $0.subject == .service }
    for fact in facts where random.chance(0.15) {
      text += "      \(fact.name): \(value(of: fact))\n"
    }
    if text.hasSuffix("features:\n") { text += "      \(facts[0].name): \(value(of: facts[0]))\n" }
    return text
  }

  private mutating func value(of fact: Fact) -> String {
    switch fact.kind {
    case .yesNo: return random.pick(["yes", "no"])
    case .choice: return random.pick(fact.values).name
    case .set:
      let count = Int.random(in: 1...min(3, fact.values.count), using: &random)
      let names = Set((0..<count).map { _ in random.pick(fact.values).name })
      return "[\(names.sorted().joined(separator: ", "))]"
    case .percentage: return "\(Int.random(in: 0...100, using: &random)) %"
    case .count: return "\(Int.random(in: 0...100, using: &random))"
    case .date: return "2023-0\(Int.random(in: 1...9, using: &random))-15"
    case .place: return random.pick(law.places).name
    }
  }
}
