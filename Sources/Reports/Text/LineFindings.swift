package import Assessment
package import Diagnostics
package import Law
package import Portfolio
import Wording
package import YAML

extension TextReport {
  /// The lines of a company that are not open, or may not be, each at its place in the file with what decides it.
  ///
  /// - Parameters:
  ///   - file: The path as the user wrote it.
  ///   - nearness: Of a line, how near each activity is to what is known.
  ///   - demands: Of a line, how demands stand to what was told.
  package func findings(
    _ record: borrowing CompanyRecord, _ result: borrowing CompanyAssessment,
    _ tree: borrowing YAMLTree, file: String, nearness: (Int) -> [ActivityID: Nearness],
    demands: (Int) -> DemandReader
  ) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for line in 0..<result.lineCount {
      let found = result.lines[line]
      guard let severity = severity(of: found.answer) else { continue }
      let name = record.lineName(line, in: tree, law, language)
      let answer = words.sentence(words.short(found, of: result))
      let grounds = grounds(of: found, line, record, result, tree, nearness(line), demands(line)).map { words.sentence($0) }
      let node = record.lines[line].name >= 0 ? record.lines[line].name : record.lines[line].node
      var span = tree[Int(node)].span
      if record.lines[line].name < 0 { span.end = span.start }
      findings.append(
        Diagnostic(
          severity: severity, code: found.answer.name,
          headline: "\(([words("\(name): \(answer)", "\(name)：\(answer)")] + grounds).joined(separator: words(". ", "。")))",
          primary: Diagnostic.Label(file: file, span: span, lineText: "")))
    }
    return findings
  }

  private func severity(of answer: Answer) -> Diagnostic.Severity? {
    switch answer {
    case .no, .notAsStructured, .notAsDesigned: .error
    case .depends, .nothingFound: .warning
    case .yesOnConditions, .yesWithLicence, .yes, .notReached: nil
    }
  }

  /// What closes a line or leaves it open: of the activities nearest to what is known those with the worst outcome and
  /// what decides them, the bans that it breaks, and the facts that it depends on.
  private func grounds(
    of finding: CompanyAssessment.LineFinding, _ line: Int, _ record: borrowing CompanyRecord,
    _ result: borrowing CompanyAssessment, _ tree: borrowing YAMLTree, _ nearness: [ActivityID: Nearness],
    _ demands: DemandReader
  ) -> [String] {
    let all = result.shownActivities(of: finding).filter { $0.mayCount && $0.verdicts.verdict <= .indeterminate }
    let distance = { (activity: CompanyAssessment.ActivityFinding) in nearness[activity.activity]?.distance ?? 0 }
    let nearest = all.map(distance).min()
    let counting = all.filter { distance($0) == nearest }
    let stated = results.statedFacts(record, line, tree)
    var grounds = counting.filter { $0.verdicts.verdict == counting.map(\.verdicts.verdict).min() }.map { activity in
      let reasons = Grounds.merging(result.positions(of: activity), law).flatMap(\.deciding).map { decided in
        let demand = demands.resolved(decided)
        let reason = results.reason(demand, stated)
        return words("\(reason.citation): \(reason.says)", "\(reason.citation)：\(reason.says)")
          + (results.comparison(demand, reason).map { words(", ", "，") + $0 } ?? "")
      }
      let title = law[activity.activity].title[language] + words(": ", "：") + words.outcomes(activity.verdicts, byFiling: result.needsOnlyFilings(activity))
      return ([title] + reasons).joined(separator: words("; ", "；"))
    }
    for ban in finding.brokenBans {
      grounds.append(results.broken(ban, isFirm: result.isCarriedFirmly(ban, finding)))
    }
    let open = openFacts(finding.open)
    if !open.isEmpty { grounds.append(words("depends on: ", "取决于：") + open.joined(separator: words(", ", "、"))) }
    return grounds
  }
}
