import CLibYAML
import Diagnostics

/// What is refused while a value is read. All of it is rare, and kept out of the way of the rest.
extension YAMLReader {
  /// How many problems of one part are reported; of more, only that there are more.
  static var reportedProblems: Int { 100 }

  @inline(never)
  mutating func report(_ problem: YAMLProblem, at span: SourceSpan, in tree: inout YAMLTree) {
    if tree.problems.count < YAMLReader.reportedProblems {
      tree.problems.append(problem.diagnostic(at: label(at: span)))
    } else if tree.problems.count == YAMLReader.reportedProblems {
      tree.problems.append(YAMLProblem.manyProblems.diagnostic(at: label(at: span)))
    }
  }

  private var eventSpan: SourceSpan {
    SourceSpan(
      start: position(of: event.pointee.start_mark), end: position(of: event.pointee.end_mark))
  }

  @inline(never)
  mutating func scalarBeyondLimit(in tree: inout YAMLTree) -> Ending {
    let isLong = event.pointee.data.scalar.length > limits.scalarBytes
    report(
      isLong ? .scalarTooLong(limit: limits.scalarBytes) : .tooManyNodes(limit: limits.nodes),
      at: eventSpan, in: &tree)
    yaml_event_delete(event)
    return .limit
  }

  @inline(never)
  mutating func collectionBeyondLimit(in tree: inout YAMLTree) -> Ending {
    report(
      depth >= limits.depth ? .tooDeep(limit: limits.depth) : .tooManyNodes(limit: limits.nodes),
      at: eventSpan, in: &tree)
    yaml_event_delete(event)
    return .limit
  }

  /// Takes note of the anchor of a node and refuses its tag.
  @inline(never)
  mutating func noteProperties(
    anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?,
    of index: Int, in tree: inout YAMLTree
  ) {
    if let anchor { _ = anchors.open(String(cString: anchor), at: index) }
    if let tag {
      let start = position(of: event.pointee.start_mark)
      var name = String(cString: tag)
      if name.hasPrefix("tag:yaml.org,2002:") { name = "!!" + name.dropFirst(18) }
      report(
        .tag(name),
        at: SourceSpan(line: start.line, column: start.column, count: 1), in: &tree)
    }
  }

  /// Adds a copy of the value that an alias repeats, or an empty scalar that is taken out again
  /// where it may not be repeated.
  ///
  /// - Returns: `nil` at a limit.
  @inline(never)
  mutating func appendAliased(to tree: inout YAMLTree) -> Int? {
    let name = event.pointee.data.alias.anchor.map { String(cString: $0) } ?? ""
    let span = eventSpan
    yaml_event_delete(event)
    lastEnd = span.end
    let index = tree.nodeCount
    guard let (anchor, isInHeader) = anchors.find(name), anchor.isWhole || isInHeader else {
      let isOpen = anchors.find(name) != nil
      report(isOpen ? .recursiveAlias(name) : .unknownAlias(name), at: span, in: &tree)
      return appendRefused(at: span, to: &tree)
    }
    let size =
      isInHeader
      ? anchors.header.subtreeSize(at: anchor.index) : tree.subtreeSize(at: anchor.index)
    aliasNodes += size
    guard aliasNodes <= limits.aliasNodes else {
      report(.tooManyAliasNodes(limit: limits.aliasNodes), at: span, in: &tree)
      return nil
    }
    guard tree.nodeCount + size <= limits.nodes else {
      report(.tooManyNodes(limit: limits.nodes), at: span, in: &tree)
      return nil
    }
    if isInHeader {
      tree.appendCopy(of: anchor.index, in: anchors.header)
    } else {
      tree.appendCopy(of: anchor.index)
    }
    tree.nodes[index].place(at: span)
    guard tree.textCount <= limits.documentBytes * 2 else {
      tree.truncate(to: index)
      report(.documentTooLong(limit: limits.documentBytes), at: span, in: &tree)
      return nil
    }
    return index
  }

  private mutating func appendRefused(at span: SourceSpan, to tree: inout YAMLTree) -> Int {
    let index = tree.append(
      YAMLNode(
        hash: yamlHash(start: nil, count: 0), textStart: 0, textCount: 0,
        next: UInt32(tree.nodeCount + 1), line: span.start.line, column: span.start.column,
        endLine: span.end.line, endColumn: span.end.column, kind: .scalar, style: .plain))
    guard depth > 0 else {
      tree.truncate(to: index)
      return index
    }
    let frame = frames + (depth - 1)
    if !frame.pointee.awaitsValue {
      frame.pointee.refusedFrom = index
    } else if frame.pointee.refusedFrom < 0 {
      frame.pointee.refusedFrom = lastChild(of: frame.pointee, in: tree)
    }
    return index
  }

  func lastChild(of frame: Frame, in tree: borrowing YAMLTree) -> Int {
    var child = frame.node + 1
    for _ in 1..<max(frame.childCount, 1) { child = Int(tree.nodes[child].next) }
    return child
  }

  /// Takes a refused element, or a pair with a refused key or value, out of the tree.
  @inline(never)
  mutating func takeOutRefused(from tree: inout YAMLTree, childCount: UInt32) {
    let frame = frames + (depth - 1)
    tree.truncate(to: frame.pointee.refusedFrom)
    anchors.remove(from: frame.pointee.refusedFrom)
    frame.pointee.childCount -= childCount
    frame.pointee.refusedFrom = -1
    frame.pointee.awaitsValue = false
  }

  /// Takes the last entry out of the innermost mapping: its value is `null`.
  @inline(never)
  mutating func takeOutNull(from tree: inout YAMLTree) {
    let frame = frames + (depth - 1)
    var key = frame.pointee.node + 1
    for _ in 0..<frame.pointee.childCount - 2 { key = Int(tree.nodes[key].next) }
    frame.pointee.refusedFrom = key
    takeOutRefused(from: &tree, childCount: 2)
  }

  @inline(never)
  mutating func refuseKey(_ index: Int, in tree: inout YAMLTree) {
    let isScalar = tree.nodes[index].kind == .scalar
    report(isScalar ? .mergeKey : .keyNotScalar, at: tree.nodes[index].span, in: &tree)
    frames[depth - 1].refusedFrom = index
  }

  @inline(never)
  mutating func reportDuplicate(_ index: Int, of first: Int, in tree: inout YAMLTree) {
    guard tree.problems.count <= YAMLReader.reportedProblems else { return }
    let firstLabel = label(at: tree.nodes[first].span, Message("first here", "此处首次出现"))
    report(
      .duplicateKey(tree.string(of: tree.nodes[index]), first: firstLabel),
      at: tree.nodes[index].span, in: &tree)
  }

  /// Reports a key of the trailer that the header has already.
  @inline(never)
  mutating func checkAgainstHeader(_ index: Int, in tree: inout YAMLTree) {
    let hash = tree.nodes[index].hash
    guard let first = headerKeys.first(where: { $0.hash == hash }) else { return }
    report(
      .duplicateKey(tree.string(of: tree.nodes[index]), first: first.label),
      at: tree.nodes[index].span, in: &tree)
  }
}

extension YAMLNode {
  fileprivate mutating func place(at span: SourceSpan) {
    (line, column) = (span.start.line, span.start.column)
    (endLine, endColumn) = (span.end.line, span.end.column)
  }
}

extension YAMLTree {
  func subtreeSize(at index: Int) -> Int { Int(nodes[index].next) - index }
}
