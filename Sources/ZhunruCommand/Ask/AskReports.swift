import Advisory
import Assessment
import Diagnostics
import Interview
import Law
import Portfolio
import Questionnaire
import Reports
import TerminalUI
import Wording
import YAML

/// What an interview's company comes to, as the other commands report it.
struct AskReports {
  private let context: AssessmentContext
  private let session: AskSession
  private var interview: Questionnaire { session.interview }
  private var law: Law { session.law }
  private var words: ReportWords { session.words }

  init(_ context: AssessmentContext, _ session: AskSession) {
    self.context = context
    self.session = session
  }

  /// What the company comes to by what is known, laid out as `assess` does.
  func assessment(_ layout: OutputFormat) -> String {
    let schema = PortfolioSchema(law)
    let plan = AssessPlan(
      context: context, schema: schema, format: .text, language: words.language,
      fixedDate: interview.date, today: interview.date, style: DiagnosticStyle(), layout: layout,
      showsDuties: interview.goal == .duties)
    var output = AssessOutput()
    Array(interview.companyFile.utf8).withUnsafeBytes { bytes in
      var reader = YAMLReader(bytes: bytes, file: "")
      AssessWorker(plan).process(&reader, into: &output)
    }
    return String(decoding: output.bytes.bytes, as: UTF8.self)
  }

  /// The memo on the company as it stands.
  func memo(_ edition: Edition) -> Memo {
    let schema = PortfolioSchema(law)
    let pass = CompanyPass(
      CompanyPlan(
        context: context, schema: schema, fixedDate: interview.date, today: interview.date))
    let maker = AdviceMaker(context, schema, words.language, edition)
    return Array(interview.companyFile.utf8).withUnsafeBytes { bytes in
      var reader = YAMLReader(bytes: bytes, file: session.suggestedPath)
      _ = pass.next(&reader)
      return maker.memo(
        pass, on: interview.date, caption: Memo.Caption(today: words.day(.today)))
    }
  }

  /// The routes of the lines that may not be run as they are.
  func routes(_ layout: OutputFormat) -> String {
    guard let (record, result) = interview.assessment.map({ ($0.record, $0.result) }) else { return "" }
    let finder = RouteFinder(context, PortfolioSchema(law))
    let found = finder.routes(of: record, on: interview.date)
    guard !found.isEmpty else {
      return Paragraph(StyledText(words("Nothing is to be changed for a better answer.", "无须为更好的结论作出改变。")))
        .rendered(layout)
    }
    let names = interview.draft.services.map { line in
      line.name ?? line.activities.first.map { law[$0].title[words.language] } ?? ""
    }
    var stack = Stack()
    stack.append(
      Paragraph(StyledText(words("what would lead to a better answer", "改善结论的途径"), .emphasis)))
    let text = RouteText(report: TextReport(law, language: words.language))
    let joint = finder.jointRoutes(of: record, found, on: interview.date)
    return stack.rendered(layout) + text.block(found, names, result.conclusions).rendered(layout)
      + text.block(joint: joint, names).rendered(layout)
  }
}
