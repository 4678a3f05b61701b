import DecisionDiagram
import Law

/// What is found of the activities of a line that hang on nothing that is tried.
struct Unmoved {
  /// By activity, what stands; those that the line is not in any case, with their grades alone.
  private var findings: [ActivityID: CompanyAssessment.ActivityFinding] = [:]
  /// What the grade variables of activities are known to be.
  private var grades: [ActivityID: ValueSet] = [:]

  func finding(of activity: ActivityID) -> CompanyAssessment.ActivityFinding? {
    findings.isEmpty ? nil : findings[activity]
  }

  func grades(of activity: ActivityID) -> ValueSet? {
    grades.isEmpty ? nil : grades[activity]
  }

  mutating func removeAll() {
    findings.removeAll(keepingCapacity: true)
    grades.removeAll(keepingCapacity: true)
  }

  mutating func keep(grades usual: ValueSet, of activity: ActivityID) { grades[activity] = usual }

  mutating func keep(_ finding: CompanyAssessment.ActivityFinding) {
    findings[finding.activity] = CompanyAssessment.ActivityFinding(
      activity: finding.activity, isDeclared: finding.isDeclared, grades: finding.grades,
      gradeLeaf: finding.gradeLeaf, verdicts: finding.verdicts, positions: 0..<0)
  }

  mutating func keep(absent activity: ActivityID) {
    findings[activity] = CompanyAssessment.ActivityFinding(
      activity: activity, isDeclared: false, grades: 1 << Grade.no.rawValue,
      gradeLeaf: impossibleLeaf, verdicts: VerdictSet(), positions: 0..<0)
  }
}
