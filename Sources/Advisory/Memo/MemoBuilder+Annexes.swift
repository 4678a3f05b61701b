import Assessment
import Law
import Portfolio
import Wording

/// The annexes: duties by subject, exposure by breach, and what hangs on open facts.
extension MemoBuilder {
  // MARK: - A Duties

  /// The duties that apply, by subject; those that the facts break are marked.
  func duties(_ company: CompanyCase) -> [Memo.Group] {
    let broken = Set(company.order.flatMap { company.finding($0).brokenDuties })
    return bySubject(carried(company) { $0.duties }.filter { law[$0.duty].kind == .obligation }.map(\.duty)) {
      duty in
      row(duty, isBroken: broken.contains(duty.id))
    }
  }

  func pointers(_ company: CompanyCase) -> [Memo.Group] {
    bySubject(carried(company) { $0.duties }.filter { law[$0.duty].kind == .pointer }.map(\.duty)) {
      row($0, isBroken: false)
    }
  }

  private func row(_ duty: Duty, isBroken: Bool) -> Memo.Group.Row {
    let marks = words.marks(duty.confidence).map { words("; ", "；") + $0 } ?? ""
    return Memo.Group.Row(
      what: words.sentence(duty.says[language]), detail: duty.deadline?[language] ?? "",
      provision: cite(duty.provision) + marks, isBroken: isBroken)
  }

  private func bySubject(_ duties: [DutyID], _ row: (Duty) -> Memo.Group.Row) -> [Memo.Group] {
    let groups = Dictionary(grouping: duties.map { law[$0] }) { $0.subject?.index ?? .max }
    return groups.sorted { $0.key < $1.key }.map { subject, own in
      let title =
        law.subjects.indices.contains(subject)
        ? law.subjects[subject].title[language] : words("Other", "其他")
      return Memo.Group(title: title, rows: own.map(row))
    }
  }

  // MARK: - B Exposure

  /// What the law provides for, the breach of access first.
  func exposure(_ company: CompanyCase) -> [Memo.Group] {
    let penalties = carried(company) { $0.duties }.map { law[$0.duty] }.filter { $0.kind == .penalty }
    return Duty.Breach.allCases.compactMap { breach in
      let own = penalties.filter { $0.breach == breach }
      return own.isEmpty
        ? nil
        : Memo.Group(
          title: words.sentence(words.breach(breach)), rows: own.map { row($0, isBroken: false) })
    }
  }

  // MARK: - Open facts

  /// What applies or not by facts that are open, by those facts.
  func openDuties(_ company: CompanyCase) -> [Memo.Group] {
    var groups: [Memo.Group] = []
    let sure = Set(carried(company) { $0.duties }.map(\.duty))
    // Of a line that is only named as an activity nothing else is known, and anything could be asked.
    let described = company.lines.filter { company.record.lines[$0].isGraded }
    for (id, lines) in carried(company, { $0.openDuties })
    where !sure.contains(id) && lines.contains(where: described.contains) {
      let reason = hangsOn(law[id], company, lines[0]).joined(separator: words(" ", ""))
      let row = row(law[id], isBroken: false)
      if let index = groups.firstIndex(where: { $0.title == reason }) {
        groups[index].rows.append(row)
      } else {
        groups.append(Memo.Group(title: reason, rows: [row]))
      }
    }
    return groups.sorted { $0.title.count < $1.title.count }
  }

  /// What a duty hangs on: facts not known, or whether the line is what carries it.
  private func hangsOn(_ duty: Duty, _ company: CompanyCase, _ line: Int) -> [String] {
    let known = assessor.known(of: company.record, line: line, company.result)
    let evidence = EvidenceReader(law, known: known, on: company.date).evidence(of: duty.when)
    let open = evidence.decidingTests.filter { $0.truth == nil }.map { question(of: $0.condition) }
    let activities = company.explanations[line].activities.filter { duty.activities.contains($0.id) }
    let isCarried = activities.contains { $0.finding.mustCount }
    let grades = isCarried ? [] : activities.map { isIt($0.id) }
    var seen: Set<String> = []
    let all = (grades + open).filter { !$0.isEmpty && seen.insert($0).inserted }
    return all.isEmpty ? [words("Other circumstances of the company.", "公司的其他情况。")] : all
  }

  private func question(of test: Condition) -> String {
    switch test {
    case .fact(let fact, _): law[fact].question[language]
    case .reading(let reading, _): law[reading].question[language]
    case .carries(let activity, _): isIt(activity)
    case .about(let topics):
      words("Is it about \(words.either(topics.map { law[$0].says[.english] }))?",
        "是否涉及\(words.either(topics.map { law[$0].says[.chinese] }))？")
    case .stated(let facts): words.both(facts.map { law[$0].question[language] })
    case .all, .any, .not, .term: ""
    }
  }

  private func isIt(_ activity: ActivityID) -> String {
    words("Is it \(law[activity].noun[.english])?", "是否属于\(law[activity].noun[.chinese])？")
  }
}
