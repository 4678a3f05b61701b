import ArgumentParser
import Assessment
import Law

/// What `--fail-on` asks about.
enum FailureBound: Equatable, Sendable {
  case verdict(Verdict)
  case answer(Answer)

  /// Whether a company fails: all that it can come to is the verdict or worse, or its verdict is exactly that one; or
  /// its answer is the one given or worse, where a broken ban of conduct is no better than `not-as-designed`.
  func isReached(by outcomes: VerdictSet, _ answer: Answer, breaksBan: Bool) -> Bool {
    switch self {
    case .verdict(let bound):
      outcomes.verdict == bound || outcomes.verdicts.allSatisfy { $0 <= bound }
    case .answer(let bound): answer <= bound || breaksBan && .notAsDesigned <= bound
    }
  }

  /// Reads an option's value.
  static func parse(option text: String) throws -> FailureBound {
    if let verdict = Verdict(name: text) { return .verdict(verdict) }
    if let answer = Answer(name: text) { return .answer(answer) }
    let verdicts = Verdict.allCases.map(\.name).joined(separator: ", ")
    let answers = Answer.allCases.map(\.name).joined(separator: ", ")
    throw ValidationError(
      "“\(text)” is no verdict (\(verdicts)) and no answer (\(answers)).",
      "“\(text)”既非结论（\(verdicts)），也非答复（\(answers)）。")
  }
}
