import Diagnostics

@testable import YAML

/// Everything a reader hands out for a text, a line a part: `item {company: A}`, with `…` where it
/// is incomplete and each problem as `code@line:column`.
func parts(
  of text: String, streaming key: String? = "companies", limits: YAMLLimits = YAMLLimits(),
  pieces: Int? = nil
) -> [String] {
  parts(of: Array(text.utf8), streaming: key, limits: limits, pieces: pieces)
}

/// - Parameter pieces: How many bytes a stream gives at a time; `nil` to read from memory.
func parts(
  of bytes: [UInt8], streaming key: String? = "companies", limits: YAMLLimits = YAMLLimits(),
  pieces: Int? = nil
) -> [String] {
  withReader(of: bytes, streaming: key, limits: limits, pieces: pieces) { parts(from: &$0) }
}

func parts<Reader: RecordReader & ~Copyable>(from reader: inout Reader) -> [String] {
  var result: [String] = []
  var tree = YAMLTree()
  while true {
    let step = reader.next(into: &tree)
    if step == .end { return result }
    tree.checkInvariants()
    var line = "\(step) \(tree.isEmpty ? "-" : tree.flow(0))"
    if tree.isIncomplete { line += " …" }
    for problem in tree.problems { line += " " + problem.brief }
    result.append(line)
  }
}

/// Everything a reader of JSON hands out for a text.
///
/// - Parameter pieces: How many bytes a stream gives at a time; `nil` to read from memory.
func jsonParts(
  of text: String, isLines: Bool = false, limits: YAMLLimits = YAMLLimits(), pieces: Int? = nil
) -> [String] {
  jsonParts(of: Array(text.utf8), isLines: isLines, limits: limits, pieces: pieces)
}

func jsonParts(
  of bytes: [UInt8], isLines: Bool = false, limits: YAMLLimits = YAMLLimits(), pieces: Int? = nil
) -> [String] {
  bytes.withUnsafeBytes { bytes in
    if let pieces {
      var offset = 0
      var reader = JSONReader(file: "a.json", isLines: isLines, limits: limits) { buffer in
        let count = min(pieces, buffer.count, bytes.count - offset)
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]))
        offset += count
        return count
      }
      return parts(from: &reader)
    }
    var reader = JSONReader(bytes: bytes, file: "a.json", isLines: isLines, limits: limits)
    return parts(from: &reader)
  }
}

func withReader<Result>(
  of bytes: [UInt8], streaming key: String? = "companies", limits: YAMLLimits = YAMLLimits(),
  pieces: Int? = nil, _ body: (inout YAMLReader) -> Result
) -> Result {
  bytes.withUnsafeBytes { bytes in
    if let pieces {
      var offset = 0
      var reader = YAMLReader(file: "a.yaml", streamedKey: key, limits: limits) { buffer in
        let count = min(pieces, buffer.count, bytes.count - offset)
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]))
        offset += count
        return count
      }
      return body(&reader)
    }
    var reader = YAMLReader(bytes: bytes, file: "a.yaml", streamedKey: key, limits: limits)
    return body(&reader)
  }
}

extension Diagnostic {
  var brief: String {
    guard let start = primary?.span.start else { return code }
    return "\(code)@\(start.line):\(start.column)"
  }
}

extension YAMLTree {
  /// The node at an index in flow style, without quotes.
  func flow(_ index: Int) -> String {
    let node = self[index]
    var child = index + 1
    var children: [String] = []
    for _ in 0..<node.childCount {
      children.append(flow(child))
      child = Int(self[child].next)
    }
    switch node.kind {
    case .scalar: return string(of: node)
    case .sequence: return "[" + children.joined(separator: ", ") + "]"
    case .mapping:
      let pairs = stride(from: 0, to: children.count, by: 2).map {
        children[$0] + ": " + ($0 + 1 < children.count ? children[$0 + 1] : "?")
      }
      return "{" + pairs.joined(separator: ", ") + "}"
    }
  }
}
