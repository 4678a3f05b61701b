package import Advisory
package import Assessment
package import Law
package import Portfolio
package import Reports

/// Makes memos of companies that were read, and the report on several. For one thread at a time.
package struct AdviceMaker {
  private let gatherer: CaseGatherer
  private let builder: MemoBuilder

  /// - Parameter edition: Which law and program the documents name.
  package init(
    _ context: AssessmentContext, _ schema: PortfolioSchema, _ language: Language,
    _ edition: Edition
  ) {
    gatherer = CaseGatherer(context, schema, language: language)
    builder = MemoBuilder(context, schema, language: language, edition: edition)
  }

  /// The memo on the company at hand.
  ///
  /// - Parameter caption: Who it is for.
  package func memo(
    _ pass: CompanyPass, on date: CalendarDate, caption: Memo.Caption = Memo.Caption()
  ) -> Memo {
    pass.findMore(on: date)
    return builder.memo(
      on: gatherer.gather(pass.record, pass.result, pass.tree, on: date), caption: caption)
  }

  /// One memo as it is, several as a report on a portfolio.
  ///
  /// - Parameter refused: Companies that could not be assessed.
  /// - Returns: `nil` without any.
  package static func document(
    _ memos: [Memo], refused: [PortfolioReport.Refused] = [], _ language: Language, _ edition: Edition
  ) -> ContentObject? {
    memos.count > 1
      ? PortfolioReport(on: memos, refused: refused, language, edition).content
      : memos.first?.content
  }
}

extension Edition {
  /// The edition that this program gives out with a law.
  init(_ law: Law) { self.init(law, program: "zhunru \(Zhunru.version)") }
}
