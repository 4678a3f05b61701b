import Glibc
import Testing
import TextWidth

/// The program in a pseudo-terminal, with a model of what it shows.
final class TerminalProgram {
  private let master: Int32
  /// Kept open, so that the settings can be read after the program has ended.
  private let slave: Int32
  private let process: pid_t
  private(set) var screen: ScreenModel
  private var status: Int32?
  private var isOpen = true

  /// Milliseconds to wait for what must come.
  private static let patience: Int32 = 30_000

  /// - Parameter files: Descriptors that go to files of the directory in the place of the terminal.
  init(
    _ arguments: [String], in directory: TemporaryDirectory, columns: Int = 80, rows: Int = 24,
    environment: [String: String] = [:], redirecting files: [Int32: String] = [:]
  ) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    // TIOCSPTLCK and TIOCGPTN, which the importer does not show.
    var isLocked: Int32 = 0
    var number: Int32 = 0
    try #require(master >= 0 && ioctl(master, 0x4004_5431, &isLocked) == 0)
    try #require(ioctl(master, 0x8004_5430, &number) == 0)
    let name = "/dev/pts/\(number)"
    slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(slave >= 0)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    screen = ScreenModel(columns: columns, rows: rows)
    var variables = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
    variables.merge(environment) { $1 }
    process = try Self.spawn(
      arguments, name, directory.path, variables, files.mapValues { directory[$0] })
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      var ended: Int32 = 0
      waitpid(process, &ended, 0)
    }
    if isOpen { hangUp() }
  }

  private static func spawn(
    _ arguments: [String], _ terminal: String, _ directory: String, _ variables: [String: String],
    _ files: [Int32: String]
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    for (descriptor, path) in files {
      posix_spawn_file_actions_addopen(&actions, descriptor, path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    }
    // Of a session of its own the terminal becomes the controlling one.
    return try ProgramPath.spawn(arguments, in: directory, variables, &actions, inNewSession: true)
  }

  // MARK: - Keys

  func type(_ text: String) {
    var bytes = Array(text.utf8)
    _ = write(master, &bytes, bytes.count)
  }

  static let enter = "\r"
  static let escape = "\u{1B}"
  static let up = "\u{1B}[A"
  static let down = "\u{1B}[B"
  static let left = "\u{1B}[D"
  static let tab = "\t"
  static let f1 = "\u{1B}OP"
  static let controlC = "\u{3}"
  static let controlR = "\u{12}"
  static let controlS = "\u{13}"
  static let controlZ = "\u{1A}"

  func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  func signal(_ number: Int32) { kill(process, number) }

  /// Closes the terminal, as when its window is closed.
  func hangUp() {
    close(master)
    close(slave)
    isOpen = false
  }

  // MARK: - What it shows

  /// Waits until the screen shows a text.
  func shows(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try wait("“\(text)”", sourceLocation) { $0.text.contains(text) }
  }

  /// Takes in what has come.
  func look() { while read(waiting: 0) {} }

  /// Waits until the screen shows a text no longer.
  func hides(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try wait("no “\(text)”", sourceLocation) { !$0.text.contains(text) }
  }

  /// Waits until nothing is wider than the window.
  func fits(sourceLocation: SourceLocation = #_sourceLocation) throws {
    try wait("what fits the window", sourceLocation) { screen in
      screen.lines.allSatisfy { $0.displayWidth < screen.columns }
    }
  }

  private func wait(
    _ what: String, _ sourceLocation: SourceLocation, _ holds: (ScreenModel) -> Bool
  ) throws {
    while !holds(screen) {
      guard read(waiting: Self.patience) else {
        Issue.record("\(what) does not come:\n\(screen.text)", sourceLocation: sourceLocation)
        throw NothingMore()
      }
    }
    // What else is drawn at the same time.
    while read(waiting: 50) {}
  }

  struct NothingMore: Error {}

  /// - Returns: Whether something came.
  private func read(waiting milliseconds: Int32) -> Bool {
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, milliseconds) > 0, source.revents & Int16(POLLIN) != 0 else {
      return false
    }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(master, &bytes, bytes.count)
    guard count > 0 else { return false }
    screen.write(bytes.prefix(count))
    return true
  }

  /// The terminal as lines and keys find it: whether lines are edited and echoed.
  var isCooked: Bool {
    var settings = termios()
    tcgetattr(slave, &settings)
    return settings.c_lflag & tcflag_t(ICANON) != 0 && settings.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Waits until lines are edited and echoed, or are not.
  func waits(untilCooked: Bool) {
    for _ in 0..<(Self.patience / 20) where isCooked != untilCooked { _ = read(waiting: 20) }
  }

  /// Waits for the program's end.
  ///
  /// - Returns: Its status; of one ended by a signal, 128 and the signal's number.
  func end() -> Int32 {
    var ended: Int32 = 0
    var rounds = Self.patience / 20
    while waitpid(process, &ended, WNOHANG) == 0 {
      rounds -= 1
      guard rounds > 0 else {
        Issue.record("the program does not end:\n\(screen.text)")
        return -1
      }
      if isOpen { _ = read(waiting: 20) } else { usleep(20_000) }
    }
    if isOpen { while read(waiting: 20) {} }
    let signal = ended & 0x7F
    let result = signal == 0 ? (ended >> 8) & 0xFF : 128 + signal
    status = result
    return result
  }
}
