import DecisionDiagram
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
    loadCompany(record)
    for line in 0..<record.lineCount {
      load(record.lines[line])
      setAllGrades(result, line)
      for duty in tables.duties {
        let (carries, mayCarry) = carrying(law[duty.duty], result, line)
        guard mayCarry else { continue }
        duty.applies.collectLeaves(known: known, into: &scratch.pointee)
        guard scratch.pointee.leaves.contains(2) else { continue }
        if carries, !scratch.pointee.leaves.contains(1) {
          result.lines[line].duties.append(duty.duty)
        } else {
          result.lines[line].openDuties.append(duty.duty)
        }
      }
      unload(record.lines[line], record)
    }
  }

  private func carrying(
    _ duty: Duty, _ result: borrowing CompanyAssessment, _ line: Int
  ) -> (certainly: Bool, possibly: Bool) {
    var possibly = false
    for index in result.lines[line].activities {
      let finding = result.activities[index]
      guard finding.mayCount, duty.activities.contains(finding.activity) else { continue }
      if finding.mustCount { return (true, true) }
      possibly = true
    }
    return (false, possibly)
  }

  /// Gives every grade variable what was found of the activity; what was not found is `no`.
  private func setAllGrades(_ result: borrowing CompanyAssessment, _ line: Int) {
    for (activity, variable) in law.space.ofGrade {
      var grades = ValueSet(1) << ValueSet(Grade.no.rawValue)
      for index in result.lines[line].activities
      where result.activities[index].activity == activity {
        grades = ValueSet(result.activities[index].grades)
      }
      known[variable] = grades
    }
  }
}
