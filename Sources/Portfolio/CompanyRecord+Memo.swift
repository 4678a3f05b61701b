import Diagnostics
package import YAML

/// Who a memo on a company is for, as its file says it in `memo:`.
package struct MemoBlock: Sendable {
  /// The keys of the block.
  enum Key: String, CaseIterable {
    case to, from, re, date
  }

  package let to: String?
  package let from: String?
  package let re: String?
  /// The day that the memo bears, as text.
  package let date: String?
}

extension CompanyRecord {
  /// Takes `memo:` of a company.
  mutating func readMemo(_ index: Int, in tree: borrowing YAMLTree) {
    let node = tree[index]
    guard node.kind == .mapping else {
      report(.notAMapping("`memo`", shown(node, tree)), node)
      return
    }
    memoNode = Int32(index)
    var key = index + 1
    for _ in 0..<node.childCount / 2 {
      let keyNode = tree[key]
      let value = Int(keyNode.next)
      let valueNode = tree[value]
      let name = tree.string(of: keyNode)
      if MemoBlock.Key(rawValue: name) == nil {
        report(
          .unknownKey(name, nearest: nearestName(to: name, among: MemoBlock.Key.allCases.map(\.rawValue))),
          keyNode)
      } else if valueNode.isEmptyText {
        report(.emptyValue(name), valueNode)
      } else if valueNode.kind != .scalar {
        report(.notText(Message("`\(name)` of a memo", "备忘录的`\(name)`"), valueNode.kind), valueNode)
      }
      key = Int(valueNode.next)
    }
  }

  /// What `memo:` says; `nil` where the file has none.
  package func memoBlock(in tree: borrowing YAMLTree) -> MemoBlock? {
    guard memoNode >= 0 else { return nil }
    var texts: [MemoBlock.Key: String] = [:]
    var key = Int(memoNode) + 1
    for _ in 0..<tree[Int(memoNode)].childCount / 2 {
      let value = Int(tree[key].next)
      if let name = MemoBlock.Key(rawValue: tree.string(of: tree[key])), !tree[value].isNull(in: tree) {
        texts[name] = tree.string(of: tree[value])
      }
      key = Int(tree[value].next)
    }
    return MemoBlock(to: texts[.to], from: texts[.from], re: texts[.re], date: texts[.date])
  }
}
