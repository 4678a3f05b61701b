import Assessment
public import Diagnostics
public import Law
import YAML

/// Reads files of scenarios.
public struct ScenarioReader {
  let law: Law
  public private(set) var problems: [Diagnostic] = []
  /// The scenarios of editions, and what an edition drops of those before it.
  var ofEditions: [InstrumentID: [Scenario]] = [:]
  var dropped: [InstrumentID: [YAMLValue]] = [:]
  private let citations: CitationCheck

  public init(_ law: Law) {
    self.law = law
    citations = CitationCheck(law)
  }

  /// The scenarios of a file; what is wrong with others is kept in ``problems``.
  ///
  /// - Parameter file: Its path, for messages.
  public mutating func read(_ bytes: [UInt8], file: String) -> [Scenario] {
    let parsed = YAMLDocument.parse(bytes: bytes, file: file)
    problems += parsed.problems
    return parsed.documents.flatMap { document in
      let root = document.root
      let isOfEdition = root.kind == .mapping && root["scenarios"]?.kind == .sequence
      guard root.kind == .sequence || isOfEdition else {
        report(.notAList, root)
        return [Scenario]()
      }
      guard isOfEdition else { return root.elements.compactMap { scenario($0, nil) } }
      checkKeys(of: root, ["edition", "drops", "scenarios"])
      let names = law.instruments.map(\.name)
      guard
        let edition = required("edition", of: root)
          .flatMap({ index($0, "instrument", among: names) }).map({ law.instruments[$0].id })
      else { return [] }
      let scenarios = root["scenarios"]?.elements.compactMap { scenario($0, edition) } ?? []
      ofEditions[edition, default: []] += scenarios
      dropped[edition, default: []] += list(root["drops"])
      return scenarios
    }
  }

  private mutating func checkKeys(of value: YAMLValue, _ known: [String]) {
    for entry in value.entries {
      let key = entry.key.string ?? ""
      if !known.contains(key) {
        report(.unknownKey(key, nearest: nearestName(to: key, among: known)), entry.key)
      }
    }
  }

  mutating func report(_ problem: ScenarioProblem, _ value: YAMLValue) {
    problems.append(problem.diagnostic(at: value))
  }

  private static let keys = [
    "scenario", "clause", "as-of", "because", "company", "readings", "expect", "grades", "line",
    "company-verdict", "answer", "duties", "no-duties", "open-duties", "broken", "kept",
  ]

  /// - Parameter edition: The edition that its file is of.
  private mutating func scenario(_ value: YAMLValue, _ edition: InstrumentID?) -> Scenario? {
    let before = problems.count
    checkKeys(of: value, edition == nil ? Self.keys.filter { $0 != "clause" } : Self.keys)
    let scenario = Scenario(
      name: text("scenario", of: value), because: text("because", of: value), edition: edition,
      clauses: edition.map { clauses(value["clause"], of: $0) } ?? [], inheritedBy: nil,
      date: date(of: value), company: required("company", of: value) ?? value,
      readings: readings(value["readings"]), verdicts: verdicts(value["expect"]),
      grades: grades(value["grades"]), line: value["line"].map { outcomes($0) },
      companyVerdict: value["company-verdict"].map { outcomes($0) },
      duties: duties(value["duties"]), absentDuties: duties(value["no-duties"]),
      openDuties: duties(value["open-duties"]), brokenDuties: duties(value["broken"]),
      keptDuties: duties(value["kept"]), answer: value["answer"].flatMap { answer($0) },
      source: value)
    if scenario.expectsNothing { report(.nothingExpected, value) }
    if let because = value["because"] {
      for (instrument, provision) in citations.missing(in: scenario.because) {
        report(.noProvision(provision, instrument: instrument), because)
      }
    }
    return problems.count == before ? scenario : nil
  }

  private mutating func required(_ key: String, of value: YAMLValue) -> YAMLValue? {
    if let found = value[key], !found.isBlank { return found }
    report(.missing(key), value)
    return nil
  }

  private mutating func text(_ key: String, of value: YAMLValue) -> String {
    required(key, of: value)?.string ?? ""
  }

  private mutating func date(of value: YAMLValue) -> CalendarDate {
    guard let stated = required("as-of", of: value) else { return law.changes[0] }
    let text = stated.string ?? ""
    if let date = CalendarDate(parsing: Array(text.utf8)) { return date }
    report(.notADate(text), stated)
    return law.changes[0]
  }

  private func list(_ value: YAMLValue?) -> [YAMLValue] {
    guard let value else { return [] }
    return value.kind == .sequence ? value.elements : [value]
  }

  /// Finds a name among those of a kind; reports it where there is none.
  private mutating func index(_ value: YAMLValue, _ kind: String, among names: [String]) -> Int? {
    let name = value.string ?? ""
    if let index = names.firstIndex(of: name) { return index }
    report(.unknownName(kind: kind, name, nearest: nearestName(to: name, among: names)), value)
    return nil
  }

  private mutating func activity(_ value: YAMLValue) -> ActivityID? {
    if let found = value.string.flatMap(law.activity(named:)) { return found.id }
    return index(value, "activity", among: law.activities.map(\.name)).map { law.activities[$0].id }
  }

  private mutating func outcomes(_ value: YAMLValue) -> VerdictSet {
    let names = Verdict.outcomes.map(\.name)
    return VerdictSet(
      list(value).compactMap { index($0, "outcome", among: names).map { Verdict.outcomes[$0] } })
  }

  private mutating func verdicts(_ value: YAMLValue?) -> [Scenario.Expectation<VerdictSet>] {
    (value?.entries ?? []).compactMap { entry in
      let outcomes = outcomes(entry.value)
      return activity(entry.key).map { Scenario.Expectation(activity: $0, value: outcomes) }
    }
  }

  private mutating func grades(_ value: YAMLValue?) -> [Scenario.Expectation<UInt8>] {
    let names = Grade.allCases.map(\.name)
    return (value?.entries ?? []).compactMap { entry in
      let grades = list(entry.value).compactMap { index($0, "grade", among: names) }
      return activity(entry.key).map {
        Scenario.Expectation(activity: $0, value: grades.reduce(0) { $0 | 1 << UInt8($1) })
      }
    }
  }

  private mutating func readings(_ value: YAMLValue?) -> [(reading: ReadingID, answer: Int)] {
    let names = law.readings.map(\.name)
    return (value?.entries ?? []).compactMap { entry in
      guard let found = index(entry.key, "reading", among: names) else { return nil }
      let reading = law.readings[found]
      return index(entry.value, "answer", among: reading.answers.map(\.name))
        .map { (reading.id, $0) }
    }
  }

  /// Names of clauses of an edition.
  private mutating func clauses(_ value: YAMLValue?, of edition: InstrumentID) -> [String] {
    let names = law.clauseNames(of: edition)
    return list(value).compactMap { value in
      guard let name = value.string, names.contains(name) else {
        report(.notInEdition(clause: value.string ?? "", of: law[edition].name), value)
        return nil
      }
      return name
    }
  }

  private mutating func duties(_ value: YAMLValue?) -> [String] {
    let names = law.duties.map(\.name)
    return list(value).compactMap { index($0, "duty", among: names).map { names[$0] } }
  }
}

extension ScenarioReader {
  private mutating func answer(_ value: YAMLValue) -> Answer? {
    let names = Answer.allCases.map(\.name)
    return index(value, "answer", among: names).map { Answer.allCases[$0] }
  }
}

extension Scenario {
  fileprivate var expectsNothing: Bool {
    verdicts.isEmpty && grades.isEmpty && line == nil && companyVerdict == nil && duties.isEmpty
      && absentDuties.isEmpty && openDuties.isEmpty && brokenDuties.isEmpty && keptDuties.isEmpty
      && answer == nil
  }
}
