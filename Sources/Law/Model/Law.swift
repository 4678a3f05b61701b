/// What the files of the law say, resolved and checked for form.
///
/// A value that never changes: tables of subjects, found by identifier, and the names that lead to
/// them.
public final class Law: @unchecked Sendable {
  // Unchecked because of what follows from the rest, which is set before anyone else has the law.

  public let activities: [Activity]
  public let groups: [ActivityGroup]
  public let instruments: [Instrument]
  public let provisions: [Provision]
  public let measures: [Measure]
  public let licences: [Licence]
  public let regimes: [Regime]
  public let rules: [Rule]
  public let exceptions: [RuleException]
  public let blocks: [ExceptionBlock]
  public let duties: [Duty]
  /// What duties are about, in the order in which lists of duties show them.
  public let subjects: [Subject]
  /// The acts that several duties or licences ask for.
  public let acts: [Act]
  public let gradeRows: [GradeRow]
  /// Where more makes an answer better all the same.
  public let outOfOrder: [OutOfOrder]
  public let readings: [Reading]
  public let facts: [Fact]
  public let terms: [Term]
  public let topics: [Topic]
  /// Sections of business, in the order in which questionnaires show them.
  public let sections: [Section]
  /// Words that are explained to whoever meets them.
  public let glossary: [GlossaryTerm]
  public let levers: [Lever]
  public let impossible: [ImpossibleCase]
  public let origins: [Origin]
  public let places: [Place]
  let regimeNames: ClauseNames<Regime>
  let ruleNames: ClauseNames<Rule>
  let exceptionNames: ClauseNames<RuleException>
  /// Every fact and reading as variables with finite domains.
  public let space: FactSpace
  /// First days on which something in the law changes, in order; the law of a day is that of the
  /// last of them not after it.
  public let changes: [CalendarDate]
  /// The activity every line carries.
  public let generalBusiness: ActivityID
  /// The digest of the files that say it, by which results are tied to it; see ``LawFile/digest(of:)``.
  public let digest: String
  /// What follows from all of it.
  package private(set) var findings = LawFindings(triggers: [], derivations: [], factsOfVerdicts: [])
  /// The law compiled for every epoch; `nil` where it was read from files, and is compiled as it is asked for.
  let compiled: CompiledLaw?
  /// The files of everyday words, unread.
  var lexiconFiles: [LawFile] { lexiconSource.files }
  let lexiconSource: LexiconSource

  /// - Parameters:
  ///   - findings: What follows from all of it; found where left out.
  ///   - compiled: The law compiled for every epoch, where the build did so.
  init(
    activities: [Activity], groups: [ActivityGroup], instruments: [Instrument], provisions: [Provision],
    measures: [Measure], licences: [Licence], regimes: [Regime], rules: [Rule], exceptions: [RuleException],
    blocks: [ExceptionBlock], duties: [Duty], subjects: [Subject], acts: [Act], gradeRows: [GradeRow],
    outOfOrder: [OutOfOrder], readings: [Reading], facts: [Fact], terms: [Term], topics: [Topic],
    sections: [Section], glossary: [GlossaryTerm], levers: [Lever], impossible: [ImpossibleCase], origins: [Origin], places: [Place],
    regimeNames: ClauseNames<Regime>, ruleNames: ClauseNames<Rule>, exceptionNames: ClauseNames<RuleException>,
    space: FactSpace, changes: [CalendarDate], generalBusiness: ActivityID, digest: String, findings: LawFindings? = nil,
    compiled: CompiledLaw? = nil, lexiconSource: LexiconSource
  ) {
    self.digest = digest
    self.activities = activities
    self.groups = groups
    self.instruments = instruments
    self.provisions = provisions
    self.measures = measures
    self.licences = licences
    self.regimes = regimes
    self.rules = rules
    self.exceptions = exceptions
    self.blocks = blocks
    self.duties = duties
    self.subjects = subjects
    self.acts = acts
    self.gradeRows = gradeRows
    self.outOfOrder = outOfOrder
    self.readings = readings
    self.facts = facts
    self.terms = terms
    self.topics = topics
    self.sections = sections
    self.glossary = glossary
    self.levers = levers
    self.impossible = impossible
    self.origins = origins
    self.places = places
    self.regimeNames = regimeNames
    self.ruleNames = ruleNames
    self.exceptionNames = exceptionNames
    self.space = space
    self.changes = changes
    self.generalBusiness = generalBusiness
    self.compiled = compiled
    self.lexiconSource = lexiconSource
    self.findings = findings ?? LawFindings(self)
  }

  /// Everyday words and what they lead to; read when first looked at.
  public var lexicon: Lexicon { lexiconSource.lexicon(of: self) }

  /// The fact that says when the investment was made; results compare the law of that day.
  public var dayOfInvestment: FactID? {
    facts.first { $0.name == "invested-on" && $0.kind == .date && $0.subject == .company }?.id
  }

  /// The variables of the facts that are computed from a list of holders.
  package var computedVariables: [Int] {
    facts.indices.filter { facts[$0].computed != nil }.flatMap { Array(space.ofFact[$0]) }
  }

  public subscript(id: ActivityID) -> Activity { activities[id.index] }
  public subscript(id: BlockID) -> ExceptionBlock { blocks[id.index] }
  public subscript(id: ExceptionID) -> RuleException { exceptions[id.index] }
  public subscript(id: FactID) -> Fact { facts[id.index] }
  public subscript(id: GradeRowID) -> GradeRow { gradeRows[id.index] }
  public subscript(id: InstrumentID) -> Instrument { instruments[id.index] }
  public subscript(id: LicenceID) -> Licence { licences[id.index] }
  public subscript(id: MeasureID) -> Measure { measures[id.index] }
  public subscript(id: OriginID) -> Origin { origins[id.index] }
  public subscript(id: PlaceID) -> Place { places[id.index] }
  public subscript(id: ProvisionID) -> Provision { provisions[id.index] }
  public subscript(id: ReadingID) -> Reading { readings[id.index] }
  public subscript(id: RegimeID) -> Regime { regimes[id.index] }
  public subscript(id: RuleID) -> Rule { rules[id.index] }
  public subscript(id: TermID) -> Term { terms[id.index] }
  public subscript(id: TopicID) -> Topic { topics[id.index] }
  public subscript(id: LeverID) -> Lever { levers[id.index] }
  public subscript(id: DutyID) -> Duty { duties[id.index] }
  public subscript(id: SubjectID) -> Subject { subjects[id.index] }
  public subscript(id: ActID) -> Act { acts[id.index] }

  /// How the files write the name of a clause.
  public subscript(name: RegimeName) -> String { regimeNames[name] }
  public subscript(name: RuleName) -> String { ruleNames[name] }
  public subscript(name: ExceptionName) -> String { exceptionNames[name] }

  /// The contested points whose answer is chosen by whoever uses the law.
  public var chosenReadings: [Reading] { readings.filter(\.isChosen) }

  /// The activity with this name.
  public func activity(named name: String) -> Activity? {
    activities.first { $0.name == name }
  }

  /// The activities with this official code.
  public func activities(coded code: String) -> [Activity] {
    activities.filter { $0.code == code }
  }

  /// The instrument that a provision stands in.
  public func instrument(of provision: ProvisionID) -> Instrument {
    self[self[provision].instrument]
  }

  /// A provision as results cite it: `Negative List 2021, item 14`. One that is laid on top of the law is marked as
  /// such.
  public func citation(of provision: ProvisionID, in language: Language) -> String {
    let title = instrument(of: provision).short[language]
    let pinpoint = self[provision].pinpoint[language]
    let isOwn = instrument(of: provision).source.isOverlay
    switch language {
    case .english: return "\(title), \(pinpoint)" + (isOwn ? " [own rule]" : "")
    case .chinese: return title + pinpoint + (isOwn ? "〔自有规则〕" : "")
    }
  }

  /// The epoch that a day falls in: the number of changes not after it.
  public func epoch(of date: CalendarDate) -> Int {
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= date { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The activities whose grade some rule, exception, block or gate tests.
  package var gradesTestedByRules: [ActivityID] {
    var found: Set<ActivityID> = []
    func look(_ condition: Condition) {
      switch condition {
      case .all(let parts), .any(let parts): for part in parts { look(part) }
      case .not(let part): look(part)
      case .term(let term): look(self[term].means)
      case .carries(let activity, _): found.insert(activity)
      case .fact, .reading, .about, .stated: break
      }
    }
    for rule in rules {
      look(rule.when)
      look(rule.demands ?? .always)
    }
    for regime in regimes { look(regime.when) }
    for exception in exceptions { look(exception.when) }
    for block in blocks { look(block.when) }
    return found.sorted()
  }

  /// How the law as a whole was last held against its texts; `nil` without any instrument. What is
  /// laid on top of the law has a day of its own and does not speak for it.
  public var review: LawReview? {
    let own = instruments.filter { !$0.source.isOverlay }
    guard let date = own.map(\.review.date).min() else { return nil }
    return LawReview(
      date: date, restated: own.count { $0.review.restatedFrom != nil }, instruments: own.count)
  }

  /// Whether the law of this day is encoded: some text without gates answers for every activity.
  public func isEncoded(on date: CalendarDate) -> Bool {
    regimes.contains { regime in
      regime.period.contains(date) && regime.when == .always
        && activities.allSatisfy { regime.activities.contains($0.id) }
    }
  }

  /// The first day whose law is encoded; `nil` if there is none.
  public var firstEncodedDay: CalendarDate? { changes.first { isEncoded(on: $0) } }
}

/// The day up to which every instrument of the law was held against its text, and for how many no
/// full reproduction could be compared.
public struct LawReview: Sendable {
  public let date: CalendarDate
  /// The instruments restated from secondary sources.
  public let restated: Int
  /// All instruments of the law.
  public let instruments: Int
}
