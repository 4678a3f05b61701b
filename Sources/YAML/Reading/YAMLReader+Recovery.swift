import CLibYAML
import Diagnostics

/// How reading goes on after what cannot be read.
extension YAMLReader {
  /// Reports why a part broke off, and sets the parser to work where reading can go on: at the
  /// part itself if it can be repaired, otherwise at the next item or document.
  ///
  /// - Returns: The kind of part to hand out; `nil` if there is none yet.
  mutating func recover(into tree: inout YAMLTree, in part: Step) -> Step? {
    if part == .item, goesOnAfterItems() {
      restart(at: line(of: parser.pointee.problem_mark), as: .trailer)
      return nil
    }
    let isSyntax = input.pointee.refusal == nil && parser.pointee.error != YAML_NO_ERROR
    let place = reportBreak(in: &tree)
    if let place, input.pointee.isTab(at: place),
      let line = startLine(of: part, brokenAt: place), mayReadAgain(from: line, to: place),
      let repair = input.pointee.repairOfTab(at: place, from: line)
    {
      reportTabs(at: place)
      input.pointee.add(repair)
      hasRepairs = true
      restart(at: line, as: part == .item ? .items : part == .trailer ? .trailer : .document)
      return nil
    }
    tree.isIncomplete = true
    let brokenLine = place?.line ?? lastEnd.line
    let from = max(firstSearchedLine(in: part, brokenAt: brokenLine, tree), firstLine + 1)
    closeAllFrames(in: &tree)
    if !isSyntax, input.pointee.refusal != .readFailed {
      // What is refused is said before it is read to its end.
      skipping = (from, part)
      return part
    }
    let step = skip(from: from, in: part, tree: &tree)
    return tree.isEmpty && tree.problems.isEmpty && keptProblems.isEmpty ? nil : step
  }

  /// Whether the parser, which was set to work within a list, met a key of the root mapping in the
  /// same column as the dashes: in the whole document it ends the list.
  private func goesOnAfterItems() -> Bool {
    guard resumption == .items, depth == 0, itemColumn == rootColumn,
      parser.pointee.error != YAML_NO_ERROR, parser.pointee.problem_mark.column + 1 == rootColumn,
      let problem = parser.pointee.problem
    else { return false }
    return String(cString: problem) == "did not find expected '-' indicator"
  }

  /// Passes over what is left of a part that was refused.
  mutating func skipRefused(_ tree: inout YAMLTree) {
    guard let (line, part) = skipping else { return }
    skipping = nil
    _ = skip(from: line, in: part, tree: &tree)
    // What is wrong with it matters no more.
    tree.problems = []
  }

  // MARK: Why

  /// Adds the problem that stopped the reading to the tree, unless it is there.
  ///
  /// - Returns: The place of a syntax error.
  private mutating func reportBreak(in tree: inout YAMLTree) -> SourcePosition? {
    if let refusal = input.pointee.refusal {
      report(refusal, in: &tree)
      return nil
    }
    guard parser.pointee.error != YAML_NO_ERROR else { return nil }
    let problem = SyntaxProblem(of: parser) { position(of: $0) }
    guard problem.place != lastSyntaxError else { return problem.place }
    lastSyntaxError = problem.place
    if let start = takeOutRunaway(before: problem.place, in: &tree) {
      let end = SourceSpan(line: problem.place.line, column: problem.place.column, count: 1)
      report(
        .runawayQuote(label(at: end, "so reading stopped here")),
        at: SourceSpan(line: start.line, column: start.column, count: 1), in: &tree)
    } else if let opening = openBracket(in: tree), label(at: problem.place).isAtDocumentEnd {
      report(
        opening.kind == .mapping ? .unclosedBrace : .unclosedBracket,
        at: SourceSpan(line: opening.line, column: opening.column, count: 1), in: &tree)
    } else {
      tree.problems.append(
        within(problem.diagnostic { [input] in input.pointee.label($0, $1) }))
    }
    return problem.place
  }

  /// A problem whose place lies in the text: what is missing at the end of the input is missing after its last character.
  private mutating func within(_ problem: Diagnostic) -> Diagnostic {
    guard let label = problem.primary, label.lineText.isEmpty,
      let end = input.pointee.lastCharacter(before: label.span.start)
    else { return problem }
    var problem = problem
    problem.primary = self.label(at: SourceSpan(line: end.line, column: end.column, count: 1), label.message)
    return problem
  }

  /// The innermost list or mapping, if it is in brackets that were not closed.
  private func openBracket(in tree: borrowing YAMLTree) -> YAMLNode? {
    guard depth > 0 else { return nil }
    let node = tree.nodes[frames[depth - 1].node]
    return node.style == .flow ? node : nil
  }

  private mutating func label(at place: SourcePosition) -> Diagnostic.Label {
    label(at: SourceSpan(line: place.line, column: place.column, count: 1))
  }

  private mutating func report(_ refusal: InputWindow.Refusal, in tree: inout YAMLTree) {
    switch refusal {
    case .documentTooLong:
      var start = SourcePosition(line: itemLine(in: tree) ?? partLine, column: 1)
      if stage == .items, itemColumn == 0, depth > 0 { start = tree.nodes[0].span.start }
      report(
        .documentTooLong(limit: limits.documentBytes),
        at: SourceSpan(line: start.line, column: start.column, count: 1), in: &tree)
    case .scalarTooLong:
      let start = input.pointee.contentStart(after: lastEnd)
      report(
        .scalarTooLong(limit: limits.scalarBytes),
        at: SourceSpan(line: start.line, column: start.column, count: 1), in: &tree)
    case .notText:
      if let first = input.pointee.faults.first?.label {
        tree.problems.append(YAMLProblem.notText.diagnostic(at: first))
      }
      input.pointee.faults = []
    case .readFailed: break
    }
  }

  /// Reports what is not text, up to a place; of very much the first.
  mutating func reportFaults(before end: SourcePosition?, in tree: inout YAMLTree) {
    let faults = input.pointee.faults
    let count = faults.firstIndex { fault in
      end.map { fault.place >= $0 } ?? false
    }
    for fault in faults[..<(count ?? faults.count)].prefix(10) {
      let span = SourceSpan(line: fault.place.line, column: fault.place.column)
      let label = fault.label ?? Diagnostic.Label(file: file, span: span, lineText: "")
      let problem: YAMLProblem =
        switch fault.kind {
        case .notUTF8: .notUTF8(count: fault.characters)
        case .forbidden(let value): .forbiddenCharacter(value)
        }
      tree.problems.append(problem.diagnostic(at: label))
    }
    input.pointee.faults.removeFirst(count ?? faults.count)
  }

  // MARK: Tabs

  /// Where a part starts, so that it can be read again; `nil` if it cannot.
  private mutating func startLine(of part: Step, brokenAt place: SourcePosition) -> Int32? {
    switch part {
    case .document, .header, .end: return partLine
    case .item:
      let first = max(partLine, doneLine + 1)
      return input.pointee.lastLine(from: first, to: place.line, withDashAt: itemColumn)
    case .trailer: return partLine
    }
  }

  /// Whether a part may be read once more for a tab: 40 times, and less often if it is long.
  private mutating func mayReadAgain(from line: Int32, to place: SourcePosition) -> Bool {
    let count = keptProblems.count
    let size = input.pointee.offset(of: place) - input.pointee.offset(ofLine: line)
    return count < 40 && count * size < 16 << 20 && input.pointee.hasStart(ofLine: line)
  }

  /// Reports the tab at a place, and those in the blanks after it.
  private mutating func reportTabs(at place: SourcePosition) {
    let offset = input.pointee.offset(of: place)
    var end = offset
    var count = 1
    while let byte = input.pointee.byte(at: end), byte == 0x20 || byte == 0x09 {
      end += 1
      if byte == 0x09 { count = end - offset }
    }
    let span = SourceSpan(line: place.line, column: place.column, count: Int32(count))
    keptProblems.append(YAMLProblem.tabInIndentation.diagnostic(at: label(at: span)))
  }

  // MARK: Reading on

  /// The first line on which reading may go on.
  private mutating func firstSearchedLine(
    in part: Step, brokenAt line: Int32, _ tree: borrowing YAMLTree
  ) -> Int32 {
    switch part {
    case .document, .header, .end: return isInDocument ? contentLine + 1 : line
    case .item: return (itemLine(in: tree) ?? partLine) + 1
    case .trailer: return line
    }
  }

  /// Goes on after a `...` line, with which the parser would not begin.
  private mutating func passDocumentEnd() {
    let next = input.pointee.firstLine(from: firstLine + 1) {
      !($0.startsWithDocumentMarker && $0.first == UInt8(ascii: "."))
    }
    if let next {
      restart(at: next.line, as: .document)
    } else {
      stage = .end
    }
  }

  /// The line of the dash of the item that is being read; `nil` if none is.
  private mutating func itemLine(in tree: borrowing YAMLTree) -> Int32? {
    guard stage == .items, depth > 0 else { return nil }
    let start = tree.nodes[frames[0].node].line
    return input.pointee.lastLine(from: partLine, to: start, withDashAt: itemColumn) ?? start
  }

  /// Sets the parser to work at the next place where an item or a document starts.
  ///
  /// - Returns: The kind of part that broke off.
  private mutating func skip(from line: Int32, in part: Step, tree: inout YAMLTree) -> Step {
    let isInList = part == .item || part == .trailer
    let column = isInList ? itemColumn : 0
    let key = isInList || isHeaderGiven ? [] : streamedKey
    let found = input.pointee.firstLine(from: line) {
      $0.startsWithDocumentMarker || column > 0 && $0.startsWithDash(at: column)
        || !key.isEmpty && $0.startsWithKey(key)
    }
    reportFaults(before: found.map { SourcePosition(line: $0.line, column: 1) }, in: &tree)
    guard let found else {
      stage = .end
      return part
    }
    let text = input.pointee.text(fromLine: found.line)
    if text.startsWithDocumentMarker {
      restart(at: found.line, as: .document)
      if text.first == UInt8(ascii: ".") { passDocumentEnd() }
      isHeaderGiven = false
      headerKeys = []
      return part
    }
    restart(at: found.line, as: column > 0 ? .items : .document)
    if column == 0 { isHeaderGiven = true }
    return column == 0 ? .header : part
  }

  /// Sets the parser to work at the start of a line.
  mutating func restart(at line: Int32, as resumption: Resumption) {
    if isEventPending {
      yaml_event_delete(event)
      isEventPending = false
    }
    input.pointee.beginPart(on: line)
    input.pointee.rewind(to: input.pointee.offset(ofLine: line))
    yaml_parser_delete(parser)
    startParser()
    firstLine = line
    partLine = line
    contentLine = line
    isInDocument = false
    doneLine = line - 1
    self.resumption = resumption
    stage = .betweenDocuments
  }
}
