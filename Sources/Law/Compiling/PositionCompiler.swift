import DecisionDiagram

/// Compiles the position of one activity: best over the regimes whose gates hold, of the worst of
/// each regime's requirements and the standing rules it leaves.
final class PositionCompiler {
  private let compiler: LawCompiler
  private let activity: ActivityID
  /// A clause taken out, or a test turned round, to see what it changes.
  private let varied: Variation?
  private var law: Law { compiler.law }
  private var store: DiagramStore { compiler.store }

  private(set) var states: [PositionState] = []
  private var numbers: [PositionState: Int32] = [:]

  init(_ compiler: LawCompiler, _ activity: ActivityID, varied: Variation? = nil) {
    self.compiler = compiler
    self.activity = activity
    self.varied = varied
  }

  func compile() -> (diagram: Diagram, outcomes: [PositionOutcome]) {
    // Leaf 0 of `best`: no regime so far. Otherwise one more than the number of a state.
    var best = Diagram.leaf(0)
    let regimes = compiler.regimes.filter {
      $0.activities.contains(activity) && !isRemoved(.regime($0.id))
    }
    // Gated texts last: where two answers are equal, the one made for the case is cited.
    for regime in regimes.sorted(by: { ($0.when == .always) && ($1.when != .always) }) {
      let gate = holds(.regime(regime.id), regime.when)
      guard gate != .no else { continue }
      let offered = store.apply(gate, answer(of: regime)) { $0 == 1 ? $1 + 1 : 0 }
      guard best != .leaf(0) else {
        best = offered
        continue
      }
      best = store.apply(best, offered) { [self] current, challenger in
        guard challenger > 0 else { return current }
        guard current > 0 else { return challenger }
        let a = states[Int(current - 1)].verdict
        let b = states[Int(challenger - 1)].verdict
        return b > a || (b == a && regime.when != .always) ? challenger : current
      }
    }
    return finish(best)
  }

  private func finish(_ best: Diagram) -> (diagram: Diagram, outcomes: [PositionOutcome]) {
    let ungoverned = PositionOutcome(
      verdict: .outOfScope, regime: nil, deciding: [], licences: [], noLicence: [], lifted: [], in: law)
    var outcomes = [ungoverned]
    var numbers = [Int32](repeating: 0, count: states.count + 1)
    for leaf in store.leavesByWay(of: best) {
      numbers[Int(leaf)] = Int32(outcomes.count)
      outcomes.append(leaf == 0 ? ungoverned : outcome(of: states[Int(leaf - 1)]))
    }
    return (compiler.excludingImpossible(best) { numbers[Int($0)] }, outcomes)
  }

  // MARK: - One regime

  /// - Parameter text: Which rules to look at: all that bind, or only those of one text.
  /// - Returns: Leads to positions in ``states``.
  func answer(of regime: Regime, by text: Text = .all) -> Diagram {
    let (own, standing) = binding(in: regime)
    let looked =
      switch text {
      case .all: own + standing
      case .regime: own
      case .instrument(let instrument):
        standing.filter { law[$0.provision].instrument == instrument }
      }
    var diagram = Diagram.leaf(number(PositionState(regime: regime)))
    for rule in looked {
      let exceptions = exceptions(to: rule)
      let status = status(of: rule, exceptions, among: own)
      guard status != .leaf(RuleStatus.doesNotApply.leaf) else { continue }
      diagram = store.apply(diagram, status) { [self] state, status in
        number(states[Int(state)].after(rule, RuleStatus(leaf: status), exceptions))
      }
    }
    return diagram
  }

  /// The rules of a regime, and the standing ones that it leaves.
  private func binding(in regime: Regime) -> (own: [Rule], standing: [Rule]) {
    (
      rules.filter { $0.regime == regime.named },
      rules.filter { $0.regime == nil && !regime.displaces.covers($0.named) }
    )
  }

  /// The verdict alone, without its grounds: one more than its raw value.
  func compileVerdicts() -> Diagram {
    var (answered, best) = (Diagram.no, Diagram.leaf(0))
    for regime in compiler.regimes where regime.activities.contains(activity) {
      let gate = holds(.regime(regime.id), regime.when)
      guard gate != .no else { continue }
      answered = store.or(answered, gate)
      best = store.greatest(best, store.masked(verdicts(of: regime), by: gate))
    }
    return store.ifThenElse(answered, best, .leaf(1 + Int32(Verdict.outOfScope.rawValue)))
  }

  private func verdicts(of regime: Regime) -> Diagram {
    let (own, standing) = binding(in: regime)
    let best = 1 + Int32(regime.otherwise.rawValue)
    // One more than there is.
    let unbound = 1 + Int32(Verdict.allCases.count)
    return (own + standing).reduce(.leaf(best)) { worst, rule in
      let ifMet = rule.met.map { 1 + Int32($0.rawValue) } ?? unbound
      let ifFailed = rule.otherwise.map { 1 + Int32($0.rawValue) } ?? unbound
      // What cannot make it worse is not looked at.
      guard min(ifMet, ifFailed) < best else { return worst }
      let bound = status(of: rule, exceptions(to: rule), among: own) { status in
        switch status {
        case .met: ifMet
        case .failed: ifFailed
        case .doesNotApply, .lifted: unbound
        }
      }
      return store.least(worst, bound, top: unbound)
    }
  }

  /// Whose rules an answer is made of.
  enum Text: Hashable {
    case all
    /// The rules of the regime itself.
    case regime
    /// The standing rules of one instrument that the regime leaves.
    case instrument(InstrumentID)
  }

  /// The rules that can bind the activity.
  private lazy var rules: [Rule] = compiler.rules.filter {
    applies(toActivity: $0) && !isRemoved(.rule($0.id))
  }

  private func applies(toActivity rule: Rule) -> Bool {
    rule.activities.contains(activity) || !rule.toRequirements.isEmpty
  }

  private func exceptions(to rule: Rule) -> [RuleException] {
    compiler.exceptions.filter {
      $0.lifts.contains(rule.named) && ($0.activities?.contains(activity) ?? true)
        && !isRemoved(.exception($0.id))
    }
  }

  /// How a rule stands where `regime` answers, as leaves of ``RuleStatus``.
  func status(of rule: Rule, in regime: Regime) -> Diagram {
    let own = rules.filter { $0.regime == regime.named }
    return status(of: rule, exceptions(to: rule), among: own)
  }

  /// - Parameter leaf: What becomes of each way in which the rule can stand.
  private func status(
    of rule: Rule, _ exceptions: [RuleException], among own: [Rule], _ leaf: (RuleStatus) -> Int32 = { $0.leaf }
  ) -> Diagram {
    let failed = Diagram.leaf(leaf(.failed))
    let met = Diagram.leaf(leaf(.met))
    var diagram: Diagram =
      if let demands = rule.demands {
        store.ifThenElse(holds(.demand(rule.id), demands), met, failed)
      } else {
        rule.closes ? failed : met
      }
    for (index, exception) in exceptions.enumerated().reversed() {
      diagram = store.ifThenElse(holds(exception), .leaf(leaf(.lifted(by: index))), diagram)
    }
    return store.ifThenElse(application(of: rule, among: own), diagram, .leaf(leaf(.doesNotApply)))
  }

  /// Where an exception holds and nothing takes it back.
  private func holds(_ exception: RuleException) -> Diagram {
    compiler.blocks.filter { $0.exception == exception.named && !isRemoved(.block($0.id)) }
      .reduce(holds(.exception(exception.id), exception.when)) {
        store.and($0, store.not(holds(.block($1.id), $1.when)))
      }
  }

  /// Where a rule applies: its condition, and for one that attaches to requirements, a requirement
  /// of such a kind made by the same regime in the case at hand and not lifted.
  func application(of rule: Rule, among own: [Rule]) -> Diagram {
    let condition = holds(.rule(rule.id), rule.when)
    guard !rule.toRequirements.isEmpty else { return condition }
    let anchors = own.filter {
      rule.toRequirements.contains($0.measure) && $0.activities.contains(activity)
    }
    let anchored = anchors.reduce(Diagram.no) { found, anchor in
      let lifted = exceptions(to: anchor).reduce(Diagram.no) { store.or($0, holds($1)) }
      return store.or(found, store.and(holds(.rule(anchor.id), anchor.when), store.not(lifted)))
    }
    return store.and(condition, anchored)
  }

  // MARK: - Variation

  private func isRemoved(_ clause: Clause) -> Bool { varied == .without(clause) }

  /// Where the condition of a clause holds, varied.
  private func holds(_ clause: Clause, _ condition: Condition) -> Diagram {
    compiler.diagram(varied?.condition(of: clause, condition, law) ?? condition)
  }

  // MARK: - States

  private func number(_ state: PositionState) -> Int32 {
    if let found = numbers[state] { return found }
    states.append(state)
    numbers[state] = Int32(states.count - 1)
    return Int32(states.count - 1)
  }

  private func outcome(of state: PositionState) -> PositionOutcome {
    let isClosed = state.verdict <= .notOpen
    let licences = isClosed ? [] : state.licences
    // Beside a licence, and where the rules on foreign investment do not reach, nothing turns on it.
    let noLicence = licences.isEmpty && state.verdict < .outOfScope ? state.noLicence : []
    let lifted = state.verdict < .restrictedSatisfied ? [] : state.lifted
    return PositionOutcome(
      verdict: state.verdict, regime: state.regime, deciding: state.deciding, licences: licences,
      noLicence: noLicence, lifted: lifted, in: law)
  }
}
