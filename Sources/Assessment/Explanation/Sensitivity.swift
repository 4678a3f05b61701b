public import DecisionDiagram
public import Law
public import Portfolio

/// What a service line would come to if one fact of it alone were otherwise.
public struct Sensitivity: Sendable {
  /// Values of one variable of the fact, and what they lead to.
  public struct Group: Sendable {
    public let variable: Int
    public let values: ValueSet
    public let verdicts: VerdictSet
    /// Whether nothing listed is found with them, so that the line may be anything.
    public let isNothingFound: Bool
    /// Whether filings alone are needed with them.
    public let needsOnlyFilings: Bool
  }

  public let fact: FactID
  /// What leads to other outcomes than the line has.
  public let otherwise: [Group]
  /// How far the outcome moves at most, in steps of the list of verdicts.
  public let reach: Int
}

extension Prover {
  /// For each fact that is needed, what else it could be and what that would lead to; what moves the outcome
  /// furthest comes first. Of the figures of ownership, which go together, only the first stands for all, of those by which
  /// alone the outcome is another if there are any.
  ///
  /// - Parameter verdicts: What the line comes to. Where that is open nothing is found: what it hangs on is said as such.
  public func sensitivities(
    of line: Int, _ record: CompanyRecord, _ verdicts: VerdictSet, on date: CalendarDate
  ) -> [Sensitivity] {
    guard verdicts.count == 1 else { return [] }
    var facts: [FactID] = []
    for variable in needed(line, record, verdicts, on: date).sorted() {
      if let fact = law.space.fact(of: variable), !facts.contains(fact) { facts.append(fact) }
    }
    var found = facts.compactMap { sensitivity(to: $0, line, record, verdicts, on: date) }
      .sorted { a, b in a.reach == b.reach ? isBefore(a.fact, b.fact) : a.reach > b.reach }
    let figures = found.filter { law[$0.fact].computed != nil }
    let deciding = figures.first { $0.otherwise.allSatisfy { !$0.verdicts.contains(verdicts.worst) } }
    let ownership = (deciding ?? figures.first)?.fact
    found.removeAll { law[$0.fact].computed != nil && $0.fact != ownership }
    return found
  }

  /// Figures of ownership come before what else is stated.
  private func isBefore(_ a: FactID, _ b: FactID) -> Bool {
    let (first, second) = (law[a].computed != nil, law[b].computed != nil)
    return first == second ? a < b : first
  }

  private func sensitivity(
    to fact: FactID, _ line: Int, _ record: CompanyRecord, _ usual: VerdictSet,
    on date: CalendarDate
  ) -> Sensitivity? {
    var groups: [Sensitivity.Group] = []
    for variable in law.space.ofFact[fact.index] where !isAnotherBusiness(variable, of: fact, line, record) {
      let others = possible(variable, line, record, on: date).subtracting(known(variable, line, record))
      for value in moving(variable, to: others, line, record, usual, on: date) {
        let values = ValueSet(value)
        let changed = with(variable, values, line: line, record)
        let verdicts = outcome(of: line, changed, on: date)
        let isNothingFound = findsNothing
        // What cannot be beside the rest is not told.
        guard !verdicts.isEmpty, verdicts != usual, canBe(changed, on: date) else { continue }
        let index = groups.firstIndex {
          $0.variable == variable && $0.verdicts == verdicts && $0.isNothingFound == isNothingFound
        }
        let group = Sensitivity.Group(
          variable: variable, values: index.map { groups[$0].values.union(values) } ?? values, verdicts: verdicts,
          isNothingFound: isNothingFound, needsOnlyFilings: false)
        if let index { groups[index] = group } else { groups.append(group) }
      }
    }
    guard !groups.isEmpty else { return nil }
    groups = groups.map { group in
      guard group.verdicts.worst == .permittedWithLicence, !group.isNothingFound else { return group }
      return Sensitivity.Group(
        variable: group.variable, values: group.values, verdicts: group.verdicts, isNothingFound: false,
        needsOnlyFilings: needsOnlyFilings(line, with(group.variable, group.values, line: line, record), on: date))
    }
    let reach =
      groups.map { abs(Int($0.verdicts.worst.rawValue) - Int(usual.worst.rawValue)) }.max() ?? 0
    return Sensitivity(fact: fact, otherwise: groups, reach: reach)
  }

  /// Whether to have an element would be another line of business beside this one, and not the same one otherwise.
  private func isAnotherBusiness(_ variable: Int, of fact: FactID, _ line: Int, _ record: CompanyRecord) -> Bool {
    law[fact].namesActivities && !known(variable, line, record).contains(1)
  }

  /// The values of a variable, among others, that are to be tried one by one: the rest leads to no other outcome.
  private func moving(
    _ variable: Int, to others: ValueSet, _ line: Int, _ record: CompanyRecord, _ usual: VerdictSet,
    on date: CalendarDate
  ) -> [Int] {
    let flags = law.space.flags[variable]
    let none = flags.topics.isEmpty ? nil : flags.none
    func moving(among values: ArraySlice<Int>) -> [Int] {
      guard values.count > 1 else { return Array(values) }
      let open = with(variable, ValueSet(values), line: line, record)
      if comesAtMost(to: usual, line, open, on: date) { return [] }
      let middle = values.startIndex + values.count / 2
      return moving(among: values[..<middle]) + moving(among: values[middle...])
    }
    // Whether a topic is in play goes by whether it is none, which is a case of its own.
    let some = Array(others).filter { $0 != none }
    return (moving(among: some[...]) + (none.map { others.contains($0) ? [$0] : [] } ?? [])).sorted()
  }

  /// The company with other values of one variable. With another foreign share the other figures of ownership are others
  /// too; any other of them is seen beside what else is stated.
  private func with(_ variable: Int, _ values: ValueSet, line: Int, _ record: CompanyRecord) -> CompanyRecord {
    if let fact = law.space.fact(of: variable), let computed = law[fact].computed, computed != .sum(.foreign) {
      var changed = record
      changed.set([(variable, values)], line: line, law)
      return changed
    }
    return record.with(variable, values, line: line, law)
  }

  /// The values of a variable that make no other company of it: one that is registered in the mainland stays there.
  private func possible(_ variable: Int, _ line: Int, _ record: CompanyRecord, on date: CalendarDate) -> ValueSet {
    let all = law.space.variables[variable].all
    guard let fact = law.space.fact(of: variable), law[fact].name == "registered-in",
      let mainland = law.places.first(where: { $0.name == "mainland" })
    else { return all }
    let inside = law.space.mask(of: .lies(in: [mainland.id]), on: variable, date: date)
    return known(variable, line, record).isSubset(of: inside) ? inside : all
  }

  /// What is stated of a variable, or else taken.
  func known(_ variable: Int, _ line: Int, _ record: CompanyRecord) -> ValueSet {
    record.lines[line].statements.last { $0.variable == Int32(variable) }?.known
      ?? record.known[variable]
  }
}

extension CompanyRecord {
  /// The company with other values of one variable. The other figures of ownership are not known then, where it is
  /// one.
  func with(_ variable: Int, _ values: ValueSet, line: Int, _ law: Law) -> CompanyRecord {
    with([(variable, values)], line: line, law)
  }

  /// The company with other values of some variables; as above.
  func with(
    _ values: [(variable: Int, values: ValueSet)], line: Int, _ law: Law
  ) -> CompanyRecord {
    let computed = law.computedVariables
    var all = values
    if values.contains(where: { computed.contains($0.variable) }) {
      let others = computed.filter { variable in !values.contains { $0.variable == variable } }
      all += others.map { ($0, law.space.variables[$0].all) }
    }
    var record = self
    record.set(all, line: line, law)
    return record
  }
}
