import DecisionDiagram
import Law

/// The compiled law of one epoch as one worker sees it, compiled on first use and then reached
/// without counting references or taking locks.
final class EpochTables {
  /// A diagram and what its leaves stand for.
  struct Entry {
    private let diagram: Unmanaged<FrozenDiagram>
    /// By leaf, the bit of its grade or verdict; 0 for `impossible`.
    let masks: UnsafePointer<UInt8>

    init(_ diagram: FrozenDiagram, _ masks: [UInt8]) {
      // The epoch keeps the diagram for as long as the tables live.
      self.diagram = Unmanaged.passUnretained(diagram)
      let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: masks.count)
      copy.initialize(from: masks, count: masks.count)
      self.masks = UnsafePointer(copy)
    }

    @inline(__always)
    func collect(known: UnsafePointer<ValueSet>, into scratch: inout DiagramScratch) {
      diagram._withUnsafeGuaranteedRef { $0.collectLeaves(known: known, into: &scratch) }
    }
  }

  let epoch: EpochLaw
  private let grades: UnsafeMutablePointer<Entry?>
  private let positions: UnsafeMutablePointer<Entry?>
  private let verdictEntries: UnsafeMutablePointer<Entry?>
  private let count: Int
  /// By activity, what was asked of the epoch so far.
  private var compiled: [Compiled]

  private struct Compiled {
    var grade: CompiledGrade?
    var position: CompiledPosition?
    var verdicts: CompiledVerdicts?
  }

  /// Activities that a graded line may be even if it states none of the facts taken as none.
  private(set) var always: [ActivityID] = []
  /// For each variable, the activities that stating it may trip.
  private(set) var triggered: [[ActivityID]]
  private(set) lazy var duties = DutyTable(epoch)
  private(set) lazy var isEncoded = epoch.law.isEncoded(on: epoch.day)
  private(set) lazy var consistency: CompiledConsistency = epoch.consistency
  /// Leaf 1 where some table of holders has the figures of ownership, else 0; `nil` where the law computes none.
  private(set) lazy var holders: FrozenDiagram? = consistency.checks.first {
    if case .ownership = $0.reason { true } else { false }
  }?.diagram
  /// For each variable, the checks that stating it can fail.
  private(set) lazy var checksOfVariable: [[Int]] = {
    var table = [[Int]](repeating: [], count: epoch.law.space.variables.count)
    for (index, check) in consistency.checks.enumerated() {
      for variable in check.diagram.support { table[variable].append(index) }
    }
    return table
  }()

  /// For each variable of the company, the checks that a line's facts bear on as well.
  private(set) lazy var sharedChecksOfVariable: [[Int]] = checksOfVariable.indices.map { variable in
    let space = epoch.law.space
    guard space.company.contains(variable) else { return [] }
    return checksOfVariable[variable].filter { check in
      consistency.checks[check].diagram.support.contains(where: space.service.contains)
    }
  }
  /// The checks, each with the conditional fact that no other check bears on: while that can be
  /// none, it can be whatever else is so.
  private(set) lazy var jointChecks: [JointCheck] = consistency.checks.indices.map { index in
    let check = consistency.checks[index]
    guard case .doesNotApply(let fact) = check.reason else {
      return JointCheck(diagram: check.diagram, alone: nil, stated: nil)
    }
    let isAlone = epoch.law.space.ofFact[fact.index].allSatisfy { checksOfVariable[$0] == [index] }
    return JointCheck(
      diagram: check.diagram,
      alone: isAlone ? ConditionalFact(fact, check.diagram, epoch.law) : nil,
      stated: epoch.law.space.ofStated[fact])
  }

  /// A check that facts of several lines and of the company may bear on together.
  struct JointCheck {
    let diagram: FrozenDiagram
    /// The conditional fact that no other check bears on.
    let alone: ConditionalFact?
    /// The flag of a conditional fact: what is only inferred of it gives way.
    let stated: Int?

    /// Whether it need not be looked at by what is known.
    func isIdle(_ known: UnsafePointer<ValueSet>) -> Bool {
      if let stated, !known[stated].contains(1) { return true }
      return alone.map { !$0.isStated(known) } ?? false
    }
  }
  /// The facts that apply only under a condition, with the check that says so.
  private(set) lazy var conditionalFacts: [ConditionalFact] = consistency.checks.compactMap {
    guard case .doesNotApply(let fact) = $0.reason else { return nil }
    return ConditionalFact(fact, $0.diagram, epoch.law)
  }

  /// What is taken of facts and topics, each after all that it hangs on; those of the company apart.
  private(set) lazy var companyDerivations = DerivationTable(derivations.filter { $0.isOfCompany })
  private(set) lazy var serviceDerivations = DerivationTable(derivations.filter { !$0.isOfCompany })
  private lazy var derivations = epoch.law.findings.derivations.map { CompiledDerivation($0, epoch) }
  /// The readings that what cannot be hangs on, each with its diagram.
  private(set) lazy var readingsOfChecks: [(variable: Int, diagram: FrozenDiagram)] =
    consistency.checks.flatMap { check in
      check.diagram.support.filter(epoch.law.space.readings.contains).map { ($0, check.diagram) }
    }
  private var readings: [ActivityID: [(variable: Int, diagram: FrozenDiagram)]] = [:]

  init(_ epoch: EpochLaw) {
    self.epoch = epoch
    count = epoch.law.activities.count
    compiled = Array(repeating: Compiled(), count: count)
    grades = .allocate(capacity: max(1, count))
    grades.initialize(repeating: nil, count: max(1, count))
    positions = .allocate(capacity: max(1, count))
    positions.initialize(repeating: nil, count: max(1, count))
    verdictEntries = .allocate(capacity: max(1, count))
    verdictEntries.initialize(repeating: nil, count: max(1, count))
    triggered = Array(repeating: [], count: epoch.law.space.variables.count)
    for activity in epoch.law.activities where activity.id != epoch.law.generalBusiness {
      guard let triggers = epoch.law.findings.triggers[activity.id.index] else {
        always.append(activity.id)
        continue
      }
      for variable in triggers { triggered[variable].append(activity.id) }
    }
  }

  deinit {
    for index in 0..<count {
      grades[index]?.masks.deallocate()
      positions[index]?.masks.deallocate()
      verdictEntries[index]?.masks.deallocate()
    }
    grades.deallocate()
    positions.deallocate()
    verdictEntries.deallocate()
  }

  @inline(__always)
  func gradeEntry(of activity: ActivityID) -> Entry {
    if let found = grades[activity.index] { return found }
    let grade = grade(of: activity)
    let made = Entry(grade.diagram, grade.masks)
    grades[activity.index] = made
    return made
  }

  @inline(__always)
  func positionEntry(of activity: ActivityID) -> Entry {
    if let found = positions[activity.index] { return found }
    let position = position(of: activity)
    let made = Entry(position.diagram, position.masks)
    positions[activity.index] = made
    return made
  }

  /// The verdicts of an activity, without their grounds.
  @inline(__always)
  func verdictEntry(of activity: ActivityID) -> Entry {
    if let found = verdictEntries[activity.index] { return found }
    let verdicts = verdicts(of: activity)
    let made = Entry(verdicts.diagram, verdicts.masks)
    verdictEntries[activity.index] = made
    return made
  }

  /// The readings that bear on an activity, each with a diagram that tests it: of its grade, its
  /// verdicts, and the grades that those test.
  func readings(of activity: ActivityID) -> [(variable: Int, diagram: FrozenDiagram)] {
    if let found = readings[activity] { return found }
    let space = epoch.law.space
    let verdicts = verdicts(of: activity).diagram
    let tested = space.ofGrade.filter { verdicts.support.contains($0.value) }.keys.sorted()
    let diagrams =
      [grade(of: activity).diagram, verdicts] + tested.map { grade(of: $0).diagram }
    let made = diagrams.flatMap { diagram in
      diagram.support.filter(space.readings.contains).map { (variable: $0, diagram: diagram) }
    }
    readings[activity] = made
    return made
  }

  /// The readings that the grade of an activity hangs on, each with its diagram.
  func readingsOfGrade(_ activity: ActivityID) -> [(variable: Int, diagram: FrozenDiagram)] {
    let diagram = grade(of: activity).diagram
    return diagram.support.filter(epoch.law.space.readings.contains).map { ($0, diagram) }
  }

  func grade(of activity: ActivityID) -> CompiledGrade {
    if let found = compiled[activity.index].grade { return found }
    let made = epoch.grade(of: activity)
    compiled[activity.index].grade = made
    return made
  }

  func position(of activity: ActivityID) -> CompiledPosition {
    if let found = compiled[activity.index].position { return found }
    let made = epoch.position(of: activity)
    compiled[activity.index].position = made
    return made
  }

  func verdicts(of activity: ActivityID) -> CompiledVerdicts {
    if let found = compiled[activity.index].verdicts { return found }
    let made = epoch.verdicts(of: activity)
    compiled[activity.index].verdicts = made
    return made
  }
}
