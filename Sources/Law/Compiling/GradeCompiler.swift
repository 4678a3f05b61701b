import DecisionDiagram

/// Compiles the rows that grade one activity: a blocking row makes it `no`, else the highest row
/// that holds gives the grade, else it is `no`.
struct GradeCompiler {
  private let compiler: LawCompiler
  private let activity: ActivityID

  /// A row taken out, or a test turned round, to see what it changes.
  private let varied: Variation?

  init(_ compiler: LawCompiler, _ activity: ActivityID, varied: Variation? = nil) {
    self.compiler = compiler
    self.activity = activity
    self.varied = varied
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
      $0.activities.contains(activity) && varied != .without(.row($0.id))
    }
    var diagram = Diagram.leaf(1)
    // What is laid on last wins: the highest grade, and of equal rows the first.
    for grade in Grade.allCases where grade > .no {
      for row in rows.reversed() where row.grade == grade {
        outcomes.append(GradeOutcome(grade: grade, row: row.id))
        diagram = compiler.store.ifThenElse(
          holds(row), .leaf(Int32(outcomes.count - 1)), diagram)
      }
    }
    for row in rows where row.blocks {
      diagram = compiler.store.ifThenElse(holds(row), .leaf(1), diagram)
    }
    return (compiler.excludingImpossible(diagram), outcomes)
  }

  /// Where the condition of a row holds, varied.
  private func holds(_ row: GradeRow) -> Diagram {
    compiler.diagram(
      varied?.condition(of: .row(row.id), row.when, compiler.law) ?? row.when)
  }
}
