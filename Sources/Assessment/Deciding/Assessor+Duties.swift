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
    let carried = tables.dutiesOfActivity
    loadCompany(record, tables)
    for line in 0..<record.lineCount {
      load(record.lines[line], tables)
      setAllGrades(result, line)
      for index in tables.duties.indices { dutyCarriage[index] = .none }
      for index in result.lines[line].activities {
        let finding = result.activities[index]
        guard finding.mayCount else { continue }
        for duty in carried[finding.activity.index] {
          if finding.mustCount {
            dutyCarriage[duty] = .certain
          } else if dutyCarriage[duty] == .none {
            dutyCarriage[duty] = .possible
          }
        }
      }
      for (index, duty) in tables.duties.enumerated() where dutyCarriage[index] != .none {
        tables.applies(index).collectLeaves(known: known, into: &scratch.pointee)
        guard scratch.pointee.leaves.contains(2) else { continue }
        if dutyCarriage[index] == .certain, !scratch.pointee.leaves.contains(1) {
          result.lines[line].duties.append(duty)
        } else {
          result.lines[line].openDuties.append(duty)
        }
      }
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
    for (activity, variable) in law.space.ofGrade {
      var grades = ValueSet(Int(Grade.no.rawValue))
      for index in result.lines[line].activities
      where result.activities[index].activity == activity {
        grades = ValueSet(grades: result.activities[index].grades)
      }
      known[variable] = grades
    }
  }
}

/// Whether a line carries an activity that a duty attaches to.
enum DutyCarriage {
  case none, possible, certain
}
