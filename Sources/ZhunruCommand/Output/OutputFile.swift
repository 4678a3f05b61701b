import Glibc

/// A file that is written whole or not at all.
///
/// The content goes to a new file in the same directory, which takes the place of the old one when
/// it is complete and on disk. Until then it has no name (`O_TMPFILE`), so nothing is left behind
/// even if the program is killed; where the file system cannot do that, it has a hidden name and
/// is removed when the value goes or a signal ends the program (``UnfinishedFile``).
final class OutputFile {
  /// As the user wrote it.
  let path: String
  let descriptor: Int32
  /// Where the file will stand: the path, or what it leads to if it is a link.
  private let target: String
  private var temporaryName: String?

  /// - Parameter mayBeNameless: Whether `O_TMPFILE` is tried.
  init(path: String, mayBeNameless: Bool = true) throws(OutputProblem) {
    self.path = path
    do {
      let existing = Self.resolved(path)
      target = if let existing { existing } else { try Self.followed(path) }
      let mode = try Self.modeToKeep(of: existing)
      let opened = try Self.open(beside: target, mayBeNameless: mayBeNameless)
      descriptor = opened.descriptor
      temporaryName = opened.name
      if let mode { fchmod(descriptor, mode) }
    } catch {
      throw OutputProblem(path, error)
    }
  }

  deinit {
    close(descriptor)
    if let temporaryName {
      unlink(temporaryName)
      UnfinishedFile.letGo(temporaryName)
    }
  }

  /// Puts the file in its place.
  func commit() throws(OutputProblem) {
    do {
      try SystemCall.retrying { fsync(descriptor) }
      // `??` would lose which error is thrown.
      let name = if let temporaryName { temporaryName } else { try named() }
      temporaryName = name
      try SystemCall.retrying { rename(name, target) }
      UnfinishedFile.letGo(name)
      temporaryName = nil
      try syncDirectory()
    } catch {
      throw OutputProblem(path, error)
    }
  }

  /// Gives the nameless file a name.
  private func named() throws(SystemError) -> String {
    try Self.withFreshName(beside: target) { name throws(SystemError) in
      try SystemCall.retrying {
        linkat(AT_FDCWD, Self.pathOf(descriptor), AT_FDCWD, name, AT_SYMLINK_FOLLOW)
      }
      UnfinishedFile.watch(name)
      return name
    }
  }

  /// Makes the renaming last through a loss of power, where the file system lets one ask for it.
  private func syncDirectory() throws(SystemError) {
    let directory = try SystemCall.retrying {
      Glibc.open(Self.directory(of: target), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    defer { close(directory) }
    fsync(directory)
  }
}

// MARK: - Opening

extension OutputFile {
  private static func open(
    beside target: String, mayBeNameless: Bool
  ) throws(SystemError) -> (descriptor: Int32, name: String?) {
    // O_TMPFILE, which the importer does not show.
    let nameless = 0o20_000_000 | O_DIRECTORY
    if mayBeNameless {
      let descriptor = Glibc.open(directory(of: target), nameless | O_WRONLY | O_CLOEXEC, 0o666)
      if descriptor >= 0 {
        if access(pathOf(descriptor), F_OK) == 0 { return (descriptor, nil) }
        close(descriptor)
      }
    }
    return try withFreshName(beside: target) { name throws(SystemError) in
      let descriptor = try SystemCall.retrying {
        Glibc.open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      }
      UnfinishedFile.watch(name)
      return (descriptor, name)
    }
  }

  /// Tries hidden names in the directory of `target` until one is free.
  private static func withFreshName<Result>(
    beside target: String, _ body: (String) throws(SystemError) -> Result
  ) throws(SystemError) -> Result {
    while true {
      let number = UInt64.random(in: .min ... .max)
      do {
        return try body("\(directory(of: target))/.zhunru-\(String(number, radix: 36)).tmp")
      } catch {
        if error.number != EEXIST { throw error }
      }
    }
  }

  /// The permissions of the file that will be replaced.
  private static func modeToKeep(of existing: String?) throws(SystemError) -> mode_t? {
    guard let existing else { return nil }
    var status = stat()
    try SystemCall.retrying { stat(existing, &status) }
    if FileKind(mode: status.st_mode) == .directory { throw .isADirectory }
    try SystemCall.retrying { access(existing, W_OK) }
    return status.st_mode & 0o7777
  }

  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Where links lead to what is not there.
  private static func followed(_ path: String) throws(SystemError) -> String {
    var path = path
    // As many as the system itself follows.
    for _ in 0..<40 {
      var status = stat()
      guard lstat(path, &status) == 0, FileKind(mode: status.st_mode) == .link else { return path }
      var name = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = try SystemCall.retrying { readlink(path, &name, name.count) }
      let next = String(decoding: name[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      path = next.hasPrefix("/") ? next : directory(of: path) + "/" + next
    }
    throw SystemError(number: ELOOP)
  }

  private static func directory(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func pathOf(_ descriptor: Int32) -> String { "/proc/self/fd/\(descriptor)" }
}
