import Assessment
import Diagnostics
import Glibc
import Law
import Questionnaire
import TerminalUI
import YAML

/// What an interview has around it: where it writes, the company file and the interview file.
final class AskDesk {
  /// How an interview was left.
  enum Leaving {
    case done, saved
    /// The answers came to their end before the questions did.
    case answersEnded
    /// An answer of a script was refused.
    case refused(String, line: Int, in: String)
    case signal(Int32)
  }

  private let context: AssessmentContext
  private let sink: OutputSink
  let format: OutputFormat
  /// Where the company file goes without asking.
  private let companyPath: String?
  private let resumed: String?
  /// Whether the answers stand in a file.
  let isScripted: Bool
  private var shown: String?
  /// Whether something could not be written.
  private(set) var hasFailed = false

  init(
    _ context: AssessmentContext, format: OutputFormat, companyPath: String?, resumed: String?,
    isScripted: Bool
  ) throws(OutputProblem) {
    self.context = context
    sink = try OutputSink(path: nil)
    self.format = format
    self.companyPath = companyPath
    self.resumed = resumed
    self.isScripted = isScripted
  }

  // MARK: - Showing

  func write(_ text: String) throws(OutputProblem) {
    try sink.write(text)
    try sink.flush()
  }

  func show(_ block: some Block) throws(OutputProblem) {
    try write(block.rendered(format))
  }

  /// What the company comes to, where nothing is left to ask and it is not shown yet; and its file,
  /// where that was asked for.
  func showResult(of session: inout AskSession) throws(OutputProblem) {
    guard session.isAtEnd, shown != session.interview.companyFile else { return }
    shown = session.interview.companyFile
    try show(BlankLine())
    try write(result(of: session))
    if let companyPath, !session.isWritten { writeCompanyFile(companyPath, &session) }
  }

  /// The assessment of what is known, as `assess` gives it.
  func result(of session: AskSession) -> String {
    AssessedFile(
      Array(session.interview.companyFile.utf8), "", context, on: session.interview.date,
      language: session.words.language, style: .init(), layout: format,
      showsDuties: session.interview.goal == .duties
    ).text
  }

  // MARK: - Files

  func writeCompanyFile(_ path: String, _ session: inout AskSession) {
    guard write(session.interview.companyFile, to: path) else { return }
    session.noteWritten()
    note(
      session.words("company file: \(path)", "公司文件：\(path)")
        + session.words(
          "   (zhunru assess \(path))", "（用`zhunru assess \(path)`评估）"))
  }

  /// Keeps the answers, so that nothing answered is lost.
  func save(_ session: AskSession) {
    guard !session.interview.answered.isEmpty || session.chain != nil else { return }
    let text = session.interviewFile.yaml(session.law)
    let path = resumed ?? freePath(session)
    if write(text, to: path) {
      note(
        session.words(
          "answers kept in \(path); go on with: zhunru ask \(path)",
          "回答已保存至\(path)；继续：zhunru ask \(path)"))
    } else {
      // What cannot be kept in a file is not lost.
      StandardError.write(text)
    }
  }

  private func note(_ text: String) {
    StandardError.write(StyledText(text).text + "\n")
  }

  private func write(_ text: String, to path: String) -> Bool {
    do throws(OutputProblem) {
      let sink = try OutputSink(path: path)
      try sink.write(text)
      try sink.finish()
      return true
    } catch {
      hasFailed = true
      StandardError.write(error.message.text)
      return false
    }
  }

  private func freePath(_ session: AskSession) -> String {
    let name = session.suggestedPath.hasSuffix(".yaml")
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
