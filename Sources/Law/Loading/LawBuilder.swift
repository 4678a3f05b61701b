import Diagnostics
import YAML

/// Gathers what the files say, subject by subject, and the problems met on the way.
///
/// Names are declared before anything refers to them, so files may stand in any order.
final class LawBuilder {
  /// Each once, though what is wrong in a text is met again in the editions that continue it.
  private(set) var problems: [Diagnostic] = []
  private var met: Set<Diagnostic> = []
  /// The files that are laid on top of the law.
  private let overlays: Set<String>

  var places: [Place] = []
  var activities: [Activity] = []
  var groups: [ActivityGroup] = []
  var readings: [Reading] = []
  var facts: [Fact] = []
  var terms: [Term] = []
  var topics: [Topic] = []
  var sections: [Section] = []
  var glossary: [GlossaryTerm] = []
  var levers: [Lever] = []
  var impossible: [ImpossibleCase] = []
  var measures: [Measure] = []
  var licences: [Licence] = []
  var origins: [Origin] = []
  var instruments: [Instrument] = []
  var provisions: [Provision] = []
  var regimes: [Regime] = []
  var rules: [Rule] = []
  var exceptions: [RuleException] = []
  var blocks: [ExceptionBlock] = []
  var duties: [Duty] = []
  var subjects: [Subject] = []
  var acts: [Act] = []
  var gradeRows: [GradeRow] = []
  var outOfOrder: [OutOfOrder] = []

  /// The names that clauses refer to each other by.
  var regimeNames = ClauseNames<Regime>()
  var ruleNames = ClauseNames<Rule>()
  var exceptionNames = ClauseNames<RuleException>()

  /// Names by kind, with the value that declared each.
  private var names: [String: [String: (index: Int, value: YAMLValue)]] = [:]

  /// Pairs of texts of which one continues the other, or both a third, while both are in force; reported as such.
  var overlappingEditions: Set<Set<InstrumentID>> = []

  /// Names given twice; reported together once all are read.
  private(set) var repetitions: [Repetition] = []

  init(overlays: Set<String>) { self.overlays = overlays }

  /// Whether a value stands in a file that is laid on top of the law.
  func isOverlay(_ value: YAMLValue) -> Bool { overlays.contains(value.file) }

  func report(_ problem: LawProblem, at value: YAMLValue, others: [Diagnostic.Label] = []) {
    add([problem.diagnostic(at: value, others: others)])
  }

  func add(_ problems: [Diagnostic]) {
    self.problems += problems.filter { met.insert($0).inserted }
  }

  /// Gives a name to the next subject of a kind.
  ///
  /// - Returns: Whether the name was free.
  @discardableResult
  func declare(_ name: String, _ kind: String, index: Int, at value: YAMLValue) -> Bool {
    if let first = names[kind]?[name] {
      repetitions.append(
        Repetition(kind: kind, name: name, again: value.label(), first: first.value.label()))
      return false
    }
    names[kind, default: [:]][name] = (index, value)
    return true
  }

  /// The index of a named subject, if there is one.
  func index(of name: String, _ kind: String) -> Int? { names[kind]?[name]?.index }

  /// The index of the subject that a value names; reports a name that is not there.
  func resolve(_ value: YAMLValue, _ kind: String) -> Int? {
    guard let name = text(value) else { return nil }
    if let index = index(of: name, kind) { return index }
    let candidates = names[kind].map { Array($0.keys).sorted() } ?? []
    report(
      .unknownName(kind: kind, name, nearest: nearestName(to: name, among: candidates)), at: value)
    return nil
  }

  /// All names of a kind, sorted.
  func allNames(_ kind: String) -> [String] { names[kind].map { $0.keys.sorted() } ?? [] }

  // MARK: - Values

  func text(_ value: YAMLValue) -> String? {
    guard let text = value.string, !text.isEmpty else {
      report(.notText, at: value)
      return nil
    }
    return text
  }

  /// A text in two languages, or one that is the same in both.
  func wordingOrName(_ value: YAMLValue) -> Wording {
    if value.isMapping { return wording(value) }
    let name = text(value) ?? ""
    return Wording(english: name, chinese: name)
  }

  func wording(_ value: YAMLValue) -> Wording {
    guard value.isMapping else {
      report(.notAMapping("a text in two languages"), at: value)
      return Wording(english: "", chinese: "")
    }
    let fields = Fields(value, of: "the text", self)
    func part(_ language: Language) -> String {
      guard let part = fields.optional(language.rawValue) else {
        report(.missingLanguage(language.rawValue), at: value)
        return ""
      }
      return text(part) ?? ""
    }
    let wording = Wording(english: part(.english), chinese: part(.chinese))
    fields.finish()
    return wording
  }

  func date(_ value: YAMLValue) -> CalendarDate? {
    guard let text = text(value) else { return nil }
    guard let date = CalendarDate(parsing: Array(text.utf8)) else {
      report(.notADate(text), at: value)
      return nil
    }
    return date
  }

  func flag(_ value: YAMLValue) -> Bool {
    switch value.string {
    case "yes", "true": true
    case "no", "false": false
    case _:
      reportFlag(value)
    }
  }

  private func reportFlag(_ value: YAMLValue) -> Bool {
    report(.unknownValue(value.string ?? "", of: "a yes-no", nearest: nil), at: value)
    return false
  }

  func word<Word: CaseIterable>(
    _ text: String, at value: YAMLValue, of key: String, among names: KeyPath<Word, String>
  ) -> Word? {
    if let word = Word.allCases.first(where: { $0[keyPath: names] == text }) { return word }
    let candidates = Word.allCases.map { $0[keyPath: names] }
    report(
      .unknownValue(text, of: key, nearest: nearestName(to: text, among: candidates)), at: value)
    return nil
  }

  func outcome(_ value: YAMLValue) -> Verdict? {
    guard let text = text(value) else { return nil }
    guard let verdict = Verdict(name: text), verdict != .indeterminate else {
      report(.noSuchOutcome(text), at: value)
      return nil
    }
    return verdict
  }

  func source(_ value: YAMLValue) -> SourceReference {
    SourceReference(
      value.line, column: Int(value.span.start.column), isOverlay: isOverlay(value))
  }
}
