import Assessment
import Law

/// What is said first: the bottom line, and the table of verdicts.
extension MemoBuilder {
  /// A few sentences: what may not be run, what hangs on something, what may be run, and what is contested of it.
  func bottomLine(_ company: CompanyCase) -> [String] {
    func lines(_ isWanted: (Verdict) -> Bool) -> [Int] {
      company.order.filter { isWanted(company.finding($0).verdicts.verdict) }
    }
    let bad = lines { $0 <= .restrictedViolated }
    let open = lines { $0 == .indeterminate }
    let good = lines { $0 > .indeterminate }
    let badGroups = grouped(bad) { why(company, $0) }
    var sentences = badGroups.prefix(3).map { reason, lines in
      let names = names(lines, company)
      let isBroken = company.finding(lines[0]).verdicts.verdict == .restrictedViolated
      let rest = isBroken ? mending(company, lines) : ""
      return isBroken
        ? words(
          "\(names) may be offered only on a condition that is not met: \(reason)\(rest).",
          "\(names)须符合准入条件方可经营，目前未符合：\(reason)\(rest)。")
        : words("\(names) may not be offered: \(reason).", "\(names)不得经营：\(reason)。")
    }
    let further = badGroups.dropFirst(3).flatMap(\.1)
    if !further.isEmpty {
      sentences.append(
        words(
          "Nor may these be offered as they are, for reasons that the table gives: \(names(further, company)).",
          "另有其他原因（见下表），下列业务亦不得按现状经营：\(names(further, company))。"))
    }
    if !open.isEmpty {
      let facts = openNames(company, open)
      let outcomes = results.list(
        VerdictSet(open.flatMap { company.finding($0).verdicts.verdicts }))
      let base = words(
        "Whether \(names(open, company)) may be offered is not decided by what is known: \(outcomes)",
        "据已知事实尚不能确定\(names(open, company))可否经营：\(outcomes)")
      let hanging = words("; it hangs on \(facts).", "，取决于\(facts)。")
      sentences.append(base + (facts.isEmpty ? words(".", "。") : hanging))
    }
    sentences += grouped(good) { mayBeRun(company, $0) }.map { ground, lines in
      words("\(names(lines, company)) \(ground)", "\(names(lines, company))\(ground)")
    }
    return running(company) + sentences + brokenDuties(company) + brokenBans(company, bad + open) + openBans(company) + contestedPoints(company)
  }

  /// What is said of a line that may be run, after its name.
  private func mayBeRun(_ company: CompanyCase, _ line: Int) -> String {
    let verdict = company.finding(line).verdicts.verdict
    let ground = why(company, line)
    var parts: [String] = []
    guard company.finding(line).brokenBans.isEmpty else {
      return words(
        "is open to this investor; \(broken(company, line)).", "对本投资者开放，但\(broken(company, line))。")
    }
    switch verdict {
    case .outOfScope:
      parts.append(words("– the rules do not reach the case: \(ground)", "不适用相关规则：\(ground)"))
    case .restrictedSatisfied:
      parts.append(
        words("may be offered on a condition that is met: \(ground)", "符合准入条件，可以经营：\(ground)"))
    case .permittedWithLicence:
      parts.append(words("may be offered with the licences and filings it needs", "取得所需许可和备案后可以经营"))
    case .permitted, .prohibited, .notOpen, .restrictedViolated, .indeterminate:
      parts.append(words("may be offered: \(ground)", "可以经营：\(ground)"))
    }
    let sure = licenceRules(company, line).map(licence)
    let perhaps = possibleLicenceRules(company, line).map(licence)
    if !sure.isEmpty {
      parts.append(words("needed first: ", "须先取得：") + sure.joined(separator: words(", ", "、")))
    }
    if !perhaps.isEmpty {
      parts.append(
        words("needed, by the facts: ", "视事实须取得：") + perhaps.joined(separator: words(", ", "、")))
    }
    return parts.joined(separator: words("; ", "；")) + words(".", "。")
  }

  private func licence(_ id: RuleID) -> String {
    let rule = law[id]
    return words(
      "\(results.licence(rule)) (\(marked(rule)))", "\(results.licence(rule))（\(marked(rule))）")
  }

  /// Contested points of which another answer would give a line another verdict.
  private func contestedPoints(_ company: CompanyCase) -> [String] {
    let points = company.order.flatMap {
      line -> [(line: Int, reading: ReadingID, verdicts: VerdictSet)] in
      var found: [ReadingID: VerdictSet] = [:]
      // What the line hangs on is said already.
      let open = Set(company.finding(line).open)
      for other in company.finding(line).alternatives
      where other.verdicts != company.finding(line).verdicts
        && !open.contains(law.space.variable(of: other.reading))
      {
        found[other.reading] = VerdictSet(
          mask: found[other.reading, default: VerdictSet()].mask | other.verdicts.mask)
      }
      return found.sorted { $0.key < $1.key }.map { (line, $0.key, $0.value) }
    }
    var sentences = points.prefix(2).map { point in
      let name = names([point.line], company)
      let outcome = results.list(point.verdicts)
      let question = law[point.reading].question[language]
      return words(
        "Contested: “\(question)” Under another answer \(name) would be \(outcome).",
        "争议：“\(question)”若采其他观点，\(name)的结论为\(outcome)。")
    }
    if points.count > 2 {
      sentences.append(
        words(
          "\(points.count - 2) more contested points stand below.", "另有\(points.count - 2)个争议问题见下文。"
        ))
    }
    return sentences
  }

  /// How a broken condition is mended at least cost, where all of some lines are mended so.
  private func mending(_ company: CompanyCase, _ lines: [Int]) -> String {
    let steps = Set(
      lines.map { company.routes($0)?.routes.first.map { results.steps(of: $0) } ?? [] })
    guard steps.count == 1, let step = steps.first, !step.isEmpty else { return "" }
    return words("; it would be mended thus: ", "；可作如下变更：")
      + step.joined(separator: words(", and ", "，并"))
  }

  /// Lines with the same ground, in the order of the first.
  func grouped(_ lines: [Int], by ground: (Int) -> String) -> [(String, [Int])] {
    var groups: [(String, [Int])] = []
    for line in lines {
      let key = ground(line)
      if let index = groups.firstIndex(where: { $0.0 == key }) {
        groups[index].1.append(line)
      } else {
        groups.append((key, [line]))
      }
    }
    return groups
  }

  func names(_ lines: [Int], _ company: CompanyCase) -> String {
    let shown = lines.prefix(4).map {
      words("“\(company.lineNames[$0])”", "“\(company.lineNames[$0])”")
    }
    let more = lines.count - shown.count
    if more > 0 {
      return shown.joined(separator: words(", ", "、"))
        + words(" and \(more) more", "等\(lines.count)项")
    }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: words(", ", "、")) + words(" and ", "和") + last
  }

  // MARK: - The table

  func row(_ company: CompanyCase, _ line: Int) -> ContentObject {
    var row = ContentObject()
    row.add("service", company.lineNames[line])
    row.add("anchor", anchor(line))
    row.add("verdict", verdict(company.finding(line).verdicts))
    let bans = broken(company, line)
    row.add("why", [bans, why(company, line)].filter { !$0.isEmpty }.joined(separator: words("; ", "；")))
    row.add("change", change(company, line))
    return row
  }

  func anchor(_ line: Int) -> String { "service-\(line + 1)" }

  /// The first ground of the verdict; of one that only likely activities give, with the verdict otherwise.
  func why(_ company: CompanyCase, _ line: Int) -> String {
    let finding = company.finding(line)
    let ground = ground(company, line, finding)
    guard finding.isOnlyLikely else { return ground }
    return ground
      + words(
        " – only likely; otherwise \(results.list(finding.firmVerdicts))",
        "——系“很可能”判断，否则为\(results.list(finding.firmVerdicts))")
  }

  private func ground(
    _ company: CompanyCase, _ line: Int, _ finding: CompanyAssessment.LineFinding
  ) -> String {
    guard finding.verdicts.count == 1 else {
      return words("more than one outcome is possible", "可能的结论不止一种")
    }
    // What binds any business is no ground where the line is something.
    let counting = finding.activities.reversed().map { company.result.activities[$0] }
      .filter(\.mayCount)
    guard let activity = counting.first(where: { $0.verdicts == finding.verdicts }),
      let grounds = Grounds.merging(company.result.positions(of: activity), law).first
    else { return "" }
    if let decided = grounds.deciding.first(where: { law[$0.rule].licence == nil }) {
      let reason = results.reason(decided, company.stated[line])
      let applied = reason.application.map { words("; ", "；") + $0 } ?? ""
      let source = marked(law[decided.rule])
      return words("\(reason.says)\(applied) (\(source))", "\(reason.says)\(applied)（\(source)）")
    }
    if let rule = grounds.licences.first {
      let licence = results.licence(law[rule])
      let source = marked(law[rule])
      return words("\(licence) needed (\(source))", "须取得\(licence)（\(source)）")
    }
    return ([results.silence(grounds)] + results.withoutLicence(grounds))
      .joined(separator: words("; ", "；"))
  }

  /// The citation of a rule, with how little settled or checked it is.
  private func marked(_ rule: Rule) -> String {
    cite(rule.provision) + (words.marks(rule.confidence).map { words("; ", "；") + $0 } ?? "")
  }

  /// What would change the answer: the cheapest route, or what it hangs on.
  private func change(_ company: CompanyCase, _ line: Int) -> String {
    let facts = openNames(company, [line])
    if !facts.isEmpty { return words("depends on \(facts)", "取决于\(facts)") }
    if let routes = company.routes(line) {
      guard let route = routes.routes.first else { return results.noRoute(routes) }
      return results.steps(of: route).joined(separator: words("; and ", "；并"))
        + " → " + words.meanings(route.after)
    }
    return ""
  }

  /// The facts and contested points that lines hang on.
  func openNames(_ company: CompanyCase, _ lines: [Int]) -> String {
    var names: [String] = []
    for variable in lines.flatMap({ company.finding($0).open }) {
      let name: String? =
        switch law.space.variables[variable].subject {
        case .fact(let fact), .element(let fact, _): law[fact].short[language]
        case .reading(let reading):
          words(
            "the contested point “\(law[reading].question[language])”",
            "争议问题“\(law[reading].question[language])”")
        case .grade, .topic, .stated: nil
        }
      if let name, !names.contains(name) { names.append(name) }
    }
    let more = names.count - 4
    return names.prefix(4).joined(separator: words(", ", "、"))
      + (more > 0 ? words(" and \(more) more", "等\(names.count)项") : "")
  }
}
