import Diagnostics
import Glibc

/// Reading one value with all below it.
extension JSONReader {
  enum Ending: Equatable {
    /// The value has been read to its end.
    case whole
    /// The list under the streamed key comes next.
    case streamed
    /// Something is wrong; the problem is in the tree.
    case broken
    /// The window ends within it.
    case cut
  }

  /// What may come next.
  private enum Expectation {
    case value, valueOrEnd, key, keyOrEnd, colon, commaOrEnd
  }

  /// How a scalar was read.
  private enum Scan {
    case node(Int)
    case cut
    case fault(JSONProblem, at: SourcePosition, count: Int)
  }

  /// Reads the value at the cursor.
  ///
  /// - Parameters:
  ///   - watches: Whether a list under the streamed key of the root ends the reading.
  ///   - isAfterEntry: Whether an object is open, of which an entry was read.
  mutating func readValue(into tree: inout YAMLTree, watches: Bool, isAfterEntry: Bool = false) -> Ending {
    var expected = isAfterEntry ? Expectation.commaOrEnd : .value
    var comma = SourcePosition(line: 1, column: 1)
    while true {
      window.skipSpace()
      guard !window.isAtEnd else { return window.mayGoOn ? .cut : unclosed(in: &tree) }
      let byte = window.byte
      let node: Int
      switch (expected, byte) {
      case (.value, UInt8(ascii: "{")), (.valueOrEnd, UInt8(ascii: "{")),
        (.value, UInt8(ascii: "[")), (.valueOrEnd, UInt8(ascii: "[")):
        let isMapping = byte == UInt8(ascii: "{")
        if watches, !isMapping, frames.count == 1, isAtStreamedKey(of: tree) { return .streamed }
        guard frames.count < limits.depth else { return broken(.tooDeep(limit: limits.depth), in: &tree) }
        guard tree.count < limits.nodes else { return broken(.tooManyValues(limit: limits.nodes), in: &tree) }
        openCollection(isMapping: isMapping, in: &tree)
        window.advance()
        expected = isMapping ? .keyOrEnd : .valueOrEnd
        continue
      case (.valueOrEnd, UInt8(ascii: "]")), (.keyOrEnd, UInt8(ascii: "}")):
        window.advance()
        node = closeCollection(in: &tree)
      case (.valueOrEnd, UInt8(ascii: "}")), (.keyOrEnd, UInt8(ascii: "]")):
        return closesOther(byte, in: &tree)
      case (.value, _), (.valueOrEnd, _):
        guard tree.count < limits.nodes else { return broken(.tooManyValues(limit: limits.nodes), in: &tree) }
        if byte == UInt8(ascii: "]"), let frame = frames.last, !frame.isMapping {
          return broken(.commaTooMany, at: comma, in: &tree)
        }
        switch scalar(byte, to: &tree) {
        case .node(let read): node = read
        case .cut: return .cut
        case .fault(let problem, let place, let count): return broken(problem, at: place, count: count, in: &tree)
        }
      case (.key, UInt8(ascii: "\"")), (.keyOrEnd, UInt8(ascii: "\"")):
        switch text(to: &tree) {
        case .node(let key):
          frames[frames.count - 1].key = key
          noteKey(key, in: &tree)
        case .cut: return .cut
        case .fault(let problem, let place, let count): return broken(problem, at: place, count: count, in: &tree)
        }
        expected = .colon
        continue
      case (.key, UInt8(ascii: "}")): return broken(.commaTooMany, at: comma, in: &tree)
      case (.key, _), (.keyOrEnd, _):
        switch unread(byte) {
        case .notAValue(let word): return broken(.keyNotQuoted(word), count: word.unicodeScalars.count, in: &tree)
        case .missingValue: return broken(.commaTooMany, in: &tree)
        case let problem: return broken(problem, in: &tree)
        }
      case (.colon, UInt8(ascii: ":")):
        window.advance()
        expected = .value
        continue
      case (.colon, _): return broken(.missingColon, in: &tree)
      case (.commaOrEnd, UInt8(ascii: ",")):
        comma = window.position()
        window.advance()
        expected = frames[frames.count - 1].isMapping ? .key : .value
        continue
      case (.commaOrEnd, UInt8(ascii: "}")), (.commaOrEnd, UInt8(ascii: "]")):
        guard frames[frames.count - 1].isMapping == (byte == UInt8(ascii: "}")) else {
          return closesOther(byte, in: &tree)
        }
        window.advance()
        node = closeCollection(in: &tree)
      case (.commaOrEnd, _):
        if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "#") { return broken(.comment, in: &tree) }
        return broken(.missingComma, in: &tree)
      }
      if frames.isEmpty { return .whole }
      addChild(node, to: &tree)
      expected = .commaOrEnd
    }
  }

  // MARK: - Collections

  mutating func openCollection(isMapping: Bool, in tree: inout YAMLTree) {
    let start = window.position()
    let node = tree.append(
      YAMLNode(
        hash: 0, textStart: 0, textCount: 0, next: 0, line: start.line, column: start.column,
        endLine: start.line, endColumn: start.column, kind: isMapping ? .mapping : .sequence, style: .flow))
    frames.append(Frame(node: node, isMapping: isMapping, keyBase: keys.count))
  }

  private mutating func closeCollection(in tree: inout YAMLTree) -> Int {
    let frame = frames.removeLast()
    let end = window.position()
    tree.nodes[frame.node].childCount = frame.childCount
    tree.nodes[frame.node].next = UInt32(truncatingIfNeeded: tree.nodeCount)
    tree.nodes[frame.node].endLine = end.line
    tree.nodes[frame.node].endColumn = end.column
    keys.pop(to: frame.keyBase)
    return frame.node
  }

  /// Counts a value that is whole; an entry that is `null` is taken out again.
  private mutating func addChild(_ index: Int, to tree: inout YAMLTree) {
    let frame = frames.count - 1
    guard frames[frame].isMapping else {
      frames[frame].childCount &+= 1
      return
    }
    if tree.nodes[index].isNull(tree) {
      tree.truncate(to: frames[frame].key)
    } else {
      frames[frame].childCount &+= 2
    }
    frames[frame].key = -1
  }

  private mutating func noteKey(_ index: Int, in tree: inout YAMLTree) {
    let node = tree.nodes[index]
    let nodes = tree.nodes
    let text = tree.text
    let first = keys.push(hash: node.hash, node: index, base: frames[frames.count - 1].keyBase) {
      nodes[$0].textCount == node.textCount
        && memcmp(text + Int(nodes[$0].textStart), text + Int(node.textStart), Int(node.textCount)) == 0
    }
    guard let first, tree.problems.count < YAMLReader.reportedProblems else { return }
    let problem = YAMLProblem.duplicateKey(tree.string(of: node), first: label(at: nodes[first].span, Message("first here", "此处首次出现")))
    tree.problems.append(problem.diagnostic(at: label(at: node.span, nil)))
  }

  private func isAtStreamedKey(of tree: borrowing YAMLTree) -> Bool {
    guard frames[0].isMapping, frames[0].key >= 0 else { return false }
    return tree.bytes(of: tree[frames[0].key]).elementsEqual(streamedKey)
  }

  mutating func takeOutPendingKey(from tree: inout YAMLTree) {
    guard let last = frames.indices.last, frames[last].key >= 0 else { return }
    tree.truncate(to: frames[last].key)
    frames[last].key = -1
  }

  /// Ends all open collections; a key without a value is taken out.
  mutating func closeFrames(in tree: inout YAMLTree) {
    takeOutPendingKey(from: &tree)
    while !frames.isEmpty {
      let node = closeCollection(in: &tree)
      if !frames.isEmpty { addChild(node, to: &tree) }
    }
  }

  // MARK: - What is wrong

  mutating func report(_ problem: JSONProblem, at place: SourcePosition, count: Int, in tree: inout YAMLTree) {
    let span = SourceSpan(line: place.line, column: place.column, count: Int32(clamping: count))
    tree.problems.append(problem.diagnostic(at: label(at: span, nil)))
  }

  /// Reports what is wrong, and ends the record with what was read of it.
  ///
  /// - Parameter place: Where; left out, at the cursor.
  private mutating func broken(
    _ problem: JSONProblem, at place: SourcePosition? = nil, count: Int = 1, in tree: inout YAMLTree
  ) -> Ending {
    report(problem, at: place ?? window.position(), count: count, in: &tree)
    tree.isIncomplete = true
    openBrackets = frames.map { UInt8(ascii: $0.isMapping ? "{" : "[") }
    closeFrames(in: &tree)
    return .broken
  }

  /// A bracket stands at the cursor that is not the one of what was opened last.
  private mutating func closesOther(_ byte: UInt8, in tree: inout YAMLTree) -> Ending {
    let opening = tree[frames[frames.count - 1].node].span.start
    let label = label(at: SourceSpan(line: opening.line, column: opening.column), "opened here")
    return broken(.closesOther(Self.text(byte), opening: label), in: &tree)
  }

  /// The input ends within the record.
  private mutating func unclosed(in tree: inout YAMLTree) -> Ending {
    guard let frame = frames.last else { return broken(.missingValue, in: &tree) }
    let start = tree[frame.node].span.start
    return broken(frame.isMapping ? .unclosedObject : .unclosedList, at: start, in: &tree)
  }

  // MARK: - Scalars

  private mutating func scalar(_ byte: UInt8, to tree: inout YAMLTree) -> Scan {
    if byte == UInt8(ascii: "\"") { return text(to: &tree) }
    let start = window.position()
    guard let count = window.plainCount else { return .cut }
    let word = UnsafeRawBufferPointer(rebasing: window.bytes[window.index..<window.index + count])
    let isWord = ["true", "false", "null"].contains { word.elementsEqual($0.utf8) }
    guard isWord || word.isJSONNumber, let address = word.baseAddress else {
      let problem = unread(byte)
      if case .notAValue(let word) = problem { return .fault(problem, at: start, count: word.unicodeScalars.count) }
      return .fault(problem, at: start, count: 1)
    }
    let textStart = tree.appendText(address, count: count)
    window.index += count
    return .node(append(textStart, count, from: start, .plain, to: &tree))
  }

  /// What is wrong with what stands at the cursor, where a value or a key should.
  private func unread(_ byte: UInt8) -> JSONProblem {
    switch byte {
    case UInt8(ascii: "'"): return .singleQuote
    case UInt8(ascii: "/"), UInt8(ascii: "#"): return .comment
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "]"), UInt8(ascii: "}"): return .missingValue
    default:
      let count = max(1, window.plainCount ?? 1)
      let word = UnsafeRawBufferPointer(rebasing: window.bytes[window.index..<window.index + count])
      return .notAValue(word.repairedText(maximumCharacters: 40))
    }
  }

  private mutating func append(
    _ textStart: Int, _ count: Int, from start: SourcePosition, _ style: YAMLNode.Style, to tree: inout YAMLTree
  ) -> Int {
    let end = window.position()
    return tree.append(
      YAMLNode(
        hash: yamlHash(start: UnsafeRawPointer(tree.text + textStart), count: count),
        textStart: UInt32(truncatingIfNeeded: textStart), textCount: UInt32(truncatingIfNeeded: count),
        next: UInt32(truncatingIfNeeded: tree.nodeCount &+ 1), line: start.line, column: start.column,
        endLine: end.line, endColumn: end.column, kind: .scalar, style: style))
  }

  /// Reads the text whose opening quote is at the cursor.
  private mutating func text(to tree: inout YAMLTree) -> Scan {
    let start = window.position()
    let opening = window.index
    let textStart = tree.textCount
    let bytes = window.bytes
    let end = window.end
    var index = opening + 1
    var clean = index
    func fault(_ problem: JSONProblem, _ place: Int, count: Int = 1) -> Scan {
      window.index = place
      let position = place == opening ? start : window.position()
      // What follows is passed from the quote on.
      window.index = opening
      return .fault(problem, at: position, count: count)
    }
    func flush(_ tree: inout YAMLTree) {
      if index > clean, let base = bytes.baseAddress { _ = tree.appendText(base + clean, count: index - clean) }
    }
    while true {
      guard index < end else { return window.mayGoOn ? .cut : fault(.unclosedText, opening) }
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") { break }
      if byte == UInt8(ascii: "\\") {
        flush(&tree)
        switch bytes.jsonEscape(at: index, end: end) {
        case .character(let scalar, let count):
          let encoded = Array(String(Character(scalar)).utf8)
          encoded.withUnsafeBytes { if let base = $0.baseAddress { _ = tree.appendText(base, count: $0.count) } }
          index += count
        case .cutOff: return window.mayGoOn ? .cut : fault(.unclosedText, opening)
        case .faulty(let problem, let count): return fault(problem, index, count: count)
        }
        clean = index
      } else if byte >= 0x80 {
        let length = bytes.characterLength(at: index)
        if length == 0 || index + length > end {
          return window.mayGoOn && bytes.isCutOff(at: index) ? .cut : fault(.notUTF8, index)
        }
        index += length
      } else if byte >= 0x20 {
        index &+= 1
      } else if byte == 0x0A || byte == 0x0D {
        return fault(.unclosedText, opening)
      } else {
        return fault(.controlCharacter(byte), index)
      }
    }
    flush(&tree)
    let count = tree.textCount - textStart
    guard count <= limits.scalarBytes else { return fault(.textTooLong(limit: limits.scalarBytes), opening) }
    window.index = index + 1
    return .node(append(textStart, count, from: start, .quoted, to: &tree))
  }
}

extension YAMLNode {
  /// Whether it is the word `null` without quotes.
  func isNull(_ tree: borrowing YAMLTree) -> Bool {
    textCount == 4 && kind == .scalar && style == .plain && tree.text(of: self, is: "null")
  }
}

/// What an escape in text of JSON stands for.
private enum JSONEscape {
  case character(Unicode.Scalar, count: Int)
  case cutOff
  case faulty(JSONProblem, count: Int)
}

extension UnsafeRawBufferPointer {
  /// The escape whose backslash is at `index`, of text that ends before `end`.
  fileprivate func jsonEscape(at index: Int, end: Int) -> JSONEscape {
    guard index + 1 < end else { return .cutOff }
    let scalar: Unicode.Scalar
    switch self[index + 1] {
    case UInt8(ascii: "\""): scalar = "\""
    case UInt8(ascii: "\\"): scalar = "\\"
    case UInt8(ascii: "/"): scalar = "/"
    case UInt8(ascii: "b"): scalar = "\u{8}"
    case UInt8(ascii: "f"): scalar = "\u{C}"
    case UInt8(ascii: "n"): scalar = "\n"
    case UInt8(ascii: "r"): scalar = "\r"
    case UInt8(ascii: "t"): scalar = "\t"
    case UInt8(ascii: "u"): return jsonCharacter(at: index, end: end)
    case let byte:
      let length = Swift.max(1, characterLength(at: index + 1))
      let escape = UnsafeRawBufferPointer(rebasing: self[index..<Swift.min(index + 1 + length, end)])
      return .faulty(byte < 0x20 ? .unclosedText : .unknownEscape(escape.repairedText(maximumCharacters: 2)), count: 2)
    }
    return .character(scalar, count: 2)
  }

  /// The character that `\uXXXX` at `index` stands for, or two of them that are a surrogate pair.
  private func jsonCharacter(at index: Int, end: Int) -> JSONEscape {
    guard index + 6 <= end else { return .cutOff }
    guard let unit = hexadecimal(at: index + 2) else { return .faulty(.notHexadecimal, count: 2) }
    if let scalar = Unicode.Scalar(unit) { return .character(scalar, count: 6) }
    guard unit < 0xDC00 else { return .faulty(.halfCharacter, count: 6) }
    guard index + 12 <= end else {
      return index + 6 < end && self[index + 6] != UInt8(ascii: "\\") ? .faulty(.halfCharacter, count: 6) : .cutOff
    }
    guard self[index + 6] == UInt8(ascii: "\\"), self[index + 7] == UInt8(ascii: "u"),
      let low = hexadecimal(at: index + 8), low >= 0xDC00, low < 0xE000,
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { return .faulty(.halfCharacter, count: 6) }
    return .character(scalar, count: 12)
  }

  private func hexadecimal(at index: Int) -> UInt32? {
    var value: UInt32 = 0
    for byte in self[index..<index + 4] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
      default: return nil
      }
    }
    return value
  }
}

extension UnsafeRawBufferPointer {
  /// Whether the bytes are a number as JSON writes it.
  package var isJSONNumber: Bool {
    var index = 0
    func digits() -> Bool {
      let start = index
      while index < count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= self[index] { index += 1 }
      return index > start
    }
    func skip(_ bytes: String) -> Bool {
      guard index < count, bytes.utf8.contains(self[index]) else { return false }
      index += 1
      return true
    }
    _ = skip("-")
    if !skip("0"), !digits() { return false }
    if skip("."), !digits() { return false }
    if skip("eE") {
      _ = skip("+-")
      if !digits() { return false }
    }
    return index == count && count > 0
  }
}
