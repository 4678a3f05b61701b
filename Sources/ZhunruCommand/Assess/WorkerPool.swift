import Glibc
import Reports
import YAML

/// Workers that assess chunks side by side, and give what they made in the order of the input.
///
/// A ring of slots goes round: the owner fills a slot, some worker takes it, the owner writes what
/// came of it and fills it again. A worker whose output is as long as it may be, or whose turn to be written it is for a
/// while, lets the owner write what there is before it goes on. So memory is as large as the ring, however long the input
/// is and however much is written of it.
final class WorkerPool {
  /// A chunk and what came of it.
  private final class Slot {
    enum State {
      case empty, filled, taken
      /// Its worker waits until what there is has been written.
      case full
      case done
    }

    var state = State.empty
    /// Whether the owner waits to write it.
    var isAwaited = false
    let chunk = YAMLChunk()
    var output = AssessOutput()
  }

  private final class Shared: @unchecked Sendable {
    // Unchecked because `lock` guards everything; a slot that is taken is its worker's alone.
    let plan: AssessPlan
    let slots: [Slot]
    var file = ""
    var form = InputForm.yaml
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
        let isDone: Bool
        switch form {
        case .yaml, .json, .csv, .spreadsheet:
          var reader = YAMLReader(chunk: slot.chunk, file: file, streamedKey: "companies")
          isDone = process(&reader, of: slot, worker)
        case .jsonLines:
          var reader = JSONReader(linesOf: slot.chunk, file: file)
          isDone = process(&reader, of: slot, worker)
        }
        guard isDone else { return }
        locked {
          slot.state = .done
          pthread_cond_broadcast(&changed)
        }
      }
    }

    /// - Returns: Whether to go on.
    private func process<Reader: RecordReader & ~Copyable>(
      _ reader: inout Reader, of slot: Slot, _ worker: AssessWorker
    ) -> Bool {
      var clock = ShowingClock()
      while worker.process(
        &reader, into: &slot.output,
        until: { output in
          output.bytes.count >= AssessOutput.most
            || clock.isDue && locked { slot.isAwaited }
        })
      {
        guard handOver(slot) else { return false }
        clock.restart()
      }
      return true
    }

    /// Waits until what there is of a slot has been written.
    ///
    /// - Returns: Whether to go on.
    private func handOver(_ slot: Slot) -> Bool {
      locked {
        slot.state = .full
        pthread_cond_broadcast(&changed)
        while slot.state == .full, !isClosed { pthread_cond_wait(&changed, &lock) }
        return !isClosed
      }
    }

    private func take() -> Slot? {
      locked {
        while !isClosed {
          let slot = slots[nextToTake % slots.count]
          if slot.state == .filled {
            slot.state = .taken
            nextToTake += 1
            return slot
          }
          pthread_cond_wait(&changed, &lock)
        }
        return nil
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
  ///
  /// - Parameter form: How its chunks are read; only YAML and JSON Lines come in chunks.
  func begin(file: String, form: InputForm) {
    shared.file = file
    shared.form = form
  }

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
    var isOpen = true
    while isOpen {
      let state = shared.locked {
        slot.isAwaited = true
        while slot.state == .filled || slot.state == .taken {
          pthread_cond_wait(&shared.changed, &shared.lock)
        }
        slot.isAwaited = false
        return slot.state
      }
      if state == .empty { return }
      try write(&slot.output)
      slot.output.removeAll()
      isOpen = state == .full
      shared.locked {
        slot.state = isOpen ? .taken : .empty
        pthread_cond_broadcast(&shared.changed)
      }
    }
  }
}
