public import Law

/// What a service line does, as whoever describes it names it.
public struct Business: Hashable, Sendable {
  /// Topics and kinds of ordinary business.
  public var about: [TopicID]
  /// Activities named as such.
  public var activities: [ActivityID]
  /// Elements of sets that were pointed at, by position. They are not stated: they stand marked where their fact is asked
  /// for.
  public var pointedAt: [FactID: [Int]]

  /// Whether features decide what else it is: not of a line that is only said to be some regulated activities.
  public var isGraded: Bool

  /// - Parameter isGraded: `nil` for what follows from the rest.
  public init(
    about: [TopicID] = [], activities: [ActivityID] = [], pointedAt: [FactID: [Int]] = [:], isGraded: Bool? = nil
  ) {
    self.about = about
    self.activities = activities
    self.pointedAt = pointedAt
    self.isGraded = isGraded ?? (!about.isEmpty || activities.isEmpty)
  }

  /// Whether it names nothing of what the law treats apart.
  public var isEmpty: Bool { about.isEmpty && activities.isEmpty }

  /// With all that another names.
  public func joined(with other: Business) -> Business {
    Business(
      about: about.adding(other.about), activities: activities.adding(other.activities),
      pointedAt: pointedAt.merging(other.pointedAt) { $0.adding($1) })
  }
}

extension Array where Element: Equatable {
  /// With those of others that are not in it yet.
  fileprivate func adding(_ others: Self) -> Self { self + others.filter { !contains($0) } }
}
