import Assessment
import Law
import Portfolio
import Wording

/// The annexes: duties by subject, exposure by breach, and what hangs on open facts.
extension MemoBuilder {
  // MARK: - A Duties

  /// The duties that apply, by subject; those that the facts break are marked.
  func duties(_ company: CompanyCase) -> [Memo.Group] {
    bySubject(
      carried(company) { $0.duties }.map(\.duty).filter { law[$0].kind == .obligation }, company)
  }

  func pointers(_ company: CompanyCase) -> [Memo.Group] {
    bySubject(carried(company) { $0.duties }.map(\.duty).filter { law[$0].kind == .pointer }, company)
  }

  private func bySubject(_ duties: [DutyID], _ company: CompanyCase) -> [Memo.Group] {
    let groups = Dictionary(grouping: duties.map { law[$0] }) { $0.subject?.index ?? .max }
    return groups.sorted { $0.key < $1.key }.map { subject, own in
      let title =
        law.subjects.indices.contains(subject)
        ? law.subjects[subject].title[language] : words("Other", "其他")
      return Memo.Group(title: title, rows: rows(own, company))
    }
  }

  /// Rows of duties: an act that several texts ask for is one row, as are what several say in the same words and what
  /// one instrument asks at the same time.
  func rows(_ duties: [Duty], _ company: CompanyCase) -> [Memo.Group.Row] {
    struct Key: Hashable {
      /// What several texts ask for; `nil` for what one alone does.
      let shared: String?
      let instrument: InstrumentID?
      let detail: String
      let mark: String
      let isBroken: Bool
    }
    let broken = Set(company.order.flatMap { company.finding($0).brokenDuties })
    let count = duties.reduce(into: [:]) { $0[$1.says[language], default: 0] += 1 }
    var keys: [Key] = []
    var groups: [Key: [Duty]] = [:]
    for duty in duties {
      let says = duty.says[language]
      let shared = duty.act.map { law[$0].title[language] } ?? (count[says] == 1 ? nil : says)
      let key = Key(
        shared: shared, instrument: shared == nil ? law[duty.provision].instrument : nil,
        detail: shared == nil ? duty.deadline?[language] ?? "" : "",
        mark: words.unsettledMark(duty.confidence) ?? "", isBroken: broken.contains(duty.id))
      if groups[key] == nil { keys.append(key) }
      groups[key, default: []].append(duty)
    }
    return keys.map { key in
      let own = groups[key] ?? []
      let texts = key.shared.map { [$0] } ?? own.map { $0.says[language] }
      var details: [String] = []
      for detail in own.compactMap({ $0.deadline?[language] }) where !details.contains(detail) { details.append(detail) }
      let citation = cite(own.map(\.provision)) + (key.mark.isEmpty ? "" : words("; ", "；") + key.mark)
      return Memo.Group.Row(
        what: texts.map(words.sentence).joined(separator: words(". ", "。")),
        detail: details.joined(separator: words("; ", "；")), provision: citation,
        isBroken: key.isBroken)
    }
  }

  // MARK: - B Exposure

  /// What the law provides for, the breach of access first.
  func exposure(_ company: CompanyCase) -> [Memo.Group] {
    let sure = carried(company) { $0.duties }.map(\.duty)
    let open = openOnes(company).map(\.duty).filter { !sure.contains($0) }
    let all = [(sure, ""), (open, words(", where the open duties of Annex A apply", "（附件一中视具体情况适用的义务）"))]
    return Duty.Breach.allCases.flatMap { breach in
      all.compactMap { duties, addition in
        let own = duties.map { law[$0] }.filter { $0.kind == .penalty && $0.breach == breach }
        return own.isEmpty
          ? nil
          : Memo.Group(title: words.sentence(words.breach(breach)) + addition, rows: rows(own, company))
      }
    }
  }

  // MARK: - Open facts

  /// What applies or not by facts that are open, a row for those facts: short, as most of it will not apply.
  func openDuties(_ company: CompanyCase) -> [Memo.Group] {
    var titles: [[String]] = []
    var groups: [[String]: [Duty]] = [:]
    // What a breach of them leads to stands in annex B.
    for (id, lines) in openOnes(company) where law[id].kind != .penalty {
      let title = hangsOn(law[id], company, lines[0])
      if groups[title] == nil { titles.append(title) }
      groups[title, default: []].append(law[id])
    }
    var numbers: [String: Int] = [:]
    let length = { (title: [String]) in (title.count, title.reduce(0) { $0 + $1.count }) }
    return titles.sorted { length($0) < length($1) }.map { title in
      let duties = groups[title] ?? []
      let row = Memo.Group.Row(what: inShort(duties, company), detail: "", provision: cite(duties.map(\.provision)))
      return Memo.Group(title: numbered(title, &numbers), rows: [row])
    }
  }

  /// Duties that are told in their own words; of more, acts are named and the others counted by subject.
  private static let mostDutiesInWords = 2

  private func inShort(_ duties: [Duty], _ company: CompanyCase) -> String {
    let all = rows(duties, company).map(\.what)
    guard duties.count > Self.mostDutiesInWords else { return all.joined(separator: words(". ", "。")) }
    var texts: [String] = []
    for act in duties.compactMap(\.act).map({ law[$0].title[language] }) where !texts.contains(act) { texts.append(act) }
    let others = duties.filter { $0.act == nil }
    for subject in law.subjects.indices + [.max] {
      let count = Set(others.filter { ($0.subject?.index ?? .max) == subject }.map { $0.says[language] }).count
      guard count > 0 else { continue }
      let title = law.subjects.indices.contains(subject) ? law.subjects[subject].title[language] : words("other", "其他")
      let duties = words(count == 1 ? "1 duty" : "\(count) duties", "\(count)项义务")
      texts.append(words("\(title.prefix(1).lowercased() + title.dropFirst()) (\(duties))", "\(title)（\(duties)）"))
    }
    return words.sentence(texts.joined(separator: words("; ", "；")))
  }

  /// Duties that hang on open facts, with the lines that may carry them.
  private func openOnes(_ company: CompanyCase) -> [(duty: DutyID, lines: [Int])] {
    let sure = Set(carried(company) { $0.duties }.map(\.duty))
    // Of a line that is only named as an activity nothing else is known, and anything could be asked.
    let described = company.lines.filter { line in
      company.record.lines[line].isGraded
        && !(company.finding(line).isNothingFound && company.finding(line).isOfUnencodedField)
    }
    return carried(company, { $0.openDuties }).filter { id, lines in
      !sure.contains(id) && lines.contains(where: described.contains)
    }
  }

  /// Questions with their numbers: each in full once, and by its number after that.
  private func numbered(_ questions: [String], _ numbers: inout [String: Int]) -> String {
    let known = questions.compactMap { numbers[$0] }.sorted()
    let new = questions.filter { numbers[$0] == nil }
    for question in new { numbers[question] = numbers.count + 1 }
    let texts = new.map { "\(numbers[$0] ?? 0). \($0)" }
    guard !known.isEmpty else { return texts.joined(separator: " ") }
    let list = words.both(known.map(String.init))
    let named = known.count == 1 ? words("question \(list)", "问题\(list)") : words("questions \(list)", "问题\(list)")
    return texts.isEmpty
      ? words.sentence(named) : texts.joined(separator: " ") + words(" (and on \(named))", "（另取决于\(named)）")
  }

  /// What a duty hangs on: facts not known, or whether the line is what carries it.
  private func hangsOn(_ duty: Duty, _ company: CompanyCase, _ line: Int) -> [String] {
    let known = assessor.known(of: company.record, line: line, company.result)
    let evidence = EvidenceReader(law, known: known, on: company.date).evidence(of: duty.when)
    let open = evidence.decidingTests.filter { $0.truth == nil }.map { question(of: $0.condition) }
    let activities = company.explanations[line].activities.filter { duty.activities.contains($0.id) }
    let isCarried = activities.contains { $0.finding.mustCount }
    let kinds = isCarried ? [] : nouns(activities.map(\.id))
    let isIt = kinds.isEmpty ? "" : words("Is it \(words.either(kinds))?", "是否属于\(words.either(kinds))？")
    var seen: Set<String> = []
    let all = ([isIt] + open).filter { !$0.isEmpty && seen.insert($0).inserted }
    return all.isEmpty ? [words("Other circumstances of the company.", "公司的其他情况。")] : all
  }

  func question(of test: Condition) -> String {
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
