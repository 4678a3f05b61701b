import Law
import TestSupport

@testable import Assessment

/// The law of `data/`, read once for all tests.
struct Shipped: Sendable {
  let law: Law
  let values: RepresentativeValues
  let context: AssessmentContext
  let placement: Placement

  static let shared: Result<Shipped, any Error> = Result {
    let law = try ShippedLaw.law.get()
    let values = RepresentativeValues(law)
    return Shipped(
      law: law, values: values, context: try ShippedLaw.context.get(), placement: Placement(values))
  }
}
