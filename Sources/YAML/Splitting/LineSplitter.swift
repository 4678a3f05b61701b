/// Cuts a stream of records, one a line, into chunks of whole lines that can be read side by side.
///
/// A chunk is given out as soon as a whole line was read, so that who writes a line and waits for its answer gets it.
package struct LineSplitter: ~Copyable {
  private let read: (UnsafeMutableRawBufferPointer) throws -> Int
  private let chunkBytes: Int
  /// How much is asked of the stream at once.
  private let usualBytes: Int
  /// What was read beyond the last chunk.
  private let carried = YAMLChunk()
  private var isAtEnd = false
  private var isAtStart = true

  /// - Parameters:
  ///   - chunkBytes: How large a chunk is at most.
  ///   - usualBytes: How large a chunk is where lines are shorter than that.
  ///   - read: Fills the front of a buffer with UTF-8 and returns how many bytes; 0 at the end.
  package init(
    chunkBytes: Int = 1 << 20, usualBytes: Int = 32 << 10,
    read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
  ) {
    self.chunkBytes = chunkBytes
    self.usualBytes = min(usualBytes, chunkBytes)
    self.read = read
  }

  /// Fills a chunk with the next lines, in place of what it holds.
  ///
  /// - Returns: ``YAMLSplitter/Piece/rest`` where a line is longer than a chunk: use ``rest(file:)``.
  /// - Throws: What reading the stream throws.
  package mutating func next(into chunk: YAMLChunk) throws -> YAMLSplitter.Piece {
    chunk.reserve(chunkBytes)
    chunk.firstLine = carried.firstLine
    chunk.count = carried.count
    chunk.buffer.copyMemory(from: carried.bytes)
    carried.count = 0
    while !isAtEnd {
      guard chunk.count < chunkBytes else {
        carry(chunk, from: 0)
        return .rest
      }
      let known = chunk.count
      let free = chunk.buffer[known..<min(known + usualBytes, chunkBytes)]
      let count = try read(UnsafeMutableRawBufferPointer(rebasing: free))
      isAtEnd = count == 0
      chunk.count += count
      if isAtStart {
        isAtStart = false
        // What is no UTF-8 is refused once, by its first bytes.
        if chunk.bytes.otherEncoding != nil {
          isAtEnd = true
          break
        }
      }
      if let last = chunk.bytes.lastLineFeed(from: known) {
        carry(chunk, from: last + 1)
        break
      }
    }
    carried.firstLine = chunk.firstLine + Int32(truncatingIfNeeded: chunk.bytes.lineFeedCount)
    return chunk.count == 0 ? .end : .chunk
  }

  /// A reader of all that has not come in chunks.
  package consuming func rest(file: String) -> JSONReader {
    let carried = carried
    let read = read
    var offset = 0
    return JSONReader(file: file, firstLine: carried.firstLine, isLines: true) { buffer in
      let count = min(buffer.count, carried.count - offset)
      guard count > 0 else { return try read(buffer) }
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: carried.bytes[offset..<offset + count]))
      offset += count
      return count
    }
  }

  private func carry(_ chunk: YAMLChunk, from cut: Int) {
    let bytes = UnsafeRawBufferPointer(rebasing: chunk.bytes[cut...])
    carried.reserve(chunkBytes)
    carried.firstLine = chunk.firstLine
    carried.buffer.copyMemory(from: bytes)
    carried.count = bytes.count
    chunk.count = cut
  }
}

extension UnsafeRawBufferPointer {
  /// The last LF at or after `offset`.
  fileprivate func lastLineFeed(from offset: Int) -> Int? {
    var index = count
    while index > offset {
      index -= 1
      if self[index] == 0x0A { return index }
    }
    return nil
  }

  /// How many LF there are.
  fileprivate var lineFeedCount: Int {
    var found = 0
    var index = 0
    while let next = lineFeed(from: index) {
      found += 1
      index = next + 1
    }
    return found
  }
}
