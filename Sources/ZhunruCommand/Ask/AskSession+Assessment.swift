import Advisory
import Assessment
import Diagnostics
import Law
import Portfolio
import Questionnaire
import Reports
import TerminalUI
import Wording
import YAML

extension AskSession {
  /// What the company comes to by what is known, laid out as `assess` does, after what was said.
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
    return said(layout) + String(decoding: output.bytes.bytes, as: UTF8.self)
  }

  /// What was said, a line an answer.
  private func said(_ layout: OutputFormat) -> String {
    let prompts = QuestionPrompts(law: law, words: words)
    let answers = AnswerText(law: law, words: words)
    var stack = Stack()
    stack.append(Paragraph(StyledText(words("what you said", "您的说明"), .emphasis)))
    for answered in self.answers {
      switch answered.question {
      case .assumptions, .anotherService: continue
      case .companyName, .serviceName, .business, .ownership, .fact: break
      }
      let title = prompts.title(of: answered.question, interview.draft)
      let answer = answers.text(of: answered.answer, to: answered.question)
      stack.append(Paragraph(StyledText(title + "  ", .dim) + StyledText(answer), indent: 2, hanging: 4))
    }
    stack.append(BlankLine())
    return stack.rendered(layout)
  }

  /// The memo on the company as it stands.
  func memo(_ context: AssessmentContext, _ edition: Edition) -> Memo {
    let schema = PortfolioSchema(law)
    let pass = CompanyPass(
      CompanyPlan(
        context: context, schema: schema, fixedDate: interview.date, today: interview.date))
    let maker = AdviceMaker(context, schema, words.language, edition)
    return Array(interview.companyFile.utf8).withUnsafeBytes { bytes in
      var reader = YAMLReader(bytes: bytes, file: suggestedPath)
      _ = pass.next(&reader)
      return maker.memo(
        pass, on: interview.date, caption: Memo.Caption(today: words.day(.today)))
    }
  }

  /// The routes of the lines that may not be run as they are.
  func routes(
    _ context: AssessmentContext, _ layout: OutputFormat
  ) -> String {
    guard let record = interview.assessment?.record else { return "" }
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
    return stack.rendered(layout) + text.block(found, names).rendered(layout)
      + text.block(joint: joint, names).rendered(layout)
  }
}
