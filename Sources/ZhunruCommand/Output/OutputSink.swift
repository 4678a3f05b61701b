import Glibc

/// Where output goes, through one large buffer.
///
/// A file appears, or changes, only when ``finish()`` returns. A sink that goes without it leaves
/// the file as it was.
final class OutputSink {
  private enum Place {
    /// Standard output, or a device or pipe named as a file.
    case stream(Int32, name: String, isOwned: Bool)
    case file(OutputFile)
  }

  private let place: Place
  private let buffer: UnsafeMutableRawBufferPointer
  private var used = 0
  private let flushesLines: Bool
  private var failure: OutputProblem?

  /// Whether the output goes to a terminal.
  let isTerminal: Bool

  private init(_ place: Place, bufferSize: Int) {
    self.place = place
    buffer = .allocate(byteCount: max(bufferSize, 1), alignment: 16)
    isTerminal =
      switch place {
      case .stream(let descriptor, _, _): isatty(descriptor) == 1
      case .file: false
      }
    flushesLines = isTerminal
  }

  /// - Parameter descriptor: Of the process's own, or of its terminal; it stays open.
  convenience init(descriptor: Int32, name: String) {
    self.init(.stream(descriptor, name: name, isOwned: false), bufferSize: 1 << 12)
  }

  /// - Parameter path: A file, or `nil` or `-` for standard output.
  convenience init(path: String?, bufferSize: Int = 1 << 18) throws(OutputProblem) {
    guard let path, path != "-" else {
      self.init(
        .stream(STDOUT_FILENO, name: "<stdout>", isOwned: false), bufferSize: bufferSize)
      return
    }
    do {
      if try FileKind.of(path) == .other {
        let descriptor = try SystemCall.retrying { open(path, O_WRONLY | O_CLOEXEC) }
        self.init(.stream(descriptor, name: path, isOwned: true), bufferSize: bufferSize)
        return
      }
    } catch {
      if error != .noSuchEntry { throw OutputProblem(path, error) }
    }
    self.init(.file(try OutputFile(path: path)), bufferSize: bufferSize)
  }

  deinit {
    buffer.deallocate()
    if case .stream(let descriptor, _, isOwned: true) = place { close(descriptor) }
  }

  var descriptor: Int32 {
    switch place {
    case .stream(let descriptor, _, _): descriptor
    case .file(let file): file.descriptor
    }
  }

  func write(_ text: String) throws(OutputProblem) {
    try write(text.utf8Span.span)
  }

  /// - Throws: ``OutputProblem/readerGone`` where nobody reads any more; after any failure, the
  ///   same again.
  func write(_ bytes: Span<UInt8>) throws(OutputProblem) {
    try bytes.withUnsafeBytes { (bytes) throws(OutputProblem) in try write(bytes) }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(OutputProblem) {
    if bytes.count > buffer.count - used {
      try flush()
      if bytes.count >= buffer.count {
        try send(bytes)
        return
      }
    }
    UnsafeMutableRawBufferPointer(rebasing: buffer[used...]).copyMemory(from: bytes)
    used += bytes.count
    if flushesLines, bytes.last == UInt8(ascii: "\n") { try flush() }
  }

  /// Sends on what the buffer holds.
  func flush() throws(OutputProblem) {
    guard used > 0 || failure != nil else { return }
    let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<used])
    used = 0
    try send(bytes)
  }

  /// Sends on the rest and, where the output is a file, puts the file in its place.
  ///
  /// - Parameter hasResult: Whether there is something to keep; else a file is left as it was.
  func finish(hasResult: Bool = true) throws(OutputProblem) {
    try flush()
    if hasResult, case .file(let file) = place { try file.commit() }
  }

  private func send(_ bytes: UnsafeRawBufferPointer) throws(OutputProblem) {
    if let failure { throw failure }
    guard let error = SystemCall.writeAll(bytes, to: descriptor) else { return }
    let problem =
      switch place {
      case .stream(_, let name, _): OutputProblem(name, error)
      case .file(let file): OutputProblem(file.path, error)
      }
    failure = problem
    throw problem
  }
}
