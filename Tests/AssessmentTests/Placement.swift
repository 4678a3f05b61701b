import DecisionDiagram
import Law
import SeededRandom
import TestSupport

/// Leads from the variables of a law's space to values as they are in the world, and back.
struct Placement: Sendable {
  typealias Way = [Int: Int]

  let law: Law
  private let values: RepresentativeValues
  private let maker: CompanyMaker
  /// The variables of the computed facts, and for each table of the catalogue their values.
  private let computed: [Int]
  private var cells: [[Int]] = []

  init(_ values: RepresentativeValues) {
    law = values.law
    self.values = values
    maker = CompanyMaker(values)
    computed = law.facts.filter { $0.computed != nil }.map {
      values.law.space.ofFact[$0.id.index].lowerBound
    }
    cells = values.catalogue.rows.map { row in
      zip(row, computed).map { cell(of: $0, values.law.space.variables[$1].domain) }
    }
  }

  // MARK: - To variables

  /// What is known of every variable in a complete case.
  func known(_ facts: WholeCase, grade: (ActivityID) -> Grade) -> [ValueSet] {
    law.space.variables.map { variable in
      switch variable.subject {
      case .reading(let reading): .only(facts.answers[reading.index])
      case .grade(let activity): .only(Int(grade(activity).rawValue))
      case .fact(let fact): .only(cell(of: facts.values[fact.index], variable.domain))
      case .element(let fact, let element):
        facts.values[fact.index].has(element) ? .only(1) : .only(0)
      // A complete case states every fact.
      case .stated: .only(1)
      case .topic(let topic): isOpened(law[topic], facts) ? .only(1) : .only(0)
      }
    }
  }

  private func isOpened(_ topic: Topic, _ facts: WholeCase) -> Bool {
    topic.opens.contains { opening in
      let value = facts.values[opening.fact.index]
      guard case .elements(let elements) = value else {
        return value != FactValue.none(of: law[opening.fact])
      }
      return elements.contains { opening.elements?.contains($0) ?? true }
    }
  }

  private func cell(of value: FactValue, _ domain: FactSpace.Domain) -> Int {
    switch (value, domain) {
    case (.choice(let choice), _): return choice
    case (.place(let place), .places(let places)): return places.classes[place.index]
    case (.figure(let figure), .figures(let domain)):
      let isShare = domain.cells.contains {
        if case .between(_, 1_000_000?) = $0 { true } else { $0 == .exactly(1_000_000) }
      }
      guard isShare else { return domain.cell(of: figure) }
      // Between two millionths lies no cut.
      let below = domain.cell(of: figure / 8)
      return figure % 8 != 0 && domain.isCut(below) ? below + 1 : below
    case (_, _): return 0
    }
  }

  // MARK: - From variables

  /// A way to a leaf: values of variables, some chosen at random before.
  func way(
    to leaf: Int32, in diagram: FrozenDiagram, using random: inout SplitMix64
  ) -> Way? {
    let store = DiagramStore(domainSizes: law.space.variables.map(\.size))
    for chance in [0.5, 0] {
      var way: Way = [:]
      var known = law.space.variables.map(\.all)
      for flag in law.space.allFlags { known[flag] = .only(1) }
      let row = random.pick(cells)
      for variable in diagram.support where random.chance(chance) {
        let size = law.space.variables[variable].size
        let value =
          computed.firstIndex(of: variable).map { row[$0] }
          ?? Int.random(in: 0..<size, using: &random)
        way[variable] = value
        known[variable] = .only(value)
      }
      let restricted = known.withUnsafeBufferPointer { known in
        known.baseAddress.map { diagram.restricted(known: $0, in: store) { $0 } }
      }
      guard let restricted,
        let rest = FrozenDiagram(restricted, in: store).witness(for: leaf)
      else { continue }
      for (variable, value) in rest { way[variable] = value }
      return way
    }
    return nil
  }

  /// A complete case along a way; what the way leaves open is chosen at random.
  func whole(along way: Way, using random: inout SplitMix64) -> WholeCase {
    let rows = cells.indices.filter { row in
      zip(computed, cells[row]).allSatisfy { variable, cell in
        way[variable].map { $0 == cell } ?? true
      }
    }
    var row = rows.isEmpty ? [] : values.catalogue.rows[random.pick(rows)]
    let answers = law.readings.map { reading in
      way[law.space.variable(of: reading.id)] ?? random.pick(reading.answers.indices.map { $0 })
    }
    let all = law.facts.map { fact -> FactValue in
      if fact.computed != nil { return row.isEmpty ? .choice(0) : row.removeFirst() }
      return value(of: fact, way, using: &random)
    }
    return WholeCase(answers: answers, values: all)
  }

  private func value(
    of fact: Fact, _ way: Way, using random: inout SplitMix64
  ) -> FactValue {
    let variables = law.space.ofFact[fact.id.index]
    if fact.kind == .set {
      return .elements(
        Set(
          fact.values.indices.filter {
            way[variables.lowerBound + $0].map { $0 == 1 } ?? random.chance(0.1)
          }))
    }
    guard let wanted = way[variables.lowerBound] else {
      return maker.value(of: fact, using: &random)
    }
    let domain = law.space.variables[variables.lowerBound].domain
    let fitting = (values.values(of: fact) ?? []).filter { cell(of: $0, domain) == wanted }
    return fitting.isEmpty ? maker.value(of: fact, using: &random) : random.pick(fitting)
  }

  func words(_ facts: WholeCase) -> String {
    let answers = zip(law.readings, facts.answers).map { "\($0.name): \($0.answers[$1].name)" }
    let values = zip(law.facts, facts.values).map { fact, value in
      switch value {
      case .choice(let choice): "\(fact.name): \(fact.values[choice].name)"
      case .elements(let set): "\(fact.name): \(set.sorted().map { fact.values[$0].name })"
      case .figure(let figure): "\(fact.name): \(figure)"
      case .place(let place): "\(fact.name): \(law[place].name)"
      }
    }
    return (answers + values).joined(separator: ", ")
  }
}

extension FactValue {
  func has(_ element: Int) -> Bool {
    if case .elements(let elements) = self { elements.contains(element) } else { false }
  }
}
