package import Assessment
package import Law

/// What a company comes to as a whole, with the lines counted.
package struct CompanyOutline: Sendable {
  package let verdicts: VerdictSet
  package let answer: Answer
  package let isApproximate: Bool
  package let breaksBan: Bool
  /// The answer of each line.
  package let lines: [Answer]
  /// The activities that may count, of all lines.
  package let activities: Int

  package init(_ result: borrowing CompanyAssessment) {
    verdicts = result.verdicts
    answer = result.answer
    isApproximate = result.isApproximate
    breaksBan = result.breaksBan
    var lines: [Answer] = []
    var activities = 0
    for line in 0..<result.lineCount {
      lines.append(result.lines[line].answer)
      for index in result.lines[line].activities
      where result.activities[index].mayCount
        && result.activities[index].activity != result.epoch?.law.generalBusiness
      {
        activities += 1
      }
    }
    self.lines = lines
    self.activities = activities
  }
}
