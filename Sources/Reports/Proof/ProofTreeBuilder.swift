package import Assessment
import DecisionDiagram
package import Law
package import Wording

/// Makes the tree of a proof: every leaf is a fact of the file or a provision.
package struct ProofTreeBuilder {
  private let results: ResultWords
  /// What the file states, by variable.
  private let stated: [Int: StatedFact]
  /// The facts that are inferred, with the rule of each.
  private var inferred: [FactID: Inference] = [:]
  /// The day whose law is applied; `nil` before a proof is looked at.
  private var date: CalendarDate?

  private var law: Law { results.law }
  private var words: ReportWords { results.words }
  private var language: Language { results.language }

  package init(results: ResultWords, stated: [Int: StatedFact]) {
    self.results = results
    self.stated = stated
  }

  /// - Parameters:
  ///   - name: The service line.
  ///   - only: The activity to explain; `nil` for those that decide the line.
  package func tree(
    _ proof: LineProof, named name: String, line: Int, only: ActivityID?,
    _ sensitivities: [Sensitivity],
    _ alternatives: [ReadingAlternative]
  ) -> ProofNode {
    var builder = self
    builder.inferred = proof.inferred
    builder.date = proof.date
    return builder.made(proof, named: name, line: line, only: only, sensitivities, alternatives)
  }

  private func made(
    _ proof: LineProof, named name: String, line: Int, only: ActivityID?,
    _ sensitivities: [Sensitivity], _ alternatives: [ReadingAlternative]
  ) -> ProofNode {
    let several = proof.verdicts.count > 1 ? words.outcomes(proof.verdicts) : ""
    var root = ProofNode(
      kind: .verdict, text: name,
      detail: words.short(proof.conclusion) + (several.isEmpty ? "" : words(" (\(several))", "（\(several)）")),
      verdict: proof.verdicts.verdict)
    root.line = line
    let counting = proof.activities.filter { $0.finding.mayCount }
    let deciding = counting.filter { activity in
      only.map { $0 == activity.finding.activity }
        ?? (proof.verdicts.count > 1
          ? activity.finding.verdicts.count > 1 || !activity.finding.mustCount
            || activity.finding.verdicts.worst <= proof.verdicts.worst
          : activity.finding.verdicts == proof.verdicts)
    }
    root.children = deciding.map(activity)
    if only == nil, !proof.bans.isEmpty {
      root.children.append(
        group(words("rules on the product itself", "对产品本身的禁止性规定"), proof.bans.map(ban)))
    }
    let chosen = deciding.map(\.finding.activity)
    let others = proof.activities.filter { activity in
      !chosen.contains(activity.finding.activity)
        && activity.finding.activity != law.generalBusiness
    }
    if only == nil, !others.isEmpty {
      root.children.append(
        group(words("not what decides it", "非决定性业务"), others.map(brief)))
    }
    if !alternatives.isEmpty {
      root.children.append(
        group(
          words("under another answer to a contested point", "争议问题采其他观点时"),
          alternatives.map(alternative)))
    }
    if !sensitivities.isEmpty {
      root.children.append(
        group(words("if a single fact were different", "仅改变一项事实时"), sensitivities.map(sensitivity))
      )
    }
    let unneeded = facts(proof.unneeded)
    if !unneeded.isEmpty {
      root.children.append(group(words("stated, and not needed", "已载明但非必要的事实"), unneeded))
    }
    return root
  }

  private func group(_ text: String, _ children: [ProofNode]) -> ProofNode {
    ProofNode(kind: .group, text: text, children: children)
  }

  private func verdictNode(
    _ kind: ProofNode.Kind, _ text: String, _ verdicts: VerdictSet, byFiling: Bool = false
  ) -> ProofNode {
    ProofNode(
      kind: kind, text: text, detail: words.outcomes(verdicts, byFiling: byFiling), verdict: verdicts.verdict)
  }

  // MARK: - Bans

  private func ban(_ finding: CompanyAssessment.BanFinding, _ evidence: Evidence) -> ProofNode {
    let ban = law[finding.ban]
    var node = ProofNode(
      kind: .duty, text: ban.says[language], detail: results.state(finding.state),
      citation: results.cite(ban.provision))
    if let marks = words.marks(ban.confidence) { node.detail += " · " + marks }
    node.truth =
      switch finding.state {
      case .broken: false
      case .kept: true
      case .open: nil
      }
    node.children = self.evidence(evidence)
    return node
  }

  // MARK: - Activities

  private func title(_ finding: CompanyAssessment.ActivityFinding) -> String {
    let activity = law[finding.activity]
    let grade = results.grade(finding)
    return activity.title[language] + (activity.code.map { " \($0)" } ?? "")
      + (grade.isEmpty ? "" : " · \(grade)")
  }

  private func brief(_ proof: ActivityProof) -> ProofNode {
    var node = verdictNode(
      .activity, title(proof.finding), proof.finding.verdicts, byFiling: proof.needsOnlyFilings)
    if !proof.finding.mayCount {
      node.detail = words("not counted", "不计入") + " – " + node.detail
    }
    node.children = grade(proof)
    return node
  }

  private func activity(_ proof: ActivityProof) -> ProofNode {
    var node = verdictNode(
      .activity, title(proof.finding), proof.finding.verdicts, byFiling: proof.needsOnlyFilings)
    node.children = grade(proof)
    let open = proof.regimes.filter { $0.gate.truth != false }
    let best = proof.finding.verdicts
    let answers = open.filter { regime in regime.verdicts.verdicts.contains { best.contains($0) } }
    node.children += answers.map { regime in text(regime, among: best) }
    let others = proof.regimes.filter { regime in !answers.contains { $0.regime == regime.regime } }
    if !others.isEmpty {
      // Where the lists do not reach the company, none of them answers, whatever it would say.
      let isBeyond = answers.contains { $0.gate.truth == true && law[$0.regime].otherwise == .outOfScope }
      node.children.append(
        group(words("other texts considered", "考虑过的其他文本"), others.map { other($0, isBeyondLists: isBeyond) }))
    }
    return node
  }

  /// Why a line is an activity, or may be.
  private func grade(_ proof: ActivityProof) -> [ProofNode] {
    let finding = proof.finding
    if finding.activity == law.generalBusiness { return [] }
    if finding.isDeclared {
      return [ProofNode(kind: .grade, text: words("the file declares it", "文件自行申报"), truth: true)]
    }
    let rows = proof.rows.filter { row in
      finding.grade.map { row.evidence.truth == true && row.grade == $0 && !row.blocks }
        ?? (row.evidence.truth != false)
    }
    return rows.map { row in
      let clause = law[row.row]
      var node = ProofNode(
        kind: .grade, text: clause.says[language],
        detail: row.evidence.truth == nil ? words("open", "未定") : "", truth: row.evidence.truth)
      if let cites = clause.cites { node.citation = results.cite(cites) }
      node.children = evidence(row.evidence)
      return node
    }
  }

  // MARK: - Texts

  /// A text whose answer is taken, or may be.
  private func text(_ regime: RegimeProof, among best: VerdictSet) -> ProofNode {
    let clause = law[regime.regime]
    var node = verdictNode(.text, clause.title[language], regime.verdicts)
    node.citation = results.cite(clause.provision)
    node.truth = regime.gate.truth
    node.children = evidence(regime.gate)
    let deciding = regime.rules.filter { rule in
      rule.verdicts.verdicts.contains { best.contains($0) }
        || rule.exceptions.contains { $0.truth == true }
    }
    node.children += deciding.map(rule)
    if deciding.isEmpty {
      node.children.append(
        ProofNode(
          kind: .text, text: words("no entry of it restricts the activity", "未对该业务作限制"),
          citation: results.cite(clause.provision), truth: true))
    }
    let met = regime.rules.filter { rule in
      law[rule.rule].demands != nil && rule.demand?.truth == true
        && !deciding.contains { $0.rule == rule.rule }
    }
    if !met.isEmpty {
      node.children.append(group(words("also demanded, and met", "其他要求，均已符合"), met.map(rule)))
    }
    return node
  }

  /// A text whose answer is not taken: its gates fail, the lists do not reach the company, or it answers no better.
  private func other(_ regime: RegimeProof, isBeyondLists: Bool) -> ProofNode {
    let clause = law[regime.regime]
    var node = ProofNode(
      kind: .text, text: clause.title[language], citation: results.cite(clause.provision),
      truth: regime.gate.truth)
    switch regime.gate.truth {
    case false:
      node.detail = words("does not apply", "不适用")
      node.children = evidence(regime.gate)
    case nil where isBeyondLists, true where isBeyondLists:
      node.detail = words("does not apply: the lists do not reach the company", "不适用：该公司不属于清单的适用范围")
      node.truth = false
    case nil:
      node.detail =
        words("not known whether it applies; if so: ", "是否适用尚不明确；如适用：") + words.outcomes(regime.verdicts)
      node.children = evidence(regime.gate)
    case true:
      node.detail = words("no better: ", "结论不更优：") + words.outcomes(regime.verdicts)
    }
    return node
  }

  // MARK: - Rules

  private func rule(_ proof: RuleProof) -> ProofNode {
    let rule = law[proof.rule]
    let isLifted = proof.exceptions.contains { $0.truth == true }
    var node = ProofNode(
      kind: .rule, text: rule.says[language], citation: results.cite(rule.provision))
    node.truth = isLifted ? nil : proof.demand?.truth
    node.detail =
      isLifted
      ? words("lifted", "被例外排除")
      : proof.demand.map { demand in
        demand.truth.map { results.standing($0 ? .met : demand.truth(told: isTold) == nil ? .notMetAsTold : .notMet) }
          ?? words("open", "未定")
      } ?? ""
    if let marks = words.marks(rule.confidence) {
      node.detail += (node.detail.isEmpty ? "" : " · ") + marks
    }
    node.children = proof.application.flatMap(evidence)
    if let demand = proof.demand, !isLifted { node.children += evidence(demand) }
    if !proof.exceptions.isEmpty {
      node.children.append(
        group(words("exceptions considered", "考虑过的例外"), proof.exceptions.map(exception)))
    }
    return node
  }

  /// Whether the file states a fact, or it surely follows.
  private func isTold(_ fact: FactID) -> Bool {
    inferred[fact] != nil || law.space.ofFact[fact.index].contains { stated[$0] != nil }
  }

  private func exception(_ proof: ExceptionProof) -> ProofNode {
    let clause = law[proof.exception]
    var node = ProofNode(
      kind: .exception, text: clause.says[language], citation: results.cite(clause.provision),
      truth: proof.truth)
    node.detail =
      proof.truth.map { $0 ? words("applies", "适用") : words("does not apply", "不适用") }
      ?? words("open", "未定")
    let blocked = proof.blocks.filter { $0.evidence.truth == true }
    if proof.truth == false, proof.evidence.truth != false {
      node.children = blocked.map { block, evidence in
        ProofNode(
          kind: .exception, text: law[block].says[language],
          citation: results.cite(law[block].provision),
          truth: true, children: self.evidence(evidence))
      }
    } else {
      node.children = evidence(proof.evidence)
    }
    return node
  }

  // MARK: - Conditions

  /// What settles a condition, down to facts.
  private func evidence(_ evidence: Evidence) -> [ProofNode] {
    switch evidence.condition {
    case .all, .any, .not: return evidence.deciding.flatMap(self.evidence)
    case .term(let term):
      var node = ProofNode(kind: .group, text: law[term].title[language], truth: evidence.truth)
      node.detail = standing(evidence.truth)
      node.children = evidence.deciding.flatMap(self.evidence)
      return [node]
    case .fact(let fact, let test): return [self.fact(law[fact], test, evidence)]
    case .carries(let activity, let grade):
      return [
        ProofNode(
          kind: .fact,
          text: law[activity].title[language]
            + words(", at least \(words.grade(grade))", "（至少为“\(words.grade(grade))”）"), detail: standing(evidence.truth), truth: evidence.truth
        )
      ]
    case .reading(let reading, let answers):
      let taken = answers.map { law[reading].answers[$0].says[language] }
      return [
        ProofNode(
          kind: .fact, text: words("contested: ", "争议问题：") + law[reading].question[language],
          detail: words.either(taken) + " – "
            + (evidence.truth.map { $0 ? words("taken", "本处采此说") : words("not taken", "本处不采此说") }
              ?? words("left open", "未作取舍")),
          truth: evidence.truth)
      ]
    case .about(let topics):
      return [
        ProofNode(
          kind: .fact,
          text: words("it is about ", "业务涉及：")
            + words.either(topics.map { law[$0].says[language] }),
          detail: standing(evidence.truth), truth: evidence.truth)
      ]
    case .stated(let facts):
      return [
        ProofNode(
          kind: .fact,
          text: words("the file states: ", "文件载明：") + words.either(facts.map { law[$0].short[language] }),
          detail: standing(evidence.truth), truth: evidence.truth)
      ]
    }
  }

  private func standing(_ truth: Bool?) -> String {
    truth.map { $0 ? words("yes", "是") : words("no", "否") } ?? words("open", "未定")
  }

  /// A fact with what the file gives for it, beside what is asked of it.
  private func fact(_ fact: Fact, _ test: FactTest, _ evidence: Evidence) -> ProofNode {
    let asked =
      date.flatMap { results.clause(evidence, on: $0) } ?? words.clause(fact, law.words(for: test, of: fact))
    let (value, line) = given(fact, isAsked: evidence.truth == true && isOne(test))
    let place = line > 0 ? words("line \(line)", "第\(line)行") : ""
    let given = [value, place].filter { !$0.isEmpty }.joined(separator: words(", ", "，"))
    var node = ProofNode(kind: .fact, text: asked, truth: evidence.truth, line: line)
    node.detail = evidence.truth == false ? words("no: ", "否：") + given : given
    return node
  }

  /// Whether a test asks for one value.
  private func isOne(_ test: FactTest) -> Bool {
    switch test {
    case .isOneOf(let values): values.count == 1
    case .containsAny, .containsOnly, .isEmpty, .figure, .lies, .liesWith: false
    }
  }

  /// What the file gives for a fact, with its line.
  ///
  /// - Parameter isAsked: Whether what stands before says the value already.
  private func given(_ fact: Fact, isAsked: Bool = false) -> (value: String, line: Int) {
    let variables = law.space.ofFact[fact.id.index]
    let found = variables.compactMap { stated[$0] }
    guard let first = found.first else {
      if let inference = inferred[fact.id] {
        return (words("inferred: ", "推断：") + inference.says[language], 0)
      }
      let isTaken = fact.leftOut != .notKnown
      return (
        isTaken ? words("not stated; assumed", "未载明，系推定") : words("not known", "不明"), 0
      )
    }
    switch fact.kind {
    case .set: return (words("as stated", "如文件所载"), first.line)
    // Yes or no is said by whether it holds.
    case .yesNo: return ("", first.line)
    case .choice, .place, .percentage, .count, .date:
      return (isAsked && first.line > 0 ? "" : results.worded(fact, first), first.line)
    }
  }

  private func facts(_ variables: [Int]) -> [ProofNode] {
    var seen: Set<FactID> = []
    return variables.compactMap { variable in
      guard let id = law.space.fact(of: variable), seen.insert(id).inserted else { return nil }
      let fact = law[id]
      let found = law.space.ofFact[id.index].lazy.compactMap { stated[$0] }.first
      let line = found?.line ?? 0
      return ProofNode(
        kind: .fact, text: found.map { results.clause(fact, $0) } ?? fact.short[language],
        detail: line > 0 ? words("line \(line)", "第\(line)行") : "", line: line)
    }
  }

  // MARK: - What if

  private func alternative(_ alternative: ReadingAlternative) -> ProofNode {
    let reading = law[alternative.reading]
    let activities = alternative.activities.map { activity in
      law[activity.activity].title[language] + words(": ", "：") + words.outcomes(activity.verdicts)
    }
    var node = ProofNode(
      kind: .fact,
      text: reading.question[language] + words(" ", "")
        + reading.answers[alternative.answer].says[language])
    node.detail = ([words.outcomes(alternative.verdicts, byFiling: alternative.needsOnlyFilings)] + activities).joined(
      separator: words("; ", "；"))
    node.verdict = alternative.verdicts.verdict
    return node
  }

  private func sensitivity(_ sensitivity: Sensitivity) -> ProofNode {
    var node = ProofNode(kind: .fact, text: law[sensitivity.fact].short[language])
    node.detail = results.otherwise(sensitivity)
    return node
  }
}
