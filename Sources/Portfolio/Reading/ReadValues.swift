import DecisionDiagram
import Diagnostics
import Law
import YAML

/// The elements of a set as a file states them; reports what is none of them.
func elements(
  ofSet fact: FactID, _ index: Int, _ tree: borrowing YAMLTree, _ schema: PortfolioSchema,
  _ record: inout CompanyRecord
) -> ValueSet? {
  let node = tree[index]
  var elements: ValueSet = []
  var isValid = true
  func take(_ item: YAMLNode) {
    if item.kind != .scalar {
      isValid = false
      record.report(.notText(Message("an entry of `\(schema.law[fact].name)`", "`\(schema.law[fact].name)`的各项"), item.kind), item)
    } else if let value = schema.values[fact.index].meant(by: item, in: tree) {
      elements.insert(Int(value))
    } else if let values = schema.values[fact.index].several(in: item, tree) {
      for value in values { elements.insert(Int(value)) }
    } else {
      isValid = false
      record.report(.noValue(shown(item, tree), of: schema.law[fact]), item)
    }
  }
  switch node.kind {
  case .scalar:
    if !tree.text(of: node, is: "none") { take(node) }
  case .sequence:
    var item = index + 1
    for _ in 0..<node.childCount {
      take(tree[item])
      item = Int(tree[item].next)
    }
  case .mapping:
    record.report(.notAList("`\(schema.law[fact].name)`"), node)
    return nil
  }
  return isValid ? elements : nil
}

/// `yes`, `no`, `true` or `false`, also capitalised or in quotes; `nil` for anything else.
func yesNo(_ node: YAMLNode, _ tree: borrowing YAMLTree) -> Bool? {
  guard node.kind == .scalar else { return nil }
  return PlainText.with(tree.bytes(of: node)) { bytes in
    func matches(_ word: StaticString) -> Bool {
      guard bytes.count == word.utf8CodeUnitCount else { return false }
      for index in 0..<bytes.count where bytes[index] != word.utf8Start[index] { return false }
      return true
    }
    switch bytes.count {
    case 2: return matches("no") || matches("No") || matches("NO") ? false : nil
    case 3: return matches("yes") || matches("Yes") || matches("YES") ? true : nil
    case 4: return matches("true") || matches("True") || matches("TRUE") ? true : nil
    case 5: return matches("false") || matches("False") || matches("FALSE") ? false : nil
    case _: return nil
    }
  }
}

extension YAMLNode {
  /// Whether nothing is written where a value could stand, or an empty text.
  var isEmptyText: Bool { kind == .scalar && textCount == 0 }

  /// Whether it is the null of JSON, which counts as left out.
  @inline(__always)
  func isNull(in tree: borrowing YAMLTree) -> Bool {
    guard kind == .scalar, style == .plain else { return false }
    switch textCount {
    case 1: return tree.text(of: self, is: "~")
    case 4: return tree.text(of: self, is: "null") || tree.text(of: self, is: "Null") || tree.text(of: self, is: "NULL")
    default: return false
    }
  }
}

/// The text of a scalar; of anything else, what it is.
func shown(_ node: YAMLNode, _ tree: borrowing YAMLTree) -> String {
  switch node.kind {
  case .scalar: tree.string(of: node)
  case .sequence: "a list"
  case .mapping: "a mapping"
  }
}

extension PortfolioProblem {
  /// That a fact has no such value.
  static func noValue(_ value: String, of fact: Fact) -> PortfolioProblem {
    .unknownValue(
      value, fact: fact.name, nearest: nearestName(to: value, among: fact.values.map(\.name)))
  }
}
