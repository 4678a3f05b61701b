/// What tables and JSON say beside an answer, by the name that they write.
public enum AnswerMark: String, CaseIterable, Sendable {
  /// It is given only by what the line is likely to be.
  case likely
  /// It rests on what is contested.
  case contested
  /// It is open, and nothing encoded says which licence it needs.
  case licencesUnchecked = "licences-unchecked"
  /// Filings alone are needed.
  case filingsEnough = "filings-enough"
}

extension CompanyAssessment {
  public func marks(of line: LineFinding) -> [AnswerMark] {
    var marks: [AnswerMark] = []
    if isAnswerOnlyLikely(line) { marks.append(.likely) }
    if isAnswerContested(line) { marks.append(.contested) }
    if isUnlicensed(line) { marks.append(.licencesUnchecked) }
    if line.answer == .yesWithLicence, needsOnlyFilings(line) { marks.append(.filingsEnough) }
    return marks
  }
}
