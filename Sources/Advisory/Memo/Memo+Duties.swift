import Assessment
import Law

/// The duties that apply, with the facts that bring them about, and those that hang on facts not known.
extension MemoBuilder {
  /// A duty with the lines that carry it.
  private struct Carried {
    let duty: DutyID
    var lines: [Int]
  }

  /// The duties of one kind that apply, by instrument.
  func duties(_ company: CompanyCase, _ kind: Duty.Kind) -> [ContentObject] {
    let found = carried(company) { $0.duties }.filter { law[$0.duty].kind == kind }
    let broken = Set(company.order.flatMap { company.finding($0).brokenDuties })
    // The instruments that ask for most come first.
    let groups = Dictionary(grouping: found) { law[law[$0.duty].provision].instrument }
      .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    return groups.map { instrument, own in
      var object = ContentObject()
      object.add("instrument", law[instrument].short[language])
      object.add("title", law[instrument].title[language])
      object.add("duties", own.map { item in
          var object = duty(item, company)
          object.add("is-broken", if: broken.contains(item.duty))
          return object
        })
      return object
    }
  }

  /// The bans of conduct that apply, each with how it stands; the broken come first.
  func bans(_ company: CompanyCase) -> [ContentObject] {
    let states: [BanState] = [.broken, .open, .kept]
    return states.flatMap { state in
      carried(company) { finding in
        finding.bans.filter { $0.state == state && $0.isSure }.map(\.ban)
      }.map { item in
        var object = duty(item, company)
        object.add("mend", law[item.duty].mend?[language])
        object.add("is-broken", if: state == .broken)
        object.add("is-open", if: state == .open)
        object.add("is-met", if: state == .kept)
        return object
      }
    }
  }

  /// What is to be filed and applied for; nothing can be where no licence can be had.
  func checklist(_ company: CompanyCase) -> [ContentObject] {
    carried(company) { $0.duties }.filter { law[$0.duty].kind == .procedure }.compactMap { item in
      let lines = item.lines.filter { company.finding($0).verdicts.verdict > .notOpen }
      return lines.isEmpty ? nil : duty(Carried(duty: item.duty, lines: lines), company)
    }
  }

  /// Duties and penalties that hang on something not known, by what they hang on.
  func openDuties(_ company: CompanyCase) -> [ContentObject] {
    var groups: [(reason: [String], duties: [DutyID])] = []
    let sure = Set(carried(company) { $0.duties }.map(\.duty))
    for item in carried(company, { $0.openDuties }) where !sure.contains(item.duty) {
      let reason = hangsOn(law[item.duty], company, item.lines[0])
      if let index = groups.firstIndex(where: { $0.reason == reason }) {
        groups[index].duties.append(item.duty)
      } else {
        groups.append((reason, [item.duty]))
      }
    }
    return groups.sorted { $0.reason.count < $1.reason.count }.map { group in
      var object = ContentObject()
      object.add("reason", group.reason.joined(separator: words("; ", "；")))
      object.add(
        "duties",
        group.duties.map { id in
          var duty = ContentObject()
          duty.add("says", law[id].says[language])
          duty.add("kind", words.one(law[id].kind))
          duty.add("citation", cite(law[id].provision))
          duty.add("marks", words.marks(law[id].confidence))
          return duty
        })
      return object
    }
  }

  private func carried(
    _ company: CompanyCase, _ duties: (CompanyAssessment.LineFinding) -> [DutyID]
  ) -> [Carried] {
    var found: [Carried] = []
    var positions: [DutyID: Int] = [:]
    for line in company.order {
      for duty in duties(company.finding(line)) {
        if let index = positions[duty] {
          found[index].lines.append(line)
        } else {
          positions[duty] = found.count
          found.append(Carried(duty: duty, lines: [line]))
        }
      }
    }
    return found
  }

  private func duty(_ item: Carried, _ company: CompanyCase) -> ContentObject {
    let duty = law[item.duty]
    var object = ContentObject()
    object.add("says", duty.says[language])
    object.add("citation", cite(duty.provision))
    object.add("authority", duty.authority?[language])
    object.add("deadline", duty.deadline?[language])
    object.add("evidence", duty.evidence?[language])
    object.add("marks", words.marks(duty.confidence))
    object.add("services", services(item.lines, company))
    object.add(
      "because", because(duty, company, item.lines[0]).joined(separator: words("; ", "；")))
    return object
  }

  // MARK: - Grounds

  /// The facts of the file on which a duty rests.
  private func because(_ duty: Duty, _ company: CompanyCase, _ line: Int) -> [String] {
    evidence(of: duty, company, line).decidingTests.compactMap { test in
      guard case .fact(let id, _) = test.condition else { return nil }
      let fact = law[id]
      guard
        let stated = law.space.ofFact[id.index].lazy.compactMap({ company.stated[line][$0] }).first
      else { return nil }
      return results.clause(fact, stated)
    }
  }

  /// What a duty hangs on: facts not known, or whether the line is what carries it.
  private func hangsOn(_ duty: Duty, _ company: CompanyCase, _ line: Int) -> [String] {
    let open = evidence(of: duty, company, line).decidingTests.filter { $0.truth == nil }
      .map { question(of: $0.condition) }
    let carriers = company.activities(line).filter {
      $0.mayCount && !$0.mustCount && duty.activities.contains($0.activity)
    }
    let isCarried = company.activities(line).contains {
      $0.mustCount && duty.activities.contains($0.activity)
    }
    let grades: [String] =
      isCarried
      ? []
      : carriers.map { isIt($0.activity) }
    var seen: Set<String> = []
    let all = (grades + open).filter { seen.insert($0).inserted }
    return all.isEmpty ? [words("What the company does beside this", "公司的其他情况")] : all
  }

  private func question(of test: Condition) -> String {
    switch test {
    case .fact(let fact, _): law[fact].question[language]
    case .reading(let reading, _): law[reading].question[language]
    case .carries(let activity, _): isIt(activity)
    case .about(let topics): words.either(topics.map { law[$0].says[language] })
    case .stated(let facts): words.either(facts.map { law[$0].question[language] })
    case .all, .any, .not, .term: ""
    }
  }

  private func isIt(_ activity: ActivityID) -> String {
    let title = law[activity].title[language]
    return words("Is it this: \(title)?", "是否构成：\(title)？")
  }

  private func evidence(of duty: Duty, _ company: CompanyCase, _ line: Int) -> Evidence {
    let known = assessor.known(of: company.record, line: line, company.result)
    return EvidenceReader(law, known: known, on: company.date).evidence(of: duty.when)
  }
}
