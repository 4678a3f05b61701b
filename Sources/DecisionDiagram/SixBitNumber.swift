/// Whole numbers as bytes, six bits a byte, the low ones first; bit 6 says that more follow. So every byte is UTF-8 of
/// its own, and what is packed may stand in a string of a program.
package enum SixBitNumber {
  package static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 64 {
      bytes.append(64 | UInt8(rest & 63))
      rest >>= 6
    }
    bytes.append(UInt8(rest))
  }

  /// Reads a number, and moves past it.
  ///
  /// - Precondition: A number begins at `next` and ends before `end`.
  @inline(__always)
  package static func read(_ next: inout UnsafePointer<UInt8>, before end: UnsafePointer<UInt8>) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      precondition(next < end, "a packed number that breaks off")
      let byte = UInt64(next.pointee)
      next += 1
      number |= (byte & 63) << shift
      guard byte >= 64 else { return number }
      shift += 6
    }
  }
}
