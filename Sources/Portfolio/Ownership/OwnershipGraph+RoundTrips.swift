import Law
import YAML

extension OwnershipGraph {
  /// Marks the holders from abroad of which mainland holders, at the end of all chains, have more
  /// than half.
  mutating func findRoundTrips(
    _ tree: borrowing YAMLTree, _ schema: PortfolioSchema, _ record: inout CompanyRecord
  ) {
    let candidates = holders.indices.dropFirst().filter {
      holders[$0].counts == .foreign && holders[$0].holdings != nil
    }
    guard !candidates.isEmpty else { return }
    let behind = OwnershipRoles(passing: self).behind(self)
    for holder in candidates where behind.chinese[holder].isAbove(Share(1, of: 2)) {
      holders[holder].isOwnedFromMainland = true
      guard !schema.counting.ownersDecide else { continue }
      record.remark(.roundTrip(name(of: holder, tree)))
    }
  }
}
