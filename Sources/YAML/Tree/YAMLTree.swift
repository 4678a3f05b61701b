package import Diagnostics

/// One document, or one part of it, as a flat list of nodes: a reusable arena.
///
/// Nodes stand in preorder. The first child of the node at `i` stands at `i + 1`; the node after it
/// on the same level at `self[i].next`. The children of a mapping alternate: key, value, key, value.
/// Keys are scalars. All text stands in one run of bytes. A tree that is read into again allocates
/// nothing once it has grown to the size of the documents.
///
/// A tree with ``problems`` may hold a key twice; ``isIncomplete`` says that something is missing.
package struct YAMLTree: ~Copyable, @unchecked Sendable {
  /// What was wrong with the document, as far as YAML goes.
  package var problems: [Diagnostic] = []
  /// Whether reading broke off, so that what is not in the tree may yet be in the file.
  package var isIncomplete = false

  @usableFromInline var nodes: UnsafeMutablePointer<YAMLNode>
  @usableFromInline var nodeCount = 0
  var nodeCapacity: Int
  @usableFromInline var text: UnsafeMutablePointer<UInt8>
  @usableFromInline var textCount = 0
  var textCapacity: Int

  package init() {
    nodeCapacity = 64
    textCapacity = 1024
    nodes = .allocate(capacity: nodeCapacity)
    text = .allocate(capacity: textCapacity)
  }

  deinit {
    nodes.deallocate()
    text.deallocate()
  }

  /// How many nodes there are; 0 if nothing could be read.
  @inlinable package var count: Int { nodeCount }

  /// Whether there is not even a root.
  @inlinable package var isEmpty: Bool { nodeCount == 0 }

  /// The node at an index; the root is at 0.
  @inlinable package subscript(index: Int) -> YAMLNode {
    precondition(index >= 0 && index < nodeCount, "no such node")
    return nodes[index]
  }

  /// The text of a scalar of this tree, as UTF-8; empty for a collection. It stays where it is
  /// until the tree is changed.
  @inlinable package func bytes(of node: YAMLNode) -> UnsafeRawBufferPointer {
    precondition(Int(node.textStart) + Int(node.textCount) <= textCount, "a node of another tree")
    return UnsafeRawBufferPointer(start: text + Int(node.textStart), count: Int(node.textCount))
  }

  /// The text of a scalar of this tree; empty for a collection.
  package func string(of node: YAMLNode) -> String {
    String(decoding: bytes(of: node), as: UTF8.self)
  }

  /// Whether a scalar of this tree has this text.
  package func text(of node: YAMLNode, is name: StaticString) -> Bool {
    guard name.hasPointerRepresentation else { return false }
    let name = UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    return node.kind == .scalar && bytes(of: node).elementsEqual(name)
  }

  /// Empties the tree. Its memory is kept for the next document.
  package mutating func removeAll() {
    nodeCount = 0
    textCount = 0
    isIncomplete = false
    if !problems.isEmpty { problems.removeAll() }
  }
}

extension YAMLNode {
  /// Where the node stands in its file.
  package var span: SourceSpan {
    SourceSpan(
      start: SourcePosition(line: line, column: column),
      end: SourcePosition(line: endLine, column: endColumn))
  }
}
