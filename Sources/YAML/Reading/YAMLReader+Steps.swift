import CLibYAML
import Diagnostics

extension YAMLReader {
  /// Reads the next document, or the next part of one, in place of what `tree` holds.
  ///
  /// - Returns: What was read. What was wrong with it is in ``YAMLTree/problems``.
  package mutating func next(into tree: inout YAMLTree) -> Step {
    while true {
      beginPart(in: &tree)
      skipRefused(&tree)
      let outcome: Outcome
      switch stage {
      case .start: outcome = readStart(into: &tree)
      case .betweenDocuments: outcome = readDocument(into: &tree)
      case .items: outcome = readItem(into: &tree)
      case .afterItems: outcome = readTrailer(into: &tree)
      case .end: outcome = .done(.end)
      }
      switch outcome {
      case .done(.end) where !tree.problems.isEmpty:
        stage = .end
        tree.isIncomplete = true
        return finish(.document, in: &tree)
      case .done(let step): return finish(step, in: &tree)
      case .goOn: keptProblems += tree.problems
      case .broken(let step):
        if let step = recover(into: &tree, in: step) { return finish(step, in: &tree) }
      }
    }
  }

  /// How a step of the stages ended.
  enum Outcome {
    case done(Step)
    /// Nothing to hand out yet.
    case goOn
    /// The parser gave up, or a limit was reached, in a part of this kind.
    case broken(Step)
  }

  private mutating func beginPart(in tree: inout YAMLTree) {
    tree.removeAll()
    keys.removeAll()
    anchors.removeThoseHere()
    depth = 0
    aliasNodes = 0
  }

  /// Adds what else is to be said about a part.
  private mutating func finish(_ step: Step, in tree: inout YAMLTree) -> Step {
    if !keptProblems.isEmpty {
      tree.problems += keptProblems
      keptProblems = []
    }
    if !input.pointee.faults.isEmpty {
      let end = step == .header ? listStart : position(of: event.pointee.end_mark)
      reportFaults(before: stage == .end ? nil : end, in: &tree)
    }
    if hasRepairs {
      input.pointee.removeRepairs(before: line(of: event.pointee.end_mark))
      hasRepairs = !input.pointee.repairs.isEmpty
    }
    if tree.problems.count > 1 { tree.problems.sortByPlace() }
    return step
  }

  // MARK: Stages

  private mutating func readStart(into tree: inout YAMLTree) -> Outcome {
    // Only the start of a file tells its encoding.
    if let encoding = input.pointee.readStart(), firstLine == 1 {
      report(
        .otherEncoding(encoding), at: SourceSpan(line: firstLine, column: 1, count: 1), in: &tree)
      return .done(.end)
    }
    stage = .betweenDocuments
    return .goOn
  }

  private mutating func readDocument(into tree: inout YAMLTree) -> Outcome {
    let part: Step =
      switch resumption {
      case .document: .document
      case .items: .item
      case .trailer: .trailer
      }
    guard parse() else { return .broken(part) }
    if event.pointee.type == YAML_STREAM_START_EVENT { return .goOn }
    if event.pointee.type == YAML_STREAM_END_EVENT {
      stage = .end
      reportFaults(before: nil, in: &tree)
      return .done(.end)
    }
    if resumption == .document {
      partLine = line(of: event.pointee.start_mark)
      input.pointee.beginPart(on: partLine)
      contentLine = line(of: event.pointee.end_mark)
      isInDocument = true
      if !isHeaderGiven { anchors.removeAll() }
    }
    yaml_event_delete(event)
    guard parse() else { return .broken(part) }
    switch resumption {
    case .document: return readRoot(into: &tree)
    case .items:
      guard event.pointee.type == YAML_SEQUENCE_START_EVENT else {
        return refuseOutOfPlace(.item, in: &tree)
      }
      stage = .items
      return .goOn
    case .trailer:
      guard event.pointee.type == YAML_MAPPING_START_EVENT else {
        return refuseOutOfPlace(.trailer, in: &tree)
      }
      stage = .afterItems
      return .goOn
    }
  }

  /// Refuses the current event, with which what follows the list cannot start.
  private mutating func refuseOutOfPlace(_ part: Step, in tree: inout YAMLTree) -> Outcome {
    let start = position(of: event.pointee.start_mark)
    yaml_event_delete(event)
    lastEnd = start
    report(.outOfPlace, at: SourceSpan(line: start.line, column: start.column, count: 1), in: &tree)
    return .broken(part)
  }

  private mutating func readRoot(into tree: inout YAMLTree) -> Outcome {
    switch readValue(into: &tree, watches: !streamedKey.isEmpty) {
    case .whole: return finishDocument(.document, tree)
    case .noEvent, .limit: return .broken(.document)
    case .streamed:
      beginItems(in: &tree)
      if isHeaderGiven { return .goOn }
      isHeaderGiven = true
      return .done(.header)
    }
  }

  /// Makes what was read the header of the list that starts with the current event.
  private mutating func beginItems(in tree: inout YAMLTree) {
    let start = position(of: event.pointee.start_mark)
    let isFlow = event.pointee.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
    rootColumn = tree.nodes[tree.nodeCount - 1].column
    itemColumn = isFlow ? 0 : start.column
    listStart = start
    doneLine = start.line - 1
    partLine = start.line
    if let tag = event.pointee.data.sequence_start.tag {
      report(
        .tag(String(cString: tag)),
        at: SourceSpan(line: start.line, column: start.column, count: 1), in: &tree)
    }
    yaml_event_delete(event)
    noteHeaderKeys(of: tree)
    closeAllFrames(in: &tree)
    anchors.keepHeader(tree)
    input.pointee.keepHeader(upTo: start)
    input.pointee.beginPart(on: start.line, column: start.column)
    stage = .items
  }

  private mutating func noteHeaderKeys(of tree: borrowing YAMLTree) {
    headerKeys = []
    var child = 1
    while child < tree.count {
      let key = tree[child]
      headerKeys.append((key.hash, label(at: key.span, Message("first here", "此处首次出现"))))
      guard Int(key.next) < tree.count else { return }
      child = Int(tree[Int(key.next)].next)
    }
  }

  private mutating func readItem(into tree: inout YAMLTree) -> Outcome {
    let previousEnd = line(of: event.pointee.end_mark)
    guard parse() else { return .broken(.item) }
    if event.pointee.type == YAML_SEQUENCE_END_EVENT {
      stage = .afterItems
      return .goOn
    }
    partLine = max(previousEnd, partLine)
    if itemColumn > 0 {
      input.pointee.beginPart(on: partLine)
    } else {
      let start = position(of: event.pointee.start_mark)
      guard start.column < furthestColumn else { return refuseLine(start, in: &tree) }
      input.pointee.beginPart(on: start.line, column: start.column)
    }
    switch readValue(into: &tree, watches: false) {
    case .whole:
      doneLine = tree.isEmpty ? lastEnd.line : tree.nodes[0].line
      return .done(.item)
    case .streamed, .noEvent, .limit: return .broken(.item)
    }
  }

  /// Refuses what stands so far on in a line that its columns cannot be told apart.
  private mutating func refuseLine(_ start: SourcePosition, in tree: inout YAMLTree) -> Outcome {
    yaml_event_delete(event)
    lastEnd = start
    report(
      .lineTooLong(limit: Int(furthestColumn)), at: SourceSpan(line: start.line, column: 1, count: 1), in: &tree)
    return .broken(.item)
  }

  private mutating func readTrailer(into tree: inout YAMLTree) -> Outcome {
    if resumption == .items {
      // The parser knows the list only. What follows it further left is set apart.
      let end = position(of: event.pointee.end_mark)
      if input.pointee.isContinued(at: end.line) {
        guard end.column == rootColumn else { return refuseOutOfPlace(.trailer, in: &tree) }
        restart(at: end.line, as: .trailer)
        return .goOn
      }
      return finishDocument(.trailer, tree)
    }
    guard parse() else { return .broken(.trailer) }
    let start = position(of: event.pointee.start_mark)
    partLine = start.line
    input.pointee.beginPart(on: start.line, column: start.column)
    if event.pointee.type == YAML_MAPPING_END_EVENT {
      return finishDocument(.trailer, tree)
    }
    openRoot(in: &tree)
    switch readValue(into: &tree, watches: false) {
    case .whole: return finishDocument(.trailer, tree)
    case .streamed, .noEvent, .limit: return .broken(.trailer)
    }
  }

  /// Begins a root mapping whose first key is the current event.
  private mutating func openRoot(in tree: inout YAMLTree) {
    let start = position(of: event.pointee.start_mark)
    let index = tree.append(
      YAMLNode(
        hash: 0, textStart: 0, textCount: 0, next: 0, line: start.line, column: start.column,
        endLine: start.line, endColumn: start.column, kind: .mapping, style: .block))
    frames.initialize(to: Frame(node: index, keyBase: keys.count, isMapping: true))
    depth = 1
  }

  /// Reads the end of a document, and ahead to the next: what cannot be read between the two
  /// belongs to this one.
  private mutating func finishDocument(_ step: Step, _ tree: borrowing YAMLTree) -> Outcome {
    guard parse() else { return .broken(step) }
    if event.pointee.data.document_end.implicit != 0 {
      guard parse() else { return .broken(step) }
      isEventPending = true
    }
    partLine = line(of: event.pointee.end_mark)
    isInDocument = false
    stage = .betweenDocuments
    resumption = .document
    isHeaderGiven = false
    headerKeys = []
    return step == .trailer && tree.isEmpty && tree.problems.isEmpty ? .goOn : .done(step)
  }
}
