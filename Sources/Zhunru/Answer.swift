import Assessment
import Law

/// What people are told first: what all the outcomes mean that the facts leave possible. Worst first.
public enum Answer: String, CaseIterable, Comparable, Sendable {
  /// Closed to foreign capital, or to this investor.
  case no
  /// Not with this structure.
  case notAsStructured = "not-as-structured"
  /// Open to this investor; what is stated of the product breaks a rule of conduct.
  case notAsDesigned = "not-as-designed"
  /// Some completions of the facts are closed, and others open.
  case depends
  /// Nothing listed was found in what is described, and no kind of business was named.
  case nothingFound = "nothing-found"
  /// Open on conditions, met or left to the authority.
  case yesOnConditions = "yes-on-conditions"
  /// Open with a licence or a filing.
  case yesWithLicence = "yes-with-licence"
  /// Open.
  case yes
  /// Not a question of foreign investment access.
  case notReached = "not-reached"

  init(_ answer: Assessment.Answer) {
    self =
      switch answer {
      case .no: .no
      case .notAsStructured: .notAsStructured
      case .notAsDesigned: .notAsDesigned
      case .depends: .depends
      case .nothingFound: .nothingFound
      case .yesOnConditions: .yesOnConditions
      case .yesWithLicence: .yesWithLicence
      case .yes: .yes
      case .notReached: .notReached
      }
  }

  /// Worse comes first.
  public static func < (first: Answer, second: Answer) -> Bool {
    (allCases.firstIndex(of: first) ?? 0) < (allCases.firstIndex(of: second) ?? 0)
  }
}

/// What the law comes to for one activity, or for a line or a company as its worst activity. Worst first.
public enum Verdict: String, CaseIterable, Comparable, Sendable {
  /// A rule closes the activity to this company, whatever the figures.
  case prohibited
  /// No provision opens the activity to this investor here.
  case notOpen = "not-open"
  /// Open on conditions; the structure described breaks at least one.
  case restrictedViolated = "restricted-violated"
  /// The facts given allow more than one verdict.
  case indeterminate
  /// Open on conditions; the structure described meets them all.
  case restrictedSatisfied = "restricted-satisfied"
  /// No restriction on foreign capital; a licence or filing is needed to operate.
  case permittedWithLicence = "permitted-with-licence"
  /// No restriction, and no licence by a provision that is cited.
  case permitted
  /// The rules do not reach the case.
  case outOfScope = "out-of-scope"

  init(_ verdict: Law::Verdict) {
    self =
      switch verdict {
      case .prohibited: .prohibited
      case .notOpen: .notOpen
      case .restrictedViolated: .restrictedViolated
      case .indeterminate: .indeterminate
      case .restrictedSatisfied: .restrictedSatisfied
      case .permittedWithLicence: .permittedWithLicence
      case .permitted: .permitted
      case .outOfScope: .outOfScope
      }
  }

  /// Worse comes first.
  public static func < (first: Verdict, second: Verdict) -> Bool {
    (allCases.firstIndex(of: first) ?? 0) < (allCases.firstIndex(of: second) ?? 0)
  }
}
