import DecisionDiagram
import Law
import YAML

/// The figures of a company that are computed from its holders.
///
/// Shares are exact. A holder without a share, or of an origin that is not known, and whatever the
/// lists leave over, widen the figures to the ranges they can lie in.
struct OwnershipFigures {
  private typealias Range = (least: Share, greatest: Share)
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
    record.foreignShare = figures.foreignShare
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
  private var foreignShare: (least: Int64, greatest: Int64) {
    let range = sum(.foreign)
    let greatest = range.greatest.millionths
    return (range.least.millionths.full, greatest.full + (greatest.hasMore ? 1 : 0))
  }

  private func mask(_ operation: OwnershipOperation, _ variable: Int) -> ValueSet {
    switch operation {
    case .sum(let kind): return cells(sum(kind), variable)
    case .largest(let kind): return cells(largest(kind, grouped: false), variable)
    case .largestWithAffiliates(let kind): return cells(largest(kind, grouped: true), variable)
    case .any(let kind):
      let has = parts.parts.contains { counts($0, kind) == true && $0.share != .zero }
      let mayHave =
        parts.rest > .zero
        || parts.parts.contains { counts($0, kind) != false && $0.share != .zero }
      return has ? .only(1) : mayHave ? .all(2) : .only(0)
    case .outweighsEach(let kind):
      let all = sum(kind)
      let one = largest(kind, grouped: false)
      let others: Range = (.whole - all.greatest, .whole - all.least)
      return others.least > one.greatest
        ? .only(1) : others.greatest <= one.least ? .only(0) : .all(2)
    }
  }

  /// Whether a part is of a kind; `nil` where that is not known.
  private func counts(
    _ part: OwnershipParts.Part, _ kind: OwnershipOperation.Holders
  ) -> Bool? {
    switch kind {
    case .foreign:
      switch part.counts {
      case .foreign: true
      case .chinese: false
      case .unknown: nil
      }
    case .state: part.isState
    }
  }

  private func sum(_ kind: OwnershipOperation.Holders) -> Range {
    var least = kind == .state ? parts.restOfState : .zero
    // What is left over can belong to holders of the kind only if some may be.
    var greatest = parts.rest
    for part in parts.parts {
      guard let share = part.share else { continue }
      switch counts(part, kind) {
      case true: (least, greatest) = (least + share, greatest + share)
      case nil: greatest += share
      case false: break
      }
    }
    return (least, greatest)
  }

  private func largest(_ kind: OwnershipOperation.Holders, grouped: Bool) -> Range {
    var least = Share.zero
    var greatest = parts.rest
    var low: [Int: Share] = [:]
    var high: [Int: Share] = [:]
    for part in parts.parts {
      let key = grouped ? part.group : part.holder
      guard let share = part.share, counts(part, kind) != false else { continue }
      high[key, default: .zero] += share
      if counts(part, kind) == true { low[key, default: .zero] += share }
    }
    for share in low.values { least = max(least, share) }
    for share in Array(high.values) + (kind == .foreign ? parts.wholes : []) where share > .zero {
      // The rest may belong to this holder as well, or to an affiliate of it.
      greatest = max(greatest, share + parts.rest)
    }
    return (least, min(greatest, .whole))
  }

  private func cells(_ range: Range, _ variable: Int) -> ValueSet {
    guard case .figures(let domain) = schema.law.space.variables[variable].domain else { return [] }
    let low = cell(range.least, domain)
    let high = cell(range.greatest, domain)
    return ValueSet(low...max(low, high))
  }

  private func cell(_ share: Share, _ domain: FigureDomain) -> Int {
    let (full, hasMore) = share.millionths
    let cell = domain.cell(of: full)
    // Just above a limit is not at it.
    return hasMore && domain.isCut(cell) ? cell + 1 : cell
  }
}
