/// Whether a service line is an activity.
public enum Grade: UInt8, CaseIterable, Sendable {
  case no
  case remote
  case possible
  case likely
  case yes

  /// The name in files.
  public var name: String {
    switch self {
    case .no: "no"
    case .remote: "remote"
    case .possible: "possible"
    case .likely: "likely"
    case .yes: "yes"
    }
  }

  public init?(name: String) {
    guard let grade = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = grade
  }

  /// Whether a line with this grade answers for the activity in its verdict.
  public var counts: Bool { self >= .likely }
}

extension Grade: Comparable {
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
