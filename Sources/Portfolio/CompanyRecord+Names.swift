package import YAML

extension CompanyRecord {
  /// The name of the company, as UTF-8; empty where it has none.
  package func nameBytes(in tree: borrowing YAMLTree) -> UnsafeRawBufferPointer { tree.name(name) }

  /// The name of the company, on one line.
  package func title(in tree: borrowing YAMLTree) -> String { tree.title(name) }

  /// By what the company is known where its file comes from, and whether that is a number of JSON; `nil` where the file
  /// says none.
  package func id(in tree: borrowing YAMLTree) -> (bytes: UnsafeRawBufferPointer, isNumber: Bool)? {
    guard idNode >= 0 else { return nil }
    let node = tree[Int(idNode)]
    let bytes = tree.bytes(of: node)
    return (bytes, node.isPlain && bytes.isJSONNumber)
  }

  /// The same, to be kept when the tree holds another company.
  package func identifier(in tree: borrowing YAMLTree) -> CompanyIdentifier? {
    id(in: tree).map { CompanyIdentifier(text: String(decoding: $0.bytes, as: UTF8.self), isNumber: $0.isNumber) }
  }
}

/// By what a company is known where its file comes from.
package struct CompanyIdentifier: Sendable {
  package let text: String
  /// Whether it is a number of JSON.
  package let isNumber: Bool
}

extension CompanyRecord.Line {
  /// The name of the service line, as UTF-8; empty where it has none.
  package func nameBytes(in tree: borrowing YAMLTree) -> UnsafeRawBufferPointer { tree.name(name) }

  /// The name of the service line, on one line.
  package func title(in tree: borrowing YAMLTree) -> String { tree.title(name) }
}

extension YAMLTree {
  /// The text of a name, without the line breaks that end text after `|` and `>`.
  fileprivate func name(_ node: Int32) -> UnsafeRawBufferPointer {
    guard node >= 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let bytes = bytes(of: self[Int(node)])
    guard self[Int(node)].style == .block else { return bytes }
    let end = bytes.lastIndex { $0 != 0x0A && $0 != 0x20 }.map { $0 + 1 } ?? 0
    return UnsafeRawBufferPointer(rebasing: bytes[..<end])
  }

  /// A name on one line: line breaks in it are read as spaces.
  fileprivate func title(_ node: Int32) -> String {
    String(decoding: name(node), as: UTF8.self).split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

extension CompanyRecord {
  /// Adds an empty service line and returns its number.
  package mutating func addLine() -> Int { beginLine() }
}
