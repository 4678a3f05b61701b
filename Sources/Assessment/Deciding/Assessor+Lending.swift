import DecisionDiagram
import Law
import Portfolio

extension Assessor {
  /// A line as it is lent: one of the choices that it leaves, what is known of it, the activities that it may be, what binds
  /// its facts, and whether it is said what it is.
  struct LentLine {
    let choice: CompanyRecord.Line
    let known: UnsafePointer<ValueSet>
    let active: UnsafeBufferPointer<ActivityID>
    let bonds: [Bond]
    let isNamed: Bool
  }

  /// Lends a line, once for each choice that it leaves. Grades that are still open stand as such.
  func withLine(
    _ record: borrowing CompanyRecord, _ index: Int, _ tables: EpochTables,
    _ body: (LentLine) -> Void
  ) {
    loadCompany(record, tables)
    load(record.lines[index], tables)
    for choice in record.lines[index].choices(law.space) {
      findActive(choice, tables)
      findBonds(tables)
      for (activity, variable) in law.space.ofGrade {
        let isCertain = activity == law.generalBusiness || choice.declared.contains(activity)
        known[variable] =
          isCertain
          ? .only(Int(Grade.yes.rawValue))
          : choice.isGraded
            ? law.space.variables[variable].all : .only(Int(Grade.no.rawValue))
      }
      body(
        LentLine(
          choice: choice, known: known,
          active: UnsafeBufferPointer(start: active, count: activeCount), bonds: bonds,
          isNamed: isNamed(choice, tables)))
      clearActive()
    }
    unload(record.lines[index], record)
  }
}
