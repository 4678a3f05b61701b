package import Assessment
import Law

extension ResultWords {
  /// What a line comes to if the authority does not treat it as what it is only likely to be; `nil` where the answer does
  /// not hang on that.
  package func otherwise(
    _ finding: CompanyAssessment.LineFinding, of result: borrowing CompanyAssessment
  ) -> String? {
    guard finding.isOnlyLikely else { return nil }
    let answer = Answer(
      finding.firmVerdicts, isNothingFound: finding.mayBeNothingFound, breaksBan: false)
    guard answer != finding.answer else { return nil }
    let after =
      answer == .nothingFound
      ? words.clause(answer)
      : words.short(answer, byFiling: result.needsOnlyFilings(finding, firmly: true))
    return words(
      "if the authority does not treat it as what it probably is: \(after)", "如不被认定为很可能构成的业务：\(after)")
  }
}
