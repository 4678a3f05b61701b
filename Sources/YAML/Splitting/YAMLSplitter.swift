/// Cuts a stream of documents into chunks that can be read side by side.
///
/// A chunk ends before a `---` line, never between a directive (`%YAML 1.2`) and its `---`. The first chunks are small,
/// so that little input is shared out as well. Where a document is longer than a chunk can be, the rest of the stream is
/// for one reader.
package struct YAMLSplitter: ~Copyable {
  /// What ``next(into:)`` found.
  package enum Piece: Hashable, Sendable {
    /// Whole documents; they are in the chunk.
    case chunk
    /// A document longer than a chunk, and whatever follows: use ``rest(file:streamedKey:limits:)``.
    case rest
    /// Nothing: the stream is at its end.
    case end
  }

  private let read: (UnsafeMutableRawBufferPointer) throws -> Int
  private let chunkBytes: Int
  /// How much is read before a chunk is cut; more only where no document ends in that.
  private var usualBytes: Int
  private let mostUsualBytes: Int
  /// What was read beyond the last chunk.
  private let carried = YAMLChunk()
  private var isAtEnd = false
  private var isAtStart = true

  /// - Parameters:
  ///   - chunkBytes: How large a chunk is at most.
  ///   - usualBytes: How large the first chunks and the later ones are, where documents are smaller than that.
  ///   - read: Fills the front of a buffer with UTF-8 and returns how many bytes; 0 at the end.
  package init(
    chunkBytes: Int = 1 << 20, usualBytes: ClosedRange<Int> = 4 << 10...32 << 10,
    read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
  ) {
    self.chunkBytes = chunkBytes
    self.usualBytes = min(usualBytes.lowerBound, chunkBytes)
    mostUsualBytes = min(usualBytes.upperBound, chunkBytes)
    self.read = read
  }

  /// Fills a chunk with the next documents, in place of what it holds.
  ///
  /// - Throws: What reading the stream throws.
  package mutating func next(into chunk: YAMLChunk) throws -> Piece {
    chunk.reserve(chunkBytes)
    chunk.firstLine = carried.firstLine
    chunk.count = carried.count
    chunk.buffer.copyMemory(from: carried.bytes)
    carried.count = 0
    var wanted = usualBytes
    while true {
      try fill(chunk, to: wanted)
      if isAtStart {
        isAtStart = false
        // What is no UTF-8 is refused once, by its first bytes.
        if chunk.bytes.otherEncoding != nil { isAtEnd = true }
      }
      if isAtEnd {
        carried.firstLine &+= Int32(truncatingIfNeeded: chunk.bytes.lineBreakCount)
        return chunk.count == 0 ? .end : .chunk
      }
      if let cut = chunk.bytes.lastDocumentStart {
        carry(chunk, from: cut)
        carried.firstLine &+= Int32(truncatingIfNeeded: chunk.bytes.lineBreakCount)
        usualBytes = min(2 * usualBytes, mostUsualBytes)
        return .chunk
      }
      if chunk.count == chunkBytes {
        carry(chunk, from: 0)
        return .rest
      }
      wanted = min(2 * max(wanted, chunk.count), chunkBytes)
    }
  }

  /// Reads on until a chunk has so many bytes, or the stream ends.
  private mutating func fill(_ chunk: YAMLChunk, to size: Int) throws {
    while !isAtEnd, chunk.count < size {
      let free = UnsafeMutableRawBufferPointer(rebasing: chunk.buffer[chunk.count..<size])
      let count = try read(free)
      isAtEnd = count == 0
      chunk.count += count
    }
  }

  /// A reader of all that has not come in chunks.
  package consuming func rest(
    file: String, streamedKey: String?, limits: YAMLLimits = YAMLLimits()
  ) -> YAMLReader {
    let carried = carried
    let read = read
    var offset = 0
    return YAMLReader(
      file: file, firstLine: carried.firstLine, streamedKey: streamedKey, limits: limits
    ) { buffer in
      let count = min(buffer.count, carried.count - offset)
      guard count > 0 else { return try read(buffer) }
      buffer.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: carried.bytes[offset..<offset + count]))
      offset += count
      return count
    }
  }

  private func carry(_ chunk: YAMLChunk, from cut: Int) {
    let bytes = UnsafeRawBufferPointer(rebasing: chunk.bytes[cut...])
    carried.reserve(chunkBytes)
    carried.buffer.copyMemory(from: bytes)
    carried.count = bytes.count
    chunk.count = cut
  }
}

extension UnsafeRawBufferPointer {
  /// Where the last document starts, by its marker or by the directives before that; `nil` if none
  /// starts after the first byte.
  fileprivate var lastDocumentStart: Int? {
    var index = count - 4
    while index > 0 {
      if self[index] == UInt8(ascii: "-"), endsLine(at: index),
        UnsafeRawBufferPointer(rebasing: self[index...]).startsWithDocumentMarker,
        let start = documentStart(ofMarkerAt: index), start > 0
      {
        return start
      }
      index -= 1
    }
    return nil
  }

  /// Where the document begins whose `---` is at `marker`; `nil` if that cannot be told.
  private func documentStart(ofMarkerAt marker: Int) -> Int? {
    var line = marker
    var start = marker
    var hasDirective = false
    while line > 0 {
      let previous = lineStart(before: line)
      let first = previous == 0 && starts(with: byteOrderMark) ? 3 : previous
      let content = self[first..<line].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? line
      switch self[content] {
      case _ where content == line || lineBreakLength(at: content) > 0: break
      case UInt8(ascii: "#"): break
      case UInt8(ascii: "%") where content == first || self[first..<content].contains(0x09):
        // After tabs too, because those may be repaired.
        hasDirective = true
        start = previous
      default:
        // Directives follow the end of a document, `...`; elsewhere a `%` is text.
        let isEnd = UnsafeRawBufferPointer(rebasing: self[first...]).startsWithDocumentMarker
        return !hasDirective ? marker : isEnd ? start : nil
      }
      line = previous
    }
    return hasDirective ? nil : marker
  }
}
