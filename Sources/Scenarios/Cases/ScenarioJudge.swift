package import Assessment
public import Diagnostics
public import Law
package import Portfolio
import YAML

/// Holds scenarios against the law.
public final class ScenarioJudge {
  let law: Law
  let schema: PortfolioSchema
  let assessor: Assessor
  private var reader: CompanyReader
  private var record = CompanyRecord()
  private var result = CompanyAssessment()

  public convenience init(_ law: Law) { self.init(AssessmentContext(law), PortfolioSchema(law)) }

  /// - Parameter schema: Of the law, or of one over the same facts.
  package init(_ context: AssessmentContext, _ schema: PortfolioSchema) {
    law = context.law
    self.schema = schema
    assessor = Assessor(context, schema)
    reader = CompanyReader(schema, needsName: false)
  }

  /// What a scenario states and the law does not give.
  public func departures(of scenario: Scenario) -> [Diagnostic] { decide(scenario).departures }

  /// A scenario as the law decides it.
  package struct Decision {
    package fileprivate(set) var departures: [Diagnostic] = []
    /// `nil` where the company cannot be read, or no law is encoded for the day.
    package fileprivate(set) var record: CompanyRecord?
    package fileprivate(set) var result = CompanyAssessment()
  }

  package func decide(_ scenario: Scenario) -> Decision {
    let document = scenario.company.document
    reader.read(document.tree, at: scenario.company.index, into: &record)
    guard !record.isFaulty else {
      return Decision(
        departures: record.diagnostics(in: document.tree) { span, message in
          document.label(span, message)
        })
    }
    for (reading, answer) in scenario.readings {
      record.answer(reading, answer, in: law)
    }
    guard assessor.isEncoded(on: scenario.date) else {
      return Decision(
        departures: [
          departure("no law is encoded for \(scenario.date)", scenario.source["as-of"], scenario)
        ])
    }
    let contradictions = assessor.contradictions(in: record, on: scenario.date)
    guard contradictions.isEmpty else {
      return Decision(
        departures: contradictions.map { contradiction in
          record.contradiction(Message(contradiction.says), contradiction.statements, in: document.tree)
          {
            document.label($0, $1)
          }
        })
    }
    assessor.assess(record, on: scenario.date, into: &result)
    assessor.findDuties(of: record, on: scenario.date, into: &result)
    return Decision(departures: compare(scenario), record: record, result: result)
  }

  private func departure(
    _ headline: Message, _ value: YAMLValue?, _ scenario: Scenario
  ) -> Diagnostic {
    Diagnostic(
      severity: .error, code: "scenario",
      headline: headline + (scenario.inheritedBy.map { " under `\(law[$0].name)`" } ?? "" as Message),
      primary: (value ?? scenario.source).label(),
      secondary: [scenario.source["because"]?.label("expected because of this")].compactMap { $0 },
      help: scenario.inheritedBy.map {
        "if `\(law[$0].name)` differs, name the scenario under `drops:` in a file of its scenarios"
      })
  }

  private func compare(_ scenario: Scenario) -> [Diagnostic] {
    var found: [Diagnostic] = []
    func compare(
      _ what: String, _ expected: VerdictSet, _ actual: [VerdictSet], _ value: YAMLValue?
    ) {
      if actual.contains(expected) { return }
      let given = actual.isEmpty ? "nothing" : actual.map(words).joined(separator: " or ")
      found.append(
        departure(
          "\(what) is expected to be \(words(expected)); the law gives \(given)", value, scenario))
    }
    for expected in scenario.verdicts {
      let name = law[expected.activity].name
      compare(
        "`\(name)`", expected.value,
        result.activities.filter { $0.activity == expected.activity }.map(\.verdicts),
        scenario.source["expect"]?[name])
    }
    for expected in scenario.grades {
      let name = law[expected.activity].name
      let grades = result.activities.filter { $0.activity == expected.activity }.map(\.grades)
      let actual = grades.isEmpty ? [1 << Grade.no.rawValue] : grades
      guard !actual.contains(expected.value) else { continue }
      let given = actual.map(words(grades:)).joined(separator: " or ")
      found.append(
        departure(
          "the grade of `\(name)` is expected to be \(words(grades: expected.value)); the law gives \(given)",
          scenario.source["grades"]?[name], scenario))
    }
    let lines = result.lines[..<result.lineCount]
    if let line = scenario.line {
      compare("the line", line, lines.map(\.verdicts), scenario.source["line"])
    }
    if let verdict = scenario.companyVerdict {
      compare("the company", verdict, [result.verdicts], scenario.source["company-verdict"])
    }
    let duties = Set(lines.flatMap(\.duties).map { law[$0].name })
    let open = Set(lines.flatMap(\.openDuties).map { law[$0].name })
    for duty in scenario.duties where !duties.contains(duty) {
      let words = open.contains(duty) ? "depends on facts that are missing" : "does not apply"
      found.append(departure("the duty `\(duty)` \(words)", scenario.source["duties"], scenario))
    }
    for duty in scenario.absentDuties where duties.contains(duty) || open.contains(duty) {
      let words = open.contains(duty) ? "depends on facts that are missing" : "applies"
      found.append(departure("the duty `\(duty)` \(words)", scenario.source["no-duties"], scenario))
    }
    for duty in scenario.openDuties where !open.contains(duty) {
      let words = duties.contains(duty) ? "applies" : "does not apply"
      found.append(
        departure("the duty `\(duty)` \(words)", scenario.source["open-duties"], scenario))
    }
    let broken = Set(lines.flatMap(\.brokenDuties).map { law[$0].name })
    let mayBreak = Set(lines.flatMap(\.openBans).map { law[$0].name })
    for duty in scenario.brokenDuties where !broken.contains(duty) {
      found.append(departure("the duty `\(duty)` is not broken", scenario.source["broken"], scenario))
    }
    for duty in scenario.keptDuties
    where broken.contains(duty) || mayBreak.contains(duty) || !duties.contains(duty) {
      let words =
        broken.contains(duty)
        ? "is broken" : mayBreak.contains(duty) ? "may be broken" : "does not surely apply"
      found.append(departure("the duty `\(duty)` \(words)", scenario.source["kept"], scenario))
    }
    if let answer = scenario.answer, answer != result.answer {
      found.append(
        departure(
          "the answer is expected to be `\(answer.name)`; it is `\(result.answer.name)`",
          scenario.source["answer"], scenario))
    }
    return found
  }

  private func words(_ outcomes: VerdictSet) -> String {
    outcomes.verdicts.map { "`\($0.name)`" }.joined(separator: ", ")
  }

  private func words(grades: UInt8) -> String {
    Grade.allCases.filter { grades & (1 << $0.rawValue) != 0 }.map { "`\($0.name)`" }
      .joined(separator: ", ")
  }
}
