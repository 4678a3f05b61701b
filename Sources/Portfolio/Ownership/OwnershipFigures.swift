import DecisionDiagram
import Law
import YAML

/// The figures of a company that are computed from its holders.
///
/// Shares are exact. A holder whose share or origin is not known, or known only between two ends,
/// and whatever the lists leave over, widen the figures to the ranges they can lie in.
struct OwnershipFigures {
  /// What a figure can be: at least this much, and at most what is left of the whole.
  private struct Range {
    var least: LeastShare
    /// What certainly does not belong to it.
    var others: LeastShare
  }

  private let parts: OwnershipParts
  private let schema: PortfolioSchema

  private init(_ parts: OwnershipParts, _ schema: PortfolioSchema) {
    self.parts = parts
    self.schema = schema
  }

  /// States every computed figure of a company, as the usual answers on counting have it, and keeps
  /// beside it what the other answers make of it.
  static func state(
    _ graph: OwnershipGraph, _ list: Int, _ tree: borrowing YAMLTree, _ schema: PortfolioSchema,
    _ record: inout CompanyRecord
  ) {
    let usual = schema.counting
    let figures = OwnershipFigures(OwnershipParts(graph, usual), schema)
    for (variable, known) in figures.masks { record.agree(variable, known, tree[list], list, tree) }
    record.foreignShare = Self.millionths(figures.sum(.foreign))
    for (fact, operation) in schema.computed {
      guard let range = figures.share(operation) else { continue }
      let (least, greatest) = Self.millionths(range)
      record.computedShares.append((schema.law.space.ofFact[fact.index].lowerBound, least, greatest))
    }
    if figures.parts.hasCircles { record.remark(.circularHoldings) }
    graph.reportFactsOfOtherOrigins(schema, &record)
    graph.stateFacts(of: figures.parts, list, tree, schema, &record)
    guard graph.hasTiers else { return }
    let masks = figures.masks.map(\.known)
    for (reading, answer, counting) in schema.otherCountings {
      let other = OwnershipFigures(OwnershipParts(graph, counting), schema)
      guard other.masks.map(\.known) != masks else { continue }
      record.countings.append(
        CompanyRecord.Counting(reading: reading, answer: answer, known: other.masks))
    }
  }

  /// What is known of the variable of each figure.
  private var masks: [(variable: Int, known: ValueSet)] {
    schema.computed.map { fact, operation in
      let variable = schema.law.space.ofFact[fact.index].lowerBound
      return (variable, mask(operation, variable))
    }
  }

  /// In millionths, from the least to the greatest.
  private static func millionths(_ range: Range) -> (least: Int64, greatest: Int64) {
    let greatest = (Share.whole - range.others.share).millionths
    return (range.least.share.millionths.full, greatest.full + (greatest.hasMore ? 1 : 0))
  }

  private func mask(_ operation: OwnershipOperation, _ variable: Int) -> ValueSet {
    switch operation {
    case .sum, .largest, .largestWithAffiliates:
      return share(operation).map { cells($0, variable) } ?? []
    case .any(let kind):
      let listed = parts.parts.filter(\.share.isPositive).map { parts.counts($0, kind) }
      if listed.contains(true) { return yes }
      return parts.isComplete && !listed.contains(nil) ? no : .all(2)
    case .every(let kind):
      let listed = parts.parts.filter(\.share.isPositive).map { parts.counts($0, kind) }
      if listed.contains(false) { return no }
      return parts.isComplete && !listed.contains(nil) ? yes : .all(2)
    case .outweighsEach(let kind):
      let all = sum(kind)
      let one = largest(kind, grouped: false)
      // The others have what is not theirs: more than the most that one can have, or not more than
      // the least.
      if (all.others + one.others).isAbove(.whole) { return yes }
      return (all.least + one.least).share < .whole ? .all(2) : no
    }
  }

  /// The share that an operation computes; `nil` where it is a yes or no.
  private func share(_ operation: OwnershipOperation) -> Range? {
    switch operation {
    case .sum(let kind): sum(kind)
    case .largest(let kind): largest(kind, grouped: false)
    case .largestWithAffiliates(let kind): largest(kind, grouped: true)
    case .any, .every, .outweighsEach: nil
    }
  }

  private var no: ValueSet { .only(0) }
  private var yes: ValueSet { .only(1) }

  private func sum(_ kind: OwnershipOperation.Holders) -> Range {
    var range = Range(least: .zero, others: .zero)
    for part in parts.parts {
      switch parts.counts(part, kind) {
      case true: range.least += part.share
      case false: range.others += part.share
      case nil: break
      }
    }
    return range
  }

  private func largest(_ kind: OwnershipOperation.Holders, grouped: Bool) -> Range {
    var low: [Int: LeastShare] = [:]
    var high: [Int: LeastShare] = [:]
    // How many of the parts are more than what is said of them, in all and by holder or group.
    let more = parts.parts.count(where: \.share.isMore)
    var moreOf: [Int: Int] = [:]
    for part in parts.parts {
      let key = grouped ? part.group : part.holder
      let counts = parts.counts(part, kind)
      if counts == false { continue }
      high[key, default: .zero] += part.share
      if part.share.isMore { moreOf[key, default: 0] += 1 }
      if counts == true { low[key, default: .zero] += part.share }
    }
    // Somebody not listed can have all that is left, or it can belong to a holder that is.
    var range = Range(least: low.values.max() ?? .zero, others: parts.held)
    for (key, share) in high {
      let others = parts.held.share - share.share
      range.others = min(
        range.others, LeastShare(share: others, isMore: more > moreOf[key, default: 0]))
    }
    for whole in kind == .foreign ? parts.wholes : [] {
      range.others = min(range.others, LeastShare(share: parts.held.share - whole))
    }
    return range
  }

  private func cells(_ range: Range, _ variable: Int) -> ValueSet {
    guard case .figures(let domain) = schema.law.space.variables[variable].domain else { return [] }
    let (least, hasMore) = range.least.share.millionths
    var low = domain.cell(of: least)
    // Just above a limit is not at it.
    if hasMore || range.least.isMore, domain.isCut(low) { low += 1 }
    let (greatest, isAbove) = (Share.whole - range.others.share).millionths
    var high = domain.cell(of: greatest)
    if domain.isCut(high) {
      if isAbove { high += 1 } else if range.others.isMore { high -= 1 }
    }
    return ValueSet(low...max(low, high))
  }
}

extension OwnershipParts {
  /// Whether a part is of a kind; `nil` where that is not known.
  func counts(_ part: Part, _ kind: OwnershipOperation.Holders) -> Bool? {
    switch (kind, part.counts) {
    case (.foreign, .foreign): true
    case (.foreign, .chinese): false
    case (.foreign, .unknown): nil
    case (.state, _): part.isState
    case (.personsOrState, .foreign): false
    case (.personsOrState, .unknown): nil
    case (.personsOrState, .chinese): part.isPerson || part.isState == true ? true : nil
    }
  }
}
