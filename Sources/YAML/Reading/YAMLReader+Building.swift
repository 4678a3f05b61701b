import CLibYAML
import Diagnostics
import Glibc

/// A collection that is being read.
struct Frame {
  var node: Int
  /// Where its keys start on the key stack.
  var keyBase: Int
  var childCount: UInt32 = 0
  /// The place of its anchor; -1 for none.
  var anchor = -1
  /// Where a pair or an element starts that is refused, and taken out when it is whole; -1 for none.
  var refusedFrom = -1
  var isMapping: Bool
  var awaitsValue = false
}

extension YAMLReader {
  enum Ending {
    /// The value has been read to its end.
    case whole
    /// The list under the streamed key comes next.
    case streamed
    /// The parser gave up, or was not given more input.
    case noEvent
    /// A limit was reached; the problem is in the tree.
    case limit
  }

  /// Reads the value that starts with the current event, with all below it. Where frames are open
  /// already, reads to the end of the outermost.
  ///
  /// - Parameter watches: Whether the streamed key in the root mapping ends the reading.
  mutating func readValue(into tree: inout YAMLTree, watches: Bool) -> Ending {
    while true {
      let index: Int
      let type = event.pointee.type
      if type == YAML_SCALAR_EVENT {
        let scalar = event.pointee.data.scalar
        guard scalar.length <= limits.scalarBytes, tree.nodeCount < limits.nodes else {
          return scalarBeyondLimit(in: &tree)
        }
        index = appendScalar(to: &tree)
        if scalar.anchor != nil || scalar.tag != nil {
          noteProperties(anchor: scalar.anchor, tag: scalar.tag, of: index, in: &tree)
          if scalar.anchor != nil { anchors.close(anchors.here.count - 1) }
          yaml_event_delete(event)
        } else {
          free(scalar.value)
        }
      } else if type == YAML_MAPPING_START_EVENT || type == YAML_SEQUENCE_START_EVENT {
        if watches, depth == 1, type == YAML_SEQUENCE_START_EVENT, isAtStreamedKey(of: tree) {
          return .streamed
        }
        guard depth < limits.depth, tree.nodeCount < limits.nodes else {
          return collectionBeyondLimit(in: &tree)
        }
        openCollection(isMapping: type == YAML_MAPPING_START_EVENT, in: &tree)
        guard parse() else { return .noEvent }
        continue
      } else if type == YAML_MAPPING_END_EVENT || type == YAML_SEQUENCE_END_EVENT {
        index = closeCollection(in: &tree)
      } else {
        guard let copied = appendAliased(to: &tree) else { return .limit }
        index = copied
      }
      if depth == 0 { return .whole }
      addChild(index, to: &tree)
      guard parse() else { return .noEvent }
    }
  }

  @inline(__always)
  private mutating func appendScalar(to tree: inout YAMLTree) -> Int {
    let scalar = event.pointee.data.scalar
    let start = position(of: event.pointee.start_mark)
    lastEnd = position(of: event.pointee.end_mark)
    let style: YAMLNode.Style =
      scalar.style == YAML_PLAIN_SCALAR_STYLE
      ? .plain
      : scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE
        || scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE ? .quoted : .block
    let bytes = UnsafeRawPointer(scalar.value)
    var textStart = tree.textCount
    if let bytes { textStart = tree.appendText(bytes, count: scalar.length) }
    let index = tree.nodeCount
    return tree.append(
      YAMLNode(
        hash: yamlHash(start: bytes, count: scalar.length),
        textStart: UInt32(truncatingIfNeeded: textStart),
        textCount: UInt32(truncatingIfNeeded: scalar.length),
        next: UInt32(truncatingIfNeeded: index &+ 1),
        line: start.line, column: start.column,
        endLine: lastEnd.line, endColumn: lastEnd.column, kind: .scalar, style: style))
  }

  @inline(__always)
  private mutating func openCollection(isMapping: Bool, in tree: inout YAMLTree) {
    let start = position(of: event.pointee.start_mark)
    let isFlow =
      isMapping
      ? event.pointee.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
      : event.pointee.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
    let index = tree.append(
      YAMLNode(
        hash: 0, textStart: 0, textCount: 0, next: 0, line: start.line, column: start.column,
        endLine: start.line, endColumn: start.column, kind: isMapping ? .mapping : .sequence,
        style: isFlow ? .flow : .block))
    (frames + depth).initialize(
      to: Frame(node: index, keyBase: keys.count, isMapping: isMapping))
    depth &+= 1
    let (anchor, tag) =
      isMapping
      ? (event.pointee.data.mapping_start.anchor, event.pointee.data.mapping_start.tag)
      : (event.pointee.data.sequence_start.anchor, event.pointee.data.sequence_start.tag)
    if anchor != nil || tag != nil {
      noteProperties(anchor: anchor, tag: tag, of: index, in: &tree)
      if anchor != nil { frames[depth - 1].anchor = anchors.here.count - 1 }
      yaml_event_delete(event)
    }
  }

  /// Closes the innermost collection at its end event.
  @inline(__always)
  private mutating func closeCollection(in tree: inout YAMLTree) -> Int {
    let index = frames[depth &- 1].node
    if tree.nodes[index].style == .flow {
      lastEnd = position(of: event.pointee.end_mark)
    }
    closeFrame(in: &tree)
    return index
  }

  /// Ends the innermost frame and its node.
  @inline(__always)
  mutating func closeFrame(in tree: inout YAMLTree) {
    depth &-= 1
    let frame = frames[depth]
    tree.nodes[frame.node].childCount = frame.childCount
    tree.nodes[frame.node].next = UInt32(truncatingIfNeeded: tree.nodeCount)
    tree.nodes[frame.node].endLine = lastEnd.line
    tree.nodes[frame.node].endColumn = lastEnd.column
    keys.pop(to: frame.keyBase)
    if frame.anchor >= 0 { anchors.close(frame.anchor) }
  }

  /// Counts a node that is whole as a child of the innermost collection: a key, a value or an
  /// element.
  @inline(__always)
  private mutating func addChild(_ index: Int, to tree: inout YAMLTree) {
    let frame = frames + (depth &- 1)
    frame.pointee.childCount &+= 1
    guard frame.pointee.isMapping else {
      if frame.pointee.refusedFrom >= 0 { takeOutRefused(from: &tree, childCount: 1) }
      return
    }
    if frame.pointee.awaitsValue {
      frame.pointee.awaitsValue = false
      if frame.pointee.refusedFrom >= 0 {
        takeOutRefused(from: &tree, childCount: 2)
      } else if streamedHash != 0, tree.nodes[index].isNull(tree) {
        takeOutNull(from: &tree)
      }
      return
    }
    frame.pointee.awaitsValue = true
    let node = tree.nodes + index
    guard node.pointee.kind == .scalar, !(node.pointee.textCount == 2 && isMergeKey(index, tree))
    else {
      refuseKey(index, in: &tree)
      return
    }
    let nodes = tree.nodes
    let text = tree.text
    let first = keys.push(hash: node.pointee.hash, node: index, base: frame.pointee.keyBase) {
      nodes[$0].textCount == node.pointee.textCount
        && memcmp(
          text + Int(nodes[$0].textStart), text + Int(node.pointee.textStart),
          Int(node.pointee.textCount)) == 0
    }
    if let first { reportDuplicate(index, of: first, in: &tree) }
    if depth == 1, !headerKeys.isEmpty, isHeaderGiven { checkAgainstHeader(index, in: &tree) }
  }

  private func isMergeKey(_ index: Int, _ tree: borrowing YAMLTree) -> Bool {
    tree.nodes[index].style == .plain && tree.text(of: tree.nodes[index], is: "<<")
  }

  /// Whether the last node is the streamed key, and the root mapping awaits its value.
  private func isAtStreamedKey(of tree: borrowing YAMLTree) -> Bool {
    guard frames[0].isMapping, frames[0].awaitsValue, frames[0].refusedFrom < 0 else {
      return false
    }
    let key = tree.nodes[tree.nodeCount - 1]
    return key.hash == streamedHash && key.kind == .scalar
      && tree.bytes(of: key).elementsEqual(streamedKey)
  }
}
