import Glibc

extension YAMLTree {
  /// Adds a node after all others and returns its index.
  @inline(__always)
  mutating func append(_ node: YAMLNode) -> Int {
    if nodeCount == nodeCapacity { growNodes() }
    let index = nodeCount
    (nodes + index).initialize(to: node)
    nodeCount = index &+ 1
    return index
  }

  /// Adds text after all other text and returns where it starts.
  @inline(__always)
  mutating func appendText(_ start: UnsafeRawPointer, count: Int) -> Int {
    if textCapacity &- textCount < count { growText(by: count) }
    let offset = textCount
    memcpy(text + offset, start, count)
    textCount = offset &+ count
    return offset
  }

  /// Takes back the nodes from `index` on.
  mutating func truncate(to index: Int) {
    nodeCount = min(nodeCount, index)
  }

  /// Adds a copy of a node of another tree, and of all below it, after all others.
  mutating func appendCopy(of index: Int, in other: borrowing YAMLTree) {
    let shift = nodeCount - index
    for source in index..<Int(other.nodes[index].next) {
      var node = other.nodes[source]
      node.next = UInt32(Int(node.next) + shift)
      if node.kind == .scalar {
        node.textStart = UInt32(
          appendText(other.text + Int(node.textStart), count: Int(node.textCount)))
      }
      _ = append(node)
    }
  }

  /// Adds a copy of a node of this tree, and of all below it, after all others; they share their
  /// text.
  mutating func appendCopy(of index: Int) {
    let shift = nodeCount - index
    for source in index..<Int(nodes[index].next) {
      var node = nodes[source]
      node.next = UInt32(Int(node.next) + shift)
      _ = append(node)
    }
  }

  @inline(never)
  private mutating func growNodes() {
    nodes = grown(nodes, count: nodeCount, capacity: &nodeCapacity, toHold: nodeCount + 1)
  }

  @inline(never)
  private mutating func growText(by count: Int) {
    text = grown(text, count: textCount, capacity: &textCapacity, toHold: textCount + count)
  }
}

/// Moves the elements of a buffer into one at least twice as large.
private func grown<Element: BitwiseCopyable>(
  _ buffer: UnsafeMutablePointer<Element>, count: Int, capacity: inout Int, toHold least: Int
) -> UnsafeMutablePointer<Element> {
  capacity = max(least, capacity * 2)
  let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
  larger.moveInitialize(from: buffer, count: count)
  buffer.deallocate()
  return larger
}
