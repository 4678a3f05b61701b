import Diagnostics
import YAML

extension LawBuilder {
  /// Reports terms and conditions of facts that lead back to themselves.
  func checkCircles() {
    for (index, term) in terms.enumerated() {
      if reaches(.term(index), from: term.means, seen: []) {
        add([circular("term", term.name, term.source)])
      }
    }
    for (index, fact) in facts.enumerated() {
      if let condition = fact.appliesWhen, reaches(.fact(index), from: condition, seen: []) {
        add([circular("fact", fact.name, fact.source)])
      }
    }
  }

  private enum Node: Hashable {
    case term(Int)
    case fact(Int)
  }

  private func reaches(_ goal: Node, from condition: Condition, seen: Set<Node>) -> Bool {
    func follow(_ node: Node, _ next: Condition?) -> Bool {
      if node == goal { return true }
      guard let next, !seen.contains(node) else { return false }
      return reaches(goal, from: next, seen: seen.union([node]))
    }
    switch condition {
    case .all(let parts), .any(let parts):
      return parts.contains { reaches(goal, from: $0, seen: seen) }
    case .not(let part): return reaches(goal, from: part, seen: seen)
    case .term(let term): return follow(.term(term.index), terms[term.index].means)
    case .fact(let fact, _): return follow(.fact(fact.index), facts[fact.index].appliesWhen)
    case .carries, .reading: return false
    }
  }

  /// Reports grades, facts and impossible cases that hang on a grade: grades lead to positions, and
  /// nothing points back.
  func checkGradeTests() {
    let conditions =
      gradeRows.map { ($0.when, $0.source) } + impossible.map { ($0.when, $0.source) }
      + facts.compactMap { fact in fact.appliesWhen.map { ($0, fact.source) } }
    for (condition, source) in conditions where testsGrade(condition, seen: []) {
      add([
        Diagnostic(
          severity: .error, code: "grade-in-grade",
          headline: "`carries` cannot stand in what grades are made of", primary: source.label(),
          help: "test the features by which the line is that activity")
      ])
    }
  }

  private func testsGrade(_ condition: Condition, seen: Set<Int>) -> Bool {
    switch condition {
    case .all(let parts), .any(let parts): parts.contains { testsGrade($0, seen: seen) }
    case .not(let part): testsGrade(part, seen: seen)
    case .term(let term):
      !seen.contains(term.index)
        && testsGrade(terms[term.index].means, seen: seen.union([term.index]))
    case .carries: true
    case .fact, .reading: false
    }
  }

  private func circular(_ kind: String, _ name: String, _ source: SourceReference) -> Diagnostic {
    Diagnostic(
      severity: .error, code: "circular", headline: "the \(kind) `\(name)` leads back to itself",
      primary: source.label())
  }

  /// Reports names that two texts give to clauses in force on one day.
  func checkOverlaps() {
    overlaps(regimes.map { ($0.name, $0.period, $0.source) }, "regime")
    overlaps(rules.map { ($0.name, $0.period, $0.source) }, "rule")
    overlaps(exceptions.map { ($0.name, $0.period, $0.source) }, "exception")
    overlaps(blocks.map { ($0.name, $0.period, $0.source) }, "block")
    overlaps(duties.map { ($0.name, $0.period, $0.source) }, "duty")
  }

  private func overlaps(
    _ clauses: [(name: String, period: Period, source: SourceReference)],
    _ kind: String
  ) {
    for (_, same) in Dictionary(grouping: clauses, by: \.name) where same.count > 1 {
      let sorted = same.sorted { $0.period.first < $1.period.first }
      for (earlier, later) in zip(sorted, sorted.dropFirst())
      where earlier.period.last.map({ later.period.first <= $0 }) ?? true {
        add([
          Diagnostic(
            severity: .error, code: "overlapping-periods",
            headline: "two texts have a \(kind) `\(later.name)` in force on the same day",
            primary: later.source.label(), secondary: [earlier.source.label("in force here")],
            help: "end the earlier one with `until`, or give one of them another name")
        ])
      }
    }
  }

  /// The law, once every section is read without a problem of form.
  ///
  /// - Parameter other: A law of the same facts, whose limits cut them as well.
  func law(alongside other: Law?) -> Law {
    var space = FactSpaceBuilder(facts: facts, readings: readings, places: places)
    for condition in conditions + (other?.conditions ?? []) { space.mention(condition) }
    let built = space.build()
    let general = index(of: "general-business", "activity")
    if general == nil {
      add([
        Diagnostic(
          severity: .error, code: "no-general-business",
          headline: "no activity is called `general-business`",
          primary: activities.first?.source.label("the first activity"),
          help: "every line carries it: declare it among the activities")
      ])
    }
    return Law(
      activities: activities, groups: groups, instruments: instruments, provisions: provisions,
      measures: measures, licences: licences, regimes: regimes, rules: rules,
      exceptions: exceptions, blocks: blocks, duties: duties, gradeRows: gradeRows,
      readings: readings, facts: facts, terms: terms, topics: topics, levers: levers,
      impossible: impossible,
      origins: origins,
      places: places, space: built, changes: changes,
      generalBusiness: ActivityID(general ?? 0))
  }

  /// Every condition written in the law.
  private var conditions: [Condition] {
    var all: [Condition] = facts.compactMap(\.appliesWhen)
    all += terms.map(\.means)
    all += impossible.map(\.when)
    all += regimes.map(\.when)
    all += rules.flatMap { [$0.when, $0.demands ?? .always] }
    all += exceptions.map(\.when)
    all += blocks.map(\.when)
    all += duties.map(\.when)
    all += gradeRows.map(\.when)
    return all
  }

  /// The days on which a clause starts, or a place comes into one that rules mention, and the days
  /// after one ends.
  private var changes: [CalendarDate] {
    var periods = regimes.map(\.period)
    periods += rules.map(\.period)
    periods += exceptions.map(\.period)
    periods += blocks.map(\.period)
    periods += duties.map(\.period)
    var days = Set(periods.flatMap { [$0.first] + ($0.last.map { [$0.next] } ?? []) })
    let mentioned = mentionedPlaces
    for membership in places.flatMap(\.within) where mentioned.contains(membership.place) {
      if let from = membership.from { days.insert(from) }
      if let until = membership.until { days.insert(until.next) }
    }
    return days.sorted()
  }

  /// The places that conditions name, and those that a test of the same area tells apart.
  private var mentionedPlaces: Set<PlaceID> {
    var found: Set<PlaceID> = []
    func look(_ condition: Condition) {
      switch condition {
      case .all(let parts), .any(let parts): for part in parts { look(part) }
      case .not(let part): look(part)
      case .fact(_, .lies(let places)): found.formUnion(places)
      case .fact(_, .liesWith(_, let group)):
        found.insert(group)
        found.formUnion(
          places.filter { $0.direct.contains { $0.place == group } }.map(\.id))
      case .fact, .term, .carries, .reading: break
      }
    }
    for condition in conditions { look(condition) }
    return found
  }
}
