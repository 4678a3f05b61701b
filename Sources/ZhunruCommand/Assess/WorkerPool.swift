import Glibc
import YAML

/// Workers that assess chunks side by side, and give what they made in the order of the input.
///
/// A ring of slots goes round: the owner fills a slot, some worker takes it, the owner writes what
/// came of it and fills it again. So memory is as large as the ring, however long the input is.
final class WorkerPool {
  /// A chunk and what came of it.
  private final class Slot {
    enum State {
      case empty, filled, taken, done
    }

    var state = State.empty
    let chunk = YAMLChunk()
    var output = AssessOutput()
  }

  private final class Shared: @unchecked Sendable {
    // Unchecked because `lock` guards everything; a slot that is taken is its worker's alone.
    let plan: AssessPlan
    let slots: [Slot]
    var file = ""
    var nextToTake = 0
    var isClosed = false
    var lock = pthread_mutex_t()
    var changed = pthread_cond_t()

    init(_ plan: AssessPlan, slots: Int) {
      self.plan = plan
      self.slots = (0..<slots).map { _ in Slot() }
      pthread_mutex_init(&lock, nil)
      pthread_cond_init(&changed, nil)
    }

    deinit {
      pthread_cond_destroy(&changed)
      pthread_mutex_destroy(&lock)
    }

    func locked<Result>(_ body: () -> Result) -> Result {
      pthread_mutex_lock(&lock)
      defer { pthread_mutex_unlock(&lock) }
      return body()
    }

    /// What a worker does until the pool is closed.
    func work() {
      let worker = AssessWorker(plan)
      while let slot = take() {
        var reader = YAMLReader(chunk: slot.chunk, file: file, streamedKey: "companies")
        worker.process(&reader, into: &slot.output)
        locked {
          slot.state = .done
          pthread_cond_broadcast(&changed)
        }
      }
    }

    private func take() -> Slot? {
      locked {
        while true {
          let slot = slots[nextToTake % slots.count]
          if slot.state == .filled {
            slot.state = .taken
            nextToTake += 1
            return slot
          }
          if isClosed { return nil }
          pthread_cond_wait(&changed, &lock)
        }
      }
    }
  }

  private let shared: Shared
  private var threads: [pthread_t] = []
  private var nextToFill = 0

  init(_ plan: AssessPlan, workers: Int) {
    shared = Shared(plan, slots: workers * 2 + 1)
    for _ in 0..<workers {
      var thread = pthread_t()
      let context = Unmanaged.passRetained(shared).toOpaque()
      let status = pthread_create(
        &thread, nil,
        { context in
          guard let context else { return nil }
          Unmanaged<Shared>.fromOpaque(context).takeRetainedValue().work()
          return nil
        }, context)
      if status == 0 {
        threads.append(thread)
      } else {
        Unmanaged<Shared>.fromOpaque(context).release()
      }
    }
  }

  deinit {
    shared.locked {
      shared.isClosed = true
      pthread_cond_broadcast(&shared.changed)
    }
    for thread in threads { pthread_join(thread, nil) }
  }

  var canWork: Bool { !threads.isEmpty }

  /// Turns to a file; nothing of another is under way.
  func begin(file: String) { shared.file = file }

  /// Fills the next slot, after what came of its last chunk is written.
  ///
  /// - Returns: What `fill` returned.
  func next<Piece>(
    fill: (YAMLChunk) throws -> Piece, isChunk: (Piece) -> Bool,
    write: (inout AssessOutput) throws -> Void
  ) throws -> Piece {
    let slot = shared.slots[nextToFill % shared.slots.count]
    try finish(slot, write)
    let piece = try fill(slot.chunk)
    if isChunk(piece) {
      nextToFill += 1
      shared.locked {
        slot.state = .filled
        pthread_cond_broadcast(&shared.changed)
      }
    }
    return piece
  }

  /// Writes what is still under way, in order.
  func drain(write: (inout AssessOutput) throws -> Void) throws {
    for offset in 0..<shared.slots.count {
      try finish(shared.slots[(nextToFill + offset) % shared.slots.count], write)
    }
  }

  private func finish(
    _ slot: Slot, _ write: (inout AssessOutput) throws -> Void
  ) throws {
    let isUsed = shared.locked {
      guard slot.state != .empty else { return false }
      while slot.state != .done { pthread_cond_wait(&shared.changed, &shared.lock) }
      slot.state = .empty
      return true
    }
    guard isUsed else { return }
    try write(&slot.output)
    slot.output.removeAll()
  }
}
