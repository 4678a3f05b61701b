import Assessment
import Law

/// What must be met and obtained before the services may be run.
extension MemoBuilder {
  /// The conditions on which lines are open, met or not.
  func conditions(_ company: CompanyCase) -> [ContentObject] {
    var found: [(demand: Demand, lines: [Int], object: ContentObject)] = []
    for line in company.order {
      for finding in company.activities(line) where finding.mayCount {
        let conditions = Grounds.merging(company.result.positions(of: finding), law)
          .filter { $0.verdict == .restrictedSatisfied || $0.verdict == .restrictedViolated }
          .flatMap(\.deciding).filter { law[$0.rule].demands != nil }
        for condition in conditions {
          if let index = found.firstIndex(where: { $0.demand == condition }) {
            if !found[index].lines.contains(line) { found[index].lines.append(line) }
            continue
          }
          let reason = results.reason(condition, company.stated[line])
          var object = provision(law[condition.rule].provision)
          object.add("says", reason.says)
          let standing = results.standing(condition.state)
          object.add("applies", reason.application.flatMap { $0 == standing ? nil : $0 })
          object.add("is-met", if: condition.state == .met)
          object.add("is-broken", if: condition.state == .notMet)
          object.add("is-open", if: condition.state == .notKnown)
          object.add("marks", words.marks(law[condition.rule].confidence))
          found.append((condition, [line], object))
        }
      }
    }
    return found.map { condition in
      var object = condition.object
      object.add("services", services(condition.lines, company))
      return object
    }
  }

  /// The licences and filings, each once, with the services that need them.
  func licences(_ company: CompanyCase) -> [ContentObject] {
    var found: [(rule: RuleID, title: String, sure: [Int], perhaps: [Int])] = []
    func take(_ rule: RuleID, _ line: Int, isSure: Bool) {
      let title = results.licence(law[rule])
      let index =
        found.firstIndex { $0.title == title }
        ?? {
          found.append((rule, title, [], []))
          return found.count - 1
        }()
      if isSure {
        if !found[index].sure.contains(line) { found[index].sure.append(line) }
      } else if !found[index].perhaps.contains(line) {
        found[index].perhaps.append(line)
      }
    }
    // None can be had where the line is closed.
    for line in company.order where company.finding(line).verdicts.verdict > .notOpen {
      for finding in company.activities(line) where finding.mayCount {
        let all = Grounds.merging(company.result.positions(of: finding), law)
        let sure = certain(all)
        for grounds in all {
          for rule in grounds.licences {
            take(rule, line, isSure: finding.mustCount && sure.contains(rule))
          }
          for rule in grounds.possibleLicences { take(rule, line, isSure: false) }
        }
      }
    }
    return found.map { licence in
      let rule = law[licence.rule]
      var object = ContentObject()
      object.add("title", licence.title)
      object.add("authority", results.authority(rule))
      object.add("valid-for", rule.licence.flatMap { law[$0].validFor?[language] })
      object.add("citation", cite(rule.provision))
      object.add("says", rule.says[language])
      object.add("marks", words.marks(rule.confidence))
      object.add("services", services(licence.sure, company))
      let perhaps = licence.perhaps.filter { !licence.sure.contains($0) }
      object.add("perhaps", services(perhaps, company))
      return object
    }
  }

  /// The rules by which a line needs a licence for certain, one a licence.
  func licenceRules(_ company: CompanyCase, _ line: Int) -> [RuleID] {
    distinct(
      company.activities(line).filter(\.mustCount).flatMap { finding in
        certain(Grounds.merging(company.result.positions(of: finding), law))
      })
  }

  /// The rules by which it may need a further one, by the facts.
  func possibleLicenceRules(_ company: CompanyCase, _ line: Int) -> [RuleID] {
    let sure = Set(licenceRules(company, line).map { results.licence(law[$0]) })
    let all = company.activities(line).filter(\.mayCount).flatMap { finding in
      Grounds.merging(company.result.positions(of: finding), law).flatMap {
        $0.licences + $0.possibleLicences
      }
    }
    return distinct(all).filter { !sure.contains(results.licence(law[$0])) }
  }

  private func distinct(_ rules: [RuleID]) -> [RuleID] {
    var seen: Set<String> = []
    return rules.filter { seen.insert(results.licence(law[$0])).inserted }
  }

  /// The rules that ask for a licence on all grounds on which the activity is open at all.
  private func certain(_ all: [Grounds]) -> [RuleID] {
    let open = all.filter { $0.verdict > .notOpen }
    return open.first?.licences.filter { rule in open.allSatisfy { $0.licences.contains(rule) } }
      ?? []
  }

  func services(_ lines: [Int], _ company: CompanyCase) -> String {
    lines.sorted().map { company.lineNames[$0] }.joined(separator: words(", ", "、"))
  }
}
