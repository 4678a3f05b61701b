package import Assessment
import Diagnostics
package import Law

/// The law of `data/`, read and compiled once for all tests.
package enum ShippedLaw {
  package struct Faulty: Error {
    package let headlines: [String]
  }

  package static let law: Result<Law, any Error> = Result {
    let (law, problems) = Law.load(try ShippedFiles.all())
    guard let law else { throw Faulty(headlines: problems.map(\.headline.english)) }
    return law
  }

  package static let context: Result<AssessmentContext, any Error> = law.map { AssessmentContext($0) }
}
