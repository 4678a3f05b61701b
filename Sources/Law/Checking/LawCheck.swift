import DecisionDiagram
public import Diagnostics

/// Proves that an encoded law is complete, free of conflict and free of dead clauses, epoch by epoch.
///
/// - Complexity: each proof compiles what it looks at and nothing else; the shipped law takes
///   seconds.
public struct LawCheck {
  /// What was covered.
  public struct Coverage: Sendable {
    public internal(set) var activities = 0
    /// The epochs of the encoded period, cut where anything in the law changes.
    public internal(set) var epochs = 0
    /// Pairs of an activity and an epoch.
    public internal(set) var positions = 0
    /// Combinations of facts that the positions were proved for, all activities and epochs together.
    public internal(set) var combinations = 0.0
    /// Steps from less to more of an ordered fact, and to what counts as relief, along which answers were held against
    /// each other.
    public internal(set) var steps = 0
    /// Those at which the answer is listed to go the other way.
    public internal(set) var outOfOrder = 0
  }

  public private(set) var findings: [Diagnostic] = []
  public internal(set) var coverage = Coverage()
  /// Where more makes an answer better and is not listed.
  package internal(set) var violations: [StepViolation] = []

  let law: Law
  /// The first day of each epoch in which the law is encoded.
  let days: [CalendarDate]
  let epochs: ActivityEpochs
  private(set) var compilers: [CalendarDate: LawCompiler] = [:]

  public init(_ law: Law) {
    self.law = law
    days = law.changes.filter { law.isEncoded(on: $0) }
    epochs = ActivityEpochs(law)
  }

  /// Runs every proof; ``findings`` and ``coverage`` hold what came of them.
  public mutating func run() {
    findings = []
    coverage = Coverage()
    // The order takes longest: another thread begins with it.
    let proof = law.isAsWritten ? OrderProof(law, days) : nil
    let companion = proof.map { proof in Companion { proof.prove() } }
    // What clauses have in common from day to day is made once.
    let store = DiagramStore(domainSizes: law.space.variables.map(\.size), nodeLimit: 1 << 26)
    let ownership = OwnershipRelation(law)?.impossible(in: store)
    for day in days {
      let compiler = LawCompiler(law, on: day, in: store)
      compiler.ownership = ownership
      compilers[day] = compiler
    }
    checkGaps()
    checkNames()
    checkGoverned()
    checkLicences()
    checkConflicts()
    checkDeadClauses()
    checkUnused()
    checkValues()
    checkWords()
    checkDefaults()
    checkSections()
    if store.isExhausted {
      report("not-proved", "the law is too large to prove", law.regimes.first?.source)
    }
    if let proof {
      proof.prove(days.compactMap { compilers[$0] }, epochs)
      companion?.join()
      reportOrder(proof)
    }
  }

  /// - Parameter provision: Where a clause stands, so that an edition that has it from another is named.
  mutating func report(
    _ code: String, _ headline: Message, _ source: SourceReference?,
    in provision: ProvisionID? = nil, other: Diagnostic.Label? = nil, help: Message? = nil
  ) {
    let edition = provision.map { law.instrument(of: $0).source }
    let continued = edition.flatMap {
      $0.file == source?.file ? nil : $0.label("as continued by this edition")
    }
    findings.append(
      Diagnostic(
        severity: .error, code: code, headline: headline, primary: source?.label(),
        secondary: [other, continued].compactMap(\.self), help: help))
  }

  /// Whether a clause is in force on a day of which the law is encoded.
  func isDuringEncoding(_ period: Period) -> Bool { days.contains(where: period.contains) }

  // MARK: - Dates

  /// Some day is encoded, and between the first and the last such day there is no gap.
  private mutating func checkGaps() {
    guard let first = days.first else {
      report(
        "nothing-encoded", "no text answers for every activity on any day",
        law.regimes.first?.source,
        help: "a regime without gates for every activity answers where no other does")
      return
    }
    for day in law.changes where day > first && !law.isEncoded(on: day) {
      let ended = law.regimes.first { $0.when == .always && $0.period.last?.next == day }
      report(
        "gap", "on \(day) no text answers for every activity", ended?.source,
        help: ended.map { "`\($0.name)` ends the day before; say what replaces it" })
    }
  }
}
