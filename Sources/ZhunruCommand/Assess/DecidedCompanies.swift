import Assessment
import Reports
import Synchronization

/// What companies came to that were decided before in a run, so that those like them need not be decided again.
///
/// Shared by all workers. Past a bound of memory, others chance to make room.
final class DecidedCompanies: Sendable {
  /// What a company came to.
  final class Decision: Sendable {
    let outline: CompanyOutline
    /// What is written of it.
    let pieces: [WrittenPiece]

    init(_ outline: CompanyOutline, _ pieces: [WrittenPiece]) {
      self.outline = outline
      self.pieces = pieces
    }

    /// About how much room it takes, in bytes.
    fileprivate var size: Int { pieces.reduce(256 + outline.lines.count) { $0 + 64 + $1.bytes.count } }
  }

  private struct Slot {
    let key: DecisionKey
    let decision: Decision
    let size: Int
  }

  private struct State {
    var places: [DecisionKey: Int] = [:]
    var slots: [Slot] = []
    var size = 0
    var random: UInt64 = 1

    /// Removes one, whichever. The least lately asked for would never be found again in input that comes round to it later.
    mutating func removeAny() {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let place = Int((random >> 33) % UInt64(slots.count))
      let removed = slots[place]
      let last = slots.removeLast()
      places[removed.key] = nil
      size -= removed.size
      guard place < slots.count else { return }
      slots[place] = last
      places[last.key] = place
    }
  }

  /// How much is kept, in bytes.
  private let most: Int
  private let state = Mutex(State())

  init(most: Int = 64 << 20) {
    self.most = most
  }

  func find(_ key: DecisionKey) -> Decision? {
    state.withLock { state in
      state.places[key].map { state.slots[$0].decision }
    }
  }

  func keep(_ decision: Decision, for key: DecisionKey) {
    let slot = Slot(key: key, decision: decision, size: key.size + decision.size)
    guard slot.size < most else { return }
    state.withLock { state in
      // Another worker may have decided the same meanwhile.
      guard state.places[key] == nil else { return }
      while state.size + slot.size > most { state.removeAny() }
      state.places[key] = state.slots.count
      state.slots.append(slot)
      state.size += slot.size
    }
  }
}
