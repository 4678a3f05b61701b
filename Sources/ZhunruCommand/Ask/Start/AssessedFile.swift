import Assessment
import Diagnostics
import Law
import Portfolio
import TerminalUI
import YAML

/// What `assess` says of a file.
struct AssessedFile {
  /// The result, laid out.
  let text: String
  /// What is wrong in it.
  let messages: String

  init(
    _ bytes: [UInt8], _ name: String, _ context: AssessmentContext, on date: CalendarDate,
    language: Language, style: DiagnosticStyle, layout: OutputFormat, showsDuties: Bool
  ) {
    let plan = AssessPlan(
      context: context, schema: PortfolioSchema(context.law), format: .text, language: language,
      fixedDate: date, today: date, style: style, layout: layout, showsDuties: showsDuties)
    var output = AssessOutput()
    bytes.withUnsafeBytes { bytes in
      var reader = YAMLReader(bytes: bytes, file: name)
      AssessWorker(plan).process(&reader, into: &output)
    }
    text = String(decoding: output.bytes.bytes, as: UTF8.self)
    messages = output.messages
  }
}
