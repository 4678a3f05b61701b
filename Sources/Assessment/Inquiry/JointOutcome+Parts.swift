import DecisionDiagram
import Law
import Portfolio

extension JointOutcome {
  /// What a line that is lent can come to in each case, as sets of outcomes.
  ///
  /// - Parameter anything: What stands for the outcomes of a line of which nothing is found; they are reckoned where it
  ///   is left out.
  func outcomes(
    of lent: Assessor.LentLine, _ tables: EpochTables, anything: VerdictSet? = nil
  ) -> Diagram {
    outcomes(
      of: lent.active, lent.choice, known: lent.known, lent.bonds, tables, firm: false,
      isNamed: lent.isNamed, anything: anything)
  }

  /// Where a line stands with one activity: 0 impossible, `1 + n` the verdict `n`, 9 not in it.
  func activity(
    _ activity: ActivityID, _ line: borrowing CompanyRecord.Line,
    known: UnsafePointer<ValueSet>, _ bonds: [Bond], _ tables: EpochTables
  ) -> Diagram {
    let alone = [activity]
    return alone.withUnsafeBufferPointer {
      bound(diagram(of: $0, line, known: known, tables, firm: false), known: known, bonds)
    }
  }

  /// How a duty stands for a line: 0 impossible, 1 it does not apply, 2 it does, 3 it does and is broken.
  ///
  /// - Parameters:
  ///   - index: Its position in the duties of the epoch.
  ///   - active: The activities that the line may be.
  func duty(
    _ index: Int, _ active: UnsafeBufferPointer<ActivityID>, _ line: borrowing CompanyRecord.Line,
    known: UnsafePointer<ValueSet>, _ bonds: [Bond], _ tables: EpochTables
  ) -> Diagram {
    var carried = Diagram.leaf(1)
    for activity in active
    where tables.duties.ofActivity[activity.index].contains(index) {
      carried = store.apply(
        carried, carriage(of: activity, line, known: known, tables)
      ) { $0 == 0 || $1 == 0 ? 0 : max($0, $1) }
      if carried == .leaf(3) { break }
    }
    if carried == .leaf(1) { return carried }
    let state = tables.duties.state(index).restricted(known: known, in: store) { $0 }
    let whole = store.apply(carried, state) { $0 == 0 || $1 == 0 ? 0 : min($0, $1) }
    return bound(
      substitutingGrades(whole, line, known: known, tables), known: known, bonds)
  }

  /// The states that a duty can have for a line, as leaves of ``duty(_:_:_:known:_:_:)``; `nil` beyond the limit.
  func leaves(
    ofDuty index: Int, _ active: UnsafeBufferPointer<ActivityID>,
    _ line: borrowing CompanyRecord.Line, known: UnsafePointer<ValueSet>, _ bonds: [Bond],
    _ tables: EpochTables
  ) -> [Int32]? {
    store.removeAll()
    let state = duty(index, active, line, known: known, bonds, tables)
    return store.isExhausted ? nil : store.leaves(of: state)
  }

  /// Whether a line is an activity, at least `likely`: 0 impossible, 1 it is not, 3 it is.
  private func carriage(
    of activity: ActivityID, _ line: borrowing CompanyRecord.Line,
    known: UnsafePointer<ValueSet>, _ tables: EpochTables
  ) -> Diagram {
    if isCertain(activity, line) { return .leaf(3) }
    if !line.isGraded { return .leaf(1) }
    let grade = tables.grade(of: activity)
    return grade.diagram.restricted(known: known, in: store) { leaf in
      leaf == impossibleLeaf ? 0 : grade.outcomes[Int(leaf)].grade >= .likely ? 3 : 1
    }
  }
}
