import Diagnostics
import Law
import YAML

extension ScenarioReader {
  /// The scenarios that editions have from those before them, once every file is read.
  ///
  /// A scenario that names its clauses is one of every later edition that has clauses of these names, on the first day
  /// of that edition, unless that edition drops it or has one of the same name. What is dropped and not there is
  /// reported.
  public mutating func inherited() -> [Scenario] {
    var inherited: [Scenario] = []
    var all = ofEditions
    // Instruments stand in any order, so an edition is met once that before it is done.
    var waiting = law.instruments.filter { $0.continues != nil }
    var done = Set(law.instruments.filter { $0.continues == nil }.map(\.id))
    while let next = waiting.firstIndex(where: { $0.continues.map(done.contains) ?? false }) {
      let edition = waiting.remove(at: next)
      done.insert(edition.id)
      let names = law.clauseNames(of: edition.id)
      let own = Set(ofEditions[edition.id, default: []].map(\.name))
      let candidates = (edition.continues.flatMap { all[$0] } ?? []).filter { scenario in
        !scenario.clauses.isEmpty && scenario.clauses.allSatisfy(names.contains)
      }
      let known = Set(candidates.map(\.name))
      var dropped: Set<String> = []
      for value in self.dropped[edition.id, default: []] {
        let name = value.string ?? ""
        if !known.contains(name) {
          report(
            .noScenarioToDrop(name, nearest: nearestName(to: name, among: known.sorted())), value)
        }
        dropped.insert(name)
      }
      for var scenario in candidates
      where !dropped.contains(scenario.name) && !own.contains(scenario.name) {
        scenario.inheritedBy = edition.id
        scenario.date = edition.period.first
        inherited.append(scenario)
        all[edition.id, default: []].append(scenario)
      }
    }
    return inherited
  }
}

extension Law {
  /// The names of all clauses that stand in an instrument.
  func clauseNames(of instrument: InstrumentID) -> Set<String> {
    func stands(_ provision: ProvisionID) -> Bool { self[provision].instrument == instrument }
    var names = Set(rules.filter { stands($0.provision) }.map(\.name))
    names.formUnion(exceptions.filter { stands($0.provision) }.map(\.name))
    names.formUnion(regimes.filter { stands($0.provision) }.map(\.name))
    names.formUnion(blocks.filter { stands($0.provision) }.map(\.name))
    names.formUnion(duties.filter { stands($0.provision) }.map(\.name))
    return names
  }
}
