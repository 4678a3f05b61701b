import DecisionDiagram
import Diagnostics
import Law
import YAML

extension CompanyReader {
  /// Reads the value of one fact into the company, or into the line with the given number.
  func readFact(
    _ id: FactID, _ index: Int, _ tree: borrowing YAMLTree, _ record: inout CompanyRecord,
    line: Int?
  ) {
    let variables = schema.variables[id.index]
    let node = tree[index]
    if node.isEmptyText {
      record.report(.emptyValue(name(of: id)), node)
      return
    }
    if node.kind == .scalar, tree.text(of: node, is: "unknown") {
      for variable in variables {
        note(variable, schema.law.space.variables[variable].all, id, index, tree, &record, line)
      }
      return
    }
    switch schema.kinds[id.index] {
    case .set: readSet(id, variables, index, tree, &record, line)
    case .yesNo:
      if let value = yesNo(node, tree) {
        note(variables.lowerBound, value ? .only(1) : .only(0), id, index, tree, &record, line)
      } else if node.kind != .scalar {
        record.report(.notText("`\(name(of: id))`", node.kind), node)
      } else {
        record.report(.notYesNo(tree.string(of: node), fact: name(of: id)), node)
      }
    case .choice:
      if let mask = mask(ofValues: index, id, tree, &record) {
        record.state(variables.lowerBound, mask, node, index, line)
      }
    case .percentage, .count, .date:
      readFigure(id, variables.lowerBound, index, tree, &record, line)
    case .place:
      guard node.kind == .scalar else {
        record.report(.notText("`\(name(of: id))`", node.kind), node)
        return
      }
      guard let place = schema.places.meant(by: node, in: tree),
        case .places(let domain) = schema.law.space.variables[variables.lowerBound].domain
      else {
        let place = tree.string(of: node)
        record.report(
          .unknownValue(
            place, fact: name(of: id),
            nearest: nearestPlace(to: place)),
          node)
        return
      }
      record.state(variables.lowerBound, domain.known[Int(place)], node, index, line)
      if line == nil { record.place = PlaceID(Int(place)) }
    }
  }

  /// The place that was probably meant. Who wrote a name of ours wrongly gets the nearest; everyday names are words of the
  /// lexicon first, since Canton is not Nantong misspelt.
  private func nearestPlace(to text: String) -> String? {
    let named = { schema.law.lexicon.name(in: text, of: schema.law) { if case .place = $0 { true } else { false } } }
    let spelt = { nearestName(to: text, among: schema.places.all) }
    return text.contains("-") ? spelt() ?? named() : named() ?? spelt()
  }

  /// Notes what is known of a variable, and holds it against what the list of holders says.
  @inline(__always)
  private func note(
    _ variable: Int, _ mask: ValueSet, _ fact: FactID, _ index: Int, _ tree: borrowing YAMLTree,
    _ record: inout CompanyRecord, _ line: Int?
  ) {
    if line == nil, schema.comesOfHolders[fact.index] {
      record.agree(variable, mask, tree[index], index, tree)
    } else {
      record.state(variable, mask, tree[index], index, line)
    }
  }

  private func name(of fact: FactID) -> String { schema.law[fact].name }

  /// The values of a choice that a scalar or a list leaves possible.
  private func mask(
    ofValues index: Int, _ fact: FactID, _ tree: borrowing YAMLTree, _ record: inout CompanyRecord
  ) -> ValueSet? {
    let node = tree[index]
    switch node.kind {
    case .scalar:
      if let value = schema.values[fact.index].meant(by: node, in: tree) {
        return .only(Int(value))
      }
      if let values = schema.values[fact.index].several(in: node, tree) {
        return values.reduce(into: ValueSet()) { $0.insert(Int($1)) }
      }
      reportValue(node, fact, tree, &record)
      return nil
    case .sequence:
      var mask: ValueSet = []
      var item = index + 1
      for _ in 0..<node.childCount {
        guard let part = self.mask(ofValues: item, fact, tree, &record) else { return nil }
        mask.formUnion(part)
        item = Int(tree[item].next)
      }
      if mask.isEmpty { record.report(.emptyValue(name(of: fact)), node) }
      return mask.isEmpty ? nil : mask
    case .mapping:
      record.report(.notText(Message("the value of `\(name(of: fact))`", "`\(name(of: fact))`的值"), node.kind), node)
      return nil
    }
  }

  /// A set that is stated is stated whole: what it does not list it does not contain.
  private func readSet(
    _ fact: FactID, _ variables: Range<Int>, _ index: Int, _ tree: borrowing YAMLTree,
    _ record: inout CompanyRecord, _ line: Int?
  ) {
    if tree[index].kind == .mapping {
      readElements(fact, variables, index, tree, &record, line)
      return
    }
    guard let elements = elements(ofSet: fact, index, tree, schema, &record) else { return }
    for (element, variable) in variables.enumerated() {
      let known: ValueSet = .only(elements.contains(element) ? 1 : 0)
      note(variable, known, fact, index, tree, &record, line)
    }
  }

  /// A set that is known in part: of each element whether it is in it, is not, or is not known to be.
  private func readElements(
    _ fact: FactID, _ variables: Range<Int>, _ index: Int, _ tree: borrowing YAMLTree,
    _ record: inout CompanyRecord, _ line: Int?
  ) {
    var known = [ValueSet](repeating: .only(0), count: variables.count)
    var isValid = true
    var key = index + 1
    for _ in 0..<tree[index].childCount / 2 {
      let keyNode = tree[key]
      let value = tree[Int(keyNode.next)]
      if let element = schema.values[fact.index].value(of: keyNode, in: tree).map(Int.init) {
        if value.kind == .scalar, tree.text(of: value, is: "unknown") {
          known[element] = schema.law.space.variables[variables.lowerBound + element].all
        } else if let isIn = yesNo(value, tree) {
          known[element] = .only(isIn ? 1 : 0)
        } else {
          isValid = false
          record.report(.notYesNo(shown(value, tree), fact: tree.string(of: keyNode)), value)
        }
      } else {
        isValid = false
        reportValue(keyNode, fact, tree, &record)
      }
      key = Int(value.next)
    }
    guard isValid else { return }
    for (element, variable) in variables.enumerated() {
      note(variable, known[element], fact, index, tree, &record, line)
    }
  }

  private func reportValue(
    _ node: YAMLNode, _ fact: FactID, _ tree: borrowing YAMLTree, _ record: inout CompanyRecord
  ) {
    record.report(
      .noValue(shown(node, tree), of: schema.law[fact]), node)
  }

  // MARK: - Figures

  private func readFigure(
    _ fact: FactID, _ variable: Int, _ index: Int, _ tree: borrowing YAMLTree,
    _ record: inout CompanyRecord, _ line: Int?
  ) {
    let node = tree[index]
    guard node.kind == .scalar,
      case .figures(let domain) = schema.law.space.variables[variable].domain
    else {
      record.report(.notText("`\(name(of: fact))`", node.kind), node)
      return
    }
    let isDate = schema.kinds[fact.index] == .date
    let text = tree.bytes(of: node)
    let plain = PlainText.of(text)
    func read(_ text: UnsafeRawBufferPointer) -> (Comparison, Result<Int64, FigureFault>) {
      let (compared, bytes) = split(text, isDate: isDate)
      return (compared, figure(fact, bytes))
    }
    let (compared, found) = if let plain { plain.withUnsafeBytes(read) } else { read(text) }
    let stated: Int64
    switch found {
    case .success(let figure): stated = figure
    case .failure(let fault):
      record.report(PortfolioProblem(fault, tree.string(of: node), fact: name(of: fact)), node)
      return
    }
    guard let (comparison, figure) = closed(stated, compared, schema.kinds[fact.index]) else {
      record.report(
        schema.kinds[fact.index] == .count
          ? .notACount(tree.string(of: node), fact: name(of: fact))
          : .outsideTheWhole(tree.string(of: node)), node)
      return
    }
    let cell = domain.cell(of: figure)
    let upTo = ValueSet.all(cell)
    func all() -> ValueSet { schema.law.space.variables[variable].all }
    // A comparison leaves open every cell that has a figure satisfying it.
    let mask =
      switch comparison {
      case .exactly: ValueSet(cell)
      case .atMost: ValueSet.all(cell + 1)
      case .atLeast: all().subtracting(upTo)
      case .below: domain.isCut(cell) ? upTo : ValueSet.all(cell + 1)
      case .above: all().subtracting(domain.isCut(cell) ? ValueSet.all(cell + 1) : upTo)
      }
    note(variable, mask, fact, index, tree, &record, line)
    if fact == schema.dayOfInvestment, comparison == .exactly {
      record.investedOn = CalendarDate(ordinal: Int32(clamping: figure))
    }
    if line == nil, schema.law[fact].computed == .sum(.foreign) {
      let whole = Int64(Percentage.whole.millionths)
      record.foreignShare =
        switch comparison {
        case .exactly: (figure, figure)
        case .atMost, .below: (0, figure)
        case .atLeast, .above: (figure, whole)
        }
    }
  }

  /// A comparison as it stands on the scale of its fact: counts and dates go in steps, so `below 6`
  /// says `at most 5` of them.
  ///
  /// - Returns: `nil` where nothing on the scale satisfies it.
  private func closed(
    _ figure: Int64, _ comparison: Comparison, _ kind: Fact.Kind
  ) -> (Comparison, Int64)? {
    switch (kind, comparison) {
    case (.percentage, .below): return figure > 0 ? (comparison, figure) : nil
    case (.percentage, .above): return figure < 1_000_000 ? (comparison, figure) : nil
    case (.count, .below): return figure > 0 ? (.atMost, figure - 1) : nil
    case (.count, .above): return (.atLeast, figure + 1)
    case (.date, .below), (.date, .above):
      guard let date = CalendarDate(ordinal: Int32(clamping: figure)) else { return nil }
      let next = comparison == .below ? date.previous : date.next
      return (comparison == .below ? .atMost : .atLeast, Int64(next.ordinal))
    case (_, _): return (comparison, figure)
    }
  }

  /// The comparison that a figure starts with, and the figure.
  private func split(
    _ bytes: UnsafeRawBufferPointer, isDate: Bool
  ) -> (Comparison, UnsafeRawBufferPointer) {
    guard let first = bytes.first, first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z") else {
      return (.exactly, bytes)
    }
    let words: [(StaticString, Comparison)] =
      isDate
      ? [
        ("on or before ", .atMost), ("on or after ", .atLeast), ("before ", .below),
        ("after ", .above),
      ]
      : [("at most ", .atMost), ("at least ", .atLeast), ("below ", .below), ("above ", .above)]
    for (word, comparison) in words where bytes.count > word.utf8CodeUnitCount {
      let prefix = UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
      if bytes.prefix(prefix.count).elementsEqual(prefix) {
        return (comparison, UnsafeRawBufferPointer(rebasing: bytes[prefix.count...]))
      }
    }
    return (.exactly, bytes)
  }

  /// What is wrong with a figure.
  fileprivate enum FigureFault: Error {
    case percentage(PercentageError)
    case notADate
    case notACount
  }

  private func figure(_ fact: FactID, _ bytes: UnsafeRawBufferPointer) -> Result<Int64, FigureFault> {
    switch schema.kinds[fact.index] {
    case .percentage:
      do throws(PercentageError) {
        return .success(Int64(try Percentage(parsing: bytes).millionths))
      } catch {
        return .failure(.percentage(error))
      }
    case .date:
      return CalendarDate(parsing: bytes).map { .success(Int64($0.ordinal)) } ?? .failure(.notADate)
    case _:
      var value: Int64 = 0
      guard !bytes.isEmpty, bytes.count <= 15, bytes.allSatisfy({ $0 >= 48 && $0 <= 57 }) else {
        return .failure(.notACount)
      }
      for byte in bytes { value = value * 10 + Int64(byte - 48) }
      return .success(value)
    }
  }
}

extension PortfolioProblem {
  /// What is wrong with a text that should be a figure of a fact.
  fileprivate init(_ fault: CompanyReader.FigureFault, _ text: String, fact: String) {
    self =
      switch fault {
      case .percentage(let error): PortfolioProblem(error, text)
      case .notADate: .notADate(text)
      case .notACount: .notACount(text, fact: fact)
      }
  }

  /// What is wrong with a text that should be a percentage.
  init(_ error: PercentageError, _ text: String) {
    self =
      switch error {
      case .notAFigure: .notAPercentage(text)
      case .noUnit: .noPercentSign(text)
      case .outsideTheWhole: .outsideTheWhole(text)
      case .tooFine: .tooFine(text)
      }
  }
}

extension CompanyRecord {
  /// Notes what is known of a variable, of the company or of a line.
  @inline(__always)
  mutating func state(
    _ variable: Int, _ mask: ValueSet, _ node: YAMLNode, _ index: Int, _ line: Int?
  ) {
    let statement = Statement(
      variable: Int32(truncatingIfNeeded: variable), known: mask, line: node.line,
      node: Int32(truncatingIfNeeded: index))
    if let line {
      lines[line].statements.append(statement)
    } else {
      known[variable] = mask
      statements.append(statement)
    }
  }

  /// Notes what is known of a variable that the company and its list of holders may both say: they
  /// must agree.
  mutating func agree(
    _ variable: Int, _ mask: ValueSet, _ node: YAMLNode, _ index: Int, _ tree: borrowing YAMLTree
  ) {
    guard
      let other = statements.last(where: { Int($0.variable) == variable && $0.node >= 0 })
    else {
      state(variable, mask, node, index, nil)
      return
    }
    let both = mask.intersection(other.known)
    if both.isEmpty {
      report(
        .contradiction(Message("this and the list of holders cannot both be true", "此项与持有人列表不可能同时成立")), node,
        other: (tree[Int(other.node)], Message("stated here", "此处已写明")))
    } else {
      state(variable, both, node, index, nil)
    }
  }
}
