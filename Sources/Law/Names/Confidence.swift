/// How settled a rule is.
public enum Certainty: UInt8, CaseIterable, Sendable {
  case contested
  case practice
  case settled

  public var name: String {
    switch self {
    case .contested: "contested"
    case .practice: "practice"
    case .settled: "settled"
    }
  }
}

/// How well the encoded text was checked.
public enum Checked: UInt8, CaseIterable, Sendable {
  /// From professional knowledge; not compared with any copy.
  case unchecked
  /// Checked against a note, a report or a partial extract.
  case secondary
  /// Checked against a reproduction of the Chinese text or a full translation.
  case confirmed

  public var name: String {
    switch self {
    case .unchecked: "unchecked"
    case .secondary: "secondary"
    case .confirmed: "confirmed"
    }
  }
}

/// The two marks that every rule carries; a result carries the weakest of each that it cites.
public struct Confidence: Hashable, Sendable {
  public var certainty: Certainty
  public var checked: Checked

  public static let full = Confidence(certainty: .settled, checked: .confirmed)

  public init(certainty: Certainty, checked: Checked) {
    self.certainty = certainty
    self.checked = checked
  }

  /// The weaker of each mark.
  public func weakened(by other: Confidence) -> Confidence {
    Confidence(
      certainty: certainty.rawValue <= other.certainty.rawValue ? certainty : other.certainty,
      checked: checked.rawValue <= other.checked.rawValue ? checked : other.checked)
  }
}
