package import Diagnostics

/// Reads JSON from memory or from a stream, a record at a time, into the same trees as YAML.
///
/// The root may be one company; a list of companies; or an object with a list under the *streamed key* (`companies`),
/// which then comes in parts as ``YAMLReader`` gives them. Roots may follow one another. As *lines* (JSON Lines,
/// `.jsonl`) each line is one record. JSON is read strictly (RFC 8259), and what is `null` counts as left out.
///
/// What is broken is reported with its record, and the next is read all the same: in lines the next line, else what
/// follows the end of the record by its brackets, or by where records begin on their lines.
package struct JSONReader: ~Copyable, RecordReader {
  /// Where the reader stands.
  enum Stage: Equatable {
    case start, betweenRoots
    /// In a list of companies; in one under the streamed key of an object.
    case items(isInObject: Bool)
    case afterItems
    case end
  }

  /// A collection that is being read.
  struct Frame {
    let node: Int
    let isMapping: Bool
    /// Where its keys start on the key stack.
    let keyBase: Int
    var childCount: UInt32 = 0
    /// The key that awaits its value; -1 for none.
    var key = -1
  }

  package let file: String
  /// Whether each line is a record.
  let isLines: Bool
  let limits: YAMLLimits
  let streamedKey: [UInt8]
  var window: JSONWindow
  var stage = Stage.start
  var frames: [Frame] = []
  var keys = KeyStack()
  /// Whether a list has given an item, after which a comma comes before the next.
  var awaitsComma = false
  /// Where the list of companies was opened.
  var listStart = SourcePosition(line: 1, column: 1)
  /// The column in which items begin on lines of their own, from 1; 0 where they do not.
  var itemColumn: Int32 = 0
  /// The brackets that were open where a record broke off, to be passed before the next is read; `nil` where none did.
  var openBrackets: [UInt8]?

  package var recordsSayTheirDay: Bool { isLines }
  package var readError: (any Error)? { window.readError }

  /// A reader of memory.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte order mark. It must outlive the reader.
  ///   - isLines: Whether each line is a record.
  package init(
    bytes: UnsafeRawBufferPointer, file: String, isLines: Bool = false, limits: YAMLLimits = YAMLLimits()
  ) {
    self.init(window: JSONWindow(bytes, firstLine: 1), file: file, isLines: isLines, limits: limits)
  }

  /// A reader of a chunk of whole lines.
  package init(linesOf chunk: YAMLChunk, file: String, limits: YAMLLimits = YAMLLimits()) {
    self.init(
      window: JSONWindow(chunk.bytes, firstLine: chunk.firstLine, owner: chunk), file: file, isLines: true,
      limits: limits)
  }

  /// A reader of a stream.
  ///
  /// - Parameter read: Fills the front of a buffer with UTF-8 and returns how many bytes; 0 at the end.
  package init(
    file: String, firstLine: Int32 = 1, isLines: Bool = false, limits: YAMLLimits = YAMLLimits(),
    read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
  ) {
    self.init(window: JSONWindow(firstLine: firstLine, read: read), file: file, isLines: isLines, limits: limits)
  }

  private init(window: consuming JSONWindow, file: String, isLines: Bool, limits: YAMLLimits) {
    self.window = window
    self.file = file
    self.isLines = isLines
    self.limits = limits
    streamedKey = Array("companies".utf8)
  }

  package mutating func label(at span: SourceSpan, _ message: Message?) -> Diagnostic.Label {
    window.label(span, file: file, message)
  }

  package mutating func next(into tree: inout YAMLTree) -> YAMLReader.Step {
    if openBrackets != nil { passBrokenRecord() }
    while true {
      clear(&tree)
      if let step = isLines ? nextLine(into: &tree) : nextPart(into: &tree) { return step }
    }
  }

  private mutating func clear(_ tree: inout YAMLTree) {
    tree.removeAll()
    keys.removeAll()
    frames.removeAll(keepingCapacity: true)
  }

  /// Takes the mark of UTF-8 at the start, and refuses other encodings.
  private mutating func readStart(into tree: inout YAMLTree) -> YAMLReader.Step? {
    stage = .betweenRoots
    // Only the start of a file tells its encoding.
    guard let encoding = window.readStart(), window.position().line == 1 else { return nil }
    report(.otherEncoding(encoding), at: window.position(), count: 1, in: &tree)
    stage = .end
    return .document
  }

  // MARK: - Lines

  /// - Returns: `nil` where a line is empty.
  private mutating func nextLine(into tree: inout YAMLTree) -> YAMLReader.Step? {
    if stage == .start, let step = readStart(into: &tree) { return step }
    guard stage != .end else { return .end }
    window.keep()
    guard let line = window.openLine(limit: limits.documentBytes) else {
      stage = .end
      return .end
    }
    defer { window.closeLine() }
    window.skipSpace()
    guard !window.isAtEnd else { return nil }
    guard line == .whole else {
      report(.recordTooLong(limit: limits.documentBytes), at: window.position(), count: 1, in: &tree)
      tree.isIncomplete = true
      return .document
    }
    if readValue(into: &tree, watches: false) == .whole {
      window.skipSpace()
      if !window.isAtEnd { report(.secondRecord, at: window.position(), count: 1, in: &tree) }
    }
    return .document
  }

  // MARK: - Roots and lists

  /// - Returns: `nil` where there is nothing to hand out yet.
  private mutating func nextPart(into tree: inout YAMLTree) -> YAMLReader.Step? {
    window.keep()
    switch stage {
    case .start: return readStart(into: &tree)
    case .betweenRoots: return nextRoot(into: &tree)
    case .items(let isInObject): return nextItem(isInObject: isInObject, into: &tree)
    case .afterItems: return nextTrailer(into: &tree)
    case .end: return .end
    }
  }

  /// Skips blanks, reading on where the window ends.
  ///
  /// - Returns: The byte that comes next; `nil` at the end of the input.
  mutating func nextByte() -> UInt8? {
    while true {
      window.skipSpace()
      if !window.isAtEnd { return window.byte }
      window.keep()
      guard window.refill() else { return nil }
    }
  }

  private mutating func nextRoot(into tree: inout YAMLTree) -> YAMLReader.Step? {
    guard let byte = nextByte() else {
      stage = .end
      return .end
    }
    if byte == UInt8(ascii: "[") {
      beginItems(isInObject: false)
      // Empty: the list has no defaults, also where one before it had.
      return .header
    }
    if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
      report(.closesNothing(Self.text(byte)), at: window.position(), count: 1, in: &tree)
      window.advance()
      return .document
    }
    switch readWhole(into: &tree, watches: true) {
    case .whole, .broken: return .document
    case .streamed:
      takeOutPendingKey(from: &tree)
      closeFrames(in: &tree)
      beginItems(isInObject: true)
      return .header
    case .cut: return .document
    }
  }

  private mutating func beginItems(isInObject: Bool) {
    listStart = window.position()
    window.advance()
    stage = .items(isInObject: isInObject)
    awaitsComma = false
    itemColumn = 0
  }

  private mutating func nextItem(isInObject: Bool, into tree: inout YAMLTree) -> YAMLReader.Step? {
    guard let byte = nextByte() else {
      report(.unclosedList, at: listStart, count: 1, in: &tree)
      stage = .end
      return .item
    }
    switch byte {
    case UInt8(ascii: "]"):
      window.advance()
      stage = isInObject ? .afterItems : .betweenRoots
      return nil
    case UInt8(ascii: "}"):
      if isInObject {
        report(.unclosedList, at: listStart, count: 1, in: &tree)
        stage = .afterItems
      } else {
        report(.closesNothing("}"), at: window.position(), count: 1, in: &tree)
        window.advance()
      }
      return .item
    case UInt8(ascii: ","):
      let comma = window.position()
      window.advance()
      let follows = nextByte()
      let isEmpty = !awaitsComma || follows == UInt8(ascii: "]") || follows == UInt8(ascii: ",")
      awaitsComma = false
      guard isEmpty else { return nil }
      report(.commaTooMany, at: comma, count: 1, in: &tree)
      return .item
    case _ where awaitsComma:
      // Both neighbours are whole: only the comma is missing.
      awaitsComma = false
      report(.missingComma, at: window.position(), count: 1, in: &tree)
      return .item
    case _: break
    }
    if itemColumn == 0, byte == UInt8(ascii: "{"), window.isFirstOnLine { itemColumn = window.position().column }
    awaitsComma = true
    _ = readWhole(into: &tree, watches: false)
    return .item
  }

  private mutating func nextTrailer(into tree: inout YAMLTree) -> YAMLReader.Step? {
    stage = .betweenRoots
    guard nextByte() != nil else {
      report(.unclosedObject, at: listStart, count: 1, in: &tree)
      return .trailer
    }
    let ending = readWhole(into: &tree, watches: false, isTrailer: true)
    return ending == .whole && tree.problems.isEmpty && tree[0].childCount == 0 ? nil : .trailer
  }

  /// Reads a value, anew with more of the input where the window ends within it.
  private mutating func readWhole(
    into tree: inout YAMLTree, watches: Bool, isTrailer: Bool = false
  ) -> Ending {
    window.keep()
    let start = window.position()
    while true {
      if isTrailer { openCollection(isMapping: true, in: &tree) }
      let ending = readValue(into: &tree, watches: watches, isAfterEntry: isTrailer)
      guard ending == .cut else { return ending }
      window.rewind()
      clear(&tree)
      if window.keptCount > limits.documentBytes {
        report(.recordTooLong(limit: limits.documentBytes), at: start, count: 1, in: &tree)
        tree.isIncomplete = true
        let opens = window.byte == UInt8(ascii: "{") || window.byte == UInt8(ascii: "[")
        openBrackets = opens ? [window.byte] : []
        if opens { window.advance() }
        return .broken
      }
      _ = window.refill()
    }
  }

  static func text(_ byte: UInt8) -> String { String(Unicode.Scalar(byte)) }
}
