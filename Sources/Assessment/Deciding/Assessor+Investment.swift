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
    guard epochWhenInvested(record, on: date) != nil, let day = record.investedOn else { return }
    assess(record, on: day, into: &alternative)
    for line in 0..<record.lineCount {
      result.lines[line].whenInvested = alternative.lines[line].verdicts
    }
  }

  /// The epoch whose law was in force when the investment was made, where it is encoded and another than that of `date`.
  func epochWhenInvested(_ record: borrowing CompanyRecord, on date: CalendarDate) -> Int? {
    guard let day = record.investedOn, day < date, isEncoded(on: day) else { return nil }
    let epoch = law.epoch(of: day)
    return epoch == law.epoch(of: date) ? nil : epoch
  }
}
