import Assessment
import Diagnostics
import Law
import Portfolio
import Questionnaire
import TerminalUI
import YAML

extension AskSession {
  /// What the company comes to by what is known, laid out as `assess` does.
  func assessment(_ context: AssessmentContext, _ layout: OutputFormat) -> String {
    let plan = AssessPlan(
      context: context, schema: PortfolioSchema(law), format: .text, language: words.language,
      fixedDate: interview.date, today: interview.date, style: DiagnosticStyle(), layout: layout,
      showsDuties: interview.goal == .duties)
    var output = AssessOutput()
    Array(interview.companyFile.utf8).withUnsafeBytes { bytes in
      var reader = YAMLReader(bytes: bytes, file: "")
      AssessWorker(plan).process(&reader, into: &output)
    }
    return String(decoding: output.bytes.bytes, as: UTF8.self)
  }
}
