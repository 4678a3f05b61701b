import Assessment
import Diagnostics
import Law
import Portfolio
import Questionnaire
import YAML

/// How an interview begins: anew, from a company file, or from where one was left.
struct AskStart {
  let interview: Questionnaire
  /// The file of an interview that was left, to be written again.
  var resumed: String?
  /// A list of holders that was being entered.
  var unfinishedHolders: YAMLContent?
  /// The company file that is known beforehand.
  var known: String?

  /// - Parameters:
  ///   - path: A company file or one of an interview; `nil` to begin anew.
  ///   - date: The day whose law is applied, whatever the file says.
  ///   - goal: What is to be settled, whatever the file says.
  /// - Throws: ``InputProblem``, ``FaultyLaw`` for what is wrong in the file, or ``AskProblem``.
  init(
    _ path: String?, _ context: AssessmentContext, date: CalendarDate?, goal: InquiryGoal?
  ) throws {
    guard let path else {
      interview = try Self.begun {
        try Questionnaire(context, on: date ?? .today, goal: goal ?? .verdicts)
      }
      return
    }
    let bytes = try InputFile(opening: .file(path)).readAll(limit: 16 << 20)
    let parsed = YAMLDocument.parse(bytes: bytes, file: path)
    guard parsed.problems.isEmpty else { throw AskProblem.faulty(parsed.problems) }
    guard let root = parsed.documents.first?.root else { throw InputProblem.noCompany(path) }
    guard parsed.documents.count == 1, root["companies"] == nil else {
      throw AskProblem.severalCompanies(path)
    }
    if InterviewFile.isInterview(root) {
      var file = try Self.interview(root, context.law)
      if let date { file.date = date }
      if let goal { file.goal = goal }
      try Self.requireEncoded(file.date, context.law)
      interview = try Self.begun { try Questionnaire(resuming: file, context) }
      resumed = path
      unfinishedHolders = file.unfinishedHolders
    } else {
      let stated = root["as-of"]?.string.flatMap { CalendarDate(parsing: Array($0.utf8)) }
      let day = date ?? stated ?? .today
      try Self.requireReadable(bytes, path, context, day)
      let draft = CompanyDraft(prefilledFrom: root, context.law)
      interview = try Self.begun {
        try Questionnaire(context, on: day, goal: goal ?? .verdicts, prefilled: draft)
      }
      known = path
    }
  }

  private static func interview(_ root: YAMLValue, _ law: Law) throws -> InterviewFile {
    switch InterviewFile.read(root, law) {
    case .success(let file): file
    case .failure(let problem): throw AskProblem.faulty([problem.diagnostic])
    }
  }

  private static func requireEncoded(_ date: CalendarDate, _ law: Law) throws {
    if !law.isEncoded(on: date) { throw AskProblem.notEncoded(date, first: law.firstEncodedDay) }
  }

  /// Reads the file as `assess` does, so that what is wrong in it is said as there.
  private static func requireReadable(
    _ bytes: [UInt8], _ path: String, _ context: AssessmentContext, _ date: CalendarDate
  ) throws {
    try requireEncoded(date, context.law)
    let pass = CompanyPass(
      CompanyPlan(
        context: context, schema: PortfolioSchema(context.law), fixedDate: date, today: date))
    let step = bytes.withUnsafeBytes { bytes in
      var reader = YAMLReader(bytes: bytes, file: path)
      return pass.next(&reader)
    }
    if case .faulty(let problems, isCompany: _) = step { throw AskProblem.faulty(problems) }
  }

  private static func begun(_ make: () throws -> Questionnaire) throws -> Questionnaire {
    do {
      return try make()
    } catch let problem as AnswerProblem {
      throw AskProblem.answer(problem)
    }
  }
}

/// Why an interview cannot begin.
enum AskProblem: Error {
  case severalCompanies(String)
  case notEncoded(CalendarDate, first: CalendarDate?)
  case faulty([Diagnostic])
  case answer(AnswerProblem)

  /// What is said about it on standard error.
  var diagnostics: [Diagnostic] {
    switch self {
    case .severalCompanies(let path):
      [
        Diagnostic(
          code: "several-companies", headline: Message("`\(path)` holds more than one company", "`\(path)`中有多家公司"),
          help: Message("an interview is about one: give it a file of its own", "一次问答只涉及一家公司：请为其单独建立文件"))
      ]
    case .notEncoded(let date, let first):
      [
        Diagnostic(
          code: "not-encoded", headline: Message("the law of \(date) is not encoded", "未收录\(date)的法律"),
          help: first.map { Message("the first day is \($0)", "最早为\($0)") })
      ]
    case .faulty(let problems): problems
    case .answer(let problem):
      [
        Diagnostic(
          code: "contradiction", headline: Message(problem.headline), help: problem.help.map { Message($0) })
      ]
    }
  }
}
