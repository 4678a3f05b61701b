package import Assessment
package import Law

/// The answer in plain words, the same wherever people read one.
extension ReportWords {
  /// The answer as a sentence that a paragraph begins with: `Probably not as structured.`
  package func answer(_ conclusion: Conclusion) -> String { sentence(short(conclusion)) + self(".", "。") }

  /// The answer where there is no room for a sentence: `not as structured`.
  ///
  /// - Parameter byFiling: Whether filings alone are needed.
  package func short(_ answer: Answer, byFiling: Bool = false) -> String { short(Conclusion(answer, byFiling: byFiling)) }

  /// The answer with what is said in the same breath, where there is no room for a sentence: `probably no`, `yes, with a
  /// licence, on the view taken here`.
  package func short(_ conclusion: Conclusion) -> String {
    let answer = conclusion.answer
    let (english, chinese) =
      switch answer {
      case .no: ("no", "不可以")
      case .notAsStructured: ("not as structured", "按现有架构不可以")
      case .notAsDesigned: ("open to this investor, but not as designed", "外资可以进入，但所述产品设计不被允许")
      case .depends: ("it depends", "取决于未定事项")
      case .nothingFound where conclusion.isUncovered: ("its field is not covered here", "所属领域的规则未收录")
      case .nothingFound: ("nothing listed was found", "未见清单所列业务")
      case .yesOnConditions: ("yes, on conditions", "可以，但须符合准入条件")
      case .yesWithLicence where conclusion.byFiling: ("yes, filings are enough", "可以，办理备案即可")
      case .yesWithLicence: ("yes, with a licence", "可以，须取得许可")
      case .yes where conclusion.isUnlicensed: ("yes, licences not checked", "可以，但许可要求未核查")
      case .yes: ("yes", "可以")
      case .notReached: ("not a question of foreign investment access", "不属于外资准入问题")
      }
    guard answer != .depends, answer != .nothingFound else { return self(english, chinese) }
    // In Chinese the structure stands before the doubt.
    let probably = answer == .notAsStructured ? "按现有架构，很可能不可以" : "很可能\(chinese)"
    return self(
      (conclusion.isLikely ? "probably " : "") + english + (conclusion.isOfOneView ? ", on the view taken here" : ""),
      (conclusion.isOfOneView ? "依本文所采观点，" : "") + (conclusion.isLikely ? probably : chinese))
  }

  /// What an answer comes to, as a clause with its subject: `it may be offered with a licence`.
  ///
  /// - Parameter byFiling: Whether filings alone are needed.
  package func clause(_ answer: Answer, byFiling: Bool = false) -> String {
    switch answer {
    case .no: self("it is closed to foreign investment", "禁止外商投资")
    case .notAsStructured: self("it is not allowed as structured", "按现有架构不可以经营")
    case .notAsDesigned: self("it is not allowed as designed", "所述产品设计不被允许")
    case .depends: self("the answer depends on open points", "结论取决于未定事项")
    case .nothingFound: self("no rule on foreign investment was found for it", "未见限制外资的规定")
    case .yesOnConditions: self("it may be offered, on conditions", "可以经营，但须符合准入条件")
    case .yesWithLicence where byFiling: self("it may be offered, and filings are enough", "办理备案即可经营")
    case .yesWithLicence: self("it may be offered with a licence", "取得许可即可经营")
    case .yes: self("it may be offered", "可以经营")
    case .notReached: self("it is no question of foreign investment access", "不属于外资准入问题")
    }
  }

  /// What outcomes would mean, as a clause with its subject: `it would need a licence`; of several the worst, which is
  /// only possible: `it might be closed to the company`.
  ///
  /// - Parameter byFiling: Whether filings alone are needed.
  package func clause(_ verdicts: VerdictSet, byFiling: Bool = false) -> String {
    if verdicts.count > Self.mostOutcomes {
      return self("what it comes to would not be settled by the facts given", "则所述事实不足以确定")
    }
    let outcome =
      switch verdicts.worst {
      case .prohibited: self("be closed to the company", "不允许该公司经营")
      case .notOpen: self("not be open to the company", "对该公司不开放")
      case .restrictedViolated: self("not be allowed as structured", "不符合准入条件")
      case .indeterminate: self("not be settled", "尚不能确定")
      case .restrictedSatisfied: self("be allowed, as its terms are met", "符合准入条件")
      case .permittedWithLicence where byFiling: self("need filings", "须办理备案")
      case .permittedWithLicence: self("need a licence", "须取得许可")
      case .permitted: self("be open", "可以经营")
      case .outOfScope: self("be no question of foreign investment access", "不属于外资准入问题")
      }
    return (verdicts.count > 1 ? self("it might ", "则可能") : self("it would ", "则")) + outcome
  }

  /// What several lines of business come to together: `one of two lines is closed`.
  ///
  /// - Parameters:
  ///   - conclusions: Of the lines with the worst answer, at least one.
  ///   - all: How many lines there are, at least two.
  package func headline(_ conclusions: [Conclusion], of all: Int) -> String {
    guard let answer = conclusions.first?.answer else { return "" }
    let count = conclusions.count
    let together = conclusions.together(answer)
    let isEach = count == all
    let verb: (one: String, many: String, chinese: String) =
      switch answer {
      case .no: ("is closed", "are closed", "不可以经营")
      case .notAsStructured:
        ("is not allowed as structured", "are not allowed as structured", "按现有架构不可以经营")
      case .notAsDesigned:
        ("is not allowed as designed", "are not allowed as designed", "所述产品设计不被允许")
      case .depends: ("depends on open points", "depend on open points", "取决于未定事项")
      case .nothingFound where together.isUncovered:
        ("is in a field not covered here", "are in fields not covered here", "所属领域的规则未收录")
      case .nothingFound:
        ("matches nothing listed", "match nothing listed", "未见清单所列业务")
      case .yesOnConditions where isEach:
        ("may be offered, on conditions", "may be offered, on conditions", "可以经营，但须符合准入条件")
      case .yesOnConditions:
        ("may be offered, on conditions", "may be offered, some on conditions", "可以经营，但部分须符合准入条件")
      case .yesWithLicence where together.byFiling:
        ("may be offered, filings are enough", "may be offered, filings are enough", "可以经营，办理备案即可")
      case .yesWithLicence where isEach && !conclusions.contains(where: \.byFiling):
        ("may be offered, with a licence", "may be offered, with licences", "可以经营，须取得许可")
      case .yesWithLicence:
        ("may be offered, with a licence", "may be offered, some with licences", "可以经营，但部分须取得许可")
      case .yes where together.isUnlicensed && isEach && conclusions.allSatisfy(\.isUnlicensed):
        ("may be offered, licences not checked", "may be offered, licences not checked", "可以经营，但许可要求未核查")
      case .yes where together.isUnlicensed:
        ("may be offered, licences not checked", "may be offered, some licences not checked", "可以经营，但部分许可要求未核查")
      case .yes: ("may be offered", "may be offered", "可以经营")
      case .notReached:
        (
          "is no question of foreign investment access", "are no question of foreign investment access",
          "不属于外资准入问题"
        )
      }
    let marks = marks(conclusions, among: all)
    if isEach || !answer.isObstacle {
      return self(
        "\(all == 2 ? "both" : "all \(word(all))") lines \(marks.english(verb.many))",
        marks.chinese("\(word(all))项业务均", verb.chinese))
    }
    return self(
      "\(word(count)) of \(word(all)) lines \(marks.english(count > 1 ? verb.many : verb.one))",
      marks.chinese("\(word(all))项业务中有\(word(count))项", verb.chinese))
  }

  /// How sure it is what several lines come to, as their heading says it.
  private struct HeadlineMarks {
    var probably = ""
    var englishEnd: [String] = []
    var likely = ""
    var view = ""
    var chineseEnd: [String] = []

    /// `are probably closed, one on the view taken here`.
    func english(_ verb: String) -> String {
      let words = verb.split(separator: " ", maxSplits: 1).map(String.init)
      let certain = probably.isEmpty ? verb : ([words[0], probably] + words.dropFirst()).joined(separator: " ")
      return ([certain] + englishEnd).joined(separator: ", ")
    }

    func chinese(_ lines: String, _ verb: String) -> String {
      // The structure stands before the doubt.
      let structure = "按现有架构"
      let certain =
        likely.isEmpty ? verb : verb.hasPrefix(structure) ? structure + likely + verb.dropFirst(structure.count) : likely + verb
      return view + lines + certain + (chineseEnd.isEmpty ? "" : "（\(chineseEnd.joined(separator: "，"))）")
    }
  }

  private func marks(_ conclusions: [Conclusion], among all: Int) -> HeadlineMarks {
    var marks = HeadlineMarks()
    guard let answer = conclusions.first?.answer, answer != .depends, answer != .nothingFound else { return marks }
    // Of lines that may all be run only the worst are looked at.
    let isEach = conclusions.count == all || answer.isObstacle
    let likely = conclusions.count(where: \.isLikely)
    let ofOneView = conclusions.count(where: \.isOfOneView)
    if isEach, likely == conclusions.count {
      marks.probably = "probably"
      marks.likely = "很可能"
    } else if likely > 0 {
      marks.englishEnd.append("\(word(likely)) only probably")
      marks.chineseEnd.append("其中\(word(likely))项仅为很可能")
    }
    if isEach, ofOneView == conclusions.count {
      marks.englishEnd.append("on the view taken here")
      marks.view = "依本文所采观点，"
    } else if ofOneView > 0 {
      marks.englishEnd.append("\(word(ofOneView)) on the view taken here")
      marks.chineseEnd.append("其中\(word(ofOneView))项系依本文所采观点")
    }
    return marks
  }

  /// A small number as a word.
  package func word(_ number: Int) -> String {
    let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    let chinese = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"]
    guard words.indices.contains(number) else { return "\(number)" }
    return self(words[number], chinese[number])
  }
}

extension ReportWords {
  /// What a company comes to: its answer, or how many of its lines have the worst one.
  package func headline(_ result: borrowing CompanyAssessment) -> String {
    let worst = result.worstConclusions
    guard result.lineCount > 1 else { return short(worst.first ?? Conclusion(result.answer)) }
    return headline(worst, of: result.lineCount)
  }

  /// What a line comes to, where there is no room for a sentence.
  package func short(
    _ line: CompanyAssessment.LineFinding, of result: borrowing CompanyAssessment
  ) -> String {
    short(result.conclusion(of: line))
  }
}

extension Answer {
  /// Whether something stands in the way, or nobody can say that nothing does.
  package var isObstacle: Bool {
    switch self {
    case .no, .notAsStructured, .notAsDesigned, .depends, .nothingFound: true
    case .yesOnConditions, .yesWithLicence, .yes, .notReached: false
    }
  }

  /// A mark that says the same as the colour.
  package var mark: String {
    switch self {
    case .no: "✗"
    case .notAsStructured, .notAsDesigned: "!"
    case .depends, .nothingFound: "?"
    case .yesOnConditions, .yesWithLicence, .yes: "✓"
    case .notReached: "·"
    }
  }

  /// How it is coloured.
  package var tone: String {
    switch self {
    case .no: "closed"
    case .notAsStructured, .notAsDesigned: "broken"
    case .depends, .nothingFound: "open"
    case .yesOnConditions, .yesWithLicence, .yes: "clear"
    case .notReached: "apart"
    }
  }
}
