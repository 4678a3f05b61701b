package import Law
package import YAML

/// The holders of a company as its file lists them, tier by tier, to be drawn.
package struct OwnershipOutline: Sendable {
  /// A holder in one company.
  package struct Holding: Sendable {
    /// `nil` where the file names nobody.
    package let name: String?
    package let origin: OriginID?
    /// Of the company just above; millionths, `nil` where it is not known.
    package let share: Int64?
    /// Of the company at the top, along this chain; millionths, rounded down, `nil` where it is not known.
    package let shareOfAll: Int64?
    /// Whether it controls by contract, without a share.
    package let isContract: Bool
    package let holders: [Holding]
  }

  package let holders: [Holding]
  /// What the list leaves over, in millionths.
  package let rest: Int64

  /// Drawings of longer lists are of no use, and holders of one can stand under many.
  private static let most = 200

  /// - Returns: `nil` where the file lists no holders, or more than can be drawn.
  package init?(
    of record: borrowing CompanyRecord, in tree: borrowing YAMLTree, _ schema: PortfolioSchema
  ) {
    guard let list = Self.list(tree, at: 0) else { return nil }
    var graph = OwnershipGraph()
    var scratch = CompanyRecord()
    scratch.known = schema.nothingStated
    graph.read(
      list, company: companyName(tree, at: 0), tree, schema, into: &scratch)
    guard !scratch.isFaulty else { return nil }
    var count = 0
    var names: [String?] = []
    for holder in graph.holders { names.append(holder.name.map { tree.string(of: $0) }) }
    var origins: [OriginID?] = []
    for holder in graph.holders { origins.append(holder.origin) }
    let hasCircles = graph.hasCircles
    var path: [Int] = []
    func holdings(of owned: Int, _ all: Share?) -> [Holding] {
      path.append(owned)
      defer { path.removeLast() }
      return (graph.holders[owned].holdings ?? []).map { position in
        let holding = graph.holdings[position]
        count += 1
        let share = holding.exactly
        let part = share.flatMap { share in all.map { $0 * share } }
        // Who stands above already is not drawn again with its holders.
        let isDrawn = count > Self.most || path.contains(holding.holder)
        return Holding(
          name: names[holding.holder], origin: origins[holding.holder],
          share: share?.millionths.full,
          shareOfAll: hasCircles ? nil : part?.millionths.full, isContract: holding.isContract,
          holders: isDrawn ? [] : holdings(of: holding.holder, part))
      }
    }
    holders = holdings(of: 0, .whole)
    guard count <= Self.most else { return nil }
    let top = (graph.holders[0].holdings ?? []).map { graph.holdings[$0] }
    let held = top.reduce(Share.zero) { $0 + $1.share.share }
    rest =
      top.contains { $0.exactly == nil && !$0.isNoShare }
      ? 0 : (Share.whole - held).millionths.full
  }

  /// The node of `ownership:` of a company.
  private static func list(_ tree: borrowing YAMLTree, at mapping: Int) -> Int? {
    guard !tree.isEmpty, tree[mapping].kind == .mapping else { return nil }
    var found: Int?
    forEachEntry(mapping, tree) { key, _, value in
      if tree.text(of: key, is: "ownership") { found = value }
    }
    return found
  }
}
