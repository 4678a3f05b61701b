import DecisionDiagram
import Law

/// The compiled law of one epoch as one worker sees it: everything in arrays, compiled on first use.
final class EpochTables {
  let epoch: EpochLaw
  private var grades: [CompiledGrade?]
  private var positions: [CompiledPosition?]
  /// Activities that a graded line may be even if it states none of the facts taken as none.
  private(set) lazy var always: [ActivityID] = allGrades.filter { $0.triggers == nil }
    .map(\.activity)
  /// For each variable, the activities that stating it may trip.
  private(set) lazy var triggered: [[ActivityID]] = {
    var table = [[ActivityID]](repeating: [], count: epoch.law.space.variables.count)
    for grade in allGrades {
      for variable in grade.triggers ?? [] { table[variable].append(grade.activity) }
    }
    return table
  }()
  private(set) lazy var duties: [CompiledDuty] = epoch.duties
  /// For each activity, the positions in `duties` of those that a line carrying it may have.
  private(set) lazy var dutiesOfActivity: [[Int]] = epoch.law.activities.map { activity in
    duties.indices.filter { epoch.law[duties[$0].duty].activities.contains(activity.id) }
  }
  private(set) lazy var isEncoded = epoch.law.isEncoded(on: epoch.day)
  private(set) lazy var consistency: CompiledConsistency = epoch.consistency

  init(_ epoch: EpochLaw) {
    self.epoch = epoch
    grades = Array(repeating: nil, count: epoch.law.activities.count)
    positions = Array(repeating: nil, count: epoch.law.activities.count)
  }

  @inline(__always)
  func grade(of activity: ActivityID) -> CompiledGrade {
    if let found = grades[activity.index] { return found }
    let made = epoch.grade(of: activity)
    grades[activity.index] = made
    return made
  }

  @inline(__always)
  func position(of activity: ActivityID) -> CompiledPosition {
    if let found = positions[activity.index] { return found }
    let made = epoch.position(of: activity)
    positions[activity.index] = made
    return made
  }

  private var allGrades: [CompiledGrade] {
    epoch.law.activities.filter { $0.id != epoch.law.generalBusiness }.map { grade(of: $0.id) }
  }
}
