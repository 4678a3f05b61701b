import DecisionDiagram
import Law
import Portfolio

/// What is found of a line that is one of several activities, put together from what is found of each.
struct ChoiceFindings {
  private struct Activity {
    let activity: ActivityID
    var grades: UInt8
    var verdicts: VerdictSet
    var leaves: [Int32]
    var count = 1
  }

  private var verdicts = VerdictSet()
  private var firm = VerdictSet()
  private var setAside: [CompanyAssessment.SetAside] = []
  private var open: Set<Int> = []
  private var activities: [Activity] = []
  private var choices = 0
  private var isApproximate = false

  /// Takes what is found of the only line of an assessment.
  mutating func take(_ found: borrowing CompanyAssessment) {
    choices += 1
    verdicts.mask |= found.lines[0].verdicts.mask
    firm.mask |= found.lines[0].firmVerdicts.mask
    setAside += found.lines[0].setAside.filter { !setAside.contains($0) }
    open.formUnion(found.lines[0].open)
    if found.isApproximate { isApproximate = true }
    for finding in found.activities {
      let leaves = finding.positions.map { found.leaves[$0] }
      if let index = activities.firstIndex(where: { $0.activity == finding.activity }) {
        activities[index].grades |= finding.grades
        activities[index].verdicts.mask |= finding.verdicts.mask
        activities[index].leaves += leaves.filter { !activities[index].leaves.contains($0) }
        activities[index].count += 1
      } else {
        activities.append(
          Activity(
            activity: finding.activity, grades: finding.grades, verdicts: finding.verdicts,
            leaves: leaves))
      }
    }
  }

  /// Puts it all into a line of a result.
  func put(into result: inout CompanyAssessment, line: Int) {
    let first = result.activities.count
    // The one that every line carries first, the others in the order of the law.
    let others = activities.dropFirst().sorted { $0.activity.index < $1.activity.index }
    for activity in activities.prefix(1) + others {
      let start = result.leaves.count
      result.leaves += activity.leaves
      // What only some choices carry, the line need not be.
      let absent: UInt8 = activity.count < choices ? 1 << Grade.no.rawValue : 0
      result.activities.append(
        CompanyAssessment.ActivityFinding(
          activity: activity.activity, isDeclared: absent == 0, grades: activity.grades | absent,
          gradeLeaf: impossibleLeaf, verdicts: activity.verdicts,
          positions: start..<result.leaves.count))
    }
    result.lines[line].verdicts = verdicts
    result.lines[line].firmVerdicts = firm
    result.lines[line].setAside = setAside
    result.lines[line].open = open.sorted()
    result.lines[line].activities = first..<result.activities.count
    if isApproximate { result.isApproximate = true }
  }
}

extension CompanyRecord.Line {
  /// The line as each of the activities that it can be; the line itself where it is not one of several.
  func choices(_ space: FactSpace) -> [CompanyRecord.Line] {
    var choices = [self]
    for group in oneOf {
      choices = choices.flatMap { line in
        group.map { activity in
          var choice = line
          choice.oneOf = []
          if !choice.declared.contains(activity) {
            choice.declared.append(activity)
            choice.setFlags(space)
          }
          return choice
        }
      }
    }
    return choices
  }
}
