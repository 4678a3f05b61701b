package import YAML

extension CompanyRecord {
  /// The name of the company, as UTF-8; empty where it has none.
  package func nameBytes(in tree: borrowing YAMLTree) -> UnsafeRawBufferPointer {
    name >= 0 ? tree.bytes(of: tree[Int(name)]) : UnsafeRawBufferPointer(start: nil, count: 0)
  }
}

extension CompanyRecord.Line {
  /// The name of the service line, as UTF-8; empty where it has none.
  package func nameBytes(in tree: borrowing YAMLTree) -> UnsafeRawBufferPointer {
    name >= 0 ? tree.bytes(of: tree[Int(name)]) : UnsafeRawBufferPointer(start: nil, count: 0)
  }
}

extension CompanyRecord {
  /// Adds an empty service line and returns its number.
  package mutating func addLine() -> Int { beginLine() }
}
