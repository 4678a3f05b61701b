import Glibc

/// Which regular file it is, by whatever path it is reached.
struct FileIdentity: Hashable {
  private let device: dev_t
  private let number: ino_t

  /// - Returns: `nil` if no regular file is there.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// - Returns: `nil` if it is open on something else than a regular file.
  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init?(_ status: stat) {
    guard FileKind(mode: status.st_mode) == .regular else { return nil }
    device = status.st_dev
    number = status.st_ino
  }
}

extension InputSource {
  /// Which file it is; `nil` if it is none, or is not there.
  var identity: FileIdentity? {
    switch self {
    case .standardInput: FileIdentity(descriptor: STDIN_FILENO)
    case .file(let path): FileIdentity(path: path)
    }
  }
}
