extension YAMLTree {
  /// Checks that the nodes form one tree in preorder, with texts inside the text and mappings of
  /// whole pairs under scalar keys.
  package func checkInvariants() {
    guard count > 0 else { return }
    let end = checkNode(at: 0)
    precondition(end == count, "nodes after the root")
  }

  /// - Returns: The index after the node and all below it.
  private func checkNode(at index: Int) -> Int {
    precondition(index < count, "a child beyond the last node")
    let node = self[index]
    precondition(Int(node.textStart) + Int(node.textCount) <= textCount, "text beyond the end")
    precondition(node.line >= 1 && node.column >= 1, "a place before the first character")
    precondition(
      (node.line, node.column) <= (node.endLine, node.endColumn), "an end before the start")
    var child = index + 1
    switch node.kind {
    case .scalar:
      precondition(node.childCount == 0, "a scalar with children")
      precondition(node.hash == yamlHash(bytes(of: node)), "a hash of another text")
    case .sequence, .mapping:
      precondition(node.textCount == 0, "a collection with text")
      let isMapping = node.kind == .mapping
      precondition(!isMapping || node.childCount % 2 == 0, "a key without a value")
      for place in 0..<node.childCount {
        precondition(
          !isMapping || place % 2 == 1 || self[child].kind == .scalar, "a key that is no scalar")
        child = checkNode(at: child)
      }
    }
    precondition(Int(node.next) == child, "a wrong next node")
    return child
  }
}
