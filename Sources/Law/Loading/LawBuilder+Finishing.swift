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
      if conditionsBehind(index).contains(where: { reaches(.fact(index), from: $0, seen: []) }) {
        add([circular("fact", fact.name, fact.source)])
      }
    }
    for (index, topic) in topics.enumerated() {
      if let condition = topic.inPlay, reaches(.topic(index), from: condition, seen: []) {
        add([circular("topic", topic.name, topic.source)])
      }
    }
  }

  /// What decides what is taken of a fact.
  private func conditionsBehind(_ fact: Int) -> [Condition] {
    [facts[fact].appliesWhen].compactMap(\.self) + facts[fact].infers.map(\.when)
      + topics.filter { $0.opens(facts[fact].id) }.compactMap(\.inPlay)
  }

  private enum Node: Hashable {
    case term(Int)
    case fact(Int)
    case topic(Int)
  }

  private func reaches(_ goal: Node, from condition: Condition, seen: Set<Node>) -> Bool {
    func follow(_ node: Node, _ next: [Condition]) -> Bool {
      if node == goal { return true }
      guard !seen.contains(node) else { return false }
      return next.contains { reaches(goal, from: $0, seen: seen.union([node])) }
    }
    switch condition {
    case .all(let parts), .any(let parts):
      return parts.contains { reaches(goal, from: $0, seen: seen) }
    case .not(let part): return reaches(goal, from: part, seen: seen)
    case .term(let term): return follow(.term(term.index), [terms[term.index].means])
    case .fact(let fact, _): return follow(.fact(fact.index), conditionsBehind(fact.index))
    case .about(let named):
      return named.contains { topic in
        follow(.topic(topic.index), [topics[topic.index].inPlay].compactMap(\.self))
      }
    case .carries, .reading, .stated: return false
    }
  }

  /// Reports grades, facts and impossible cases that hang on a grade: grades lead to positions, and
  /// nothing points back.
  func checkGradeTests() {
    let conditions =
      gradeRows.map { ($0.when, $0.source) } + impossible.map { ($0.when, $0.source) }
      + facts.compactMap { fact in fact.appliesWhen.map { ($0, fact.source) } }
      + facts.flatMap { $0.infers.map { ($0.when, $0.source) } }
      + topics.compactMap { topic in topic.inPlay.map { ($0, topic.source) } }
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
    case .fact, .reading, .about, .stated: false
    }
  }

  private func circular(_ kind: String, _ name: String, _ source: SourceReference) -> Diagnostic {
    Diagnostic(
      severity: .error, code: "circular", headline: "the \(kind) `\(name)` leads back to itself",
      primary: source.label())
  }

  /// The law, once every section is read without a problem of form.
  ///
  /// - Parameter other: A law of the same facts, whose limits cut them as well.
  func law(alongside other: Law?) -> Law {
    var space = FactSpaceBuilder(
      facts: facts, readings: readings, places: places, topics: topics)
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
      outOfOrder: outOfOrder,
      readings: readings, facts: facts, terms: terms, topics: topics, levers: levers,
      impossible: impossible,
      origins: origins,
      places: places, regimeNames: regimeNames, ruleNames: ruleNames,
      exceptionNames: exceptionNames, space: built, changes: changes,
      generalBusiness: ActivityID(general ?? 0))
  }

  /// Every condition written in the law.
  private var conditions: [Condition] {
    var all: [Condition] = facts.compactMap(\.appliesWhen)
    all += facts.flatMap { $0.infers.map(\.when) }
    all += topics.compactMap(\.inPlay)
    all += terms.map(\.means)
    all += impossible.map(\.when)
    all += regimes.map(\.when)
    all += rules.flatMap { [$0.when, $0.demands ?? .always] }
    all += exceptions.map(\.when)
    all += blocks.map(\.when)
    all += duties.flatMap { [$0.when, $0.brokenWhen ?? .always] }
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
      case .fact, .term, .carries, .reading, .about, .stated: break
      }
    }
    for condition in conditions { look(condition) }
    return found
  }
}
