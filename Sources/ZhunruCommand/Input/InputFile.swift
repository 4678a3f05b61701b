import Glibc

/// An open input, read from its beginning to its end.
final class InputFile {
  let source: InputSource
  private let descriptor: Int32
  /// What was read to see how the input begins, and is still to be given out.
  private(set) var readBytes: [UInt8] = []

  init(opening source: InputSource) throws(InputProblem) {
    self.source = source
    switch source {
    case .standardInput:
      descriptor = STDIN_FILENO
    case .file(let path):
      do {
        descriptor = try SystemCall.retrying { open(path, O_RDONLY | O_CLOEXEC) }
      } catch {
        throw InputProblem(path, error)
      }
    }
    _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  /// An input that is open already.
  init(_ descriptor: Int32, named source: InputSource) {
    self.source = source
    self.descriptor = descriptor
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// Reads what is there next.
  ///
  /// - Returns: How many bytes of `buffer` are filled; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputProblem) -> Int {
    if !readBytes.isEmpty {
      let count = min(buffer.count, readBytes.count)
      buffer.copyBytes(from: readBytes[..<count])
      readBytes.removeFirst(count)
      return count
    }
    return try readOn(into: buffer)
  }

  /// Reads the beginning, which is given out by the next reading.
  func readAhead() throws(InputProblem) {
    guard readBytes.isEmpty else { return }
    var beginning = [UInt8](repeating: 0, count: 4096)
    var problem: InputProblem?
    let count = beginning.withUnsafeMutableBytes { buffer in
      do throws(InputProblem) {
        return try readOn(into: buffer)
      } catch {
        problem = error
        return 0
      }
    }
    if let problem { throw problem }
    readBytes = Array(beginning[..<count])
  }

  /// Whether reading would not wait: something is there, or the end.
  var isReady: Bool {
    if !readBytes.isEmpty { return true }
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, 0) != 0
  }

  private func readOn(into buffer: UnsafeMutableRawBufferPointer) throws(InputProblem) -> Int {
    do {
      return try SystemCall.retrying { Glibc.read(descriptor, buffer.baseAddress, buffer.count) }
    } catch {
      throw InputProblem(source.name, error)
    }
  }

  /// Reads all that is left.
  ///
  /// - Throws: ``InputProblem/tooLarge(_:limit:)`` as soon as there are more than `limit` bytes.
  func readAll(limit: Int) throws(InputProblem) -> [UInt8] {
    var content: [UInt8] = []
    let room = 1 << 16
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let count = try read(into: chunk)
      if count == 0 { return content }
      if content.count + count > limit { throw .tooLarge(source.name, limit: limit) }
      content.append(contentsOf: chunk[..<count])
    }
  }
}
