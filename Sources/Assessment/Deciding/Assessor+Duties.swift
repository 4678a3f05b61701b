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
    for line in 0..<record.lineCount {
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
