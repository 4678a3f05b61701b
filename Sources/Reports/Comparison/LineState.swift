package import Assessment
package import Law
package import Wording

/// What a service line comes to on one side of a comparison, by names that editions share.
package struct LineState {
  /// A clause that bears on the line: a condition, a licence or a duty.
  package struct Bearing: Hashable {
    package enum Kind: String, CaseIterable {
      case condition, licence, obligation, procedure, penalty
    }

    package let kind: Kind
    package let name: String
    package let says: String
    package let citation: String
  }

  package let name: String
  package let verdicts: VerdictSet
  package let conclusion: Conclusion
  /// The first ground of the verdict, with its citation.
  package let grounds: [String]
  package let bearings: [Bearing]

  package init(
    _ line: Int, named name: String, _ result: CompanyAssessment, _ results: ResultWords
  ) {
    let law = results.law
    let language = results.language
    let finding = result.lines[line]
    self.name = name
    verdicts = finding.verdicts
    conclusion = result.conclusion(of: finding)
    var grounds: [String] = []
    var bearings: [Bearing] = []
    func bear(_ kind: Bearing.Kind, _ name: String, _ says: String, _ provision: ProvisionID) {
      let bearing = Bearing(kind: kind, name: name, says: says, citation: results.cite(provision))
      if !bearings.contains(where: { $0.kind == kind && $0.name == name }) {
        bearings.append(bearing)
      }
    }
    for activity in finding.activities.map({ result.activities[$0] }) where activity.mayCount {
      for position in result.positions(of: activity) {
        for decided in position.deciding where law[decided.rule].licence == nil {
          let rule = law[decided.rule]
          if rule.demands != nil {
            bear(.condition, rule.name, rule.says[language], rule.provision)
          }
          if position.verdict == finding.verdicts.worst {
            grounds.append(Self.cited(rule.says[language], results.cite(rule.provision), results))
          }
        }
        for exception in position.lifted where position.verdict == finding.verdicts.worst {
          let clause = law[exception]
          grounds.append(Self.cited(clause.says[language], results.cite(clause.provision), results))
        }
        if position.verdict == finding.verdicts.worst, position.deciding.isEmpty,
          let regime = position.regime
        {
          grounds.append(
            Self.cited(law[regime].title[language], results.cite(law[regime].provision), results))
        }
        for id in position.licences {
          let rule = law[id]
          bear(
            .licence, rule.licence.map { law[$0].name } ?? rule.name, results.licence(rule),
            rule.provision)
        }
      }
    }
    if finding.answer == .notAsDesigned {
      grounds += finding.brokenBans.map { results.broken($0, isFirm: result.isCarriedFirmly($0, finding)) }
    }
    for id in finding.duties {
      let duty = law[id]
      let kind: Bearing.Kind? =
        switch duty.kind {
        case .ban, .obligation: .obligation
        case .procedure: .procedure
        case .penalty: .penalty
        case .pointer: nil
        }
      let says = duty.says[language]
      // The day that a duty says itself is not said again.
      let deadline = duty.deadline.map { says.contains($0[language]) ? "" : results.words("; ", "；") + $0[language] } ?? ""
      if let kind { bear(kind, duty.name, says + deadline, duty.provision) }
    }
    var seen: Set<String> = []
    self.grounds = grounds.filter { seen.insert($0).inserted }
    self.bearings = bearings
  }

  private static func cited(_ says: String, _ citation: String, _ results: ResultWords) -> String {
    results.words("\(says) (\(citation))", "\(says)（\(citation)）")
  }
}

/// What is different of a line between two sides; `nil` where nothing is.
package struct LineChange {
  package let before: LineState
  package let after: LineState
  package let gained: [LineState.Bearing]
  package let lost: [LineState.Bearing]
  /// The same clause, saying something else.
  package let changed: [(before: LineState.Bearing, after: LineState.Bearing)]

  /// Whether the answer is another, or what it stands for.
  package var changesAnswer: Bool { before.conclusion != after.conclusion || before.verdicts != after.verdicts }

  package init?(_ before: LineState, _ after: LineState) {
    func key(_ bearing: LineState.Bearing) -> String { "\(bearing.kind) \(bearing.name)" }
    let old = Dictionary(
      before.bearings.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(
      after.bearings.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
    self.before = before
    self.after = after
    gained = after.bearings.filter { old[key($0)] == nil }
    lost = before.bearings.filter { new[key($0)] == nil }
    changed = after.bearings.compactMap { bearing in
      old[key(bearing)].flatMap { $0.says == bearing.says ? nil : ($0, bearing) }
    }
    if before.verdicts == after.verdicts, before.conclusion == after.conclusion, gained.isEmpty, lost.isEmpty, changed.isEmpty {
      return nil
    }
  }
}
