import DecisionDiagram

/// Compiles the rows that grade one activity: a blocking row makes it `no`, else the highest row
/// that holds gives the grade, else it is `no`.
struct GradeCompiler {
  private let compiler: LawCompiler
  private let activity: ActivityID

  /// A row taken out, to see what it changes.
  private let removed: GradeRowID?

  init(_ compiler: LawCompiler, _ activity: ActivityID, without removed: GradeRowID? = nil) {
    self.compiler = compiler
    self.activity = activity
    self.removed = removed
  }

  func compile() -> (diagram: Diagram, outcomes: [GradeOutcome]) {
    let law = compiler.law
    let none = GradeOutcome(grade: .no, row: nil)
    // Leaf 0 is `impossible`, leaf 1 is `no`.
    var outcomes = [none, none]
    if activity == law.generalBusiness {
      return (.leaf(2), outcomes + [GradeOutcome(grade: .yes, row: nil)])
    }
    let rows = law.gradeRows.filter {
      $0.activities.contains(activity) && $0.id != removed
    }
    var diagram = Diagram.leaf(1)
    // What is laid on last wins: the highest grade, and of equal rows the first.
    for grade in Grade.allCases where grade > .no {
      for row in rows.reversed() where row.grade == grade {
        outcomes.append(GradeOutcome(grade: grade, row: row.id))
        diagram = compiler.store.ifThenElse(
          compiler.diagram(row.when), .leaf(Int32(outcomes.count - 1)), diagram)
      }
    }
    for row in rows where row.blocks {
      diagram = compiler.store.ifThenElse(compiler.diagram(row.when), .leaf(1), diagram)
    }
    return (compiler.excludingImpossible(diagram), outcomes)
  }
}
