package import DecisionDiagram
public import Law
public import Portfolio

extension Assessor {
  /// Finds the duties of every line, after the lines were decided.
  ///
  /// A duty applies to a line that carries one of its activities, at least `likely`, where its
  /// condition holds; where either hangs on facts not known, it is open.
  public func findDuties(
    of record: borrowing CompanyRecord, on date: CalendarDate,
    into result: inout CompanyAssessment
  ) {
    let tables = tables(on: date)
    let duties = tables.duties
    loadCompany(record, tables)
    let twins = record.twins
    for line in 0..<record.lineCount {
      if twins[line] < line {
        result.lines[line].takeDuties(of: result.lines[twins[line]])
        continue
      }
      load(record.lines[line], tables)
      setAllGrades(result, line)
      duties.begin(known: known)
      for index in result.lines[line].activities where result.activities[index].mayCount {
        duties.carry(
          result.activities[index].activity, isCertain: result.activities[index].mustCount)
      }
      duties.collect(known: known, scratch, into: &result.lines[line])
      unload(record.lines[line], record)
    }
  }

  /// What is known of every variable for a line that was decided, the grades of its activities
  /// included.
  package func known(
    of record: borrowing CompanyRecord, line: Int, _ result: borrowing CompanyAssessment
  ) -> [ValueSet] {
    guard let tables = result.epoch.map({ self.tables(on: $0.day) }) else { return record.known }
    loadCompany(record, tables)
    load(record.lines[line], tables)
    setAllGrades(result, line)
    return (0..<law.space.variables.count).map { known[$0] }
  }

  /// Finds how the bans in force stand for the line at hand, which was decided.
  ///
  /// What is found by one look is what is known of a ban taken by itself; where that leaves more than one state, what ties
  /// its facts to each other and to what the line is decides.
  func findBans(
    _ line: borrowing CompanyRecord.Line, _ tables: EpochTables, _ index: Int,
    _ result: inout CompanyAssessment
  ) {
    guard
      result.lines[index].activities.contains(where: {
        result.activities[$0].mayCount
          && tables.duties.activitiesWithBans.contains(result.activities[$0].activity)
      })
    else { return }
    setAllGrades(result, index)
    for position in tables.duties.bans {
      let ban = tables.duties.duties[position]
      var carriage = DutyTable.Carriage.none
      for activity in result.lines[index].activities {
        let finding = result.activities[activity]
        guard finding.mayCount, law[ban].activities.contains(finding.activity) else { continue }
        if finding.mustCount { carriage = .certain } else if carriage == .none { carriage = .possible }
      }
      guard carriage != .none else { continue }
      tables.duties.state(position).collectLeaves(known: known, into: &scratch.pointee)
      var states = DutyStates(scratch.pointee.leaves)
      if carriage == .possible { states.insert(.doesNotApply) }
      if states.isBroken || !states.mayApply || isRough {
        // Nothing that ties facts adds a state.
      } else if let exact = statesTogether(ofDuty: position, line, tables, index, &result) {
        states = exact
      }
      if let state = BanState(states) {
        result.lines[index].bans.append(
          CompanyAssessment.BanFinding(ban: ban, state: state, isSure: !states.mayNotApply))
      }
    }
  }

  /// Gives every grade variable what was found of the activity; what was not found is `no`.
  private func setAllGrades(_ result: borrowing CompanyAssessment, _ line: Int) {
    for case let variable? in gradeVariables { known[variable] = .only(Int(Grade.no.rawValue)) }
    for index in result.lines[line].activities {
      let finding = result.activities[index]
      if let variable = gradeVariables[finding.activity.index] {
        known[variable] = ValueSet(grades: finding.grades)
      }
    }
  }
}

extension CompanyAssessment.LineFinding {
  fileprivate mutating func takeDuties(of other: Self) {
    (duties, brokenDuties, openDuties) = (other.duties, other.brokenDuties, other.openDuties)
  }
}

/// How a duty can stand for a line, over all that is left open.
struct DutyStates: OptionSet {
  let rawValue: UInt8

  static let doesNotApply = DutyStates(rawValue: 1 << 1)
  static let applies = DutyStates(rawValue: 1 << 2)
  static let isBroken = DutyStates(rawValue: 1 << 3)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// - Parameter leaves: Of the diagram of a duty; see ``EpochLaw/state(of:)``.
  init(_ leaves: some Sequence<Int32>) {
    rawValue = leaves.reduce(0) { $1 == impossibleLeaf ? $0 : $0 | 1 << UInt8($1) }
  }

  var mayApply: Bool { !isDisjoint(with: [.applies, .isBroken]) }
  var mayNotApply: Bool { contains(.doesNotApply) }
  /// Whether it applies and is broken in every case.
  var isBroken: Bool { self == .isBroken }
}

extension BanState {
  /// - Returns: `nil` where the ban does not apply.
  init?(_ states: DutyStates) {
    guard states.mayApply else { return nil }
    self = states.isBroken ? .broken : states.contains(.isBroken) ? .open : .kept
  }
}
