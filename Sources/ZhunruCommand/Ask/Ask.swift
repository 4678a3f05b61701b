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
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: spoken(
        "Asks what matters of one company, and tells whether foreign capital may enter.", "就一家公司提出必要的问题，并答复外资能否进入。"),
      discussion: spoken(
        """
        Only what can still change the answer is asked. Everything may be left open, and what is known already may be \
        given as a company file, whose statements then stand on one page to be changed. Where standard output is \
        redirected, questions go to the terminal and the result to the output. An interview that is left, also by \
        Ctrl-C, keeps its answers in a file; give that file to go on.
        """,
        """
        只问仍可能改变答复的问题。任何问题均可不答；已知的内容可用公司文件给出，其内容列于一页，可先行修改。标准输出已重定向的，\
        问题显示在终端，结果写入输出。中断的问答（包括按Ctrl-C）将回答存入文件；给出该文件即可继续。
        """))
  }

  @Argument(
    help: .said(
      "What is known beforehand: a company file, or an interview that was left.", "已知的内容：公司文件，或中断的问答。",
      valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String?

  @Option(
    help: .said(
      "Take the answers from a file, one a line, as they are typed with --plain.", "从文件读取回答，每行一个，写法与--plain时键入的相同。",
      valueName: "file"), completion: .file())
  var answers: String?

  @Flag(
    help: .said(
      "Ask in lines of plain text; also done where there is no terminal, or `TERM` names none.",
      "以纯文本逐行提问；没有终端或`TERM`未指明终端时亦同。"))
  var plain = false

  @Option(
    help: .said(
      "What is to be settled: verdicts, activities (the verdict of each), or duties.",
      "要确定的内容：verdicts（结论）、activities（每项业务类型的结论）或duties（义务）。",
      valueName: "what"), transform: InquiryGoal.parse(option:))
  var settle: InquiryGoal?

  @OptionGroup var law: LawOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var results: ResultOptions

  func validate() throws {
    if file == "-" { throw ValidationError("standard input is for the answers; name a file.", "标准输入用于回答；请写文件名。") }
  }

  mutating func execute() throws -> ExitStatus {
    // A company file that is known beforehand is written anew, and nothing else that is read.
    try output.requireOther(than: law.sources + (answers.map { [InputSource.file($0)] } ?? []))
    let context = AssessmentContext(try law.load())
    try results.requireEncoded(context.law)
    let style = output.problemStyle
    let start: AskStart
    do {
      start = try AskStart(file, context, date: results.asOf, goal: settle)
    } catch let problem as AskProblem {
      StandardError.report(problem.diagnostics, style: style)
      return .badInput
    }
    let words = ReportWords(language: results.language.language(on: output, isText: true))
    var session = AskSession(
      start.interview, words, companyPath: companyPath(start))
    if let holders = start.unfinishedHolders { session.resume(holders: holders) }
    let place = AskPlace(isScripted: answers != nil, plain: plain)
    let outside = AskFiles(context, resumed: start.resumed, questions: place.questions)
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
          headline: Message(
            "no question can be asked: there is no terminal, and standard input is empty", "无法提问：没有终端，标准输入也为空"),
          help: Message(
            "run it on a terminal, or give the answers, one a line, with `--answers FILE` or on standard input",
            "请在终端上运行，或以`--answers FILE`或标准输入逐行给出回答"))
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
            headline: Message(
              "the answers end before the questions: next is “\(session.prompt.title)”",
              "回答已用完，问题尚未问完：下一问为“\(session.prompt.title)”"))
        ], style: output.problemStyle)
      if answers == nil { outside.save(session) }
      return .badInput
    case .refused(let problem, let line, let name):
      StandardError.report(
        [
          Diagnostic(
            code: "refused-answer",
            headline: Message("line \(line) of `\(name)`: \(problem)", "`\(name)`第\(line)行：\(problem)"))
        ],
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
      throw ValidationError("--settle takes verdicts, activities or duties.", "--settle应为verdicts、activities或duties。")
    }
    return goal
  }
}
