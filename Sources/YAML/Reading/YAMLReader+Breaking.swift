import CLibYAML
import Diagnostics

/// What becomes of a tree whose reading broke off.
extension YAMLReader {
  /// Ends all open collections. What cannot be trusted is taken out: a key whose value has not
  /// begun, lists and mappings in brackets that were not closed, and what would have been refused.
  mutating func closeAllFrames(in tree: inout YAMLTree) {
    while depth > 0 {
      let frame = frames + (depth - 1)
      if frame.pointee.isMapping, frame.pointee.awaitsValue {
        takeOutLastChild(from: &tree)
      } else if frame.pointee.refusedFrom >= 0 {
        takeOutRefused(from: &tree, childCount: frame.pointee.isMapping ? 2 : 1)
      }
      lastEnd = max(lastEnd, tree.nodes[frame.pointee.node].span.start)
      closeFrame(in: &tree)
      guard depth > 0 else { return }
      let parent = frames + (depth - 1)
      if parent.pointee.isMapping, !parent.pointee.awaitsValue {
        // It stands as a key.
        tree.truncate(to: frame.pointee.node)
        anchors.remove(from: frame.pointee.node)
        continue
      }
      parent.pointee.childCount += 1
      parent.pointee.awaitsValue = false
      if tree.nodes[frame.pointee.node].style == .flow { takeOutLastChild(from: &tree) }
    }
  }

  /// Takes the last child of the innermost collection out of the tree: an element, a pair, or a key
  /// that has no value yet.
  private mutating func takeOutLastChild(from tree: inout YAMLTree) {
    let frame = frames + (depth - 1)
    guard frame.pointee.childCount > 0 else { return }
    let isPair = frame.pointee.isMapping && !frame.pointee.awaitsValue
    let count: UInt32 = isPair ? 2 : 1
    var first = frame.pointee.node + 1
    for _ in 0..<frame.pointee.childCount - count { first = Int(tree.nodes[first].next) }
    frame.pointee.refusedFrom = first
    takeOutRefused(from: &tree, childCount: count)
  }

  /// Looks for the cause of a syntax error in the text before it: where a quote is not closed, text
  /// runs on to the next quote, and only then is there an error. Such text is taken out of the tree.
  ///
  /// - Returns: Where the text starts, if it is quoted, runs over several lines, and ends on the
  ///   line of the error.
  mutating func takeOutRunaway(
    before place: SourcePosition, in tree: inout YAMLTree
  ) -> SourcePosition? {
    guard depth > 0, tree.nodeCount > 0 else { return nil }
    let last = tree.nodes[tree.nodeCount - 1]
    guard last.kind == .scalar, last.style == .quoted, last.line < last.endLine,
      last.endLine == place.line, frames[depth - 1].childCount > 0
    else { return nil }
    takeOutLastChild(from: &tree)
    return last.span.start
  }
}
