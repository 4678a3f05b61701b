import Assessment
import Law
import Portfolio

/// The analysis of each service line: the question, the rules, how they apply, and the conclusion.
extension MemoBuilder {
  func service(_ company: CompanyCase, _ line: Int) -> ContentObject {
    let finding = company.finding(line)
    var service = ContentObject()
    service.add("name", company.lineNames[line])
    service.add("anchor", anchor(line))
    service.add("verdict", verdict(finding.verdicts))
    service.add("question", question(company, line))
    if finding.isOnlyLikely {
      service.add(
        "otherwise",
        words(
          "This rests on activities that the service is only likely to be; without them: ",
          "该结论以“很可能”构成的业务为依据；否则为：") + results.list(finding.firmVerdicts))
    }
    if let earlier = finding.whenInvested, let day = company.record.investedOn {
      service.add(
        "when-invested",
        words("When the investment was made, on \(day): ", "投资当日（\(day)）：") + results.list(earlier))
    }
    let activities = company.activities(line)
    service.add("activities", activities.filter(\.mayCount).map { activity(company, line, $0) })
    service.add("possible", items: activities.filter { !$0.mayCount }.map { possible(company, $0) })
    let access = conclusion(finding, isWithoutLicences: isWithoutLicences(company, activities))
    let bans = broken(company, line)
    service.add(
      "conclusion",
      bans.isEmpty
        ? access
        : words("As to access: ", "就准入而言：") + access
          + words(" As to the product: \(bans).", "就产品而言：\(bans)。"))
    service.add(
      "sensitivity",
      items: company.sensitivities[line].prefix(3).map { sensitivity in
        var object = ContentObject()
        object.add("fact", law[sensitivity.fact].short[language])
        object.add("otherwise", results.otherwise(sensitivity))
        return object
      })
    service.add("settled", settled(company, activities.filter(\.mayCount)))
    return service
  }

  private func question(_ company: CompanyCase, _ line: Int) -> String {
    let name = company.lineNames[line]
    let share = company.record.foreignShare.map { results.share($0) }
    let place = company.record.place.map { law[$0].title[language] }
    let details = [
      share.map { words("\($0) held by foreign investors", "外资股比\($0)") },
      place.map { words("registered in \($0)", "注册地：\($0)") },
    ].compactMap(\.self)
    let about =
      details.isEmpty
      ? "" : words(" (\(details.joined(separator: "; ")))", "（\(details.joined(separator: "；"))）")
    return words(
      "May \(company.name)\(about) offer “\(name)” under the law of \(company.date)?",
      "\(company.name)\(about)依\(company.date)的法律可否经营“\(name)”？")
  }

  /// Whether an activity that counts may be open without anything encoded on its licences.
  private func isWithoutLicences(
    _ company: CompanyCase, _ activities: [CompanyAssessment.ActivityFinding]
  ) -> Bool {
    activities.filter(\.mayCount).contains {
      company.result.positions(of: $0).contains(where: \.isWithoutLicences)
    }
  }

  private func conclusion(
    _ finding: CompanyAssessment.LineFinding, isWithoutLicences: Bool
  ) -> String {
    switch finding.verdicts.verdict {
    case .prohibited:
      words(
        "It may not be offered: a rule closes the activity to this company, whatever the figures.",
        "不得经营：有规定将该业务对本公司关闭，与具体数值无关。")
    case .notOpen:
      words(
        "It may not be offered: no provision opens the activity to this company here, and no licence can be had.",
        "不得经营：没有规定在此向本公司开放该业务，无从取得许可。")
    case .restrictedViolated:
      words(
        "It is open on conditions, and the structure described breaks at least one of them.",
        "该业务附条件开放，所述结构至少不符合其中一项条件。")
    case .indeterminate:
      words("The facts given leave more than one outcome possible: ", "据所给事实，可能的结论不止一种：")
        + results.list(finding.verdicts) + words(".", "。")
    case .restrictedSatisfied:
      words(
        "It may be offered: it is open on conditions, and the structure described meets them all.",
        "可以经营：该业务附条件开放，所述结构符合全部条件。")
    case .permittedWithLicence:
      words(
        "It may be offered once the licences and filings named are held; foreign capital is not restricted.",
        "取得所列许可和备案后可以经营；对外资无限制。")
    case .permitted where isWithoutLicences:
      words(
        "Nothing restricts foreign capital. Which licences the business needs is not encoded: ask before it begins.",
        "对外资无限制。该业务需要哪些许可尚未编入，开展前应另行核实。")
    case .permitted:
      words(
        "It may be offered: nothing restricts foreign capital, and no special licence is needed.",
        "可以经营：对外资无限制，亦无须专门许可。")
    case .outOfScope:
      words("The rules on foreign investment do not reach the case.", "外商投资准入规则不适用于本情形。")
    }
  }

  /// How settled the conclusion is, by the weakest of what it rests on.
  private func settled(
    _ company: CompanyCase, _ activities: [CompanyAssessment.ActivityFinding]
  ) -> [String] {
    var weakest = WeakestMarks()
    for activity in activities {
      for position in company.result.positions(of: activity) { weakest.take(position.marks) }
      if let row = company.result.row(of: activity) {
        weakest.take(law[row].confidence, of: .row(row))
      }
    }
    let marks = results.marks(weakest)
    return marks.isEmpty ? [words("settled; texts confirmed", "明确；文本已核对")] : marks
  }

  // MARK: - Activities

  private func activity(
    _ company: CompanyCase, _ line: Int, _ finding: CompanyAssessment.ActivityFinding
  ) -> ContentObject {
    var activity = ContentObject()
    activity.add("title", law[finding.activity].title[language])
    activity.add("code", law[finding.activity].code)
    activity.add("grade", results.grade(finding))
    activity.add("verdict", verdict(finding.verdicts))
    if let id = company.result.row(of: finding), !finding.isDeclared {
      activity.add("graded-because", row(id))
    }
    let grounds = Grounds.merging(company.result.positions(of: finding), law)
    activity.add(
      "opened-by",
      (company.governing[line][finding.activity] ?? []).compactMap { results.opening($0) })
    activity.add(
      "grounds", grounds.map { self.grounds($0, isOne: grounds.count == 1, company, line) })
    return activity
  }

  private func row(_ id: GradeRowID) -> ContentObject {
    let row = law[id]
    var object = ContentObject()
    object.add("says", row.says[language])
    if let cites = row.cites { object.add("citation", cite(cites)) }
    object.add("marks", words.marks(row.confidence))
    return object
  }

  /// What a service would be if a regulator treats it so.
  private func possible(
    _ company: CompanyCase, _ finding: CompanyAssessment.ActivityFinding
  ) -> ContentObject {
    let title = law[finding.activity].title[language]
    var object = ContentObject()
    object.add("title", title)
    object.add("grade", results.grade(finding))
    object.add("verdict", verdict(finding.verdicts))
    object.add(
      "says",
      words("If the regulator treats this as \(title): ", "如监管机关认定为\(title)：")
        + results.list(finding.verdicts))
    if let id = company.result.row(of: finding) { object.add("graded-because", row(id)) }
    return object
  }

  private func grounds(
    _ grounds: Grounds, isOne: Bool, _ company: CompanyCase, _ line: Int
  ) -> ContentObject {
    var object = ContentObject()
    if !isOne { object.add("verdict", verdict(VerdictSet([grounds.verdict]))) }
    if let regime = grounds.regime {
      object.add("regime", law[regime].title[language])
      _ = cite(law[regime].provision)
    }
    let rules = grounds.deciding.filter { law[$0.rule].licence == nil }
    object.add("rules", rules.map { rule($0, company.stated[line]) })
    object.add(
      "exceptions",
      grounds.lifted.map { id in
        var exception = provision(law[id].provision)
        exception.add("says", law[id].says[language])
        exception.add("marks", words.marks(law[id].confidence))
        return exception
      })
    object.add("licences", grounds.licences.map { licence($0) })
    object.add("possible-licences", grounds.possibleLicences.map { licence($0) })
    if rules.isEmpty, grounds.lifted.isEmpty, grounds.licences.isEmpty,
      grounds.possibleLicences.isEmpty
    {
      object.add("silence", results.silence(grounds))
    }
    object.add("without-licence", results.withoutLicence(grounds))
    object.add("marks", results.marks(grounds.marks))
    return object
  }

  private func rule(
    _ decided: Demand, _ stated: [Int: StatedFact]
  ) -> ContentObject {
    let rule = law[decided.rule]
    let reason = results.reason(decided, stated)
    var object = provision(rule.provision)
    object.add("says", reason.says)
    object.add("applies", reason.application)
    object.add("is-met", if: rule.demands != nil && decided.state == .met)
    object.add("is-broken", if: rule.demands != nil && decided.state == .notMet)
    object.add("marks", words.marks(rule.confidence))
    object.add("remark", rule.remark?[language])
    return object
  }

  private func licence(_ id: RuleID) -> ContentObject {
    let rule = law[id]
    var object = ContentObject()
    object.add("title", results.licence(rule))
    object.add("citation", cite(rule.provision))
    object.add("authority", results.authority(rule))
    object.add("valid-for", rule.licence.flatMap { law[$0].validFor?[language] })
    object.add("marks", words.marks(rule.confidence))
    return object
  }
}
