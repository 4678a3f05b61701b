import Diagnostics
import YAML

/// The lines of a file whose mappings are put in order, each entry with the comments above it.
///
/// Only mappings whose entries stand on lines of their own are touched; what is in braces stays, and so does a file with
/// anchors, which must stand before what repeats them.
struct SortedLines {
  private var lines: [String]
  private let hasAnchors: Bool

  init(_ text: String) {
    // By scalars: CR LF is one character.
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    hasAnchors = lines.contains { line in
      line.split(separator: " ").contains { ($0.hasPrefix("&") || $0.hasPrefix("*")) && $0.count > 1 }
    }
  }

  var text: String { lines.joined(separator: "\n") }

  /// Puts the entries of a mapping in order.
  ///
  /// - Parameter rank: The place of a key; `nil` for one that is not known, which comes last but for what has the
  ///   greatest place.
  mutating func sort(_ mapping: YAMLValue, by rank: (String) -> Int?) {
    let entries = mapping.entries
    guard !hasAnchors, entries.count > 1 else { return }
    let keyLines = entries.map { Int($0.key.span.start.line) - 1 }
    let columns = Set(entries.map { $0.key.span.start.column })
    guard columns.count == 1, let column = columns.first, Set(keyLines).count == entries.count,
      keyLines.allSatisfy(lines.indices.contains)
    else { return }
    let ranks = entries.map { rank($0.key.string ?? "") ?? .max - 1 }
    let order = entries.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    guard order != Array(entries.indices) else { return }
    guard let dash = Self.dash(in: lines[keyLines[0]], before: Int(column)) else { return }

    var starts = keyLines
    var ends = entries.map { Self.lastLine(of: $0.value, key: $0.key) }
    if dash == nil, column > 1 {
      // What stands above the first key of the file is of the file.
      while starts[0] > 0, Self.isRemark(lines[starts[0] - 1]) { starts[0] -= 1 }
    }
    for entry in 1..<entries.count {
      while starts[entry] - 1 > ends[entry - 1], Self.isRemark(lines[starts[entry] - 1]) { starts[entry] -= 1 }
      ends[entry - 1] = starts[entry] - 1
    }
    if let dash { lines[keyLines[0]].replace(at: dash, with: " ") }
    var sorted: [String] = []
    for entry in order {
      var block = Array(lines[starts[entry]...ends[entry]])
      if sorted.isEmpty, let dash { block[keyLines[entry] - starts[entry]].replace(at: dash, with: "-") }
      sorted += block
    }
    lines.replaceSubrange(starts[0]...ends[entries.count - 1], with: sorted)
  }

  /// The last line that belongs to an entry.
  private static func lastLine(of value: YAMLValue, key: YAMLValue) -> Int {
    let end = value.span.end
    let line = Int(end.line) - (end.column == 1 && end.line > value.span.start.line ? 2 : 1)
    return max(line, Int(key.span.end.line) - 1)
  }

  private static func isRemark(_ line: String) -> Bool {
    let content = line.drop { $0 == " " || $0 == "\r" }
    return content.isEmpty || content.hasPrefix("#")
  }

  /// Where the dash of a list stands before the first key on its line.
  ///
  /// - Returns: `.some(nil)` where none does, `nil` where something else stands there, such as a brace.
  private static func dash(in line: String, before column: Int) -> Int?? {
    let before = Array(line.unicodeScalars.prefix(column - 1))
    let others = before.indices.filter { before[$0] != " " }
    if others.isEmpty { return .some(nil) }
    return others.count == 1 && before[others[0]] == "-" ? .some(others[0]) : nil
  }
}

extension String {
  /// Puts a character in the place of another; both are ASCII.
  fileprivate mutating func replace(at offset: Int, with character: Character) {
    let place = index(startIndex, offsetBy: offset)
    replaceSubrange(place...place, with: String(character))
  }
}
