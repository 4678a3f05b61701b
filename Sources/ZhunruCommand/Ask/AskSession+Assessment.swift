import Advisory
import Assessment
import Diagnostics
import Law
import Portfolio
import Questionnaire
import TerminalUI
import YAML

extension AskSession {
  /// What the company comes to by what is known, laid out as `assess` does, with the routes to something
  /// better.
  func assessment(_ context: AssessmentContext, _ layout: OutputFormat) -> String {
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
    return String(decoding: output.bytes.bytes, as: UTF8.self) + routes(context, schema, layout)
  }

  /// The memo on the company as it stands.
  ///
  /// - Throws: ``AdviceProblem``, or ``FaultyTemplates``
  func memo(
    _ context: AssessmentContext, _ edition: Edition, as format: AdviceFormat
  ) throws -> [UInt8] {
    let schema = PortfolioSchema(law)
    let pass = CompanyPass(
      CompanyPlan(
        context: context, schema: schema, fixedDate: interview.date, today: interview.date))
    let maker = AdviceMaker(context, schema, words.language, edition)
    let memo = Array(interview.companyFile.utf8).withUnsafeBytes { bytes in
      var reader = YAMLReader(bytes: bytes, file: suggestedPath)
      _ = pass.next(&reader)
      return maker.memo(pass, on: interview.date, file: suggestedPath)
    }
    let templates = try TemplateSet(TemplateFile.set(overriddenBy: nil))
    return try AdviceWriter(templates: templates, language: words.language)
      .write(memo, as: format, isBrief: false)
  }

  /// The routes of the lines that may not be run as they are; empty where all may.
  private func routes(
    _ context: AssessmentContext, _ schema: PortfolioSchema, _ layout: OutputFormat
  ) -> String {
    guard let record = interview.assessment?.record else { return "" }
    let finder = RouteFinder(context, schema)
    let found = finder.routes(of: record, on: interview.date)
    guard !found.isEmpty else { return "" }
    let names = interview.draft.services.map { line in
      line.name ?? line.activities.first.map { law[$0].title[words.language] } ?? ""
    }
    var stack = Stack()
    stack.append(
      Paragraph(StyledText(words("what would lead to a better answer", "改善结论的途径"), .emphasis)))
    let text = RouteText(report: TextReport(law, language: words.language))
    let joint = finder.jointRoutes(of: record, found, on: interview.date)
    return stack.rendered(layout) + text.block(found, names).rendered(layout)
      + text.block(joint: joint, names).rendered(layout)
  }
}
