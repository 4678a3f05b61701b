/// Something that a company can change about itself or a service; what it costs is counted once, however many
/// facts it moves.
public struct Lever: Sendable {
  /// How much a change asks for; an order for the list of routes, not law.
  public enum Cost: String, CaseIterable, Comparable, Sendable {
    case low, medium, high

    /// What it counts where several levers are moved: three of one cost stand for one of the next.
    public var weight: Int {
      switch self {
      case .low: 1
      case .medium: 3
      case .high: 9
      }
    }

    public static func < (a: Self, b: Self) -> Bool { a.weight < b.weight }
  }

  /// A fact that is moved.
  public struct Move: Sendable {
    public let fact: FactID
    /// Where it can be moved to: some values, figures beside a limit, or the places that lie in some; `nil` for anywhere.
    public let goal: FactTest?
  }

  public let id: LeverID
  public let name: String
  public let says: Wording
  /// The change as a noun phrase: `a change of who holds the company`.
  public let noun: Wording
  /// What the change costs the business, as a short noun phrase or clause: `half of the company`.
  public let loses: Wording
  public let cost: Cost
  public let moves: [Move]
  /// Whether moving it gives the business up, or part of it.
  public let givesUpBusiness: Bool
  /// Whether moving it changes what the product does.
  public let changesProduct: Bool
  public let source: SourceReference

  public func moves(_ fact: FactID) -> Bool { moves.contains { $0.fact == fact } }
}
