import ArgumentParser
import Assessment
import Diagnostics
import Glibc
import Interview
import Law
import Questionnaire
import TerminalUI
import Wording
import YAML

/// `zhunru ask`: an interview about one company, with the fewest questions that the law allows.
struct Ask: Subcommand {
  static let configuration = CommandConfiguration(
    abstract: "Asks what matters of one company, and tells whether foreign capital may enter.",
    discussion: """
      Only what can still change the answer is asked. Everything may be left open, and what is known already may be \
      given as a company file. An interview that is left, also by Ctrl-C, keeps its answers in a file; give that \
      file to go on.
      """)

  @Argument(
    help: ArgumentHelp(
      "What is known beforehand: a company file, or an interview that was left.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String?

  @Option(
    help: ArgumentHelp(
      "Take the answers from a file, one a line, as they are typed with --plain.",
      valueName: "file"), completion: .file())
  var answers: String?

  @Flag(help: "Ask in lines of plain text; also done where there is no terminal.")
  var plain = false

  @Option(
    help: ArgumentHelp(
      "What is to be settled: verdicts, activities (the verdict of each), or duties.",
      valueName: "what"), transform: InquiryGoal.parse(option:))
  var settle: InquiryGoal?

  @OptionGroup var law: LawOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var results: ResultOptions

  func validate() throws {
    if file == "-" { throw ValidationError("standard input is for the answers; name a file.") }
  }

  mutating func execute() throws -> ExitStatus {
    let files = try law.files()
    let context = AssessmentContext(try law.load(files))
    try results.requireEncoded(context.law)
    let style = DiagnosticStyle(
      isColored: output.format(for: StandardError.descriptor).usesColor)
    let start: AskStart
    do {
      start = try AskStart(file, context, date: results.asOf, goal: settle)
    } catch let problem as AskProblem {
      StandardError.write(problem.text(style))
      return .badInput
    }
    let words = ReportWords(language: results.lang)
    var session = AskSession(
      start.interview, words, companyPath: companyPath(start))
    if let holders = start.unfinishedHolders { session.resume(holders: holders) }
    let outside = try AskFiles(context, files, resumed: start.resumed)
    let desk = AskDesk(
      outside, format: output.format(for: STDOUT_FILENO), companyPath: output.output, isScripted: answers != nil)
    let leaving: AskDesk.Leaving
    if let terminal = screen {
      var interview = ScreenInterview(session, terminal, desk)
      leaving = try interview.run()
      session = interview.session
    } else {
      let lines = try answers.map { path throws(InputProblem) in try AnswerLines(path: path) }
      var interview = PlainInterview(session, lines ?? AnswerLines(), desk)
      leaving = try interview.run()
      session = interview.session
    }
    return leave(leaving, session, outside)
  }

  /// The terminal to ask on; `nil` where lines of text are to be asked.
  private var screen: RawTerminal? {
    let environment = TerminalEnvironment.ofProcess()
    guard !plain, answers == nil, environment["TERM"].map({ $0 != "dumb" }) ?? false else {
      return nil
    }
    return RawTerminal(environment: environment)
  }

  /// Where the company file stands or is wanted.
  private func companyPath(_ start: AskStart) -> String? {
    output.output ?? start.known ?? start.resumed?.replacing(".interview", with: "")
  }

  private func leave(
    _ leaving: AskDesk.Leaving, _ session: AskSession, _ outside: AskFiles
  ) -> ExitStatus {
    switch leaving {
    case .done: break
    case .saved: outside.save(session)
    case .answersEnded:
      StandardError.write(
        Message(
          code: "answers-end",
          headline: "the answers end before the questions: next is “\(session.prompt.title)”"
        ).text)
      if answers == nil { outside.save(session) }
      return .badInput
    case .refused(let problem, let line, let name):
      StandardError.write(
        Message(code: "refused-answer", headline: "line \(line) of `\(name)`: \(problem)").text)
      return .badInput
    case .signal(let number):
      if answers == nil { outside.save(session) }
      // Ends as the signal ends a program, so that shells know.
      signal(number, SIG_DFL)
      raise(number)
    }
    return outside.hasFailed ? .outputFailed : .clean
  }
}

extension InquiryGoal {
  static func parse(option: String) throws -> InquiryGoal {
    guard let goal = allCases.first(where: { "\($0)" == option }) else {
      throw ValidationError("--settle takes verdicts, activities or duties.")
    }
    return goal
  }
}
