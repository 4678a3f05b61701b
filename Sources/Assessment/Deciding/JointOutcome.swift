import DecisionDiagram
import Law
import Portfolio

/// Combines the diagrams of several activities, and of several lines, where their outcomes hang on
/// the same missing facts.
///
/// Leaves: 0 impossible; `1 + n` the verdict `n`; 9 no activity so far.
final class JointOutcome {
  private let law: Law
  let store: DiagramStore
  private var company: Diagram?
  /// The variables of the figures computed from holders.
  let computed: Range<Int>

  private static let nodeLimit = 200_000
  static let nothing: Int32 = 9

  /// The grades that rules test, with their variables.
  private let testedGrades: [(activity: ActivityID, variable: Int)]
  /// For each variable, all of its values.
  private let everything: [ValueSet]
  /// What diagrams of the law came to in the store.
  private let restrictions = Restrictions()
  /// What ties the facts of the line that was bound last.
  private var ties: BondTies?

  init(
    _ law: Law, _ testedGrades: [(activity: ActivityID, variable: Int)],
    nodeLimit: Int = JointOutcome.nodeLimit
  ) {
    self.law = law
    self.testedGrades = testedGrades
    // They stand next to each other.
    let computed = law.facts.filter { $0.computed != nil }.map { law.space.ofFact[$0.id.index] }
    let start = computed.first?.lowerBound ?? law.space.company.lowerBound
    self.computed = start..<(computed.last?.upperBound ?? start)
    everything = law.space.variables.map(\.all)
    store = DiagramStore(
      domainSizes: law.space.variables.map(\.size), nodeLimit: nodeLimit)
  }

  /// With every grade that has a variable standing open.
  convenience init(openGradesOf law: Law) {
    self.init(
      law,
      law.space.ofGrade.map { (activity: $0.key, variable: $0.value) }
        .sorted { $0.variable < $1.variable }, nodeLimit: 2 * Self.nodeLimit)
  }

  /// Leaves as sets of one outcome, `impossible` as the empty one.
  func sets(of diagram: Diagram) -> Diagram { store.singletons(diagram) }

  /// How much is kept from one line to the next: nodes, and what diagrams of the law came to.
  private static let most = (nodes: 20_000, restrictions: 10_000)

  /// Forgets what was made for other lines, if it is much. What is left is found again where the same is known.
  private func forgetPastMost() {
    if store.nodeCount > Self.most.nodes || restrictions.count > Self.most.restrictions {
      store.removeAll()
    }
  }

  /// Whether a diagram of the law still says the same once a variable has other values.
  func isUnmoved(
    _ diagram: FrozenDiagram, known: UnsafeMutablePointer<ValueSet>, _ variable: Int,
    to values: ValueSet
  ) -> Bool {
    forgetPastMost()
    let usual = known[variable]
    return exactly {
      let before = restricted(diagram, .leaves, known: known) { $0 }
      known[variable] = values
      let after = restricted(diagram, .leaves, known: known) { $0 }
      known[variable] = usual
      return before == after
    } ?? false
  }

  /// A diagram of the law in the store, restricted to what is known.
  ///
  /// - Parameter leaf: What each leaf becomes; the same for the same `use`.
  private func restricted(
    _ diagram: FrozenDiagram, _ use: Restrictions.Use, known: UnsafePointer<ValueSet>,
    _ leaf: (Int32) -> Int32
  ) -> Diagram {
    restrictions.find(diagram, use, known: known, store) {
      diagram.restricted(known: known, in: store, leaf)
    }
  }

  /// What one line comes to.
  struct Line {
    /// The exact outcomes; `nil` beyond the limit.
    let outcomes: VerdictSet?
    /// The variables that can still decide the outcome, in order.
    let open: [Int]
  }

  /// The exact outcomes of one line, and what they hang on.
  ///
  /// - Parameter namesOpen: Whether to say what they hang on.
  func line(
    _ activities: UnsafeBufferPointer<ActivityID>, _ line: borrowing CompanyRecord.Line,
    known: UnsafePointer<ValueSet>, _ bonds: [Bond], _ tables: EpochTables, firm: Bool,
    isNamed: Bool, naming namesOpen: Bool
  ) -> Line {
    forgetPastMost()
    return exactly {
      decide(
        activities, line, known: known, bonds, tables, firm: firm, isNamed: isNamed,
        naming: namesOpen)
    } ?? Line(outcomes: nil, open: [])
  }

  /// Does what may run into the limit only because of what else is in the store.
  ///
  /// - Returns: `nil` beyond the limit.
  private func exactly<Result>(_ body: () -> Result) -> Result? {
    if !store.isExhausted {
      let isEmpty = store.nodeCount == 0
      let result = body()
      if !store.isExhausted { return result }
      if isEmpty { return nil }
    }
    store.removeAll()
    let result = body()
    return store.isExhausted ? nil : result
  }

  private func decide(
    _ activities: UnsafeBufferPointer<ActivityID>, _ line: borrowing CompanyRecord.Line,
    known: UnsafePointer<ValueSet>, _ bonds: [Bond], _ tables: EpochTables, firm: Bool,
    isNamed: Bool, naming namesOpen: Bool
  ) -> Line {
    let diagram: Diagram
    let set: VerdictSet
    if isNamed {
      diagram = bound(
        self.diagram(of: activities, line, known: known, tables, firm: firm), known: known, bonds)
      guard !store.isExhausted else { return Line(outcomes: nil, open: []) }
      // Leaf 0 is impossible, and the leaf of no activity at all is left out with it.
      set = VerdictSet(
        mask: UInt8(
          truncatingIfNeeded: (store.leafMask(of: diagram) & ~(1 << UInt64(Self.nothing))) >> 1))
    } else {
      diagram = outcomes(
        of: activities, line, known: known, bonds, tables, firm: firm, isNamed: false)
      guard !store.isExhausted else { return Line(outcomes: nil, open: []) }
      set = VerdictSet(
        mask: UInt8(truncatingIfNeeded: store.leaves(of: diagram).reduce(0, |)))
    }
    return Line(outcomes: set, open: namesOpen && set.count > 1 ? open(diagram) : [])
  }

  /// The variables that can still decide between several outcomes.
  func open(_ diagram: Diagram) -> [Int] {
    var open = store.relevantVariables(of: diagram, impossible: 0)
    // The figures of ownership move together: none may be free to move alone.
    if !open.contains(where: computed.contains) {
      open += store.decidingVariables(of: diagram, in: computed, impossible: 0)
      open.sort()
    }
    // So may any facts that what is impossible ties to each other.
    if open.isEmpty {
      open = store.support(of: diagram).filter { variable in
        // Leaves are sets of outcomes, which bits of leaves do not hold.
        let reached = (0..<store.domainSizes[variable]).map { value in
          var known = everything
          known[variable] = .only(value)
          return Set(store.leaves(of: store.restrict(diagram, known)).filter { $0 != 0 })
        }
        return Set(reached.filter { !$0.isEmpty }).count > 1
      }
    }
    return open
  }

  /// The leaves but `impossible` of one diagram of the law; `nil` beyond the limit.
  func leaves(
    of diagram: FrozenDiagram, _ line: borrowing CompanyRecord.Line,
    known: UnsafePointer<ValueSet>, _ bonds: [Bond], _ tables: EpochTables
  ) -> [Int32]? {
    forgetPastMost()
    return exactly {
      let restricted = restricted(diagram, .leaves, known: known) { $0 }
      let exact = bound(
        substitutingGrades(restricted, line, known: known, tables), known: known, bonds)
      return store.leaves(of: exact).filter { $0 != impossibleLeaf }
    }
  }

  /// A diagram with the leaf 0 wherever one of the bonds that bear on it has it.
  func bound(
    _ diagram: Diagram, known: UnsafePointer<ValueSet>, _ bonds: [Bond]
  ) -> Diagram {
    if bonds.isEmpty { return diagram }
    if let ties, ties.are(of: bonds, known) { return ties.bound(diagram, known) }
    let made = BondTies(bonds, known: known, law, store, restrictions)
    ties = made
    return made.bound(diagram, known)
  }

  func diagram(
    of activities: UnsafeBufferPointer<ActivityID>, _ line: borrowing CompanyRecord.Line,
    known: UnsafePointer<ValueSet>, _ tables: EpochTables, firm: Bool
  ) -> Diagram {
    var joined = Diagram.leaf(Self.nothing)
    // What does not hang on anything is joined last, as one.
    var fixed = Self.nothing
    for activity in activities {
      let contribution = contribution(activity, line, known: known, tables, firm: firm)
      if let constant = contribution.constant {
        fixed = min(fixed, constant)
      } else {
        joined = store.least(joined, contribution, top: Self.nothing)
      }
      if fixed == 0 || store.isExhausted { break }
    }
    if fixed == 0 { return .leaf(0) }
    let all = store.least(joined, .leaf(fixed), top: Self.nothing)
    return substitutingGrades(all, line, known: known, tables)
  }

  /// What a line can come to in each case, as sets of outcomes; the empty one where the case cannot be.
  ///
  /// - Parameter isNamed: Whether it is said what the line is. Where it is not and nothing is at least likely, it has every
  ///   outcome that some activity of the law would have.
  /// - Parameter anything: What stands for those outcomes; they are reckoned where it is left out.
  func outcomes(
    of activities: UnsafeBufferPointer<ActivityID>, _ line: borrowing CompanyRecord.Line,
    known: UnsafePointer<ValueSet>, _ bonds: [Bond], _ tables: EpochTables, firm: Bool,
    isNamed: Bool, anything: VerdictSet? = nil
  ) -> Diagram {
    let found = sets(of: diagram(of: activities, line, known: known, tables, firm: firm))
    let nothing = isNamed ? .no : isNothingFound(activities, known: known, tables)
    var all = found
    if nothing != .no {
      let anything =
        anything.map { .leaf(Int32($0.mask)) } ?? self.anything(line, known: known, tables)
      all = store.ifThenElse(nothing, anything, found)
    }
    if line.isOfUnencodedField(law) {
      all = store.map(all) { Int32(VerdictSet(mask: UInt8(truncatingIfNeeded: $0)).orAnyWorse.mask) }
    }
    return bound(all, known: known, bonds)
  }

  /// 1 where no activity but the one that every line carries is at least likely.
  private func isNothingFound(
    _ activities: UnsafeBufferPointer<ActivityID>, known: UnsafePointer<ValueSet>,
    _ tables: EpochTables
  ) -> Diagram {
    var nothing = Diagram.yes
    for activity in activities where activity != law.generalBusiness {
      let grade = tables.grade(of: activity)
      let isAbsent = restricted(grade.diagram, .isAbsent(grade.masks), known: known) { leaf in
        leaf == impossibleLeaf || !grade.outcomes[Int(leaf)].grade.counts ? 1 : 0
      }
      nothing = store.and(nothing, isAbsent)
      if nothing == .no { break }
    }
    return nothing
  }

  /// The outcomes that some activity of the law, declared on a line, would have in each case, as sets.
  private func anything(
    _ line: borrowing CompanyRecord.Line, known: UnsafePointer<ValueSet>, _ tables: EpochTables
  ) -> Diagram {
    var declared = law.space.variables.indices.map { known[$0] }
    var union = Diagram.leaf(0)
    for activity in law.activities where !store.isExhausted {
      let variable = law.space.ofGrade[activity.id]
      if let variable { declared[variable] = .only(Int(Grade.yes.rawValue)) }
      let both = declared.withUnsafeBufferPointer { known in
        known.baseAddress.map { known in
          store.least(
            verdict(law.generalBusiness, known: known, tables),
            verdict(activity.id, known: known, tables), top: Self.nothing)
        } ?? .leaf(0)
      }
      if let variable { declared[variable] = known[variable] }
      union = store.union(union, sets(of: both))
    }
    return substitutingGrades(union, line, known: known, tables)
  }

  /// Where a line stands as one activity: 0 impossible, `1 + n` the verdict `n`.
  private func verdict(
    _ activity: ActivityID, known: UnsafePointer<ValueSet>, _ tables: EpochTables
  ) -> Diagram {
    let verdicts = tables.verdicts(of: activity)
    return restricted(verdicts.diagram, .verdict(verdicts.masks), known: known) { leaf in
      leaf == impossibleLeaf ? 0 : 1 + Int32(verdicts.masks[Int(leaf)].trailingZeroBitCount)
    }
  }

  /// Whether a line is an activity whatever its features.
  func isCertain(_ activity: ActivityID, _ line: borrowing CompanyRecord.Line) -> Bool {
    activity == law.generalBusiness || line.declared.contains(activity)
  }

  private func contribution(
    _ activity: ActivityID, _ line: borrowing CompanyRecord.Line, known: UnsafePointer<ValueSet>,
    _ tables: EpochTables, firm: Bool
  ) -> Diagram {
    let isCertain = isCertain(activity, line)
    if !isCertain, !line.isGraded { return .leaf(Self.nothing) }
    var counts = Diagram.yes
    if !isCertain {
      let grade = tables.grade(of: activity)
      let least: Grade = firm ? .yes : .likely
      counts = restricted(
        grade.diagram, firm ? .isYes(grade.masks) : .isLikely(grade.masks), known: known
      ) { leaf in
        leaf == impossibleLeaf ? 2 : grade.outcomes[Int(leaf)].grade >= least ? 1 : 0
      }
      if counts == .no { return .leaf(Self.nothing) }
    }
    let verdict = verdict(activity, known: known, tables)
    return store.chosen(by: counts, verdict, otherwise: Self.nothing)
  }

  /// Where a position tests the grade of another activity, puts that grade's own diagram.
  func substitutingGrades(
    _ diagram: Diagram, _ line: borrowing CompanyRecord.Line, known: UnsafePointer<ValueSet>,
    _ tables: EpochTables
  ) -> Diagram {
    guard line.isGraded, !testedGrades.isEmpty else { return diagram }
    var result = diagram
    let support = Set(store.support(of: diagram))
    for (activity, variable) in testedGrades where support.contains(variable) {
      let grade = tables.grade(of: activity)
      let grades = restricted(grade.diagram, .grade(grade.masks), known: known) { leaf in
        // Where it cannot be is taken out below.
        Int32((leaf == impossibleLeaf ? Grade.yes : grade.outcomes[Int(leaf)].grade).rawValue)
      }
      let isPossible = restricted(grade.diagram, .tie, known: known) { min($0, 1) }
      let composed = store.compose(result, variable, grades)
      result = store.masked(composed, by: isPossible)
    }
    return result
  }

  /// The outcomes of one set of cases or another, case by case.
  func union(_ a: Diagram, _ b: Diagram) -> Diagram { store.union(a, b) }

  // MARK: - Lines together
  func beginCompany() {
    store.removeAll()
    company = nil
  }

  /// Adds a line: for each state of the company's facts, the outcomes it can still have.
  ///
  /// - Parameter sets: What the line can come to in each case; see ``outcomes(of:_:known:_:_:firm:isNamed:)``.
  func addLine(_ sets: Diagram) {
    let own = store.projected(sets, below: law.space.service.lowerBound)
    company =
      company.map {
        store.apply($0, own) { a, b in
          Int32(
            VerdictSet(mask: UInt8(truncatingIfNeeded: a))
              .worse(with: VerdictSet(mask: UInt8(truncatingIfNeeded: b))).mask)
        }
      } ?? own
  }

  /// The exact outcomes of the lines added; `nil` beyond the limit.
  func companyOutcomes() -> VerdictSet? {
    guard let company, !store.isExhausted else { return nil }
    return VerdictSet(
      mask: UInt8(truncatingIfNeeded: store.leaves(of: company).reduce(0) { $0 | $1 }))
  }
}
