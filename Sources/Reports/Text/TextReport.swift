package import Assessment
package import Law
package import Portfolio
package import TerminalUI
package import Wording
package import YAML

/// Lays out one assessed company: each verdict with its reason on the next line, worst first.
package struct TextReport {
  package let results: ResultWords
  /// Whether every duty is listed, with its authority, deadline and evidence.
  package let showsDuties: Bool

  package init(_ law: Law, language: Language, showsDuties: Bool = false) {
    results = ResultWords(law, language: language)
    self.showsDuties = showsDuties
  }

  package var law: Law { results.law }
  package var language: Language { results.language }
  package var words: ReportWords { results.words }

  package func block(
    _ record: borrowing CompanyRecord, _ result: borrowing CompanyAssessment,
    _ tree: borrowing YAMLTree, on date: CalendarDate, _ details: [LineDetails],
    _ sensitivities: [[Sensitivity]]
  ) -> Stack {
    var stack = Stack()
    let name = record.title(in: tree)
    stack.append(
      LeftRight(
        StyledText(name, .emphasis),
        StyledText(words.sentence(words.headline(result)), style(of: result.answer))))
    stack.append(Paragraph(StyledText(subtitle(record, date), .dim)))
    if let review = law.review {
      let style: Style = review.date < date ? .warning : .dim
      stack.append(Paragraph(StyledText(words.review(review), style), hang: .spaces(2)))
    }
    for choice in results.choices { stack.append(Paragraph(StyledText(choice, .warning))) }
    if result.isApproximate {
      stack.append(
        Paragraph(
          StyledText(
            words(
              "too much is open to be exact: the outcomes named may include some that cannot occur",
              "未知事实过多，所列结果可能多于实际"), .warning)))
    }
    for remark in record.remarks {
      let text = words("remark: ", "提示：") + remark.says[language]
      stack.append(Paragraph(StyledText(text, .dim), hang: .spaces(2)))
    }
    let order = (0..<result.lineCount).sorted {
      (result.lines[$0].answer, $0) < (result.lines[$1].answer, $1)
    }
    for line in order {
      stack.append(BlankLine())
      append(line, record, result, tree, details[line], sensitivities[line].first, to: &stack)
    }
    DutyText(report: self).appendForCompany(result, to: &stack)
    return stack
  }

  /// Foreign share, place and day.
  private func subtitle(_ record: borrowing CompanyRecord, _ date: CalendarDate) -> String {
    var parts: [String] = []
    if let share = record.foreignShare {
      parts.append(words("foreign share ", "外资股比") + results.share(share))
    }
    if let place = record.place { parts.append(law[place].title[language]) }
    parts.append(words("law as of \(words.day(date))", "适用\(words.day(date))有效的法律"))
    return parts.joined(separator: " · ")
  }

  // MARK: - A line

  private func append(
    _ line: Int, _ record: borrowing CompanyRecord, _ result: borrowing CompanyAssessment,
    _ tree: borrowing YAMLTree, _ details: LineDetails, _ sensitivity: Sensitivity?,
    to stack: inout Stack
  ) {
    let finding = result.lines[line]
    var name = record.lines[line].title(in: tree)
    if name.isEmpty, let activity = record.lines[line].declared.first {
      name = law[activity].title[language]
    }
    let answer = finding.answer
    stack.append(
      LeftRight(
        StyledText(answer.mark + " ", style(of: answer)) + StyledText(name, .emphasis),
        StyledText(
          words.sentence(words.short(finding, of: result)),
          style(of: answer)),
        hang: 2))
    if (2...ReportWords.mostOutcomes).contains(finding.verdicts.count), answer != .nothingFound {
      let outcomes = words.outcomes(finding.verdicts, byFiling: result.needsOnlyFilings(finding))
      note(words("possible outcomes: ", "可能的结论：") + outcomes, 4, to: &stack)
    }
    if let otherwise = results.otherwise(finding, of: result) { note(otherwise, 4, .warning, to: &stack) }
    for ban in finding.brokenBans {
      note(
        results.broken(ban, isFirm: result.isCarriedFirmly(ban, finding)), 4, .bad, to: &stack)
    }
    for ban in finding.openBans { note(results.open(ban), 4, .warning, to: &stack) }
    if let earlier = finding.whenInvested, let day = record.investedOn {
      note(
        words(
          "when the investment was made, on \(words.day(day)): ", "投资当日（\(words.day(day))）：") + words.outcomes(earlier), 4,
        .dim, to: &stack)
    }
    if finding.mayBeNothingFound { note(nothingFound(finding, record.lines[line].about), 4, .warning, to: &stack) }
    if let question = details.nameQuestion {
      note(results.question(question, name), 4, .warning, to: &stack)
    }
    let reasons = ReasonText(
      report: self, stated: results.statedFacts(record, line, tree), governing: details.governing,
      demands: details.demands,
      about: record.lines[line].about, open: finding.open)
    for activity in nearestFirst(result.shownActivities(of: finding), details.nearness)
    where !(finding.mayBeNothingFound && activity.activity == law.generalBusiness) {
      reasons.append(activity, result, to: &stack)
    }
    for aside in results.setAside(finding.setAside) {
      note(aside.says, 4, to: &stack)
      note(aside.marks, 6, .dim, to: &stack)
    }
    if !finding.open.isEmpty { appendOpen(finding, result, details.nearness, to: &stack) }
    appendAlternatives(finding, to: &stack)
    if let sensitivity {
      note(
        words("turns most on ", "对结论影响最大的事实：") + law[sensitivity.fact].short[language] + words(": ", "，")
          + results.otherwise(sensitivity), 4, .dim, to: &stack)
    }
    DutyText(report: self).append(finding, to: &stack)
    for text in shown(results.taken(details.assumptions)) { note(text, 4, .dim, to: &stack) }
  }

  /// That nothing in what is described leads to an activity of the law, which is no ground for a Yes.
  private func nothingFound(_ finding: CompanyAssessment.LineFinding, _ about: [TopicID]) -> String {
    if let kind = about.first(where: { law[$0].isUnencoded }) {
      return words(
        "no answer rests on the rules encoded, as it is about \(law[kind].says.english)",
        "不能据现有规则得出结论，因该业务涉及\(law[kind].says.chinese)")
    }
    return finding.isNothingFound
      ? words(
        "nothing listed was found in what is described; it may be anything: say what it is about (`about:`)",
        "所述内容未见清单所列业务，可能属于任何业务：请说明业务内容（`about:`）")
      : words(
        "where it is none of these, nothing listed was found and it may be anything: say what it is about (`about:`)",
        "如均不属于下列业务，则未见清单所列业务，可能属于任何业务：请说明业务内容（`about:`）")
  }

  /// The facts that a line depends on, in few words, each once.
  func openFacts(_ open: [Int]) -> [String] {
    var facts: [String] = []
    for variable in open {
      switch law.space.variables[variable].subject {
      case .fact(let fact), .element(let fact, _):
        let name = law[fact].short[language]
        if !facts.contains(name) { facts.append(name) }
      case .reading, .grade, .topic, .stated: break
      }
    }
    return facts
  }

  /// The activities that may be in the way first, of these the nearest to what is known, then as they were.
  private func nearestFirst(
    _ findings: [CompanyAssessment.ActivityFinding], _ nearness: [ActivityID: Nearness]
  ) -> [CompanyAssessment.ActivityFinding] {
    findings.enumerated().sorted { a, b in
      func key(_ position: Int, _ finding: CompanyAssessment.ActivityFinding) -> (Int, Int, Int, Int) {
        let isInTheWay = finding.verdicts.worst <= .restrictedViolated
        let distance = nearness[finding.activity]?.distance ?? 0
        return (finding.mayCount ? 0 : 1, isInTheWay ? 0 : 1, isInTheWay ? distance : 0, position)
      }
      return key(a.offset, a.element) < key(b.offset, b.element)
    }.map(\.element)
  }

  /// The facts that a line depends on; first those that make it what it most nearly is.
  private func appendOpen(
    _ finding: CompanyAssessment.LineFinding, _ result: borrowing CompanyAssessment,
    _ nearness: [ActivityID: Nearness], to stack: inout Stack
  ) {
    let facts = openFacts(
      nearestFirst(finding.open, nearestFirst(result.shownActivities(of: finding), nearness).flatMap {
        nearness[$0.activity]?.facts ?? []
      }))
    if !facts.isEmpty {
      note(
        words("depends on: ", "取决于：") + facts.joined(separator: words(", ", "、")), 4, .warning, to: &stack)
    }
  }

  private func nearestFirst(_ variables: [Int], _ facts: [FactID]) -> [Int] {
    let isNear = { (variable: Int) in law.space.fact(of: variable).map(facts.contains) ?? false }
    return variables.filter(isNear) + variables.filter { !isNear($0) }
  }

  /// What a contested point would change: of one left open every answer, of one with a default the
  /// others.
  private func appendAlternatives(
    _ finding: CompanyAssessment.LineFinding, to stack: inout Stack
  ) {
    var last: ReadingID?
    for alternative in finding.alternatives {
      let reading = law[alternative.reading]
      if last != alternative.reading {
        last = alternative.reading
        note(words("contested: ", "争议问题：") + reading.question[language], 4, .warning, to: &stack)
      }
      var outcome = words.outcomes(alternative.verdicts, byFiling: alternative.needsOnlyFilings)
      if alternative.verdicts == finding.verdicts {
        // Another activity decides the line; what changes is below it.
        outcome = alternative.activities.map { activity in
          let title = law[activity.activity].title[language]
          return words("\(title) ", "\(title)") + words.outcomes(activity.verdicts)
        }.joined(separator: words("; ", "；"))
      }
      let answer = reading.answers[alternative.answer].says[language]
      note(
        words("– \(answer): \(outcome)", "– \(answer)：\(outcome)"), 6, .dim, to: &stack)
    }
  }

  /// Topics beyond which they are named together.
  package static let mostTopics = 4

  /// What is taken where the file says nothing.
  private func shown(_ taken: TakenWords) -> [String] {
    var assumed = taken.facts
    if taken.topics.count > Self.mostTopics {
      assumed.append(words("no other business", "无其他业务"))
    } else if !taken.topics.isEmpty {
      assumed.append(
        words("not about: ", "不涉及：") + taken.topics.joined(separator: words("; ", "；")))
    }
    var texts: [String] = []
    if !taken.inferred.isEmpty {
      texts.append(
        words("inferred: ", "推断：") + taken.inferred.joined(separator: words("; ", "；")))
    }
    if !assumed.isEmpty {
      texts.append(words("assumed: ", "推定：") + assumed.joined(separator: words("; ", "；")))
    }
    return texts
  }

  // MARK: - Parts

  package func note(_ text: String, _ indent: Int, _ style: Style = .plain, to stack: inout Stack) {
    stack.append(Paragraph(StyledText(text, style), indent: indent, hanging: indent + 2))
  }

  package func style(of answer: Answer) -> Style {
    switch answer {
    case .no, .notAsStructured, .notAsDesigned: .bad
    case .depends, .nothingFound: .warning
    case .yesOnConditions, .yesWithLicence, .yes: .good
    case .notReached: .dim
    }
  }

  package func style(of verdict: Verdict) -> Style {
    switch verdict {
    case .prohibited, .notOpen, .restrictedViolated: .bad
    case .indeterminate: .warning
    case .restrictedSatisfied, .permittedWithLicence, .permitted: .good
    case .outOfScope: .dim
    }
  }
}

extension TextReport {
  /// The company's row in the table at the end.
  package func row(
    _ record: borrowing CompanyRecord, _ result: borrowing CompanyAssessment,
    _ tree: borrowing YAMLTree
  ) -> SummaryText.Row {
    let verdict = result.verdicts.verdict
    let lines = result.lines[..<result.lineCount]
    var decidedBy = ""
    if verdict != .indeterminate,
      let line = lines.first(where: { $0.verdicts == result.verdicts })
    {
      // What binds any business is no ground where the line is something.
      for index in line.activities.reversed()
      where decidedBy.isEmpty && result.activities[index].mayCount
        && result.activities[index].verdicts == result.verdicts
      {
        let position = result.positions(of: result.activities[index]).first
        let rule = position?.deciding.first?.rule ?? position?.licences.first
        decidedBy =
          position?.regime.flatMap { regime in
            law[regime].when == .always || rule.map { law[$0].licence == nil } ?? false
              ? nil : law.citation(of: law[regime].provision, in: language)
          } ?? rule.map { law.citation(of: law[$0].provision, in: language) }
          ?? position?.regime.map { law[$0].title[language] } ?? ""
      }
    } else {
      let isContestedAlone = lines.flatMap(\.open).allSatisfy(law.space.readings.contains)
      let open = lines.flatMap(\.open).compactMap { variable -> String? in
        switch law.space.variables[variable].subject {
        case .reading(let reading): isContestedAlone ? law[reading].question[language] : words.contestedPoint
        case .fact(let fact), .element(let fact, _): law[fact].short[language]
        case .grade, .topic, .stated: nil
        }
      }
      var seen: Set<String> = []
      let names = open.filter { seen.insert($0).inserted }
      decidedBy =
        names.isEmpty
        ? lines.contains(where: \.isOfUnencodedField)
          ? words("a field not covered here", "所属领域的规则未收录") : words("nothing listed was found", "未见清单所列业务")
        : words("depends on ", "取决于") + names.prefix(3).joined(separator: words(", ", "、"))
        + (names.count > 3 ? words(", …", "等") : "")
    }
    return SummaryText.Row(
      name: record.title(in: tree), answer: result.answer,
      headline: words.headline(result), decidedBy: decidedBy)
  }
}
