import Glibc
import Synchronization

/// The name of a file in the making, which goes when a signal ends the program: Ctrl-C, `kill`, a terminal that is closed.
///
/// One at a time; a second name is not guarded. A signal that no program may handle, and a loss of power, leave it.
enum UnfinishedFile {
  private static let capacity = Int(PATH_MAX)
  private static let free = 0
  private static let changing = 1
  private static let guarded = 2

  private static let state = Atomic<Int>(free)
  // A handler of a signal may not ask for memory: the name stands where it can be read at any time.
  nonisolated(unsafe) private static let name = UnsafeMutablePointer<CChar>.allocate(capacity: capacity)

  /// Removes the file if a signal ends the program from now on.
  static func watch(_ path: String) {
    guard path.utf8.count < capacity, change(from: free) else { return }
    path.withCString { _ = strcpy(name, $0) }
    for number in [SIGINT, SIGTERM, SIGHUP] { handle(number) }
    state.store(guarded, ordering: .releasing)
  }

  /// Lets the file be: it has another name, or is gone.
  static func letGo(_ path: String) {
    guard state.load(ordering: .acquiring) == guarded, strcmp(name, path) == 0, change(from: guarded) else { return }
    state.store(free, ordering: .releasing)
  }

  /// Removes the file that is watched, if there is one; a handler of a signal may call it.
  static func remove() {
    if state.load(ordering: .acquiring) == guarded { unlink(name) }
  }

  private static func change(from old: Int) -> Bool {
    state.compareExchange(expected: old, desired: changing, ordering: .acquiringAndReleasing).exchanged
  }

  /// Handles a signal that would end the program by itself; others are ignored or somebody else's.
  private static func handle(_ number: Int32) {
    var current = sigaction()
    guard sigaction(number, nil, &current) == 0, current.sa_flags & Int32(SA_SIGINFO) == 0,
      unsafeBitCast(current.__sigaction_handler.sa_handler, to: Int.self) == 0
    else { return }
    signal(number) { number in
      UnfinishedFile.remove()
      signal(number, SIG_DFL)
      raise(number)
    }
  }
}
