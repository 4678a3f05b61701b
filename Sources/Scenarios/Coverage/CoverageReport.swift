public import Law

/// What the scenarios of a law show, and what none shows.
public struct CoverageReport: Sendable {
  public init() {}

  /// A test that no scenario shows deciding in one way.
  public struct Gap: Sendable {
    /// `rule`, `demand`, `regime`, `exception`, `block`, `row`, `duty` or `term`.
    public let kind: String
    public let clause: String
    /// The test as the files of the law write it; empty for a clause without tests.
    public let test: String
    /// The way no scenario shows: whether the test holds.
    public let holding: Bool
    public let source: SourceReference
    /// The file of the edition that the clause is in force with, which may have it from another.
    public let file: String
    /// The provision it stands in; `nil` for terms, and rows that cite none.
    public let provision: ProvisionID?
    let subject: Clause
    let testNumber: Int?
  }

  /// Ways of tests, by kind of clause, in the order of the report.
  public struct Count: Sendable {
    public let kind: String
    public internal(set) var clauses = 0
    public internal(set) var ways = 0
    public internal(set) var shown = 0
  }

  public internal(set) var gaps: [Gap] = []
  public internal(set) var counts: [Count] = []
}

extension ScenarioCoverage {
  /// What has been shown by the scenarios so far, of the clauses in force on some encoded day.
  ///
  /// A term that only inferences name decides nothing by itself, so it is left out.
  public var report: CoverageReport {
    var report = CoverageReport()
    let decisive = table.termsOfOtherClauses
    for (number, clause) in table.entries.enumerated() {
      if case .term(let term) = clause.clause, !decisive.contains(term) { continue }
      guard let place = place(of: clause.clause) else { continue }
      var index = report.counts.firstIndex { $0.kind == place.kind }
      if index == nil {
        report.counts.append(CoverageReport.Count(kind: place.kind))
        index = report.counts.count - 1
      }
      guard let index else { continue }
      report.counts[index].clauses += 1
      for (test, shown) in shown[number].enumerated() {
        let text = clause.tests.isEmpty ? "" : law.words(for: clause.tests[test])
        for (holding, isShown) in [(true, shown.holding), (false, shown.failing)]
        where holding || !clause.tests.isEmpty {
          report.counts[index].ways += 1
          report.counts[index].shown += isShown ? 1 : 0
          guard !isShown else { continue }
          report.gaps.append(
            CoverageReport.Gap(
              kind: place.kind, clause: place.name, test: text, holding: holding,
              source: place.source, file: file(of: place, clause.clause),
              provision: place.provision,
              subject: clause.clause, testNumber: clause.tests.isEmpty ? nil : test))
        }
      }
    }
    return report
  }

  /// For each gap, a case that would show it; `nil` where there is none, because another clause has
  /// the same outcome whatever the facts.
  package static func examples(for gaps: [CoverageReport.Gap], in law: Law) -> [DecisiveCase?] {
    let finder = CaseFinder(law, usual: law.space.usualValues(of: law))
    return gaps.map { finder.find($0.subject, test: $0.testNumber, holding: $0.holding) }
  }

  private func file(
    of place: (kind: String, name: String, source: SourceReference, provision: ProvisionID?),
    _ subject: Clause
  ) -> String {
    // What a row cites is not where it stands.
    if case .row = subject { return place.source.file }
    return place.provision.map { law.instrument(of: $0).source.file } ?? place.source.file
  }

  private func place(of subject: Clause)
    -> (kind: String, name: String, source: SourceReference, provision: ProvisionID?)?
  {
    let days = law.changes.filter { law.isEncoded(on: $0) }
    func isInForce(_ period: Period) -> Bool { days.contains(where: period.contains) }
    switch subject {
    case .rule(let id):
      let rule = law[id]
      guard isInForce(rule.period) else { return nil }
      // A rule with a demand that always applies is covered by what it demands.
      if rule.demands != nil, rule.when == .always { return nil }
      return ("rule", rule.name, rule.source, rule.provision)
    case .demand(let id):
      let rule = law[id]
      return isInForce(rule.period) ? ("demand", rule.name, rule.source, rule.provision) : nil
    case .regime(let id):
      let regime = law[id]
      return isInForce(regime.period)
        ? ("regime", regime.name, regime.source, regime.provision) : nil
    case .exception(let id):
      let exception = law[id]
      return isInForce(exception.period)
        ? ("exception", exception.name, exception.source, exception.provision) : nil
    case .block(let id):
      let block = law[id]
      return isInForce(block.period) ? ("block", block.name, block.source, block.provision) : nil
    case .row(let id): return ("row", law[id].name, law[id].source, law[id].cites)
    case .duty(let id):
      let duty = law[id]
      return isInForce(duty.period) ? ("duty", duty.name, duty.source, duty.provision) : nil
    case .breach(let id):
      let duty = law[id]
      return isInForce(duty.period) ? ("breach", duty.name, duty.source, duty.provision) : nil
    case .term(let id): return ("term", law[id].name, law[id].source, nil)
    }
  }
}

extension Law {
  /// A test as the files of the law write it.
  package func words(for test: Condition) -> String {
    switch test {
    case .fact(let fact, let test): "\(self[fact].name): \(words(for: test, of: self[fact]))"
    case .term(let term): self[term].name
    case .carries(let activity, let grade): "carries \(self[activity].name): \(grade.name)"
    case .reading(let reading, let answers):
      "\(self[reading].name): \(answers.map { self[reading].answers[$0].name }.joined(separator: ", "))"
    case .about(let topics): "about \(topics.map { self[$0].name }.joined(separator: ", "))"
    case .stated(let facts): "stated: \(facts.map { self[$0].name }.joined(separator: ", "))"
    case .all, .any, .not: ""
    }
  }
}
