import Advisory
import Assessment
import Diagnostics
import Glibc
import Interview
import Law
import Portfolio
import Questionnaire
import Reports
import TerminalUI
import Wording

/// The output, the reports and the files of an interview.
final class AskFiles: AskOutside {
  private let context: AssessmentContext
  /// Takes the questions.
  private let questions: OutputSink
  /// The file of an interview that was left, to be written again.
  private let resumed: String?
  /// Whether something could not be written.
  private(set) var hasFailed = false

  /// - Parameter questions: Where questions go.
  init(_ context: AssessmentContext, resumed: String?, questions: Int32) {
    self.context = context
    self.resumed = resumed
    self.questions = OutputSink(descriptor: questions, name: questions == STDOUT_FILENO ? "<stdout>" : "<terminal>")
  }

  func write(_ text: String) throws {
    try questions.write(text)
    try questions.flush()
  }

  /// Writes to standard output what the company comes to.
  func writeResult(_ text: String) throws {
    let sink = try OutputSink(path: nil)
    try sink.write(text)
    try sink.finish()
  }

  // MARK: - Reports

  func memo(on session: AskSession) -> Memo { AskReports(context, session).memo(Edition(context.law)) }

  func text(of report: AskSession.Report, _ session: AskSession, _ layout: OutputFormat) -> String {
    switch report {
    case .wholeResult: AskReports(context, session).assessment(layout)
    case .routes: AskReports(context, session).routes(layout)
    }
  }

  // MARK: - Files

  func write(
    _ writing: AskSession.Writing, _ session: AskSession, _ memo: @autoclosure () -> Memo, to path: String
  ) throws(UnwrittenFile) {
    let bytes =
      switch writing {
      case .companyFile: Array(session.interview.companyFile.utf8)
      case .memo: try bytes(of: memo(), session.words.language, path)
      }
    if let problem = write(bytes, to: path) { throw UnwrittenFile(problem.headline[session.words.language.ofMessages]) }
  }

  private func bytes(of memo: Memo, _ language: Language, _ path: String) throws(UnwrittenFile) -> [UInt8] {
    do {
      let templates = try TemplateSet(TemplateFile.set(overriddenBy: nil))
      return try AdviceWriter(templates: templates, language: language, contract: Contract(context.law))
        .write(memo.content, as: AdviceFormat(path: path) ?? .md, isBrief: false)
    } catch let problem as AdviceProblem {
      let spoken = language.ofMessages
      let help = problem.diagnostic.help.map { Message("; ", "；")[spoken] + $0[spoken] } ?? ""
      throw UnwrittenFile(problem.diagnostic.headline[spoken] + help)
    } catch {
      throw UnwrittenFile("\(error)")
    }
  }

  /// Keeps the answers, so that nothing answered is lost.
  func save(_ session: AskSession) {
    guard !session.interview.answered.isEmpty || session.chain != nil else { return }
    let text = session.interviewFile.yaml(session.law)
    let path = resumed ?? freePath(session)
    if let problem = write(Array(text.utf8), to: path) {
      // What cannot be kept in a file is not lost.
      StandardError.write(problem.rendered(style: DiagnosticStyle(language: session.words.language.ofMessages)) + text)
    } else {
      let note = session.words(
        "answers kept in \(path); go on with: zhunru ask \(path)",
        "回答已保存至\(path)；继续：zhunru ask \(path)")
      StandardError.write(StyledText(note).text + "\n")
    }
  }

  /// - Returns: What is wrong, where it cannot be written.
  private func write(_ bytes: [UInt8], to path: String) -> Diagnostic? {
    do throws(OutputProblem) {
      let sink = try OutputSink(path: path)
      try sink.write(bytes.span)
      try sink.finish()
      return nil
    } catch {
      hasFailed = true
      return error.diagnostic
    }
  }

  private func freePath(_ session: AskSession) -> String {
    let name =
      session.suggestedPath.hasSuffix(".yaml")
      ? String(session.suggestedPath.dropLast(5)) : session.suggestedPath
    var path = "\(name).interview.yaml"
    var number = 2
    while access(path, F_OK) == 0 {
      path = "\(name).interview-\(number).yaml"
      number += 1
    }
    return path
  }
}
