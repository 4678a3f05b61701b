package import Law

extension ByteBuffer {
  /// Appends a date as files write it: 2024-06-01.
  package mutating func append(_ date: CalendarDate) {
    append(date.year, width: 4)
    append("-")
    append(date.month, width: 2)
    append("-")
    append(date.day, width: 2)
  }

  private mutating func append(_ number: Int, width: Int) {
    var scale = 1
    for _ in 1..<width { scale *= 10 }
    while scale > 0 {
      append(byte: UInt8(ascii: "0") + UInt8(number / scale % 10))
      scale /= 10
    }
  }
}
