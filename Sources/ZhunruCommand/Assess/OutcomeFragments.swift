import Assessment
import Law

/// The unchanging part of what is written for each outcome of each activity, made once and copied.
///
/// Which outcome of an activity is reached is one small number, so everything that hangs on it alone
/// is one piece of bytes.
struct OutcomeFragments {
  private let law: Law
  private let make: (ActivityID, PositionOutcome) -> [UInt8]
  /// By epoch, activity and leaf.
  private var epochs: [Int: [[[UInt8]?]]] = [:]
  private var current: [[[UInt8]?]] = []
  private var currentEpoch = -1

  init(_ law: Law, make: @escaping (ActivityID, PositionOutcome) -> [UInt8]) {
    self.law = law
    self.make = make
  }

  /// Turns to the law of an epoch.
  mutating func turn(to epoch: EpochLaw) {
    let number = law.epoch(of: epoch.day)
    guard number != currentEpoch else { return }
    if currentEpoch >= 0 { epochs[currentEpoch] = current }
    current = epochs[number] ?? Array(repeating: [], count: law.activities.count)
    currentEpoch = number
  }

  /// The bytes for one outcome.
  @inline(__always)
  mutating func append(
    _ activity: ActivityID, _ leaf: Int32, _ epoch: EpochLaw, to buffer: inout ByteBuffer
  ) {
    if Int(leaf) < current[activity.index].count,
      let found = current[activity.index][Int(leaf)]
    {
      buffer.append(found)
      return
    }
    buffer.append(made(activity, leaf, epoch))
  }

  @inline(never)
  private mutating func made(
    _ activity: ActivityID, _ leaf: Int32, _ epoch: EpochLaw
  ) -> [UInt8] {
    let outcomes = epoch.position(of: activity).outcomes
    while current[activity.index].count < outcomes.count { current[activity.index].append(nil) }
    let bytes = make(activity, outcomes[Int(leaf)])
    current[activity.index][Int(leaf)] = bytes
    return bytes
  }
}
