import DecisionDiagram
public import Law
public import Portfolio

/// Decides companies, one after the other. For one thread at a time.
///
/// Everything touched for each company stands in memory that is allocated once.
public final class Assessor {
  let context: AssessmentContext
  let schema: PortfolioSchema
  let law: Law
  private var epochs: [Int: EpochTables] = [:]
  private var lastEpoch = -1
  private var lastTables: EpochTables?
  private lazy var joint = JointOutcome(law, testedGrades)
  /// For one activity at a time, beside what `joint` holds for a company.
  private(set) lazy var single = JointOutcome(law, testedGrades)
  /// By activity, the variable of its grade; `nil` where no rule tests it.
  let gradeVariables: [Int?]
  /// For one line at a time under another reading.
  var alternative = CompanyAssessment()
  private(set) lazy var consistencyStore = DiagramStore(
    domainSizes: law.space.variables.map(\.size), nodeLimit: 100_000)
  /// What is stated of conditional facts binds other facts of the line at hand: all that cannot be,
  /// as diagrams with the leaf 0 where it is.
  var bonds: [Bond] = []
  /// Those that tie what is taken of the company, and of the line at hand.
  var companyBonds: [Bond] = []
  var lineBonds: [Bond] = []
  /// The variables of the line at hand of which something is taken.
  var derived: [Int] = []
  /// Whether verdicts are asked for without their grounds, so that the leaves of positions mean nothing.
  var isWithoutGrounds = false
  /// The outcomes to which it is asked whether something adds. Others may then be named that cannot be, so that nothing is
  /// joined; `nil` where what is found is exact.
  var roughly: VerdictSet?
  /// Whether outcomes may be named that cannot be.
  var isRough: Bool { roughly != nil }
  /// Whether it is told what is needed under other answers to contested points.
  var isTellingNeeds = true
  /// Whether only the outcomes are asked for, not what they hang on nor what is firm.
  var isTrial = false
  /// Whether the line at hand is beyond the limit, so that it is not joined on trial either.
  var isBeyondLimit = false
  /// What is found of the line at hand whatever is tried.
  var unmoved = Unmoved()
  /// By variable, whether they leave it open.
  let isBound: UnsafeMutablePointer<Bool>

  /// What is known of every variable for the line at hand.
  let known: UnsafeMutablePointer<ValueSet>
  let scratch: UnsafeMutablePointer<DiagramScratch>
  private let variableCount: Int
  /// By activity, the rows that keep a line from being it on what is not settled.
  let doubtfulBlocks: [[GradeRow]]
  /// The activities looked at for the line at hand, and which they are.
  let active: UnsafeMutablePointer<ActivityID>
  let isActive: UnsafeMutablePointer<Bool>
  var activeCount = 0
  /// The grades that rules test, with their variables.
  let testedGrades: [(activity: ActivityID, variable: Int)]
  let nothingStated: [ValueSet]
  /// By variable of service lines, from the first, all of its values.
  let allOfService: [ValueSet]

  public init(_ context: AssessmentContext, _ schema: PortfolioSchema) {
    self.context = context
    self.schema = schema
    law = context.law
    variableCount = law.space.variables.count
    nothingStated = law.space.nothingStated
    allOfService = law.space.service.map { context.law.space.variables[$0].all }
    testedGrades = law.gradesTestedByRules.compactMap { activity in
      context.law.space.ofGrade[activity].map { (activity, $0) }
    }
    gradeVariables = law.activities.map { context.law.space.ofGrade[$0.id] }
    let doubtful = law.gradeRows.filter { $0.blocks && $0.confidence.certainty != .settled }
    doubtfulBlocks = law.activities.map { activity in doubtful.filter { $0.activities.contains(activity.id) } }
    known = .allocate(capacity: max(1, variableCount))
    known.initialize(repeating: [], count: max(1, variableCount))
    isBound = .allocate(capacity: max(1, variableCount))
    isBound.initialize(repeating: false, count: max(1, variableCount))
    scratch = .allocate(capacity: 1)
    scratch.initialize(to: DiagramScratch())
    active = .allocate(capacity: law.activities.count + 1)
    active.initialize(repeating: law.generalBusiness, count: law.activities.count + 1)
    isActive = .allocate(capacity: law.activities.count + 1)
    isActive.initialize(repeating: false, count: law.activities.count + 1)
  }

  deinit {
    known.deinitialize(count: max(1, variableCount))
    known.deallocate()
    isBound.deallocate()
    scratch.deinitialize(count: 1)
    scratch.deallocate()
    active.deallocate()
    isActive.deallocate()
  }

  func tables(on date: CalendarDate) -> EpochTables {
    let number = law.epoch(of: date)
    if number == lastEpoch, let lastTables { return lastTables }
    let tables = epochs[number] ?? EpochTables(context.epoch(of: date))
    epochs[number] = tables
    lastEpoch = number
    lastTables = tables
    return tables
  }

  /// Whether the law of a day is encoded.
  public func isEncoded(on date: CalendarDate) -> Bool { tables(on: date).isEncoded }

  /// Decides every line of a company, and the company.
  ///
  /// - Parameters:
  ///   - record: A company without problems.
  ///   - date: The day whose law is applied; it is encoded.
  public func assess(
    _ record: borrowing CompanyRecord, on date: CalendarDate,
    into result: inout CompanyAssessment
  ) {
    result.begin()
    let tables = tables(on: date)
    if result.epoch !== tables.epoch { result.epoch = tables.epoch }
    loadCompany(record, tables)
    var verdicts: VerdictSet?
    let twins = record.twins
    for line in 0..<record.lineCount {
      if twins[line] < line {
        result.addLine(like: twins[line])
        continue
      }
      let index = result.beginLine()
      load(record.lines[line], tables)
      assessLine(record.lines[line], tables, index, &result)
      if !isRough { findBans(record.lines[line], tables, index, &result) }
      unload(record.lines[line], record)
      let found = result.lines[index].verdicts
      verdicts = verdicts.map { $0.worse(with: found) } ?? found
    }
    result.verdicts = verdicts ?? VerdictSet()
    if result.verdicts.count > 1, record.lineCount > 1 { joinLines(record, twins, tables, &result) }
  }

  /// What a line of a company comes to by itself, and nothing else.
  package func outcomes(
    of line: Int, _ record: CompanyRecord, on date: CalendarDate, _ trial: inout CompanyAssessment
  ) -> VerdictSet {
    isTrial = true
    isWithoutGrounds = true
    defer {
      isTrial = false
      isWithoutGrounds = false
    }
    assess(record.alone(line), on: date, into: &trial)
    return trial.lines[0].verdicts
  }

  /// Whether a line of a company comes to some outcomes at most, as far as can be seen without joining anything.
  func comesAtMost(
    to verdicts: VerdictSet, _ line: Int, _ record: CompanyRecord, on date: CalendarDate,
    _ trial: inout CompanyAssessment
  ) -> Bool {
    roughly = verdicts
    defer { roughly = nil }
    return outcomes(of: line, record, on: date, &trial).isSubset(of: verdicts)
  }

  // MARK: - What is known

  func loadCompany(_ record: borrowing CompanyRecord, _ tables: EpochTables) {
    record.known.withUnsafeBufferPointer { stated in
      if let stated = stated.baseAddress { known.update(from: stated, count: variableCount) }
    }
    derive(tables.companyDerivations, &companyBonds)
    derived.removeAll(keepingCapacity: true)
  }

  func load(_ line: borrowing CompanyRecord.Line, _ tables: EpochTables) {
    for statement in line.statements { known[Int(statement.variable)] = statement.known }
    derived.removeAll(keepingCapacity: true)
    derive(tables.serviceDerivations, &lineBonds)
    bindPossibleTopics(line, tables)
  }

  func unload(_ line: borrowing CompanyRecord.Line, _ record: borrowing CompanyRecord) {
    for statement in line.statements {
      known[Int(statement.variable)] = record.known[Int(statement.variable)]
    }
    for variable in derived { known[variable] = record.known[variable] }
    derived.removeAll(keepingCapacity: true)
    lineBonds = []
  }

  // MARK: - A line

  func assessLine(
    _ line: borrowing CompanyRecord.Line, _ tables: EpochTables, _ index: Int,
    _ result: inout CompanyAssessment
  ) {
    result.lines[index].isOfUnencodedField = line.isOfUnencodedField(law)
    guard line.oneOf.isEmpty else {
      assessChoices(line, tables, index, &result)
      if result.lines[index].isOfUnencodedField { result.lines[index].mayBeNothingFound = true }
      return
    }
    let first = result.activities.count
    findActive(line, tables)
    findBonds(tables)
    if !testedGrades.isEmpty { setGradeVariables(line, tables, &result) }
    var likely = false
    // The outcomes of the activities so far, taken as if none bore on another.
    var verdicts = VerdictSet()
    var firm = VerdictSet()
    for position in 0..<activeCount {
      let finding =
        unmoved.finding(of: active[position]) ?? find(active[position], line, tables, &result)
      guard finding.grades != 1 << Grade.no.rawValue else {
        if !isTrial, !isRough, let row = rowThatKeepsOut(active[position], line, tables) {
          result.lines[index].setAside.append(CompanyAssessment.SetAside(activity: active[position], row: row))
        }
        continue
      }
      result.activities.append(finding)
      guard finding.mayCount else { continue }
      let joined = verdicts.isEmpty ? finding.verdicts : verdicts.worse(with: finding.verdicts)
      let mayNotCount = !finding.mustCount
      verdicts = mayNotCount ? VerdictSet(mask: joined.mask | verdicts.mask) : joined
      if finding.grades & (1 << Grade.yes.rawValue) != 0 {
        let joined = firm.isEmpty ? finding.verdicts : firm.worse(with: finding.verdicts)
        let isYes = finding.grades == 1 << Grade.yes.rawValue
        firm = isYes ? joined : VerdictSet(mask: joined.mask | firm.mask)
      }
      if finding.grades & (1 << Grade.likely.rawValue) != 0 { likely = true }
      if let roughly, finding.mustCount, finding.activity != law.generalBusiness,
        !verdicts.isEmpty, verdicts.orWorse.isSubset(of: roughly)
      {
        // Whatever else the line is makes it no better.
        result.lines[index].verdicts = result.lines[index].isOfUnencodedField ? roughly.orAnyWorse : roughly
        clearActive()
        return
      }
    }
    let isNamed =
      result.activities[first...].contains { $0.activity != law.generalBusiness && $0.mustCount }
      || self.isNamed(line, tables)
    if !isNamed {
      findNothing(line, tables, index, first, &result)
      verdicts = result.lines[index].verdicts
      firm =
        likely && !isRough && !isTrial
        ? join(line, tables, index, firm: true, isNamed: false, &result).outcomes ?? verdicts : verdicts
    } else if verdicts.count > 1, !isRough {
      let joint = join(line, tables, index, firm: false, &result)
      verdicts = joint.outcomes ?? verdicts
      if verdicts.count > 1 { result.lines[index].open += joint.open }
    }
    if !isNamed {
      // Found above, with what it may be besides.
    } else if !likely || isRough || isTrial {
      firm = verdicts
    } else if firm.count > 1 {
      firm = join(line, tables, index, firm: true, &result).outcomes ?? firm
    }
    // What a field whose rules are not encoded is, makes it no better.
    if result.lines[index].isOfUnencodedField {
      verdicts = verdicts.orAnyWorse
      firm = firm.orAnyWorse
      result.lines[index].mayBeNothingFound = true
    }
    result.lines[index].verdicts = verdicts
    result.lines[index].firmVerdicts = firm
    result.lines[index].activities = first..<result.activities.count
    clearActive()
  }

  private func join(
    _ line: borrowing CompanyRecord.Line, _ tables: EpochTables, _ index: Int, firm: Bool,
    isNamed: Bool = true, _ result: inout CompanyAssessment
  ) -> JointOutcome.Line {
    if isTrial, isBeyondLimit { return JointOutcome.Line(outcomes: nil, open: []) }
    let joined = joint.line(
      UnsafeBufferPointer(start: active, count: activeCount), line, known: known, bonds, tables,
      firm: firm, isNamed: isNamed, naming: !firm && !isTrial)
    if joined.outcomes == nil {
      result.isApproximate = true
      if !firm { result.lines[index].isApproximate = true }
    }
    return joined
  }

  // MARK: - Nothing found

  /// Whether it is said what a line is: an activity, a topic or a kind of business, or what puts a topic in play. A kind
  /// whose rules are not encoded says nothing of that.
  func isNamed(_ line: borrowing CompanyRecord.Line, _ tables: EpochTables) -> Bool {
    if !line.isGraded || !line.declared.isEmpty || line.about.contains(where: { !law[$0].isUnencoded }) { return true }
    for statement in line.statements {
      if case .topic(let topic) = law.space.variables[Int(statement.variable)].subject, !law[topic].isUnencoded {
        return true
      }
    }
    return law.topics.contains { $0.inPlay != nil && known[law.space.ofTopic[$0.id.index]] == .only(1) }
  }

  /// Decides a line of which nobody said what it is and nothing is certainly found: where nothing is at least likely, it
  /// may be anything.
  private func findNothing(
    _ line: borrowing CompanyRecord.Line, _ tables: EpochTables, _ index: Int, _ first: Int,
    _ result: inout CompanyAssessment
  ) {
    result.lines[index].mayBeNothingFound = true
    result.lines[index].isNothingFound = !result.activities[first...].contains {
      $0.activity != law.generalBusiness && $0.mayCount
    }
    let general = result.activities[first].verdicts
    let support = tables.position(of: law.generalBusiness).diagram.support
    if isRough {
      result.lines[index].verdicts = VerdictSet(Verdict.outcomes)
    } else if result.lines[index].isNothingFound, bonds.isEmpty, general.count == 1,
      !testedGrades.contains(where: { support.contains($0.variable) })
    {
      result.lines[index].verdicts = anything(tables, worst: general.verdict)
    } else {
      let joint = join(line, tables, index, firm: false, isNamed: false, &result)
      result.lines[index].verdicts = joint.outcomes ?? VerdictSet(Verdict.outcomes)
      if result.lines[index].verdicts.count > 1 { result.lines[index].open += joint.open }
    }
  }

  /// The outcomes that some activity of the law, declared on the line at hand, would have.
  ///
  /// - Parameter worst: What the line comes to as business in general.
  private func anything(_ tables: EpochTables, worst: Verdict) -> VerdictSet {
    var found = VerdictSet()
    for activity in law.activities {
      let variable = law.space.ofGrade[activity.id]
      let usual = variable.map { known[$0] }
      if let variable { known[variable] = .only(Int(Grade.yes.rawValue)) }
      let entry = tables.verdictEntry(of: activity.id)
      entry.collect(known: known, into: &scratch.pointee)
      for leaf in scratch.pointee.leaves { found.mask |= entry.masks[Int(leaf)] }
      if let variable, let usual { known[variable] = usual }
    }
    return VerdictSet(found.verdicts.map { min($0, worst) })
  }

  // MARK: - One of several

  /// Decides a line that is known by a code or a group alone, as each of the activities that it can be.
  private func assessChoices(
    _ line: borrowing CompanyRecord.Line, _ tables: EpochTables, _ index: Int,
    _ result: inout CompanyAssessment
  ) {
    var merged = ChoiceFindings()
    for choice in line.choices(law.space) {
      var trial = CompanyAssessment()
      trial.epoch = tables.epoch
      _ = trial.beginLine()
      assessLine(choice, tables, 0, &trial)
      merged.take(trial)
    }
    merged.put(into: &result, line: index)
  }

  // MARK: - Bans

  /// How a duty can stand for the line at hand, by each of the activities that it can be; `nil` beyond the limit.
  func statesTogether(
    ofDuty position: Int, _ line: borrowing CompanyRecord.Line, _ tables: EpochTables, _ index: Int,
    _ result: inout CompanyAssessment
  ) -> DutyStates? {
    var states = DutyStates()
    for choice in line.choices(law.space) {
      findActive(choice, tables)
      findBonds(tables)
      let found = single.leaves(
        ofDuty: position, UnsafeBufferPointer(start: active, count: activeCount), choice,
        known: known, bonds, tables)
      clearActive()
      guard let found else {
        result.isApproximate = true
        return nil
      }
      states.formUnion(DutyStates(found))
    }
    return states
  }

  // MARK: - The company

  /// Lines hang on the same facts of the company, and one can make impossible what another needs. A line that says what
  /// another does adds nothing.
  private func joinLines(
    _ record: borrowing CompanyRecord, _ twins: [Int], _ tables: EpochTables,
    _ result: inout CompanyAssessment
  ) {
    joint.beginCompany()
    for line in 0..<record.lineCount where twins[line] == line {
      load(record.lines[line], tables)
      var outcomes = Diagram.leaf(0)
      for choice in record.lines[line].choices(law.space) {
        findActive(choice, tables)
        findBonds(tables)
        if !testedGrades.isEmpty { setGradeVariables(choice, tables, &result) }
        let own = joint.outcomes(
          of: UnsafeBufferPointer(start: active, count: activeCount), choice, known: known, bonds,
          tables, firm: false, isNamed: isNamed(choice, tables))
        outcomes = joint.union(outcomes, own)
        clearActive()
      }
      joint.addLine(outcomes)
      unload(record.lines[line], record)
    }
    if let exact = joint.companyOutcomes() {
      result.verdicts = exact
    } else {
      result.isApproximate = true
    }
  }

  /// Whether some completion of what is known leads to the leaf 1.
  func canHold(_ diagram: FrozenDiagram) -> Bool {
    diagram.collectLeaves(known: known, into: &scratch.pointee)
    return scratch.pointee.leaves.contains(1)
  }
}

extension ValueSet {
  /// The values of a grade variable for grades that stand as bits.
  init(grades: UInt8) {
    self.init()
    for grade in Grade.allCases where grades & 1 << grade.rawValue != 0 {
      insert(Int(grade.rawValue))
    }
    // With none left the facts contradict each other, which is reported elsewhere.
    if isEmpty { insert(Int(Grade.no.rawValue)) }
  }
}
