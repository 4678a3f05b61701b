import DecisionDiagram
import Diagnostics
import Law
import YAML

/// The holders of one company, as its file lists them, and the figures computed from them.
///
/// Shares are exact. A holder without a share, or of an origin that is not known, and whatever the
/// list leaves over, widen the figures to the ranges they can lie in.
struct OwnershipTable {
  private struct Holder {
    var name: YAMLNode?
    var counts: Origin.Counting
    var isState: Bool?
    /// Millionths; `nil` where it is not known.
    var share: Int64?
    /// The holder that stands for its group of affiliates.
    var group: Int
    var affiliates: Int?
  }

  private var holders: [Holder] = []

  /// Reads `ownership:` and states every computed figure.
  mutating func read(
    _ list: Int, _ tree: borrowing YAMLTree, _ schema: PortfolioSchema,
    into record: inout CompanyRecord
  ) {
    holders.removeAll(keepingCapacity: true)
    let node = tree[list]
    guard node.kind == .sequence else {
      record.report(.notAList("`ownership`"), node)
      return
    }
    let problems = record.problems.count
    var item = list + 1
    for _ in 0..<node.childCount {
      readHolder(item, tree, schema, &record)
      item = Int(tree[item].next)
    }
    joinAffiliates(tree, &record)
    let total = holders.reduce(0) { $0 + ($1.share ?? 0) }
    if total > 1_000_000 {
      record.report(.overWhole(total: shown(total)), node)
    }
    guard record.problems.count == problems else { return }
    state(list, node, total, schema, &record)
  }

  private func shown(_ total: Int64) -> String {
    var decimals = String(total % 10_000)
    decimals = String(repeating: "0", count: 4 - decimals.count) + decimals
    while decimals.last == "0" { decimals.removeLast() }
    return decimals.isEmpty ? "\(total / 10_000) %" : "\(total / 10_000).\(decimals) %"
  }

  // MARK: - Reading

  private mutating func readHolder(
    _ index: Int, _ tree: borrowing YAMLTree, _ schema: PortfolioSchema,
    _ record: inout CompanyRecord
  ) {
    let node = tree[index]
    guard node.kind == .mapping else {
      record.report(.notAMapping("a holder"), node)
      return
    }
    var holder = Holder(
      name: nil, counts: .unknown, isState: nil, share: nil, group: holders.count, affiliates: nil)
    var key = index + 1
    for _ in 0..<node.childCount / 2 {
      let keyNode = tree[key]
      let value = Int(keyNode.next)
      let valueNode = tree[value]
      switch schema.holderKeys.value(of: keyNode, in: tree).flatMap(HolderKey.init) {
      case .holder:
        if valueNode.kind != .scalar || valueNode.textCount == 0 {
          record.report(.notText("the name of a holder"), valueNode)
        } else {
          if holders.contains(where: { isNamed($0, valueNode, tree) }) {
            record.report(.holderTwice(tree.string(of: valueNode)), valueNode)
          }
          holder.name = valueNode
        }
      case .origin: readOrigin(valueNode, tree, schema, &holder, &record)
      case .share:
        if valueNode.kind != .scalar {
          record.report(.notAShare("this"), valueNode)
        } else if !tree.text(of: valueNode, is: "unknown") {
          let share = percentage(tree.bytes(of: valueNode), valueNode, tree, &record)
          holder.share = share.map { Int64($0.millionths) }
        }
      case .affiliates: holder.affiliates = value
      case .note: break
      case .none:
        if tree.text(of: keyNode, is: "ownership") {
          record.report(.severalLevels, keyNode)
        } else {
          let name = tree.string(of: keyNode)
          record.report(
            .unknownKey(name, nearest: nearestName(to: name, among: schema.holderKeys.all)),
            keyNode)
        }
      }
      key = Int(valueNode.next)
    }
    holders.append(holder)
  }

  private func readOrigin(
    _ node: YAMLNode, _ tree: borrowing YAMLTree, _ schema: PortfolioSchema,
    _ holder: inout Holder, _ record: inout CompanyRecord
  ) {
    guard let index = schema.origins.value(of: node, in: tree) else {
      let name = tree.string(of: node)
      record.report(
        .unknownOrigin(name, nearest: nearestName(to: name, among: schema.origins.all)), node)
      return
    }
    let origin = schema.law.origins[Int(index)]
    holder.counts = origin.countsAs
    holder.isState = origin.countsAs == .foreign ? false : origin.isState
  }

  private func isNamed(
    _ holder: Holder, _ node: YAMLNode, _ tree: borrowing YAMLTree
  ) -> Bool {
    guard let name = holder.name, name.hash == node.hash else { return false }
    return tree.bytes(of: name).elementsEqual(tree.bytes(of: node))
  }

  /// Gives affiliates of one another the same group.
  private mutating func joinAffiliates(
    _ tree: borrowing YAMLTree, _ record: inout CompanyRecord
  ) {
    for position in holders.indices {
      guard let list = holders[position].affiliates else { continue }
      let node = tree[list]
      var item = node.kind == .sequence ? list + 1 : list
      for _ in 0..<(node.kind == .sequence ? Int(node.childCount) : 1) {
        let name = tree[item]
        if let other = holders.firstIndex(where: { isNamed($0, name, tree) }) {
          let from = holders[other].group
          let to = holders[position].group
          for index in holders.indices where holders[index].group == from {
            holders[index].group = to
          }
        } else {
          let names = holders.compactMap { $0.name.map { tree.string(of: $0) } }
          let text = tree.string(of: name)
          record.report(.unknownHolder(text, nearest: nearestName(to: text, among: names)), name)
        }
        item = Int(tree[item].next)
      }
    }
  }

  // MARK: - Computing

  private typealias Range = (least: Int64, greatest: Int64)

  private func state(
    _ list: Int, _ node: YAMLNode, _ total: Int64, _ schema: PortfolioSchema,
    _ record: inout CompanyRecord
  ) {
    let whole: Int64 = 1_000_000
    // What no holder with a share accounts for may belong to anybody.
    let rest = whole - total
    let isWhole = rest == 0
    for (fact, operation) in schema.computed {
      let variable = schema.law.space.ofFact[fact.index].lowerBound
      let mask: ValueSet
      switch operation {
      case .sum(let kind):
        let range = sum(kind, rest)
        if kind == .foreign { record.foreignShare = range }
        mask = cells(range, variable, schema)
      case .largest(let kind): mask = cells(largest(kind, rest, grouped: false), variable, schema)
      case .largestWithAffiliates(let kind):
        mask = cells(largest(kind, rest, grouped: true), variable, schema)
      case .any(let kind):
        let has = holders.contains { counts($0, kind) == true && $0.share != 0 }
        let mayHave = !isWhole || holders.contains { counts($0, kind) != false && $0.share != 0 }
        mask = has ? 0b10 : mayHave ? 0b11 : 0b01
      case .outweighsEach(let kind):
        let all = sum(kind, rest)
        let one = largest(kind, rest, grouped: false)
        let others: Range = (whole - all.greatest, whole - all.least)
        mask = others.least > one.greatest ? 0b10 : others.greatest <= one.least ? 0b01 : 0b11
      }
      record.state(variable, mask, node, list, nil)
    }
  }

  /// Whether a holder is of a kind; `nil` where that is not known.
  private func counts(_ holder: Holder, _ kind: OwnershipOperation.Holders) -> Bool? {
    switch kind {
    case .foreign:
      switch holder.counts {
      case .foreign: true
      case .chinese: false
      case .unknown: nil
      }
    case .state: holder.isState
    }
  }

  private func sum(_ kind: OwnershipOperation.Holders, _ rest: Int64) -> Range {
    var least: Int64 = 0
    // What is left over can belong to holders of the kind only if some may be.
    var greatest = rest
    for holder in holders {
      guard let share = holder.share else { continue }
      switch counts(holder, kind) {
      case true: (least, greatest) = (least + share, greatest + share)
      case nil: greatest += share
      case false: break
      }
    }
    return (least, greatest)
  }

  private func largest(
    _ kind: OwnershipOperation.Holders, _ rest: Int64, grouped: Bool
  ) -> Range {
    var least: Int64 = 0
    var greatest: Int64 = rest
    for position in holders.indices {
      let members =
        grouped
        ? holders.filter { $0.group == holders[position].group } : [holders[position]]
      var low: Int64 = 0
      var high: Int64 = 0
      for member in members {
        guard let share = member.share else { continue }
        switch counts(member, kind) {
        case true: (low, high) = (low + share, high + share)
        case nil: high += share
        case false: break
        }
      }
      least = max(least, low)
      // The rest may belong to this holder as well, or to an affiliate of it.
      greatest = max(greatest, rest > 0 && high > 0 ? high + rest : high)
    }
    return (least, greatest)
  }

  private func cells(_ range: Range, _ variable: Int, _ schema: PortfolioSchema) -> ValueSet {
    guard case .figures(let domain) = schema.law.space.variables[variable].domain else { return 0 }
    let low = domain.cell(of: range.least)
    let high = domain.cell(of: range.greatest)
    return (low...max(low, high)).reduce(0) { $0 | 1 << ValueSet($1) }
  }
}
