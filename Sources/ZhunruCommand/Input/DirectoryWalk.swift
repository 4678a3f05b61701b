import Glibc

enum FileKind: Hashable, Sendable {
  case regular, directory, link, other

  init(mode: mode_t) {
    self =
      switch mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFLNK: .link
      default: .other
      }
  }

  /// The kind of what stands at a path.
  ///
  /// - Parameter followsLink: Whether a link counts as what it leads to.
  static func of(
    _ path: String, followsLink: Bool = true
  ) throws(SystemError) -> FileKind {
    var status = stat()
    try SystemCall.retrying { followsLink ? stat(path, &status) : lstat(path, &status) }
    return FileKind(mode: status.st_mode)
  }
}

/// Collects the files of one kind in a directory and in the directories below it.
///
/// Names that begin with a dot are left out, and links to directories are not followed, so that a
/// walk ends.
struct DirectoryWalk {
  /// By the bytes of their paths.
  var files: [String] { found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
  private var found: [String] = []
  private(set) var problems: [InputProblem] = []
  /// Whether a file of a name is wanted.
  private let isWanted: (String) -> Bool

  init(where isWanted: @escaping (String) -> Bool) { self.isWanted = isWanted }

  mutating func visit(_ directory: String) {
    guard let stream = opendir(directory) else {
      problems.append(InputProblem(directory, .last))
      return
    }
    defer { closedir(stream) }
    let prefix = directory.hasSuffix("/") ? directory : directory + "/"
    var below: [String] = []
    while let entry = nextName(in: stream, directory: directory) {
      if entry.bytes.first == UInt8(ascii: ".") { continue }
      guard let name = String(validating: entry.bytes, as: UTF8.self) else {
        let shown = prefix + String(decoding: entry.bytes, as: UTF8.self)
        if isWanted(shown) { problems.append(.nameNotUTF8(shown)) }
        continue
      }
      take(prefix + name, below: &below)
    }
    for directory in below.sorted() { visit(directory) }
  }

  private mutating func take(_ path: String, below: inout [String]) {
    do {
      switch try FileKind.of(path, followsLink: false) {
      case .directory:
        below.append(path)
      case .regular, .other:
        if isWanted(path) { found.append(path) }
      case .link:
        if isWanted(path), try FileKind.of(path) != .directory { found.append(path) }
      }
    } catch {
      problems.append(InputProblem(path, error))
    }
  }

  private struct EntryName {
    var bytes: [UInt8]
  }

  private mutating func nextName(
    in stream: OpaquePointer, directory: String
  ) -> EntryName? {
    errno = 0
    guard let entry = readdir(stream) else {
      if errno != 0 { problems.append(InputProblem(directory, .last)) }
      return nil
    }
    let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
    return EntryName(bytes: bytes)
  }
}

extension String {
  /// Whether a file of this name is read from a folder: its ending says its form, in small letters.
  var isInputName: Bool {
    InputForm(nameOf: self) != nil && !(split(separator: ".").last ?? "").contains(where: \.isUppercase)
  }
}
