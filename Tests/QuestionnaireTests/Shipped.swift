import Assessment
import TestSupport

/// The law of `data/`, compiled once for all tests.
let shipped: AssessmentContext? = try? ShippedLaw.context.get()
