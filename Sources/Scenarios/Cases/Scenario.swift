public import Assessment
import Diagnostics
public import Law
public import YAML

/// One case of law: a company, a day, and what the provisions make of it.
public struct Scenario: Sendable {
  /// What is expected of one activity.
  public struct Expectation<Value: Sendable>: Sendable {
    public let activity: ActivityID
    public let value: Value
  }

  public let name: String
  /// The provision from which the expectations come.
  public let because: String
  /// The edition that it is a case of, where its file says so.
  public let edition: InstrumentID?
  /// The clauses that it shows; it holds for every later edition that has clauses of these names.
  public let clauses: [String]
  /// The later edition for which it is held here; `nil` for the case as it is written.
  public internal(set) var inheritedBy: InstrumentID?
  public internal(set) var date: CalendarDate
  public let company: YAMLValue
  /// Answers to contested points, where the case does not take the usual ones.
  public let readings: [(reading: ReadingID, answer: Int)]
  /// The outcomes of each activity named.
  public let verdicts: [Expectation<VerdictSet>]
  /// The grades of each activity named; bit `n` stands for the grade `n`.
  public let grades: [Expectation<UInt8>]
  public let line: VerdictSet?
  public let companyVerdict: VerdictSet?
  /// Names of duties that apply.
  public let duties: [String]
  /// Names of duties that do not apply, whatever is missing.
  public let absentDuties: [String]
  /// Names of duties that depend on facts the case leaves open.
  public let openDuties: [String]
  /// Names of duties that apply and that what is known breaks.
  public let brokenDuties: [String]
  /// Names of duties that apply and that what is known does not break.
  public let keptDuties: [String]
  /// What the company comes to in plain words.
  public let answer: Answer?
  /// Where it stands.
  public let source: YAMLValue
}

/// What can be wrong with a scenario, without its wording.
enum ScenarioProblem: Equatable {
  case missing(String)
  case unknownKey(String, nearest: String?)
  case unknownName(kind: String, String, nearest: String?)
  case notADate(String)
  case notAList
  case nothingExpected
  case notInEdition(clause: String, of: String)
  case noScenarioToDrop(String, nearest: String?)
  case noProvision(String, instrument: String)

  func diagnostic(at value: YAMLValue) -> Diagnostic {
    let (code, headline, help) = words
    return Diagnostic(
      severity: .error, code: code, headline: headline, primary: value.label(), help: help)
  }

  private var words: (code: String, headline: Message, help: Message?) {
    switch self {
    case .missing(let key): ("missing-key", "the scenario has no `\(key)`", "add `\(key):`")
    case .unknownKey(let key, let nearest):
      (
        "unknown-key", "a scenario has no key `\(key)`", nearest.map(Message.didYouMean)
      )
    case .unknownName(let kind, let name, let nearest):
      (
        "unknown-name", "no \(kind) is called `\(name)`", nearest.map(Message.didYouMean)
      )
    case .notADate(let text):
      ("not-a-date", "`\(text)` is not a date", "write it as 2024-11-01")
    case .notAList:
      (
        "not-a-list", "a file of scenarios is a list, or `edition:` and `scenarios:` with a list",
        "start each with `- scenario:`"
      )
    case .notInEdition(let clause, let edition):
      (
        "not-in-edition", "`\(edition)` has no clause `\(clause)`",
        "name a rule, an exception, a regime, a block or a duty of the edition"
      )
    case .noScenarioToDrop(let name, let nearest):
      (
        "unknown-name", "no scenario `\(name)` would be inherited",
        nearest.map(Message.didYouMean)
      )
    case .noProvision(let provision, let instrument):
      (
        "no-provision", "`\(instrument)` has no `\(provision)`",
        "cite a provision that the instrument has, or that it lists under `not-encoded:`"
      )
    case .nothingExpected:
      (
        "nothing-expected", "the scenario expects nothing",
        "add `expect:`, `grades:`, `line:`, `company-verdict:`, `answer:` or `duties:`"
      )
    }
  }
}
