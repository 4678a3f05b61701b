import Assessment
import Law

/// The unchanging part of what is written for each outcome of each activity, made once and copied.
///
/// Which outcome of an activity is reached is one small number, so everything that hangs on it alone
/// is one piece of bytes.
final class OutcomeFragments {
  private struct Table {
    var pieces: [UnsafeRawBufferPointer?] = []
  }

  private let law: Law
  private let make: (ActivityID, PositionOutcome) -> [UInt8]
  private typealias Tables = UnsafeMutablePointer<UnsafeMutablePointer<Table>?>
  /// By position, which several epochs can have in common.
  private var tables: [ObjectIdentifier: UnsafeMutablePointer<Table>] = [:]
  /// By epoch and activity, those met so far.
  private var epochs: [Int: Tables] = [:]
  private var current: Tables?
  private var currentEpoch = -1

  init(_ law: Law, make: @escaping (ActivityID, PositionOutcome) -> [UInt8]) {
    self.law = law
    self.make = make
  }

  deinit {
    for table in tables.values {
      for piece in table.pointee.pieces { piece?.deallocate() }
      table.deinitialize(count: 1)
      table.deallocate()
    }
    for tables in epochs.values { tables.deallocate() }
  }

  /// Turns to the law of an epoch.
  func turn(to epoch: EpochLaw) {
    guard epoch.number != currentEpoch else { return }
    currentEpoch = epoch.number
    if let found = epochs[currentEpoch] {
      current = found
      return
    }
    let tables = Tables.allocate(capacity: law.activities.count)
    tables.initialize(repeating: nil, count: law.activities.count)
    epochs[currentEpoch] = tables
    current = tables
  }

  /// The bytes for one outcome, in the epoch last turned to; they stay where they are.
  @inline(__always)
  func bytes(_ activity: ActivityID, _ leaf: Int32, _ epoch: EpochLaw) -> UnsafeRawBufferPointer {
    guard let current else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let table = current[activity.index] ?? table(activity, epoch, current)
    if Int(leaf) < table.pointee.pieces.count, let found = table.pointee.pieces[Int(leaf)] {
      return found
    }
    return made(activity, leaf, epoch, table)
  }

  @inline(never)
  private func table(
    _ activity: ActivityID, _ epoch: EpochLaw, _ current: Tables
  ) -> UnsafeMutablePointer<Table> {
    let position = ObjectIdentifier(epoch.position(of: activity))
    let table = tables[position] ?? .allocate(capacity: 1)
    if tables[position] == nil { table.initialize(to: Table()) }
    tables[position] = table
    current[activity.index] = table
    return table
  }

  @inline(never)
  private func made(
    _ activity: ActivityID, _ leaf: Int32, _ epoch: EpochLaw, _ table: UnsafeMutablePointer<Table>
  ) -> UnsafeRawBufferPointer {
    let outcomes = epoch.position(of: activity).outcomes
    while table.pointee.pieces.count < outcomes.count { table.pointee.pieces.append(nil) }
    let bytes = make(activity, outcomes[Int(leaf)])
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    copy.copyBytes(from: bytes)
    table.pointee.pieces[Int(leaf)] = UnsafeRawBufferPointer(copy)
    return UnsafeRawBufferPointer(copy)
  }
}
