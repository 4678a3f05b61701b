import Glibc
import Testing

/// The program built beside the tests, and how to start it.
enum ProgramPath {
  /// Its path.
  static let program: String = {
    var path = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &path, path.count - 1)
    let own = String(
      decoding: path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let folder = own.lastIndex(of: "/").map { own[..<$0] } ?? "."
    return "\(folder)/zhunru"
  }()

  /// - Parameter starter: A program that becomes it, with its arguments.
  static func spawn(
    _ arguments: [String], in directory: String, _ variables: [String: String],
    _ actions: inout posix_spawn_file_actions_t, inNewSession: Bool = false, by starter: [String] = []
  ) throws -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The threads that run tests block signals; the program starts as from a shell.
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    // POSIX_SPAWN_SETSIGDEF, POSIX_SPAWN_SETSIGMASK and POSIX_SPAWN_SETSID.
    posix_spawnattr_setflags(&attributes, inNewSession ? 0x04 | 0x08 | 0x80 : 0x04 | 0x08)
    var words: [UnsafeMutablePointer<CChar>?] =
      (["/usr/bin/env", "-C", directory] + starter + [program] + arguments).map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] =
      variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + environment { free(pointer) } }
    var process: pid_t = 0
    let result = posix_spawn(&process, "/usr/bin/env", &actions, &attributes, &words, &environment)
    try #require(result == 0, "\(program) does not start")
    return process
  }

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - directory: Where what it reads and writes is kept.
  ///   - path: Where it works; left out, in the same directory.
  static func run(
    _ arguments: [String], input: String = "", in directory: TemporaryDirectory, at path: String? = nil
  ) throws -> (status: Int32, output: String, messages: String) {
    directory.write(input, to: ".input")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, directory[".input"], O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, directory[".output"], flags, 0o644)
    posix_spawn_file_actions_addopen(&actions, 2, directory[".messages"], flags, 0o644)
    let process = try spawn(
      arguments, in: path ?? directory.path, ["TERM": "dumb", "LANG": "C.UTF-8"], &actions)
    var ended: Int32 = 0
    while waitpid(process, &ended, 0) < 0, errno == EINTR {}
    return (
      (ended >> 8) & 0xFF, directory.content(of: ".output") ?? "",
      directory.content(of: ".messages") ?? ""
    )
  }
}
