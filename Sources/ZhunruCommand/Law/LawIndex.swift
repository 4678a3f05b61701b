import Law

/// Everything in the law that has a name, found by it.
enum LawSubject {
  case activity(Activity)
  case group(ActivityGroup)
  case instrument(Instrument)
  case regime(Regime)
  case rule(Rule)
  case exception(RuleException)
  case block(ExceptionBlock)
  case duty(Duty)
  case row(GradeRow)
  case fact(Fact)
  case term(Term)
  case reading(Reading)
  case measure(Measure)
  case licence(Licence)
  case place(Place)
  case origin(Origin)
  case impossible(ImpossibleCase)

  /// The kind, as commands name it.
  var kind: LawKind {
    switch self {
    case .activity: .activities
    case .group: .groups
    case .instrument: .instruments
    case .regime: .regimes
    case .rule: .rules
    case .exception: .exceptions
    case .block: .blocks
    case .duty: .duties
    case .row: .rows
    case .fact: .facts
    case .term: .terms
    case .reading: .readings
    case .measure: .measures
    case .licence: .licences
    case .place: .places
    case .origin: .origins
    case .impossible: .impossible
    }
  }

  var name: String {
    switch self {
    case .activity(let subject): subject.name
    case .group(let subject): subject.name
    case .instrument(let subject): subject.name
    case .regime(let subject): subject.name
    case .rule(let subject): subject.name
    case .exception(let subject): subject.name
    case .block(let subject): subject.name
    case .duty(let subject): subject.name
    case .row(let subject): subject.name
    case .fact(let subject): subject.name
    case .term(let subject): subject.name
    case .reading(let subject): subject.name
    case .measure(let subject): subject.name
    case .licence(let subject): subject.name
    case .place(let subject): subject.name
    case .origin(let subject): subject.name
    case .impossible(let subject): subject.name
    }
  }

  /// One line that says what it is.
  var title: Wording {
    switch self {
    case .activity(let subject): subject.title
    case .group(let subject): subject.title
    case .instrument(let subject): subject.title
    case .regime(let subject): subject.title
    case .rule(let subject): subject.says
    case .exception(let subject): subject.says
    case .block(let subject): subject.says
    case .duty(let subject): subject.says
    case .row(let subject): subject.says
    case .fact(let subject): subject.question
    case .term(let subject): subject.title
    case .reading(let subject): subject.question
    case .measure(let subject): subject.title
    case .licence(let subject): subject.title
    case .place(let subject): subject.title
    case .origin(let subject): subject.title
    case .impossible(let subject): subject.says
    }
  }

  /// The days it is in force; `nil` for what does not come and go.
  var period: Period? {
    switch self {
    case .instrument(let subject): subject.period
    case .regime(let subject): subject.period
    case .rule(let subject): subject.period
    case .exception(let subject): subject.period
    case .block(let subject): subject.period
    case .duty(let subject): subject.period
    case .activity, .group, .row, .fact, .term, .reading, .measure, .licence, .place, .origin,
      .impossible:
      nil
    }
  }
}

/// A kind of subject of the law.
enum LawKind: String, CaseIterable, Sendable {
  case activities, groups, instruments, regimes, rules, exceptions, blocks, duties, rows, facts,
    terms, readings, measures, licences, places, origins, impossible
}

extension Law {
  /// Everything of one kind, in the order of the law.
  func subjects(_ kind: LawKind) -> [LawSubject] {
    switch kind {
    case .activities: activities.map(LawSubject.activity)
    case .groups: groups.map(LawSubject.group)
    case .instruments: instruments.map(LawSubject.instrument)
    case .regimes: regimes.map(LawSubject.regime)
    case .rules: rules.map(LawSubject.rule)
    case .exceptions: exceptions.map(LawSubject.exception)
    case .blocks: blocks.map(LawSubject.block)
    case .duties: duties.map(LawSubject.duty)
    case .rows: gradeRows.map(LawSubject.row)
    case .facts: facts.map(LawSubject.fact)
    case .terms: terms.map(LawSubject.term)
    case .readings: readings.map(LawSubject.reading)
    case .measures: measures.map(LawSubject.measure)
    case .licences: licences.map(LawSubject.licence)
    case .places: places.map(LawSubject.place)
    case .origins: origins.map(LawSubject.origin)
    case .impossible: impossible.map(LawSubject.impossible)
    }
  }

  /// What has this name, or this official code. Of the editions of a clause, the one in force on
  /// `day`, else the last.
  func subjects(named name: String, on day: CalendarDate) -> [LawSubject] {
    let coded = activities(coded: name.uppercased()).map(LawSubject.activity)
    if !coded.isEmpty { return coded }
    return LawKind.allCases.compactMap { kind in
      let found = subjects(kind).filter { $0.name == name }
      return found.first { $0.period?.contains(day) ?? true } ?? found.last
    }
  }

  /// Every name and every official code.
  var allNames: [String] {
    LawKind.allCases.flatMap { subjects($0).map(\.name) }
      + Set(activities.compactMap(\.code)).sorted()
  }
}
