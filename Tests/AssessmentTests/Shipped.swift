import Diagnostics
import Law
import TestSupport

@testable import Assessment

/// The law of `data/`, read once for all tests.
struct Shipped: Sendable {
  let law: Law
  let values: RepresentativeValues
  let context: AssessmentContext
  let placement: Placement

  struct Faulty: Error {
    let headlines: [String]
  }

  static let shared: Result<Shipped, any Error> = Result {
    let (law, problems) = Law.load(try ShippedFiles.all())
    guard let law else { throw Faulty(headlines: problems.map(\.headline)) }
    let values = RepresentativeValues(law)
    return Shipped(
      law: law, values: values, context: AssessmentContext(law), placement: Placement(values))
  }
}
