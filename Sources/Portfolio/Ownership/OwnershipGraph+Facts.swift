import DecisionDiagram
import Law
import YAML

extension OwnershipGraph {
  /// What a holder has of a fact: for a yes-no 0 where it is yes, for a set its elements.
  func elements(
    of fact: FactID, _ index: Int, _ tree: borrowing YAMLTree, _ schema: PortfolioSchema,
    _ record: inout CompanyRecord
  ) -> ValueSet? {
    guard schema.kinds[fact.index] == .yesNo else {
      return Portfolio.elements(ofSet: fact, index, tree, schema, &record)
    }
    if let value = yesNo(tree[index], tree) { return value ? .only(0) : [] }
    record.report(.notYesNo(shown(tree[index], tree), fact: schema.law[fact].name), tree[index])
    return nil
  }

  /// States the facts of the company that come of what its holders have, where some holder says so.
  func stateFacts(
    of parts: OwnershipParts, _ list: Int, _ tree: borrowing YAMLTree, _ schema: PortfolioSchema,
    _ record: inout CompanyRecord
  ) {
    let node = tree[list]
    for fact in schema.law.facts {
      guard let heldBy = fact.heldBy else { continue }
      let variables = schema.variables[fact.id.index]
      switch heldBy {
      case .foreignHolderByContract:
        guard let known = controlByContract(schema) else { continue }
        record.agree(variables.lowerBound, known, node, list, tree)
      case .everyForeignHolder, .anyForeignHolder:
        let isSaid = statements.contains { $0.fact == fact.id }
        let ofOrigin = schema.factsOfOrigins[fact.id.index]
        guard isSaid || !ofOrigin.isEmpty else { continue }
        let foreign = parts.parts.filter { $0.counts == .foreign && $0.share.isPositive }
        let mayBeOthers =
          !parts.isComplete
          || parts.parts.contains { $0.counts == .unknown && $0.share.isPositive }
        // A yes-no is one variable, a set one for each element.
        let isSet = fact.kind == .set
        for element in 0..<(isSet ? variables.count : 1) {
          let has = foreign.map { part in
            let origin = holders[part.holder].origin
            return ofOrigin.isHad(by: origin)
              || ofOrigin.canBeHad(by: origin)
                && statements.contains {
                  $0.holder == part.holder && $0.fact == fact.id && $0.elements.contains(element)
                }
          }
          let known: ValueSet =
            heldBy == .everyForeignHolder
            ? has.contains(false)
              ? .only(0) : mayBeOthers ? .all(2) : has.isEmpty ? .only(0) : .only(1)
            : has.contains(true) ? .only(1) : mayBeOthers ? .all(2) : .only(0)
          let variable = variables.lowerBound + element
          // Where no holder says so, origins tell what all have, and what was said of the company against them.
          guard
            isSaid || ofOrigin.isHad && known == .only(1)
              || foreign.contains(where: { !ofOrigin.canBeHad(by: holders[$0.holder].origin) })
                && record.statements.contains(where: { $0.variable == Int32(variable) && $0.node >= 0 })
          else { continue }
          record.agree(variable, known, node, list, tree)
        }
      }
    }
  }

  /// Reports what a holder is said to have that none of its origin has.
  func reportFactsOfOtherOrigins(_ schema: PortfolioSchema, _ record: inout CompanyRecord) {
    for statement in statements where !statement.elements.isEmpty {
      let holder = holders[statement.holder]
      let ofOrigin = schema.factsOfOrigins[statement.fact.index]
      guard !ofOrigin.canBeHad(by: holder.origin), let node = holder.originNode else { continue }
      record.report(
        .notOfOrigin(schema.law[statement.fact].name, origins: ofOrigin.able.map { schema.law[$0].name }), node)
    }
  }

  /// Whether a foreign holder controls by contract; `nil` where no control by contract is listed.
  ///
  /// Who is party to the contracts stands for its own holders, as with shares. A mainland company
  /// whose holders are not listed can have any; the state and a natural person have none.
  private func controlByContract(_ schema: PortfolioSchema) -> ValueSet? {
    let parties = holdings.filter(\.isContract).map(\.holder)
    if parties.isEmpty { return nil }
    var counting = ShareCounting()
    counting.ownersDecide = schema.counting.ownersDecide
    let roles = OwnershipRoles(self, counting)
    let behind = roles.behind(self)
    var isOpen = false
    for party in parties {
      let holder = holders[party]
      switch roles.roles[party] {
      case .ends(.foreign): return .only(1)
      case .ends(.unknown): isOpen = true
      case .ends(.chinese):
        if holder.isState != true, !holder.isPerson { isOpen = true }
      case .passes, .mayPass:
        if behind.foreign[party].isPositive { return .only(1) }
        if behind.chinese[party].share != .whole { isOpen = true }
      }
    }
    return isOpen ? .all(2) : .only(0)
  }
}
