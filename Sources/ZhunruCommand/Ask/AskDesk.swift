import Advisory
import Assessment
import Glibc
import Law
import Questionnaire
import Reports
import TerminalUI
import Wording
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
  /// Memos by the company file that they are on.
  private var memos: [String: Memo] = [:]
  /// What was said about files that were written.
  private var notes: [StyledText] = []
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

  // MARK: - The end

  /// What the company comes to, on a screen.
  func summary(of session: AskSession, width: Int) -> [StyledText] {
    EndSummary(session, memo(session)).lines(width: width)
  }

  /// What the answers come to beside what another would make of them.
  func comparison(_ trial: Trial, _ session: AskSession, width: Int) -> [StyledText] {
    var other = session
    other.look(at: trial.other)
    return TrialView(trial, session, before: memo(session), after: memo(other)).lines(width: width)
  }

  /// A report as lines to read.
  func lines(of report: AskSession.Report, _ session: AskSession, width: Int) -> [StyledText] {
    text(of: report, session, OutputFormat(width: width, usesColor: false)).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { StyledText(String($0)) }
  }

  func text(of report: AskSession.Report, _ session: AskSession, _ layout: OutputFormat) -> String {
    switch report {
    case .wholeResult: session.assessment(context, layout)
    case .routes: session.routes(context, layout)
    }
  }

  /// Whether what the company comes to is to be shown: nothing is left to ask, and it is not shown yet.
  func owesResult(of session: AskSession) -> Bool {
    session.isAtMenu && shown != session.interview.companyFile
  }

  /// Takes note that what the company comes to was shown.
  func noteShown(_ session: AskSession) { shown = session.interview.companyFile }

  /// Writes the company file where that was asked for beforehand.
  ///
  /// - Returns: What is to be said about it; `nil` where nothing is to be written.
  func writeWhereWanted(_ session: inout AskSession) -> StyledText? {
    guard let companyPath, !session.isWritten else { return nil }
    return writeCompanyFile(companyPath, &session)
  }

  /// Leaves on the terminal what was answered, and what it comes to.
  func leaveRecord(of session: AskSession, width: Int) throws(OutputProblem) {
    for line in AnswerRecords(session).lines(width: width) { try show(Paragraph(line)) }
    guard session.isAtEnd else { return }
    try show(BlankLine())
    for line in summary(of: session, width: width) { try show(Paragraph(line)) }
    for note in notes { try show(Paragraph(note)) }
  }

  private func memo(_ session: AskSession) -> Memo {
    let file = session.interview.companyFile
    if let known = memos[file] { return known }
    let memo = session.memo(context, Edition(lawFiles))
    memos[file] = memo
    return memo
  }

  // MARK: - Files

  /// - Returns: What is to be said about it.
  func write(
    _ writing: AskSession.Writing, _ path: String, _ session: inout AskSession
  ) -> StyledText {
    switch writing {
    case .companyFile: return writeCompanyFile(path, &session)
    case .memo:
      let note = writeMemo(path, session)
      notes.append(note)
      return note
    }
  }

  private func writeMemo(_ path: String, _ session: AskSession) -> StyledText {
    do {
      let templates = try TemplateSet(TemplateFile.set(overriddenBy: nil))
      let bytes = try AdviceWriter(templates: templates, language: session.words.language)
        .write(memo(session).content, as: AdviceFormat(path: path) ?? .md, isBrief: false)
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
    let note = StyledText(
      session.words(
        "company file: \(path)   (zhunru assess \(path))",
        "公司文件：\(path)（用`zhunru assess \(path)`评估）"),
      .dim)
    notes.append(note)
    return note
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
