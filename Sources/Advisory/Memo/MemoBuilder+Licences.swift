import Assessment
import DecisionDiagram
import Law
import Portfolio
import Wording

/// What a line needs, and what bars the product as it is designed.
extension MemoBuilder {
  func licenceSentences(_ explanation: LineExplanation) -> [String] {
    guard explanation.outcomes.verdicts.contains(where: { $0 > .notOpen }) else { return [] }
    guard !explanation.answer.isObstacle else { return [] }
    let needed = explanation.needs
    var texts: [String] = []
    let most = 3
    if !needed.sure.isEmpty {
      let names = words.both(needed.sure.prefix(most).map(licence))
      texts.append(words("It needs \(names)\(more(needed.sure.count - most)).", "须\(results.obtaining(needed.sure))\(names)\(more(needed.sure.count - most))。"))
    }
    for group in needed.oneOf {
      let names = words.either(group.map(licence))
      texts.append(words("Depending on the facts it needs \(names).", "视具体情况，须\(results.obtaining(group))\(names)。"))
    }
    if !needed.perhaps.isEmpty {
      let names = words.either(needed.perhaps.prefix(most).map(licence))
      let isAlso = !texts.isEmpty
      let rest = more(needed.perhaps.count - most)
      texts.append(
        words(
          "In some cases it \(isAlso ? "also " : "")needs \(names)\(rest).",
          "部分情形下\(isAlso ? "还" : "")须\(results.obtaining(needed.perhaps))\(names)\(rest)。"))
    }
    if needed.isEmpty {
      let grounds = explanation.activities.flatMap(\.grounds)
      texts += grounds.prefix(1).flatMap { results.withoutLicence($0) }.map(sentence)
    }
    return texts
  }

  private func more(_ count: Int) -> String {
    guard count > 0 else { return "" }
    return isApart ? words("; and \(count) more", "等") : words("; \(count) more stand in part 5", "等（见第五部分）")
  }

  private func licence(_ id: RuleID) -> String {
    results.licencePhrase(law[id]) + bracketed(cite(law[id].provision))
  }


  func banSentences(_ explanation: LineExplanation, _ company: CompanyCase) -> [String] {
    explanation.brokenBans.map { id in
      _ = cite(law[id].provision)
      let isFirm = explanation.activities.contains { $0.isSure && law[id].activities.contains($0.id) }
      return sentence(results.broken(id, isFirm: isFirm, tellsChecks: false))
    }
      + explanation.openBans.map { id in
        _ = cite(law[id].provision)
        return sentence(results.open(id, tellsChecks: false))
      }
  }
}
