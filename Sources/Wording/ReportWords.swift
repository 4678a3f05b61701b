package import Law

/// The fixed words of results, in both languages.
package struct ReportWords {
  package let language: Language

  package init(language: Language) { self.language = language }

  package func callAsFunction(_ english: String, _ chinese: String) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }

  /// What an outcome means for who asks: `closed`, `open, with a licence`.
  ///
  /// - Parameter byFiling: Whether filings alone are needed.
  package func outcome(_ verdict: Verdict, byFiling: Bool = false) -> String {
    switch verdict {
    case .prohibited: self("closed", "禁止")
    case .notOpen: self("not open", "未开放")
    case .restrictedViolated: self("terms not met", "不符合准入条件")
    case .indeterminate: self("not settled", "尚不能确定")
    case .restrictedSatisfied: self("terms met", "符合准入条件")
    case .permittedWithLicence where byFiling: self("open, filings are enough", "可以，办理备案即可")
    case .permittedWithLicence: self("open, with a licence", "可以，须取得许可")
    case .permitted: self("open", "可以")
    case .outOfScope: self("not a question of access", "不属于准入问题")
    }
  }

  /// Outcomes up to which they are named one by one; more say nothing.
  package static let mostOutcomes = 3

  /// Outcomes in words, the worst first.
  ///
  /// - Parameter byFiling: Whether filings alone are needed.
  package func outcomes(_ verdicts: VerdictSet, byFiling: Bool = false) -> String {
    verdicts.count > Self.mostOutcomes
      ? self("not settled by the facts given", "所述事实不足以确定")
      : alternatives(verdicts.verdicts.map { outcome($0, byFiling: byFiling) })
  }

  /// A day as people write it: `1 March 2025`, `2025年3月1日`.
  package func day(_ date: CalendarDate) -> String {
    let parts = date.description.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return date.description }
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    return self(
      "\(parts[2]) \(months[parts[1] - 1]) \(parts[0])", "\(parts[0])年\(parts[1])月\(parts[2])日")
  }

  /// A percentage as the language writes it: `50 %`, `50%`.
  package func percent(_ text: String) -> String {
    language == .chinese ? text.replacing(" %", with: "%") : text
  }

  /// The foreign share of the company as a clause: `the company is wholly foreign-owned`, `the foreign share is 60 %`.
  package func foreignShare(_ share: String) -> String {
    share == percent("100 %")
      ? self("the company is wholly foreign-owned", "公司为外商独资")
      : self("the foreign share is \(share)", "外资股比\(equals(share))")
  }

  /// What an answer hangs on that no fact settles.
  package var contestedPoint: String { self("a contested point", "争议问题") }

  /// The first letter as a sentence has it.
  package func sentence(_ text: String) -> String {
    language == .english ? text.prefix(1).uppercased() + text.dropFirst() : text
  }

  /// How far something is an activity: `certain`, `likely`.
  package func grade(_ grade: Grade) -> String {
    switch grade {
    case .no: self("not this", "不属于")
    case .remote: self("remote", "可能性低")
    case .possible: self("possible", "可能属于")
    case .likely: self("likely", "很可能属于")
    case .yes: self("certain", "属于")
    }
  }

  /// The grades that are still possible, of which what is open decides: `likely, depends on what is open`.
  package func grades(_ grades: [Grade]) -> String {
    guard grades.count > 1 else { return grades.first.map(grade) ?? "" }
    if grades.count == 2, let likeliest = grades.first, grades.last == .no {
      let says = likeliest == .yes ? [] : [grade(likeliest)]
      return self(
        (says + ["depends on what is open"]).joined(separator: ", "), (says + ["取决于未定事项"]).joined(separator: "，"))
    }
    let words = grades.map { $0 == .no ? self("not", "不属于") : grade($0) }
    return self("\(either(words)), depending on what is open", "取决于未定事项：\(either(words))")
  }

  package func certainty(_ certainty: Certainty) -> String {
    guard language == .chinese else { return certainty.name }
    return switch certainty {
    case .contested: "有争议"
    case .practice: "依实践"
    case .settled: "明确"
    }
  }

  /// Against what one instrument was held, and when.
  package func review(_ review: TextReview) -> String {
    guard let source = review.restatedFrom else {
      return self(
        "compared with a full text on \(day(review.date))", "已于\(day(review.date))与全文核对")
    }
    return self(
      "restated from secondary sources on \(day(review.date)): \(source.english)",
      "\(day(review.date))依二手资料转述：\(source.chinese)")
  }

  /// How far the law as a whole was held against its texts.
  package func review(_ review: LawReview) -> String {
    self(
      "Texts of the law as of \(day(review.date)): \(review.instruments - review.restated) compared with full texts, "
        + "\(review.restated) restated from secondary sources; no later edition of a list was found by that day.",
      "法律文本截至\(day(review.date))：\(review.instruments - review.restated)部与全文核对，\(review.restated)部依二手资料转述；至该日未见清单有更新版本。"
    )
  }

  package func checked(_ checked: Checked) -> String {
    switch checked {
    case .confirmed: self("text confirmed", "文本已核对")
    case .secondary: self("text known from secondary sources", "文本依二手资料")
    case .unchecked: self("text not checked", "文本未核对")
    }
  }

  /// The same under a heading that says what of: `confirmed`.
  package func state(_ checked: Checked) -> String {
    switch checked {
    case .confirmed: self("confirmed", "已核对")
    case .secondary: self("secondary sources", "依二手资料")
    case .unchecked: self("not checked", "未核对")
    }
  }

  /// Which breach a penalty answers.
  package func breach(_ breach: Duty.Breach) -> String {
    switch breach {
    case .access: self("foreign capital beyond what the field allows", "外资准入违规")
    case .licence: self("business without its licence, filing or approval", "无证经营或者未经许可、备案经营")
    case .duties: self("breach of the duties of the field", "违反行业管理义务")
    case .data:
      self(
        "breach of the rules on personal information, networks or data", "违反个人信息、网络和数据安全规定")
    case .reports: self("breach of reporting or registration", "违反信息报告或者登记规定")
    }
  }

  package func title(_ kind: Duty.Kind) -> String {
    switch kind {
    case .ban: self("bans on the product", "对产品本身的禁止性规定")
    case .obligation: self("obligations", "义务")
    case .procedure: self("procedures", "须办理的手续")
    case .penalty: self("exposure", "法律责任")
    case .pointer: self("see also", "另见")
    }
  }

  /// One of a kind.
  package func one(_ kind: Duty.Kind) -> String {
    switch kind {
    case .ban: self("ban", "禁止性规定")
    case .obligation: self("obligation", "义务")
    case .procedure: self("procedure", "手续")
    case .penalty: self("exposure", "法律责任")
    case .pointer: self("see also", "另见")
    }
  }

  /// `1 obligation`, `12 penalties`.
  package func counted(_ kind: Duty.Kind, _ count: Int) -> String {
    switch kind {
    case .penalty: self(count == 1 ? "1 penalty" : "\(count) penalties", "\(count)项法律责任")
    case .ban: self(count == 1 ? "1 ban" : "\(count) bans", "\(count)项禁止性规定")
    case .obligation, .procedure, .pointer:
      self(count == 1 ? "1 obligation" : "\(count) obligations", "\(count)项义务")
    }
  }

  /// The marks that are worth saying: all but settled and confirmed; `nil` where there is none.
  package func marks(_ confidence: Confidence) -> String? {
    var parts: [String] = []
    if confidence.certainty != .settled { parts.append(certainty(confidence.certainty)) }
    if confidence.checked != .confirmed { parts.append(checked(confidence.checked)) }
    return parts.isEmpty ? nil : parts.joined(separator: self("; ", "；"))
  }

  /// That a point is contested or rests on practice; `nil` where it is settled.
  package func unsettledMark(_ confidence: Confidence) -> String? {
    confidence.certainty == .settled ? nil : certainty(confidence.certainty)
  }

  /// A list of words with its last two joined by “and”.
  package func both(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: self(", ", "、")) + self(" and ", "和") + last
  }

  /// Clauses that all hold: `a, b and c`, `甲，乙，且丙`.
  package func all(_ clauses: [String]) -> String {
    guard language == .chinese, let last = clauses.last, clauses.count > 1 else { return both(clauses) }
    return clauses.dropLast().joined(separator: "，") + "，且" + last
  }

  /// Things to do, one after the other: `a, b and c`, `甲、乙并丙`.
  package func steps(_ acts: [String]) -> String {
    guard language == .chinese, let last = acts.last, acts.count > 1 else { return both(acts) }
    return acts.dropLast().joined(separator: "、") + "并" + last
  }

  /// Words of which one holds, some of which may hold commas: `a or b`, `a, with b; or c`.
  package func alternatives(_ parts: [String]) -> String {
    parts.contains { $0.contains(",") || $0.contains("，") } ? parts.joined(separator: self("; or ", "；或者")) : either(parts)
  }

  /// A list of words with its last two joined by “or”.
  package func either(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    let separator = self(", ", "、")
    return parts.dropLast().joined(separator: separator) + self(" or ", "或") + last
  }
}
