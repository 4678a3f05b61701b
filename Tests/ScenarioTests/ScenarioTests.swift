import Diagnostics
import Foundation
import Law
import Scenarios
import Testing

/// The cases of law in `Tests/Scenarios`, held against the law of `data/`.
@Suite("The scenarios of law")
struct ScenarioTests {
  /// Every scenario is looked at once; what it states and the law does not give is kept.
  private static let run: Result<(departures: [String], report: CoverageReport), any Error> = Result {
    let shipped = try ShippedScenarios.shared.get()
    let coverage = ScenarioCoverage(ScenarioJudge(shipped.law))
    let departures = shipped.scenarios.flatMap(coverage.add)
    return ((shipped.problems + departures).map { $0.rendered() }, coverage.report)
  }

  @Test("Every scenario has the verdicts, grades and duties that its provision gives")
  func agree() throws {
    for departure in try Self.run.get().departures { Issue.record("\(departure)") }
  }

  /// `undecided.csv` names each way of a test that no facts can show: another clause has the same
  /// outcome. `zhunru law check --coverage` gives a case for every other. `RECORD_GOLDEN=1` writes it
  /// anew, without those that some case could show.
  @Test("Each test of list, telecom, content, zone and treaty rules is shown deciding both ways")
  func coverage() throws {
    let report = try Self.run.get().report
    let rules: Set = ["rule", "demand", "regime", "exception", "block", "row", "term"]
    let all = report.gaps.filter { rules.contains($0.kind) }
    let gaps = Set(all.map(line))
    let url = ShippedScenarios.tests.appending(path: "Tables/undecided.csv")
    let table = try String(contentsOf: url, encoding: .utf8)
    let listed = Set(table.split(separator: "\n").dropFirst().map(String.init))
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil, let law = try? ShippedScenarios.shared.get().law {
      let examples = ScenarioCoverage.examples(for: all, in: law)
      // What is listed stays while nothing shows it; of the rest, what some case could show is for a scenario.
      let open = Set(zip(all, examples).filter { $0.1 == nil }.map { line($0.0) })
      let lines = open.union(listed.intersection(gaps)).sorted {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
      try (["file,kind,clause,test,way"] + lines).map { $0 + "\n" }.joined().write(
        to: url, atomically: true, encoding: .utf8)
      Issue.record("recorded Tables/undecided.csv")
      return
    }
    for gap in gaps.subtracting(listed).sorted() { Issue.record("no scenario shows \(gap)") }
    for line in listed.subtracting(gaps).sorted() {
      Issue.record("shown by now, or gone from the law: \(line)")
    }
  }

  private func line(_ gap: CoverageReport.Gap) -> String {
    let test = gap.test.contains(",") ? "\"\(gap.test)\"" : gap.test
    let way = gap.test.isEmpty ? "applies" : gap.holding ? "holds" : "fails"
    return "\(gap.file),\(gap.kind),\(gap.clause),\(test),\(way)"
  }
}
