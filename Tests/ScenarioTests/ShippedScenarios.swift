import Diagnostics
import Foundation
import Law
import Scenarios
import TestSupport

/// The law of `data/` and the scenarios of `Tests/Scenarios`, read once for all tests.
struct ShippedScenarios: Sendable {
  let law: Law
  /// With those that editions have from those before them.
  let scenarios: [Scenario]
  /// What is wrong with their files.
  let problems: [Diagnostic]

  static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

  static let shared: Result<ShippedScenarios, any Error> = Result {
    let law = try ShippedLaw.law.get()
    let folder = tests.appending(path: "Scenarios")
    let walk = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    var reader = ScenarioReader(law)
    var scenarios: [Scenario] = []
    for path in (walk ?? []).filter({ $0.hasSuffix(".yaml") }).sorted() {
      scenarios += reader.read(Array(try Data(contentsOf: folder.appending(path: path))), file: path)
    }
    scenarios += reader.inherited()
    return ShippedScenarios(law: law, scenarios: scenarios, problems: reader.problems)
  }
}
