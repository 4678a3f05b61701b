package import Law

extension Verdict {
  /// A sign for where there is no room for words; no two are alike.
  package var sign: String {
    switch self {
    case .prohibited: "✗"
    case .notOpen: "⊘"
    case .restrictedViolated: "!"
    case .indeterminate: "?"
    case .restrictedSatisfied: "≤"
    case .permittedWithLicence: "§"
    case .permitted: "✓"
    case .outOfScope: "·"
    }
  }

  /// How it is coloured.
  package var tone: String {
    switch self {
    case .prohibited, .notOpen: "closed"
    case .restrictedViolated: "broken"
    case .indeterminate: "open"
    case .restrictedSatisfied, .permittedWithLicence, .permitted: "clear"
    case .outOfScope: "apart"
    }
  }
}
