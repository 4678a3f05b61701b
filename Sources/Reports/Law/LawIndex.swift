package import Law

/// Everything in the law that has a name, found by it.
package enum LawSubject {
  case activity(Activity)
  case group(ActivityGroup)
  case instrument(Instrument)
  /// A provision, with its name: that of its instrument, and where it stands in it.
  case provision(Provision, name: String, cited: Wording)
  case regime(Regime)
  case rule(Rule)
  case exception(RuleException)
  case block(ExceptionBlock)
  case duty(Duty)
  case row(GradeRow)
  case fact(Fact)
  case topic(Topic)
  case term(Term)
  case reading(Reading)
  case measure(Measure)
  case licence(Licence)
  case place(Place)
  case origin(Origin)
  case impossible(ImpossibleCase)

  /// The kind, as commands name it.
  package var kind: LawKind {
    switch self {
    case .activity: .activities
    case .group: .groups
    case .instrument: .instruments
    case .provision: .provisions
    case .regime: .regimes
    case .rule: .rules
    case .exception: .exceptions
    case .block: .blocks
    case .duty: .duties
    case .row: .rows
    case .fact: .facts
    case .topic: .topics
    case .term: .terms
    case .reading: .readings
    case .measure: .measures
    case .licence: .licences
    case .place: .places
    case .origin: .origins
    case .impossible: .impossible
    }
  }

  package var name: String {
    switch self {
    case .activity(let subject): subject.name
    case .group(let subject): subject.name
    case .instrument(let subject): subject.name
    case .provision(_, let name, _): name
    case .regime(let subject): subject.name
    case .rule(let subject): subject.name
    case .exception(let subject): subject.name
    case .block(let subject): subject.name
    case .duty(let subject): subject.name
    case .row(let subject): subject.name
    case .fact(let subject): subject.name
    case .topic(let subject): subject.name
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
  package var title: Wording {
    switch self {
    case .activity(let subject): subject.title
    case .group(let subject): subject.title
    case .instrument(let subject): subject.title
    case .provision(_, _, let cited): cited
    case .regime(let subject): subject.title
    case .rule(let subject): subject.says
    case .exception(let subject): subject.says
    case .block(let subject): subject.says
    case .duty(let subject): subject.says
    case .row(let subject): subject.says
    case .fact(let subject): subject.question
    case .topic(let subject): subject.says
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
  package var period: Period? {
    switch self {
    case .instrument(let subject): subject.period
    case .regime(let subject): subject.period
    case .rule(let subject): subject.period
    case .exception(let subject): subject.period
    case .block(let subject): subject.period
    case .duty(let subject): subject.period
    case .activity, .group, .provision, .row, .fact, .topic, .term, .reading, .measure, .licence,
      .place, .origin, .impossible:
      nil
    }
  }
}

/// A kind of subject of the law.
package enum LawKind: String, CaseIterable, Sendable {
  case activities, groups, instruments, provisions, regimes, rules, exceptions, blocks, duties,
    rows, facts, topics,
    terms, readings, measures, licences, places, origins, impossible
}

extension Law {
  /// Everything of one kind, in the order of the law.
  package func subjects(_ kind: LawKind) -> [LawSubject] {
    switch kind {
    case .activities: activities.map(LawSubject.activity)
    case .groups: groups.map(LawSubject.group)
    case .instruments: instruments.map(LawSubject.instrument)
    case .provisions:
      provisions.map { provision in
        .provision(
          provision, name: "\(self[provision.instrument].name) \(provision.pinpoint.english)",
          cited: Wording(
            english: citation(of: provision.id, in: .english),
            chinese: citation(of: provision.id, in: .chinese)))
      }
    case .regimes: regimes.map(LawSubject.regime)
    case .rules: rules.map(LawSubject.rule)
    case .exceptions: exceptions.map(LawSubject.exception)
    case .blocks: blocks.map(LawSubject.block)
    case .duties: duties.map(LawSubject.duty)
    case .rows: gradeRows.map(LawSubject.row)
    case .facts: facts.map(LawSubject.fact)
    case .topics: topics.map(LawSubject.topic)
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
  package func subjects(named name: String, on day: CalendarDate) -> [LawSubject] {
    let coded = activities(coded: name.uppercased()).map(LawSubject.activity)
    if !coded.isEmpty { return coded }
    return LawKind.allCases.compactMap { kind in
      let found = subjects(kind).filter { $0.name == name }
      return found.first { $0.period?.contains(day) ?? true } ?? found.last
    }
  }

  /// Every name and every official code.
  package var allNames: [String] {
    LawKind.allCases.flatMap { subjects($0).map(\.name) }
      + Set(activities.compactMap(\.code)).sorted()
  }

  /// The clauses that are made of a provision, in the order of the law.
  package func clauses(of provision: ProvisionID) -> [LawSubject] {
    regimes.filter { $0.provision == provision }.map(LawSubject.regime)
      + rules.filter { $0.provision == provision }.map(LawSubject.rule)
      + exceptions.filter { $0.provision == provision }.map(LawSubject.exception)
      + blocks.filter { $0.provision == provision }.map(LawSubject.block)
      + duties.filter { $0.provision == provision }.map(LawSubject.duty)
  }
}

extension LawSubject {
  /// The provision a clause stands in; `nil` for what is no clause.
  package var provision: ProvisionID? {
    switch self {
    case .regime(let subject): subject.provision
    case .rule(let subject): subject.provision
    case .exception(let subject): subject.provision
    case .block(let subject): subject.provision
    case .duty(let subject): subject.provision
    case .row(let subject): subject.cites
    case .provision(let subject, _, _): subject.id
    case .activity, .group, .instrument, .fact, .topic, .term, .reading, .measure, .licence, .place,
      .origin, .impossible:
      nil
    }
  }

  /// How settled a clause is, and how well its text was checked; `nil` for what has no marks.
  package var confidence: Confidence? {
    switch self {
    case .regime(let subject): subject.confidence
    case .rule(let subject): subject.confidence
    case .exception(let subject): subject.confidence
    case .block(let subject): subject.confidence
    case .duty(let subject): subject.confidence
    case .row(let subject): subject.confidence
    case .activity, .group, .instrument, .provision, .fact, .topic, .term, .reading, .measure, .licence,
      .place, .origin, .impossible:
      nil
    }
  }
}
