import Law

/// A day of the Gregorian calendar.
public struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
  let date: CalendarDate

  init(_ date: CalendarDate) { self.date = date }

  /// - Parameter text: `2024-06-01`.
  /// - Returns: `nil` if there is no such day.
  public init?(_ text: String) {
    guard let date = CalendarDate(parsing: Array(text.utf8)) else { return nil }
    self.date = date
  }

  /// - Returns: `nil` if there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
    self.date = date
  }

  /// As company files write it: `2024-06-01`.
  public var description: String { date.description }

  public static func < (first: Day, second: Day) -> Bool { first.date < second.date }
}
