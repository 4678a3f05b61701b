import Advisory
import Assessment
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
  private let lawFiles: [LawFile]
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
    _ context: AssessmentContext, _ lawFiles: [LawFile], format: OutputFormat, companyPath: String?,
    resumed: String?, isScripted: Bool
  ) throws(OutputProblem) {
    self.context = context
    self.lawFiles = lawFiles
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

  /// Whether what the company comes to is to be shown: nothing is left to ask, and it is not shown yet.
  func owesResult(of session: AskSession) -> Bool {
    session.isAtEnd && shown != session.interview.companyFile
  }

  /// Shows what the company comes to, and writes its file where that was asked for.
  func showResult(of session: inout AskSession) throws(OutputProblem) {
    shown = session.interview.companyFile
    try show(BlankLine())
    try write(session.assessment(context, format))
    if let companyPath, !session.isWritten {
      try show(Paragraph(writeCompanyFile(companyPath, &session)))
    }
  }

  // MARK: - Files

  /// - Returns: What is to be said about it.
  func write(
    _ writing: AskSession.Writing, _ path: String, _ session: inout AskSession
  ) -> StyledText {
    switch writing {
    case .companyFile: writeCompanyFile(path, &session)
    case .memo: writeMemo(path, session)
    }
  }

  private func writeMemo(_ path: String, _ session: AskSession) -> StyledText {
    do {
      let bytes = try session.memo(context, Edition(lawFiles), as: AdviceFormat(path: path) ?? .md)
      if let problem = write(bytes, to: path) {
        return StyledText("! " + problem.headline, .warning)
      }
      return StyledText(session.words("memo: \(path)", "意见书：\(path)"), .dim)
    } catch let problem as AdviceProblem {
      let help = problem.message.help.map { "; \($0)" } ?? ""
      return StyledText("! " + problem.message.headline + help, .warning)
    } catch {
      return StyledText("! \(error)", .warning)
    }
  }

  private func writeCompanyFile(_ path: String, _ session: inout AskSession) -> StyledText {
    if let problem = write(Array(session.interview.companyFile.utf8), to: path) {
      return StyledText("! " + problem.headline, .warning)
    }
    session.noteWritten()
    return StyledText(
      session.words(
        "company file: \(path)   (zhunru assess \(path))",
        "公司文件：\(path)（用`zhunru assess \(path)`评估）"),
      .dim)
  }

  /// Keeps the answers, so that nothing answered is lost.
  func save(_ session: AskSession) {
    guard !session.interview.answered.isEmpty || session.chain != nil else { return }
    let text = session.interviewFile.yaml(session.law)
    let path = resumed ?? freePath(session)
    if let problem = write(Array(text.utf8), to: path) {
      // What cannot be kept in a file is not lost.
      StandardError.write(problem.text + text)
    } else {
      let note = session.words(
        "answers kept in \(path); go on with: zhunru ask \(path)",
        "回答已保存至\(path)；继续：zhunru ask \(path)")
      StandardError.write(StyledText(note).text + "\n")
    }
  }

  /// - Returns: What is wrong, where it cannot be written.
  private func write(_ bytes: [UInt8], to path: String) -> Message? {
    do throws(OutputProblem) {
      let sink = try OutputSink(path: path)
      try sink.write(bytes.span)
      try sink.finish()
      return nil
    } catch {
      hasFailed = true
      return error.message
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
