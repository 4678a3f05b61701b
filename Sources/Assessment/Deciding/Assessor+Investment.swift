public import Law
public import Portfolio

extension Assessor {
  /// Finds what the lines came to under the law of the day on which the investment was made, after
  /// they were decided.
  ///
  /// A remark, never a verdict: no rule says that an investment lawful then stays so, and none undoes
  /// it; increases are tested anew.
  public func findWhenInvested(
    _ record: borrowing CompanyRecord, on date: CalendarDate,
    into result: inout CompanyAssessment
  ) {
    guard let day = record.investedOn, day < date, isEncoded(on: day),
      law.epoch(of: day) != law.epoch(of: date)
    else { return }
    assess(record, on: day, into: &alternative)
    for line in 0..<record.lineCount {
      result.lines[line].whenInvested = alternative.lines[line].verdicts
    }
  }
}
