package import Assessment
package import Law

/// Words results of an assessment, the same in every report.
package struct ResultWords: Sendable {
  package let law: Law
  package let words: ReportWords

  package var language: Language { words.language }

  package init(_ law: Law, language: Language) {
    self.law = law
    words = ReportWords(language: language)
  }

  package func cite(_ provision: ProvisionID) -> String {
    law.citation(of: provision, in: language)
  }

  /// The foreign share in all: `60 %`, `42 % to 100 %`.
  package func share(_ share: (least: Int64, greatest: Int64)) -> String {
    func percentage(_ figure: Int64) -> String {
      words.percent(Percentage(millionths: Int32(clamping: figure)).description)
    }
    if share.least == share.greatest { return percentage(share.least) }
    if share.greatest == 1_000_000 {
      return words("\(percentage(share.least)) or more", "不低于\(percentage(share.least))")
    }
    return words(
      "\(percentage(share.least)) to \(percentage(share.greatest))",
      "\(percentage(share.least))至\(percentage(share.greatest))")
  }

  /// The answers to contested points that are chosen instead of the usual ones, a sentence each.
  package var choices: [String] {
    law.chosenReadings.map { reading in
      let answers = reading.defaults.map { reading.answers[$0].says[language] }
      return reading.defaults.count > 1
        ? words(
          "left open by choice: \(reading.question[language])",
          "依选择未作取舍：\(reading.question[language])")
        : words(
          "taken by choice: \(reading.question[language]) \(words.either(answers))",
          "依选择采用：\(reading.question[language])\(words.either(answers))")
    }
  }

  /// The marks that are worth saying, each with the clause that bears it.
  package func marks(_ marks: WeakestMarks) -> [String] {
    func text(_ mark: String, _ clause: WeakestMarks.Clause) -> String {
      let citation =
        law.provision(of: clause).map(cite) ?? words("how the line is graded", "对服务的定性")
      return words("\(mark): \(citation)", "\(mark)：\(citation)")
    }
    if let clause = marks.leastSettled, clause == marks.leastChecked,
      let both = words.marks(marks.confidence)
    {
      return [text(both, clause)]
    }
    var texts: [String] = []
    if let clause = marks.leastSettled {
      texts.append(text(words.certainty(marks.confidence.certainty), clause))
    }
    if let clause = marks.leastChecked {
      texts.append(text(words.checked(marks.confidence.checked), clause))
    }
    return texts
  }

  /// The grades still possible; empty for what binds any business.
  package func grade(_ finding: CompanyAssessment.ActivityFinding) -> String {
    if finding.activity == law.generalBusiness { return "" }
    if finding.isDeclared { return words("declared", "自行申报") }
    return words.grades(Grade.allCases.filter { finding.grades & (1 << $0.rawValue) != 0 }.reversed())
  }
}
