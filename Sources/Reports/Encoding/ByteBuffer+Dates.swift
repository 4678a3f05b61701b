package import Law

extension ByteBuffer {
  /// Appends a date as files write it: 2024-06-01.
  package mutating func append(_ date: CalendarDate) {
    append(twoDigits: date.year / 100)
    append(twoDigits: date.year % 100)
    append("-")
    append(twoDigits: date.month)
    append("-")
    append(twoDigits: date.day)
  }

  @inline(__always)
  private mutating func append(twoDigits number: Int) {
    append(byte: UInt8(ascii: "0") + UInt8(number / 10 % 10))
    append(byte: UInt8(ascii: "0") + UInt8(number % 10))
  }
}
