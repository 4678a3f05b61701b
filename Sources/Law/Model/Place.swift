/// A place that a company can be registered in, or have its facilities in.
public struct Place: Sendable {
  /// That it lies in another place, from a first day to a last; without one, always.
  public struct Membership: Hashable, Sendable {
    public let place: PlaceID
    public let from: CalendarDate?
    public let until: CalendarDate?

    public init(_ place: PlaceID, from: CalendarDate? = nil, until: CalendarDate? = nil) {
      self.place = place
      self.from = from
      self.until = until
    }

    public func contains(_ date: CalendarDate) -> Bool {
      (from.map { $0 <= date } ?? true) && (until.map { date <= $0 } ?? true)
    }
  }

  public let id: PlaceID
  public let name: String
  public let title: Wording
  /// The places it names as those it lies in.
  public let direct: [Membership]
  /// The places that contain it, directly or not; a place stands here more than once where it was
  /// in and out.
  public let within: [Membership]

  /// Whether it is the place, or lies in it on that day.
  public func lies(in place: PlaceID, on date: CalendarDate) -> Bool {
    id == place || within.contains { $0.place == place && $0.contains(date) }
  }

  /// Whether it names the place as one it lies in on that day.
  public func liesDirectly(in place: PlaceID, on date: CalendarDate) -> Bool {
    direct.contains { $0.place == place && $0.contains(date) }
  }
}
