import Diagnostics
import Law
import YAML

extension OwnershipGraph {
  /// Makes parts of the whole of what one list states, once all of it is read.
  mutating func settleShares(
    of owned: Int, _ list: YAMLNode, _ tree: borrowing YAMLTree, _ record: inout CompanyRecord
  ) {
    let positions = (holders[owned].holdings ?? []).filter { !holdings[$0].isNoShare }
    for position in holders[owned].holdings ?? []
    where holdings[position].isNoShare && !holdings[position].isContract {
      settle(position, exactly: .zero)
    }
    let numbers = positions.filter { holdings[$0].stated.number != nil }
    guard let number = numbers.first else {
      return settleParts(positions, of: owned, list, tree, &record)
    }
    if let part = positions.first(where: { holdings[$0].stated.band != nil }) {
      let other = holdings[part].shareNode.map { ($0, Message("a part of the whole", "占整体的比例")) }
      record.report(.mixedShares, holdings[number].shareNode ?? list, other: other)
      return
    }
    let total = numbers.reduce(Int64(0)) { $0 + (holdings[$1].stated.number ?? 0) }
    for position in numbers {
      guard let number = holdings[position].stated.number else { continue }
      // Up to a hundred shares can as well be per cents without their sign, which do not make one.
      guard total >= 100 else {
        let node = holdings[position].shareNode ?? list
        record.report(.noPercentSign(shown(node, tree)), node)
        continue
      }
      if numbers.count == positions.count {
        settle(position, exactly: Share(number, of: total))
      } else {
        holdings[position].share = LeastShare(share: .zero, isMore: number > 0)
      }
    }
    for position in positions where holdings[position].stated.number == nil {
      holdings[position].share = LeastShare(share: .zero, isMore: true)
    }
  }

  private mutating func settle(_ position: Int, exactly share: Share) {
    holdings[position].share = LeastShare(share: share)
    holdings[position].exactly = share
  }

  private mutating func settleParts(
    _ positions: [Int], of owned: Int, _ list: YAMLNode, _ tree: borrowing YAMLTree,
    _ record: inout CompanyRecord
  ) {
    if let rounded = rounded(positions) {
      for (position, share) in zip(positions, rounded) { settle(position, exactly: share) }
      let name = owned == 0 ? nil : holders[owned].name.map { tree.string(of: $0) }
      record.remark(.scaled(name))
      return
    }
    var total = Share.zero
    for position in positions {
      guard let band = holdings[position].stated.band else {
        holdings[position].share = LeastShare(share: .zero, isMore: true)
        continue
      }
      total += band.least
      holdings[position].share = LeastShare(share: band.least, isMore: band.isAbove)
      if band.least == band.greatest { holdings[position].exactly = band.least }
    }
    if total > .whole {
      record.report(.overWhole(total: percentage(total)), list)
    } else if total == .whole, let open = positions.first(where: { holdings[$0].share.isMore }) {
      let name = name(of: holdings[open].holder, tree)
      record.report(.nothingLeft(name), holdings[open].shareNode ?? holdings[open].node)
    }
  }

  /// The shares of a list of which every one seems to be rounded: three or more typed per cents that
  /// miss the whole by at most half a last digit each. They are brought to it in proportion.
  ///
  /// Two rounded shares make up the whole, so two that do not are as they are typed.
  private func rounded(_ positions: [Int]) -> [Share]? {
    var typed: [Int64] = []
    var decimals = 0
    for position in positions {
      guard let share = holdings[position].stated.band?.typed else { return nil }
      typed.append(share.millionths)
      decimals = max(decimals, share.decimals)
    }
    let count = typed.count { $0 > 0 }
    let total = typed.reduce(0, +)
    let whole = Int64(Percentage.whole.millionths)
    guard count >= 3, total != whole else { return nil }
    let digit = (decimals..<4).reduce(Int64(1)) { all, _ in all * 10 }
    guard 2 * abs(total - whole) <= Int64(count) * digit else { return nil }
    return typed.map { Share($0, of: total) }
  }

  private func percentage(_ share: Share) -> String {
    let millionths = share.millionths.full
    var decimals = String(10_000 + millionths % 10_000).dropFirst()
    while decimals.last == "0" { decimals.removeLast() }
    let whole = String(millionths / 10_000)
    return decimals.isEmpty ? "\(whole) %" : "\(whole).\(decimals) %"
  }
}

extension StatedShare {
  fileprivate var number: Int64? {
    if case .number(let number) = self { number } else { nil }
  }

  fileprivate var band: Band? {
    if case .part(let band) = self { band } else { nil }
  }
}
