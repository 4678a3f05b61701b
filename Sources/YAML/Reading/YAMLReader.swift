import CLibYAML
package import Diagnostics
import Glibc

/// Reads YAML from memory or from a stream, one document at a time, into a reusable tree.
///
/// Where the root of a document is a mapping with the *streamed key* (`companies`) and a list under
/// it, the document comes in parts: the entries before that key as a *header*, then each item of
/// the list by itself, then the entries after the list, if any, as a *trailer*. So memory does not
/// grow with the input: documents and items are as large as ``YAMLLimits`` allows, and no larger. Entries that are `null`
/// are then left out.
///
/// A problem never stops the reading. It is in ``YAMLTree/problems`` of the part it stands in; what
/// can be read of that part is in the tree; and reading goes on with the next item or document.
package struct YAMLReader: ~Copyable {
  /// What ``next(into:)`` read.
  package enum Step: Hashable, Sendable {
    /// A whole document. The tree is empty if nothing of it could be read.
    case document
    /// The root mapping of a document whose list under the streamed key follows.
    case header
    /// One item of that list. The tree is empty if nothing of it could be read.
    case item
    /// The root mapping with the entries after that list.
    case trailer
    /// Nothing: the input is at its end.
    case end
  }

  /// Where the parser stands.
  enum Stage {
    case start, betweenDocuments, items, afterItems, end
  }

  /// What the parser reads after it was set to a place within a document.
  enum Resumption {
    case document, items, trailer
  }

  /// The path as the user wrote it, for diagnostics.
  package let file: String
  let limits: YAMLLimits
  let streamedKey: [UInt8]
  let streamedHash: UInt64

  /// What the reader reads, if it is a chunk, kept alive.
  private var chunk: YAMLChunk?
  let parser: UnsafeMutablePointer<yaml_parser_t>
  let event: UnsafeMutablePointer<yaml_event_t>
  let input: UnsafeMutablePointer<InputWindow>

  var stage = Stage.start
  var resumption = Resumption.document
  /// Whether ``event`` was read ahead and is still to be looked at.
  var isEventPending = false
  /// The line on which the parser was set to work.
  var firstLine: Int32
  /// The line on which the current document, item or trailer starts.
  var partLine: Int32
  /// The line of the `---` of the current document, or of its first value.
  var contentLine: Int32
  /// Whether the parser has given the start of the current document.
  var isInDocument = false
  /// The column of the dashes of the current list, from 1; 0 if it is written in brackets.
  var itemColumn: Int32 = 0
  /// A line up to which the items of the current list have been handed out.
  var doneLine: Int32 = 0
  /// Where the current list starts.
  var listStart = SourcePosition(line: 1, column: 1)
  /// The column of the streamed key, from 1.
  var rootColumn: Int32 = 1
  /// Whether the header of this document has been handed out.
  var isHeaderGiven = false
  /// The keys of the header, for finding them again in the trailer.
  var headerKeys: [(hash: UInt64, label: Diagnostic.Label)] = []
  /// Problems of the current part that reading it again will not find again.
  var keptProblems: [Diagnostic] = []
  /// Where the last syntax error was reported; reading on may meet it again.
  var lastSyntaxError: SourcePosition?

  /// From which line on to look for what can be read, after a part of a kind that was refused.
  var skipping: (from: Int32, part: Step)?

  /// Whether the parser is given spaces for tabs somewhere in the current part.
  var hasRepairs = false

  let frames: UnsafeMutablePointer<Frame>
  var depth = 0
  var keys = KeyStack()
  var anchors = Anchors()
  /// How many nodes aliases have added to the current part.
  var aliasNodes = 0
  /// The end of the last node.
  var lastEnd = SourcePosition(line: 1, column: 1)

  /// A reader of memory.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte order mark. It must outlive the reader.
  ///   - firstLine: The number of the first line, where `bytes` is a piece of a file.
  ///   - streamedKey: The key whose list is read item by item; `nil` for whole documents only.
  package init(
    bytes: UnsafeRawBufferPointer, file: String, firstLine: Int32 = 1,
    streamedKey: String? = nil, limits: YAMLLimits = YAMLLimits()
  ) {
    let window = InputWindow(
      bytes: bytes, file: file, firstLine: firstLine, limits: limits)
    self.init(
      window: window, file: file, firstLine: firstLine, streamedKey: streamedKey, limits: limits)
  }

  /// A reader of the documents of a chunk.
  ///
  /// - Parameter streamedKey: The key whose list is read item by item; `nil` for whole documents
  ///   only.
  package init(
    chunk: YAMLChunk, file: String, streamedKey: String? = nil, limits: YAMLLimits = YAMLLimits()
  ) {
    let window = InputWindow(
      bytes: chunk.bytes, file: file, firstLine: chunk.firstLine, limits: limits)
    self.init(
      window: window, file: file, firstLine: chunk.firstLine, streamedKey: streamedKey,
      limits: limits)
    self.chunk = chunk
  }

  /// A reader of a stream.
  ///
  /// - Parameters:
  ///   - streamedKey: The key whose list is read item by item; `nil` for whole documents only.
  ///   - read: Fills the front of a buffer with UTF-8 and returns how many bytes; 0 at the end.
  package init(
    file: String, firstLine: Int32 = 1, streamedKey: String? = nil,
    limits: YAMLLimits = YAMLLimits(),
    read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
  ) {
    let window = InputWindow(file: file, firstLine: firstLine, limits: limits, read: read)
    self.init(
      window: window, file: file, firstLine: firstLine, streamedKey: streamedKey, limits: limits)
  }

  private init(
    window: consuming InputWindow, file: String, firstLine: Int32, streamedKey: String?,
    limits: YAMLLimits
  ) {
    self.file = file
    self.limits = limits
    self.streamedKey = streamedKey.map { Array($0.utf8) } ?? []
    streamedHash = streamedKey.map { yamlHash($0) } ?? 0
    self.firstLine = firstLine
    partLine = firstLine
    contentLine = firstLine
    input = .allocate(capacity: 1)
    input.initialize(to: window)
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    event = .allocate(capacity: 1)
    event.initialize(to: yaml_event_t())
    frames = .allocate(capacity: max(limits.depth, 1))
    startParser()
  }

  deinit {
    if isEventPending { yaml_event_delete(event) }
    yaml_parser_delete(parser)
    parser.deallocate()
    event.deallocate()
    input.deinitialize(count: 1)
    input.deallocate()
    frames.deallocate()
  }

  /// The place of a span of the part that was read last, or of the header of its document, as
  /// diagnostics show it.
  package mutating func label(
    at span: SourceSpan, _ message: Message? = nil
  ) -> Diagnostic.Label {
    input.pointee.label(span, message)
  }

  /// The error that the stream threw; after it the input counts as ended.
  package var readError: (any Error)? { input.pointee.readError }

  /// Prepares the parser for the input from where ``input`` stands.
  func startParser() {
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input(
      parser,
      { context, target, size, count in
        guard let context, let target, let count else { return 0 }
        let input = context.assumingMemoryBound(to: InputWindow.self)
        let buffer = UnsafeMutableRawBufferPointer(start: target, count: size)
        guard let fed = input.pointee.feed(buffer) else { return 0 }
        count.pointee = fed
        return 1
      }, input)
  }

  /// Reads the next event.
  ///
  /// - Returns: `false` if there is none, for an error in the input or a limit.
  @inline(__always)
  mutating func parse() -> Bool {
    if isEventPending {
      isEventPending = false
      return true
    }
    guard yaml_parser_parse(parser, event) == 1 else { return false }
    input.pointee.fedAtLastEvent = input.pointee.fed
    return true
  }

  /// The line of a mark, as the file counts.
  @inline(__always)
  func line(of mark: yaml_mark_t) -> Int32 { Int32(truncatingIfNeeded: mark.line) &+ firstLine }

  /// The place of a mark in the file.
  @inline(__always)
  func position(of mark: yaml_mark_t) -> SourcePosition {
    let place = SourcePosition(
      line: line(of: mark), column: Int32(truncatingIfNeeded: min(mark.column, Int(furthestColumn) - 1)) &+ 1)
    return hasRepairs ? input.pointee.repairs.place(of: place) : place
  }
}
