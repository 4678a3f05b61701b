import DecisionDiagram

/// On which days the law of one activity is the same.
///
/// The epochs of the whole law are cut wherever anything changes; most changes leave most activities
/// as they are.
final class ActivityEpochs {
  /// Stands for what the position of an activity is made of on a day: equal where that is the same.
  struct Signature: Hashable {
    fileprivate let number: Int
  }

  /// The clauses in force, and which of the places they mention hold which.
  private struct Content: Hashable {
    let clauses: [Clause]
    let memberships: [Int]
  }

  private let law: Law
  /// The places that conditions of no activity in particular mention.
  private let commonPlaces: Set<PlaceID>
  private var placesOfClause: [Clause: Set<PlaceID>] = [:]
  /// By the clauses of an activity, the places that they mention and those of no activity in particular.
  private var placesOfClauses: [[Clause]: ValueSet] = [:]
  private var signatures: [Key: Signature] = [:]
  private var numbers: [Content: Int] = [:]
  private var ever: [ActivityID: Ever] = [:]
  /// By day, the memberships that end or have not begun.
  private var absent: [CalendarDate: [(place: PlaceID, in: PlaceID)]] = [:]
  private var gradeSignatures: [CalendarDate: [Int]] = [:]

  private struct Key: Hashable {
    let activity: ActivityID
    let day: CalendarDate
  }

  init(_ law: Law) {
    self.law = law
    let common =
      law.impossible.map(\.when) + law.gradeRows.map(\.when)
      + law.facts.flatMap { law.conditionsBehind($0.id) }
    commonPlaces = common.reduce(into: []) { $0.formUnion(law.places(mentionedBy: $1)) }
  }

  /// What grades are made of on a day: which of the places that rows mention hold which.
  func signatureOfGrades(on day: CalendarDate) -> [Int] {
    if let found = gradeSignatures[day] { return found }
    let made = memberships(of: commonPlaces.indices, on: day)
    gradeSignatures[day] = made
    return made
  }

  /// Which of the places that some conditions mention, and those of no activity in particular, hold which on a day.
  func memberships(behind conditions: [Condition], on day: CalendarDate) -> [Int] {
    memberships(
      of: conditions.reduce(into: commonPlaces) { $0.formUnion(law.places(mentionedBy: $1)) }.indices, on: day)
  }

  /// - Complexity: what is made once for an activity and a day is kept.
  func signature(of activity: ActivityID, in compiler: LawCompiler) -> Signature {
    let key = Key(activity: activity, day: compiler.date)
    if let found = signatures[key] { return found }
    let clauses = clauses(of: activity, in: compiler)
    let content = Content(
      clauses: clauses, memberships: memberships(of: places(of: clauses), on: compiler.date))
    let made = Signature(number: numbers[content] ?? numbers.count)
    numbers[content] = made.number
    signatures[key] = made
    return made
  }

  /// The clauses in force that the position of an activity is made of, each with what it demands.
  func clauses(of activity: ActivityID, in compiler: LawCompiler) -> [Clause] {
    let ever = clausesEver(of: activity)
    let rules = ever.rules.filter { $0.period.contains(compiler.date) }
    let regimes = ever.regimes.filter { $0.period.contains(compiler.date) }
    var clauses = rules.flatMap { [Clause.rule($0.id), .demand($0.id)] }
    clauses += regimes.map { .regime($0.id) }
    let names = Set(rules.map(\.named))
    let exceptions = ever.exceptions.filter {
      $0.period.contains(compiler.date) && $0.lifts.contains(where: names.contains)
    }
    guard !exceptions.isEmpty else { return clauses }
    let blocks = compiler.blocks.filter { block in
      exceptions.contains { $0.named == block.exception }
    }
    return clauses + exceptions.map { .exception($0.id) } + blocks.map { .block($0.id) }
  }

  /// The rules and regimes that are made for an activity and the exceptions to them, with the days on which they are in
  /// force.
  private struct Ever {
    let rules: [(id: RuleID, named: RuleName, period: Period)]
    let regimes: [(id: RegimeID, period: Period)]
    let exceptions: [RuleException]
  }

  private func clausesEver(of activity: ActivityID) -> Ever {
    if let found = ever[activity] { return found }
    let rules = law.rules.filter { $0.isMade(for: activity) }
    let names = Set(rules.map(\.named))
    let made = Ever(
      rules: rules.map { ($0.id, $0.named, $0.period) },
      regimes: law.regimes.filter { $0.activities.contains(activity) }.map { ($0.id, $0.period) },
      exceptions: law.exceptions.filter {
        ($0.activities?.contains(activity) ?? true) && $0.lifts.contains(where: names.contains)
      })
    ever[activity] = made
    return made
  }

  private func places(of clauses: [Clause]) -> ValueSet {
    if let found = placesOfClauses[clauses] { return found }
    let made = clauses.reduce(into: commonPlaces) { $0.formUnion(places(of: $1)) }.indices
    placesOfClauses[clauses] = made
    return made
  }

  private func places(of clause: Clause) -> Set<PlaceID> {
    if let found = placesOfClause[clause] { return found }
    let made = law.places(mentionedBy: law.condition(of: clause))
    placesOfClause[clause] = made
    return made
  }

  /// The memberships in some places that end or have not begun.
  private func memberships(of mentioned: ValueSet, on day: CalendarDate) -> [Int] {
    absentMemberships(on: day).filter { mentioned.contains($0.in.index) }
      .map { $0.place.index << 16 | $0.in.index }
  }

  private func absentMemberships(on day: CalendarDate) -> [(place: PlaceID, in: PlaceID)] {
    if let found = absent[day] { return found }
    let made = law.places.flatMap { place in
      place.within.filter { !$0.contains(day) }.map { (place: place.id, in: $0.place) }
    }
    absent[day] = made
    return made
  }
}

extension Set<PlaceID> {
  fileprivate var indices: ValueSet { ValueSet(map(\.index)) }
}

extension Law {
  /// The places that a condition mentions.
  func places(mentionedBy condition: Condition) -> Set<PlaceID> {
    condition.tests.reduce(into: []) { found, test in
      switch test {
      case .fact(_, let test):
        switch test {
        case .lies(let places): found.formUnion(places)
        case .liesWith(_, let group):
          found.insert(group)
          found.formUnion(places.filter { $0.direct.contains { $0.place == group } }.map(\.id))
        case .isOneOf, .containsAny, .containsOnly, .isEmpty, .figure: break
        }
      case .term(let term): found.formUnion(places(mentionedBy: self[term].means))
      case .carries, .reading, .about, .stated, .all, .any, .not: break
      }
    }
  }
}
