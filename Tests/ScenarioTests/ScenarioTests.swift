import Assessment
import Diagnostics
import Foundation
import Law
import Portfolio
import Testing
import YAML

/// The law of `data/`, as the tests read it.
struct ShippedLaw: Sendable {
  let law: Law
  let schema: PortfolioSchema
  let context: AssessmentContext

  static let shared: Result<ShippedLaw, LawProblems> = {
    let folder = TestFolder("../data")
    let files = folder.files(endingIn: ".yaml").compactMap { path in
      (try? folder.bytes(path)).map { LawFile(path: path, bytes: $0) }
    }
    let (law, problems) = Law.load(files)
    guard let law else { return .failure(LawProblems(problems: problems)) }
    return .success(
      ShippedLaw(law: law, schema: PortfolioSchema(law), context: AssessmentContext(law)))
  }()
}

struct LawProblems: Error {
  let problems: [Diagnostic]
}

@Suite("The scenarios of law")
struct ScenarioTests {
  static let folder = TestFolder("Scenarios")

  @Test(
    "Every scenario has the verdicts that its provision gives",
    arguments: folder.files(endingIn: ".yaml"))
  func scenarios(file: String) throws {
    let shipped = try ShippedLaw.shared.get()
    let parsed = YAMLDocument.parse(bytes: try Self.folder.bytes(file), file: file)
    #expect(parsed.problems.isEmpty, "\(parsed.problems)")
    var reader = CompanyReader(shipped.schema)
    let assessor = Assessor(shipped.context, shipped.schema)
    for document in parsed.documents {
      for value in document.root.elements {
        let scenario = try Scenario(value, file: file)
        var record = CompanyRecord()
        reader.read(document.tree, at: scenario.company.index, into: &record)
        let problems = record.problemTexts.filter { !$0.contains("the company has no name") }
        guard problems.isEmpty else {
          Issue.record("\(scenario): \(problems)")
          continue
        }
        #expect(shipped.law.isEncoded(on: scenario.date), "\(scenario)")
        var result = CompanyAssessment()
        assessor.assess(record, on: scenario.date, into: &result)
        assessor.findDuties(of: record, on: scenario.date, into: &result)
        check(scenario, result, shipped.law)
      }
    }
  }

  private func check(_ scenario: Scenario, _ result: CompanyAssessment, _ law: Law) {
    func names(_ set: VerdictSet) -> [String] { set.verdicts.map(\.name).sorted() }
    for (activity, verdicts) in scenario.expect {
      let found = result.activities.filter { law[$0.activity].name == activity }
      let sets = found.map { names($0.verdicts) }
      #expect(
        sets.contains(verdicts), "\(scenario): \(activity) expected \(verdicts), found \(sets)")
    }
    for (activity, grades) in scenario.grades {
      let found = result.activities.filter { law[$0.activity].name == activity }
        .map { finding in
          Grade.allCases.filter { finding.grades & (1 << $0.rawValue) != 0 }.map(\.name).sorted()
        }
      let sets = found.isEmpty ? [["no"]] : found
      #expect(law.activity(named: activity) != nil, "\(scenario): no activity \(activity)")
      #expect(sets.contains(grades), "\(scenario): \(activity) expected \(grades), found \(sets)")
    }
    if let line = scenario.line {
      let found = result.lines[..<result.lineCount].map { names($0.verdicts) }
      #expect(
        found.contains(line),
        "\(scenario): line expected \(line), found \(found) open \(result.lines[0].open.map { law.space.fact(of: $0).map { law[$0].name } ?? "reading" })"
      )
    }
    if let company = scenario.companyVerdict {
      let found = names(result.verdicts)
      #expect(found == company, "\(scenario): company expected \(company), found \(found)")
    }
    for duty in scenario.duties {
      let found = result.lines[..<result.lineCount].flatMap(\.duties).map { law[$0].name }
      #expect(found.contains(duty), "\(scenario): duty \(duty) not among \(found)")
    }
    for duty in scenario.withoutDuties {
      let found = result.lines[..<result.lineCount].flatMap(\.duties).map { law[$0].name }
      #expect(!found.contains(duty), "\(scenario): duty \(duty) applies")
    }
  }
}
