import Diagnostics
import YAML

/// What can be wrong with a file of the law, without its wording.
enum LawProblem: Equatable {
  case notAMapping(String)
  case notAList(String)
  case notText
  case missing(key: String, of: String)
  case missingLanguage(String)
  case unknownKey(String, nearest: String?)
  case unknownName(kind: String, String, nearest: String?)
  case unknownValue(String, of: String, nearest: String?)
  case declaredTwice(kind: String, String)
  case declaredAgain([String], in: String)
  case copied(of: String)
  case inForceTwice(kind: String, String)
  case inForceAgain([String], in: String)
  case notADate(String)
  case notAFigure(String, expected: String)
  case wrongTest(fact: String, kind: String, expected: String)
  case circular(kind: String, String)
  case noSuchOutcome(String)
  case untilWithoutReason
  case endsBeforeStart
  case needsActivities
  case reserved(String)
  case reservedWord(String)
  case numberOfValues(String)
  case noPlaceForValue(String)
  case noDefault(reading: String)
  case emptyCondition
  case notOfTopics(String)
  case movedTwice(String, by: String)
  case movedToNoValue(String)
  case rowWithoutOwnProvision(String)
  case notAnInference(String)
  case inferredBesideDefault(String)
  case notAnOrder(String)
  case notAStep(String)
  case severalParents
  case parentInForce(String)
  case continuedTwice(String, by: String)
  case notInherited(kind: String, String, of: String, nearest: String?)
  case numberTaken(String)
  case droppedAndNumbered(String)
  case repeats(String, of: String)

  /// The wording of every problem, in one place, so that it can be reviewed as text.
  func diagnostic(at value: YAMLValue, others: [Diagnostic.Label] = []) -> Diagnostic {
    diagnostic(at: value.label(), others: others)
  }

  func diagnostic(at label: Diagnostic.Label, others: [Diagnostic.Label] = []) -> Diagnostic {
    let (code, headline, help) = words
    return Diagnostic(
      severity: .error, code: code, headline: headline, primary: label,
      secondary: others, help: help)
  }

  private var words: (code: String, headline: String, help: String?) {
    switch self {
    case .notAMapping(let what): ("not-a-mapping", "\(what) is written as `key: value` pairs", nil)
    case .notAList(let what): ("not-a-list", "\(what) is a list", "start each entry with `- `")
    case .notText: ("not-text", "a single text is expected here", nil)
    case .missing(let key, let owner):
      ("missing-key", "`\(key)` is missing from \(owner)", "add `\(key):`")
    case .missingLanguage(let language):
      ("missing-translation", "the text has no `\(language)`", "add `\(language): …`")
    case .unknownKey(let key, let nearest):
      (
        "unknown-key", "nothing reads the key `\(key)`",
        nearest.map { "did you mean `\($0)`?" } ?? "see README.md in the folder of the law"
      )
    case .unknownName(let kind, let name, let nearest):
      ("unknown-\(kind)", "no \(kind) is called `\(name)`", nearest.map { "did you mean `\($0)`?" })
    case .unknownValue(let value, let fact, let nearest):
      (
        "unknown-value", "`\(value)` is no value of `\(fact)`",
        nearest.map { "did you mean `\($0)`?" }
      )
    case .declaredTwice(let kind, let name):
      ("declared-twice", "a second \(kind) is called `\(name)`", "give one of them another name")
    case .declaredAgain(let names, let file):
      (
        "declared-twice", "\(names.count) names of this file are declared in `\(file)` already",
        "take one of the two out, or give it names of its own: \(Self.some(of: names))"
      )
    case .copied(let file):
      ("copied-file", "this file says word for word what `\(file)` says", "take one of the two out")
    case .inForceTwice(let kind, let name):
      (
        "overlapping-periods", "two texts have a \(kind) `\(name)` in force on the same day",
        "end the earlier one with `until`, or give one of them another name"
      )
    case .inForceAgain(let names, let file):
      (
        "overlapping-periods",
        "\(names.count) clauses of this file are in force on one day with those of their names in `\(file)`",
        "end the earlier text, or give one of them other names: \(Self.some(of: names))"
      )
    case .notADate(let text): ("not-a-date", "`\(text)` is not a date", "write it as 2022-01-01")
    case .notAFigure(let text, let expected):
      ("not-a-figure", "`\(text)` is not a figure here", "write it as `\(expected)`")
    case .wrongTest(let fact, let kind, let expected):
      ("wrong-test", "`\(fact)` is a \(kind) and cannot be tested so", "write \(expected)")
    case .circular(let kind, let name):
      (
        "circular", "the \(kind) `\(name)` leads back to itself",
        kind == "instrument" ? "write the earliest out, without `continues`" : nil
      )
    case .noSuchOutcome(let text):
      (
        "not-an-outcome", "`\(text)` is no outcome of law",
        "one of \(Verdict.outcomes.map { "`\($0.name)`" }.joined(separator: ", "))"
      )
    case .untilWithoutReason:
      (
        "until-without-reason", "an instrument that ends says why",
        "add `until-by: { en: …, zh: … }`"
      )
    case .endsBeforeStart: ("ends-before-start", "the last day lies before the first", nil)
    case .needsActivities:
      (
        "no-activities", "a rule names its activities",
        "add `for: [...]` or `to-requirements: [...]`"
      )
    case .reserved(let name):
      ("reserved-name", "`\(name)` is a key of company files and cannot name a fact", nil)
    case .reservedWord(let name):
      ("reserved-name", "`\(name)` is a word of conditions and cannot name anything", nil)
    case .noPlaceForValue(let language):
      (
        "no-place-for-the-value", "the clause in `\(language)` does not say where the value stands",
        "write `{}` in its place, as in `states: { en: \"it is open to {}\", zh: \"服务对象为{}\" }`"
      )
    case .numberOfValues(let name):
      ("number-of-values", "`\(name)` has no values", nil)
    case .noDefault(let reading):
      (
        "no-default", "no answer of `\(reading)` is taken by default",
        "name one under `default`, or several to leave the point open"
      )
    case .notOfTopics(let name):
      (
        "not-of-topics", "a topic cannot settle `\(name)`",
        "name a fact of service lines that can be none; under `is`, a yes-no"
      )
    case .movedTwice(let fact, let lever):
      (
        "moved-twice", "`\(fact)` is moved by the lever `\(lever)` already",
        "leave it to one of the two"
      )
    case .movedToNoValue(let fact):
      (
        "moved-to-no-value", "a lever cannot move `\(fact)` to some values only",
        "name values of one choice or yes-no, or a place, or the fact alone"
      )
    case .rowWithoutOwnProvision(let name):
      (
        "no-own-provision", "the row `\(name)` on top of the law cites no provision of its own",
        "add an instrument with a provision to the file, and `cites` it"
      )
    case .notAnInference(let fact):
      (
        "not-an-inference", "nothing can be inferred of `\(fact)` so",
        "write `value:` with a value of a choice, a yes-no or a set, or `includes:` with elements of a set"
      )
    case .inferredBesideDefault(let fact):
      (
        "inferred-beside-default", "several values are inferred of `\(fact)`, which has a usual value",
        "infer one value, or leave out `left-out`"
      )
    case .notAnOrder(let fact):
      (
        "not-an-order", "the values of `\(fact)` are not ordered so",
        "name values of a choice or a yes-no, the least first, or lists of them that do not go round; of a set, `elements`"
      )
    case .notAStep(let fact):
      (
        "not-a-step", "`\(fact)` has no such step",
        "name values that its `ordered:` puts in this order, elements of an ordered set under `adds`, or the default "
          + "and another value of what counts as relief"
      )
    case .severalParents:
      (
        "several-parents", "an edition continues one text",
        "name the one that it goes on from, and give what it has from others in full"
      )
    case .parentInForce(let name):
      (
        "parent-in-force", "`\(name)` is in force together with the edition that continues it",
        "add `replaces: \(name)`, or end it with `until`"
      )
    case .continuedTwice(let name, let other):
      (
        "continued-twice", "`\(name)` is continued by `\(other)` on the same days",
        "end one of the two before the other begins, or let one continue the other"
      )
    case .notInherited(let kind, let name, let owner, let nearest):
      (
        "not-inherited", "`\(owner)` has no \(kind) `\(name)` to continue",
        nearest.map { "did you mean `\($0)`?" } ?? "what is new is given in full"
      )
    case .numberTaken(let number):
      (
        "number-taken", "`\(number)` is the number of another provision",
        "give one of the two another number, or drop it"
      )
    case .droppedAndNumbered(let name):
      (
        "dropped-and-numbered", "`\(name)` is dropped and has a new number",
        "leave it in one of `drops` and `renumbers`"
      )
    case .repeats(let key, let parent):
      (
        "inherited-already", "`\(key)` says what `\(parent)` says already",
        "leave it out: it is inherited"
      )
    case .emptyCondition: ("empty-condition", "the condition is empty", nil)
    }
  }

  /// The first three of several names.
  private static func some(of names: [String]) -> String {
    names.prefix(3).map { "`\($0)`" }.joined(separator: ", ") + (names.count > 3 ? ", …" : "")
  }
}
