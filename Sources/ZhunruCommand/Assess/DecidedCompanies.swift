import Assessment
import Synchronization

/// What companies came to that were decided before in a run, so that those like them need not be decided again.
///
/// Shared by all workers. Past a bound of memory, those not asked for lately make room for others.
final class DecidedCompanies: Sendable {
  /// What a company came to.
  final class Decision: Sendable {
    let result: CompanyAssessment
    /// What is written of it.
    let pieces: [WrittenPiece]

    init(_ result: CompanyAssessment, _ pieces: [WrittenPiece]) {
      self.result = result.trimmed
      self.pieces = pieces
    }

    /// About how much room it takes, in bytes.
    fileprivate var size: Int {
      let lines = result.lines.reduce(0) {
        $0 + 256 + 8 * ($1.open.count + $1.duties.count + $1.openDuties.count) + 64 * $1.alternatives.count
      }
      let text = pieces.reduce(0) { $0 + 64 + $1.bytes.count }
      return 512 + text + lines + result.activities.count * MemoryLayout<CompanyAssessment.ActivityFinding>.stride
        + 4 * result.leaves.count
    }
  }

  private struct Slot {
    let key: DecisionKey
    let decision: Decision
    let size: Int
    /// Whether it was asked for since the hand last came by.
    var isWanted = false
  }

  private struct State {
    var places: [DecisionKey: Int] = [:]
    var slots: [Slot?] = []
    /// The places of slots that hold nothing.
    var empty: [Int] = []
    /// Where room is made next.
    var hand = 0
    var size = 0

    /// Removes what comes next under the hand and was not asked for.
    mutating func makeRoom() {
      if hand >= slots.count { hand = 0 }
      if let slot = slots[hand] {
        if slot.isWanted {
          slots[hand]?.isWanted = false
        } else {
          size -= slot.size
          places[slot.key] = nil
          slots[hand] = nil
          empty.append(hand)
        }
      }
      hand += 1
    }
  }

  /// How much is kept, in bytes.
  private let most: Int
  private let state = Mutex(State())

  init(most: Int = 32 << 20) {
    self.most = most
  }

  func find(_ key: DecisionKey) -> Decision? {
    state.withLock { state in
      guard let place = state.places[key] else { return nil }
      state.slots[place]?.isWanted = true
      return state.slots[place]?.decision
    }
  }

  func keep(_ decision: Decision, for key: DecisionKey) {
    let slot = Slot(key: key, decision: decision, size: key.size + decision.size)
    guard slot.size < most else { return }
    state.withLock { state in
      // Another worker may have decided the same meanwhile.
      guard state.places[key] == nil else { return }
      while state.size + slot.size > most { state.makeRoom() }
      state.size += slot.size
      if let place = state.empty.popLast() {
        state.slots[place] = slot
        state.places[key] = place
      } else {
        state.slots.append(slot)
        state.places[key] = state.slots.count - 1
      }
    }
  }
}

/// What is written of one service line, or of one row of it, after its name.
struct WrittenPiece: Sendable {
  /// The service line, by position.
  let line: Int
  let bytes: [UInt8]
}
