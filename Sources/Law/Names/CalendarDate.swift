/// A day of the Gregorian calendar, without a time or a zone.
public struct CalendarDate: Hashable, Comparable, Sendable {
  /// `year * 10_000 + month * 100 + day`, so that dates compare as figures do.
  public let ordinal: Int32

  public var year: Int { Int(ordinal / 10_000) }
  public var month: Int { Int(ordinal / 100 % 100) }
  public var day: Int { Int(ordinal % 100) }

  /// The first day of the calendar.
  public static let firstDay = CalendarDate(uncheckedOrdinal: 10_101)

  private init(uncheckedOrdinal ordinal: Int32) {
    self.ordinal = ordinal
  }

  /// - Returns: `nil` if there is no such day, or if `year` is not in `1...9999`.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(in: month, of: year)
    else { return nil }
    ordinal = Int32(year * 10_000 + month * 100 + day)
  }

  /// The date with this ordinal, if there is one.
  package init?(ordinal: Int32) {
    self.init(
      year: Int(ordinal / 10_000), month: Int(ordinal / 100 % 100), day: Int(ordinal % 100))
  }

  /// Reads `2022-01-01`: four, two and two digits.
  ///
  /// - Returns: `nil` if the bytes are not a date so written, or there is no such day.
  public init?(parsing text: UnsafeRawBufferPointer) {
    guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-") else {
      return nil
    }
    func number(_ places: Range<Int>) -> Int? {
      var value = 0
      for place in places {
        let digit = Int(text[place]) - 48
        guard digit >= 0, digit <= 9 else { return nil }
        value = value * 10 + digit
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  /// Reads `2022-01-01`.
  public init?(parsing text: [UInt8]) {
    guard let date = text.withUnsafeBytes({ CalendarDate(parsing: $0) }) else { return nil }
    self = date
  }

  public static func < (a: Self, b: Self) -> Bool { a.ordinal < b.ordinal }

  /// The day after this one; the last day of the year 9999 stays itself.
  public var next: CalendarDate {
    CalendarDate(year: year, month: month, day: day + 1)
      ?? CalendarDate(year: year, month: month + 1, day: 1)
      ?? CalendarDate(year: year + 1, month: 1, day: 1) ?? self
  }

  /// The day before this one; the first day of the year 1 stays itself.
  public var previous: CalendarDate {
    if day > 1 { return CalendarDate(year: year, month: month, day: day - 1) ?? self }
    if month > 1 {
      let month = month - 1
      return CalendarDate(year: year, month: month, day: Self.days(in: month, of: year)) ?? self
    }
    return CalendarDate(year: year - 1, month: 12, day: 31) ?? self
  }

  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    case _: 31
    }
  }
}

extension CalendarDate: CustomStringConvertible {
  /// As files write it: `2022-01-01`.
  public var description: String {
    func padded(_ number: Int, to width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }
}
