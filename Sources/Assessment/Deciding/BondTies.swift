import DecisionDiagram
import Law

/// What ties the facts of the line at hand to each other, as diagrams of a store: made once for all that is bound by it.
final class BondTies {
  private let law: Law
  private let store: DiagramStore
  private let restrictions: Restrictions
  private let generation: Int
  private let bonds: [Bond]
  /// The variables that the bonds look at, and what was known of each.
  private let variables: [Int]
  private let known: [ValueSet]
  /// Those of the bonds, by position, that hold in any case, and those of what is taken of a fact.
  private let firm: [Int]
  private let taken: [Int]
  /// By topic, the bond that decides it.
  private let topics: [(variable: Int, bond: Int)]

  private var firmTie: Diagram?
  /// By bond.
  private var ties: [Diagram?]
  /// By topic, as in `topics`, where it is in play.
  private var replacements: [Diagram?]

  init(
    _ bonds: [Bond], known all: UnsafePointer<ValueSet>, _ law: Law, _ store: DiagramStore,
    _ restrictions: Restrictions
  ) {
    self.law = law
    self.store = store
    self.restrictions = restrictions
    self.bonds = bonds
    generation = store.generation
    var isLookedAt = [Bool](repeating: false, count: law.space.variables.count)
    for bond in bonds {
      for variable in bond.diagram.support { isLookedAt[variable] = true }
    }
    variables = isLookedAt.indices.filter { isLookedAt[$0] }
    known = variables.map { all[$0] }
    firm = bonds.indices.filter { bonds[$0].variable == nil }
    taken = bonds.indices.filter { bonds[$0].variable.map { !law.space.isFlag($0) } ?? false }
    topics = bonds.indices.compactMap { index in
      bonds[index].variable.flatMap { law.space.isFlag($0) ? ($0, index) : nil }
    }
    ties = Array(repeating: nil, count: bonds.count)
    replacements = Array(repeating: nil, count: topics.count)
  }

  /// Whether they are those of some bonds by what is known.
  func are(of bonds: [Bond], _ known: UnsafePointer<ValueSet>) -> Bool {
    guard generation == store.generation, bonds.count == self.bonds.count else { return false }
    for index in bonds.indices where bonds[index].diagram !== self.bonds[index].diagram { return false }
    for (index, variable) in variables.enumerated() where known[variable] != self.known[index] {
      return false
    }
    return true
  }

  /// A diagram with the leaf 0 wherever one of the bonds that bear on it has it.
  func bound(_ diagram: Diagram, _ known: UnsafePointer<ValueSet>) -> Diagram {
    var bound = diagram
    if !firm.isEmpty { bound = store.masked(bound, by: tieOfFirm(known)) }
    bound = withoutTopics(bound, known)
    // What is taken of a variable that nothing looks at can always be taken.
    var waiting = taken
    while !waiting.isEmpty, !store.isExhausted {
      let isTested = store.isTested(by: bound)
      func bears(_ bond: Int) -> Bool { bonds[bond].variable.map { isTested[$0] } ?? false }
      let bearing = waiting.filter(bears)
      if bearing.isEmpty { break }
      waiting.removeAll(where: bears)
      bound = store.masked(bound, by: together(bearing, known))
    }
    return bound
  }

  private func tieOfFirm(_ known: UnsafePointer<ValueSet>) -> Diagram {
    if let firmTie { return firmTie }
    let made = together(firm, known)
    firmTie = made
    return made
  }

  /// Some of the bonds made one, before they meet a diagram that is larger than all of them.
  private func together(_ bonds: [Int], _ known: UnsafePointer<ValueSet>) -> Diagram {
    bonds.reversed().reduce(.yes) { store.and($0, tie($1, known)) }
  }

  private func tie(_ bond: Int, _ known: UnsafePointer<ValueSet>) -> Diagram {
    if let found = ties[bond] { return found }
    let made = withoutTopics(restricted(bond, known), known)
    ties[bond] = made
    return made
  }

  private func restricted(_ bond: Int, _ known: UnsafePointer<ValueSet>) -> Diagram {
    let diagram = bonds[bond].diagram
    return restrictions.find(diagram, .tie, known: known, store) {
      diagram.restricted(known: known, in: store) { min($0, 1) }
    }
  }

  /// A diagram in which topics give way to what decides them.
  private func withoutTopics(_ diagram: Diagram, _ known: UnsafePointer<ValueSet>) -> Diagram {
    guard !topics.isEmpty, diagram.constant == nil else { return diagram }
    let isTested = store.isTested(by: diagram)
    return topics.indices.reduce(diagram) { diagram, topic in
      guard isTested[topics[topic].variable], !store.isExhausted else { return diagram }
      return store.compose(diagram, topics[topic].variable, replacement(topic, known))
    }
  }

  /// Where a topic is in play: its bond leaves one value of it in every case.
  private func replacement(_ topic: Int, _ known: UnsafePointer<ValueSet>) -> Diagram {
    if let found = replacements[topic] { return found }
    let (variable, bond) = topics[topic]
    let isOne = restrictions.find(bonds[bond].diagram, .isOne, known: known, store) {
      var all = law.space.variables.map(\.all)
      all[variable] = .only(1)
      return store.restrict(restricted(bond, known), all)
    }
    let made = withoutTopics(isOne, known)
    replacements[topic] = made
    return made
  }
}
