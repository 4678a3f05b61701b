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
      given as a company file, whose statements then stand on one page to be changed. Where standard output is \
      redirected, questions go to the terminal and the result to the output. An interview that is left, also by \
      Ctrl-C, keeps its answers in a file; give that file to go on.
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

  @Flag(help: "Ask in lines of plain text; also done where there is no terminal, or `TERM` names none.")
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
    // A company file that is known beforehand is written anew, and nothing else that is read.
    try output.requireOther(than: law.sources + (answers.map { [InputSource.file($0)] } ?? []))
    let files = try law.files()
    let context = AssessmentContext(try law.load(files))
    try results.requireEncoded(context.law)
    let style = output.problemStyle
    let start: AskStart
    do {
      start = try AskStart(file, context, date: results.asOf, goal: settle)
    } catch let problem as AskProblem {
      StandardError.report(problem.diagnostics, style: style)
      return .badInput
    }
    let words = ReportWords(language: results.lang)
    var session = AskSession(
      start.interview, words, companyPath: companyPath(start))
    if let holders = start.unfinishedHolders { session.resume(holders: holders) }
    let place = AskPlace(isScripted: answers != nil, plain: plain)
    let outside = AskFiles(context, files, resumed: start.resumed, questions: place.questions)
    let desk = AskDesk(
      outside, format: output.format(for: place.questions), companyPath: output.output, isScripted: answers != nil)
    let leaving: AskDesk.Leaving
    if let terminal = place.screen {
      // All that a company file says stands on the page of answers, to be changed before anything is asked.
      if start.known != nil { session.beginReview() }
      var interview = ScreenInterview(session, terminal, desk)
      leaving = try interview.run()
      session = interview.session
    } else {
      let lines = try answers.map { path throws(InputProblem) in try AnswerLines(path: path) } ?? AnswerLines()
      var interview = PlainInterview(session, lines, desk)
      leaving = try interview.run()
      session = interview.session
      if case .answersEnded = leaving, answers == nil, lines.count == 0 { return nobodyAnswers }
    }
    if place.resultIsApart, case .done = leaving {
      try outside.writeResult(desk.text(of: .wholeResult, session, output.format(for: STDOUT_FILENO)))
    }
    return leave(leaving, session, outside)
  }

  private var nobodyAnswers: ExitStatus {
    StandardError.report(
      [
        Diagnostic(
          code: "nobody-answers",
          headline: "no question can be asked: there is no terminal, and standard input is empty",
          help: "run it on a terminal, or give the answers, one a line, with `--answers FILE` or on standard input")
      ], style: output.problemStyle)
    return .badInput
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
      StandardError.report(
        [
          Diagnostic(
            code: "answers-end",
            headline: "the answers end before the questions: next is “\(session.prompt.title)”")
        ], style: output.problemStyle)
      if answers == nil { outside.save(session) }
      return .badInput
    case .refused(let problem, let line, let name):
      StandardError.report(
        [Diagnostic(code: "refused-answer", headline: "line \(line) of `\(name)`: \(problem)")],
        style: output.problemStyle)
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
