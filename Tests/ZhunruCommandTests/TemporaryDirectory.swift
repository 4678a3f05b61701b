import Glibc

/// A directory of its own for a test, removed with all that is in it.
final class TemporaryDirectory {
  let path: String

  init() {
    var template = Array("/tmp/zhunru-tests-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? "/nonexistent"
    }
  }

  deinit { Self.remove(path) }

  /// The path of something in the directory.
  subscript(name: String) -> String { "\(path)/\(name)" }

  func makeDirectory(_ name: String) {
    mkdir(self[name], 0o755)
  }

  func write(_ content: String, to name: String) {
    let descriptor = open(self[name], O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    let bytes = Array(content.utf8)
    _ = Glibc.write(descriptor, bytes, bytes.count)
    close(descriptor)
  }

  /// The content of a file, or `nil` where there is none.
  func content(of name: String) -> String? {
    let descriptor = open(self[name], O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return Self.content(of: descriptor)
  }

  static func content(of descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count <= 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk[..<count]
    }
  }

  /// All names in the directory, hidden ones too, in order.
  var names: [String] { Self.names(in: path) }

  private static func names(in path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func remove(_ path: String) {
    chmod(path, 0o755)
    for name in names(in: path) {
      let inside = "\(path)/\(name)"
      if unlink(inside) != 0 { remove(inside) }
    }
    rmdir(path)
  }
}

/// Both ends of a pipe.
struct Pipe {
  let reading: Int32
  let writing: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    reading = ends[0]
    writing = ends[1]
  }
}
