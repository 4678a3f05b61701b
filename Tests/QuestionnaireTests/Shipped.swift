import Assessment
import Law
import TestSupport

/// The law of `data/`, compiled once for all tests.
let shipped: AssessmentContext? = {
  guard let files = try? ShippedFiles.all() else { return nil }
  return Law.load(files).law.map(AssessmentContext.init)
}()
