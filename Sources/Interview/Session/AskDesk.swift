package import Advisory
import Law
import Questionnaire
package import TerminalUI
import Wording

/// What the program does for an interview: its output, its reports, its files.
package protocol AskOutside: AnyObject {
  /// Writes to the output, and shows it at once.
  func write(_ text: String) throws
  /// The memo on the company as it stands.
  func memo(on session: AskSession) -> Memo
  /// A report on the company as it stands.
  func text(of report: AskSession.Report, _ session: AskSession, _ layout: OutputFormat) -> String
  /// Writes a file, whole or not at all.
  ///
  /// - Parameter memo: What a memo is written of.
  func write(
    _ writing: AskSession.Writing, _ session: AskSession, _ memo: @autoclosure () -> Memo, to path: String
  ) throws(UnwrittenFile)
}

/// Why a file could not be written, in words.
package struct UnwrittenFile: Error {
  let says: String

  package init(_ says: String) { self.says = says }
}

/// What an interview has around it: what is shown of it, and which files are written.
package final class AskDesk {
  /// How an interview was left.
  package enum Leaving {
    case done, saved
    /// The answers came to their end before the questions did.
    case answersEnded
    /// An answer of a script was refused.
    case refused(String, line: Int, in: String)
    case signal(Int32)
  }

  private let outside: any AskOutside
  package let format: OutputFormat
  /// Where the company file goes without asking.
  private let companyPath: String?
  /// Whether the answers stand in a file.
  package let isScripted: Bool
  private var shown: String?
  /// Memos by the company file that they are on.
  private var memos: [String: Memo] = [:]
  /// What was said about files that were written.
  private var notes: [StyledText] = []

  package init(_ outside: any AskOutside, format: OutputFormat, companyPath: String?, isScripted: Bool) {
    self.outside = outside
    self.format = format
    self.companyPath = companyPath
    self.isScripted = isScripted
  }

  // MARK: - Showing

  func write(_ text: String) throws { try outside.write(text) }

  func show(_ block: some Block) throws { try write(block.rendered(format)) }

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

  package func text(of report: AskSession.Report, _ session: AskSession, _ layout: OutputFormat) -> String {
    let said = report == .wholeResult ? AnswerRecords(session).block.rendered(layout) : ""
    return said + outside.text(of: report, session, layout)
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
    return write(.companyFile, companyPath, &session)
  }

  /// Leaves on the terminal what was answered, and what it comes to.
  func leaveRecord(of session: AskSession, width: Int) throws {
    for line in AnswerRecords(session).lines(width: width) { try show(Paragraph(line)) }
    guard session.isAtEnd else { return }
    try show(BlankLine())
    for line in summary(of: session, width: width) { try show(Paragraph(line)) }
    for note in notes { try show(Paragraph(note)) }
  }

  private func memo(_ session: AskSession) -> Memo {
    let file = session.interview.companyFile
    if let known = memos[file] { return known }
    let memo = outside.memo(on: session)
    memos[file] = memo
    return memo
  }

  // MARK: - Files

  /// - Returns: What is to be said about it.
  func write(
    _ writing: AskSession.Writing, _ path: String, _ session: inout AskSession
  ) -> StyledText {
    do throws(UnwrittenFile) {
      try outside.write(writing, session, memo(session), to: path)
    } catch {
      return StyledText("! " + error.says, .warning)
    }
    let note: String
    switch writing {
    case .companyFile:
      session.noteWritten()
      note = session.words(
        "company file: \(path)   (zhunru assess \(path))", "公司文件：\(path)（用`zhunru assess \(path)`评估）")
    case .memo: note = session.words("memo: \(path)", "意见书：\(path)")
    }
    notes.append(StyledText(note, .dim))
    return StyledText(note, .dim)
  }
}
