import Assessment
import DecisionDiagram
import Law
import Portfolio
import Wording

/// What a line of business is, in noun phrases and sentences.
extension MemoBuilder {
  /// An activity as a noun phrase.
  func noun(_ activity: ActivityID) -> String { law[activity].noun[language] }

  /// Activities as noun phrases; several kinds of one code, or of one field that has none, are one.
  ///
  /// - Parameter namesKinds: Whether the kinds stand in brackets.
  func nouns(_ activities: [ActivityID], namesKinds: Bool = true) -> [String] {
    var left = activities
    var found: [String] = []
    while let first = left.first {
      let same = left.filter { isKind(law[$0], likeA: law[first]) }
      left.removeAll(where: same.contains)
      guard same.count > 1, let group = group(of: same) else {
        found += same.map(noun)
        continue
      }
      let kinds = same.map { law[$0].title[language] }.joined(separator: words("; ", "；"))
      found.append(namesKinds ? group + bracketed(kinds) : group)
    }
    return found
  }

  /// Whether two activities are kinds of one code, or of one field that has none.
  private func isKind(_ one: Activity, likeA other: Activity) -> Bool {
    if one.id == other.id { return true }
    return one.code == other.code && (one.code != nil || !one.groups.isEmpty && one.groups == other.groups)
  }

  /// The noun phrase of the smallest group that holds some activities.
  func group(of activities: [ActivityID]) -> String? {
    law.groups.filter { group in
      group.noun != nil && activities.allSatisfy(group.members.contains)
    }.min { $0.members.members.count < $1.members.members.count }?.noun?[language]
  }

  /// A noun phrase without its gloss, which is said where the phrase is first used: `an information service`.
  func short(_ noun: String) -> String { noun.firstRange(of: ", a kind of ").map { String(noun[..<$0.lowerBound]) } ?? noun }

  /// What the line is in every case, where only what it may be besides decides.
  func certain(_ explanation: LineExplanation) -> [LineExplanation.Activity] {
    guard explanation.answer == .depends, !explanation.deciding.contains(where: \.finding.mustCount) else { return [] }
    return explanation.activities.filter { $0.finding.mustCount && $0.id != law.generalBusiness }
  }

  /// - Parameter beside: Whether it was said what the line is in every case.
  func classes(
    _ shown: [LineExplanation.Activity], _ company: CompanyCase, _ line: Int, beside: Bool = false
  ) -> String {
    let name = named(line, company)
    guard let first = shown.first, first.id != law.generalBusiness else {
      return about(company, line)
    }
    // What is said of several kinds of one code is said once.
    let code = law[first.id].code
    let kinds = code == nil ? [] : shown.filter { law[$0.id].code == code && !$0.isSure }.map(\.id)
    let kind = kinds.count > 1 && kinds.contains(first.id) ? group(of: kinds) : nil
    var texts = [
      classSentence(
        first, name, isFirst: !beside, noun: kind,
        reason: first.reason ?? shown.first { kind != nil && kinds.contains($0.id) && $0.reason != nil }?.reason,
        isLikely: kind != nil && company.explanations[line].isLikelyOne(of: kinds))
    ]
    if let second = shown.dropFirst().first(where: { code == nil || law[$0.id].code != code }),
      second.id != law.generalBusiness
    {
      texts.append(classSentence(second, name, isFirst: false, reason: second.reason))
    }
    return joined(texts)
  }

  private func classSentence(
    _ activity: LineExplanation.Activity, _ name: String, isFirst: Bool, noun: String? = nil, reason: GradeRowID?,
    isLikely: Bool = false
  ) -> String {
    let noun = noun ?? self.noun(activity.id)
    if activity.finding.isDeclared {
      return isFirst
        ? words("We were told that \(name) is \(noun).", "据告知，\(name)为\(noun)。")
        : words("It was also named as \(noun).", "据告知，该业务同时为\(noun)。")
    }
    let reason = reason.map { row -> String in
      let citation = law[row].cites.map { bracketed(cite($0)) } ?? ""
      return words(": \(law[row].says[.english])\(citation)", "：\(law[row].says[.chinese])\(citation)")
    } ?? ""
    let isSure = activity.isSure
    // Of several kinds together it may be one for certain, whichever it is.
    if !activity.finding.mustCount, !isLikely {
      let subject = isFirst ? words("\(name) may be", "\(name)可能属于") : words("It may also be", "该业务还可能属于")
      return words("\(subject) \(noun)\(reason).", "\(subject)\(noun)\(reason)。")
    }
    let subject = isFirst ? words("\(name) is", "\(name)") : words("It is also", "该业务同时")
    return words(
      "\(subject) \(isSure ? "" : "probably ")\(noun)\(reason).",
      "\(subject)\(isSure ? "属于" : "很可能属于")\(noun)\(reason)。")
  }

  /// What a line is said to be about, where it is none of the listed fields.
  private func about(_ company: CompanyCase, _ line: Int) -> String {
    let name = named(line, company)
    let kinds = company.record.lines[line].about.map { law[$0].says[language] }
    guard !kinds.isEmpty else {
      return words(
        "No activity that the lists name was found in \(name).", "未见\(name)属于清单所列业务。")
    }
    return words(
      "\(name) is none of the listed fields of the kinds of business named: \(kinds.joined(separator: "; ")).",
      "\(name)不属于所述业务类别中的任何清单所列业务：\(kinds.joined(separator: "；"))。")
  }

  func nothingFound(_ company: CompanyCase, _ line: Int) -> String {
    if let text = unencodedField(company, line) { return text }
    return words(
      "Nothing that was said of \(named(line, company)) leads to a business that the law lists, and this is no ground for a Yes: it may be anything. Tell us what the business is about.",
      "关于\(named(line, company))的说明未涉及清单所列的任何业务，但这并不构成可以经营的依据：该业务可能属于任何类别。请说明业务内容。")
  }

  /// That the rules of the field of a line are not applied; `nil` where they are.
  func unencodedField(_ company: CompanyCase, _ line: Int) -> String? {
    company.record.lines[line].about.first { law[$0].isUnencoded }.map { kind in
      words(
        "\(named(line, company)) is about \(law[kind].says.english). Nothing that was said of it is a ground for a Yes; counsel must look at the law of that field.",
        "\(named(line, company))涉及\(law[kind].says.chinese)。所述内容不构成可以经营的依据，须由律师另行查明该领域的法律。")
    }
  }
}
