import Diagnostics
import YAML

extension LawBuilder {
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
          headline: Message("`carries` cannot stand in what grades are made of", "`carries`不能用于认定标准"), primary: source.label(),
          help: Message("test the features by which the line is that activity", "请检验使该业务构成该业务类型的特征"))
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

  /// The law, once every section is read without a problem of form.
  ///
  /// - Parameters:
  ///   - other: A law of the same facts, whose limits cut them as well.
  ///   - words: The files of everyday words.
  func law(alongside other: Law?, words: [LawFile], digest: String) -> Law {
    var space = FactSpaceBuilder(
      facts: facts, readings: readings, places: places, topics: topics, activities: activities)
    for condition in conditions + (other?.conditions ?? []) { space.mention(condition) }
    let built = space.build()
    let general = index(of: "general-business", "activity")
    if general == nil {
      add([
        Diagnostic(
          severity: .error, code: "no-general-business",
          headline: Message("no activity is called `general-business`", "没有名为`general-business`的业务"),
          primary: activities.first?.source.label(Message("the first activity", "第一个业务")),
          help: Message("every line carries it: declare it among the activities", "每项业务均属之：请在业务中声明"))
      ])
    }
    return Law(
      activities: activities, groups: groups, instruments: instruments, provisions: provisions,
      measures: measures, licences: licences, regimes: regimes, rules: rules,
      exceptions: exceptions, blocks: blocks, duties: duties, subjects: subjects, acts: acts,
      gradeRows: gradeRows,
      outOfOrder: outOfOrder,
      readings: readings, facts: facts, terms: terms, topics: topics, sections: sections, glossary: glossary, levers: levers,
      impossible: impossible,
      origins: origins,
      places: places, regimeNames: regimeNames, ruleNames: ruleNames,
      exceptionNames: exceptionNames, space: built, changes: changes,
      generalBusiness: ActivityID(general ?? 0), digest: digest, lexiconSource: LexiconSource(.files(words)))
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
