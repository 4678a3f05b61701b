/// The answer for an activity, a service line or a company.
///
/// The order is that of results, worst first. `indeterminate` is no outcome of law: it names a result
/// with more than one outcome left, and sorts where the list of verdicts places it.
public enum Verdict: UInt8, CaseIterable, Sendable {
  /// A rule closes the activity to this company, whatever the figures.
  case prohibited
  /// No provision opens the activity to this investor here; no licence can be had.
  case notOpen
  /// Open on conditions; the structure described breaks at least one.
  case restrictedViolated
  /// The facts given allow more than one verdict.
  case indeterminate
  /// Open on conditions; the structure described meets them all.
  case restrictedSatisfied
  /// No restriction on foreign capital; a licence or filing is needed to operate.
  case permittedWithLicence
  /// No restriction, and no licence, as far as licences of the field are encoded.
  case permitted
  /// The rules do not reach the case.
  case outOfScope

  /// The name in files, tables and documents.
  public var name: String { staticName.description }

  /// The name, for writing without a string.
  package var staticName: StaticString {
    switch self {
    case .prohibited: "prohibited"
    case .notOpen: "not-open"
    case .restrictedViolated: "restricted-violated"
    case .indeterminate: "indeterminate"
    case .restrictedSatisfied: "restricted-satisfied"
    case .permittedWithLicence: "permitted-with-licence"
    case .permitted: "permitted"
    case .outOfScope: "out-of-scope"
    }
  }

  public init?(name: String) {
    guard let verdict = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = verdict
  }

  /// The seven outcomes of law, worst first.
  public static let outcomes = Self.allCases.filter { $0 != .indeterminate }
}

extension Verdict: Comparable {
  /// Worse comes first.
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A set of outcomes: what the completions of the missing facts lead to.
public struct VerdictSet: Hashable, Sendable {
  /// Bit `n` stands for the verdict with raw value `n`.
  public var mask: UInt8

  public init(mask: UInt8 = 0) {
    self.mask = mask
  }

  public init(_ verdicts: some Sequence<Verdict>) {
    mask = verdicts.reduce(0) { $0 | 1 << $1.rawValue }
  }

  public var isEmpty: Bool { mask == 0 }
  public var count: Int { mask.nonzeroBitCount }

  public func contains(_ verdict: Verdict) -> Bool { mask & (1 << verdict.rawValue) != 0 }
  public mutating func insert(_ verdict: Verdict) { mask |= 1 << verdict.rawValue }

  /// Whether every one of these outcomes is among others.
  public func isSubset(of other: VerdictSet) -> Bool { mask & ~other.mask == 0 }
  /// Whether one of these outcomes is among others.
  public func intersects(_ other: VerdictSet) -> Bool { mask & other.mask != 0 }

  /// The outcomes, worst first.
  public var verdicts: [Verdict] { Verdict.allCases.filter(contains) }

  /// The one outcome, or `indeterminate` when several are possible.
  ///
  /// - Precondition: The set is not empty.
  public var verdict: Verdict {
    count == 1
      ? Verdict(rawValue: UInt8(mask.trailingZeroBitCount)) ?? .indeterminate
      : .indeterminate
  }
}
