/// What is wrong with a text that should be a percentage.
public enum PercentageError: Error, Equatable {
  /// Not a figure followed by a percent sign.
  case notAFigure
  /// A figure without `%`.
  case noUnit
  /// Below 0 or above 100 %.
  case outsideTheWhole
  /// More than four decimals.
  case tooFine
}

/// A part of a whole, held exactly to a millionth.
///
/// A limit of 50 % admits 50 % and refuses 50.0001 %, so a figure is never a binary floating-point
/// number and is never rounded on the way in.
public struct Percentage: Hashable, Comparable, Sendable {
  /// Millionths of the whole, `0...1_000_000`; 50 % is 500,000.
  public let millionths: Int32

  public static let zero = Percentage(millionths: 0)
  public static let whole = Percentage(millionths: 1_000_000)

  /// - Precondition: `millionths` is in `0...1_000_000`.
  public init(millionths: Int32) {
    precondition((0...1_000_000).contains(millionths), "a percentage lies in 0...100 %")
    self.millionths = millionths
  }

  /// Reads a figure as files write it: `50 %`, `33.3%`.
  ///
  /// - Parameter text: UTF-8, without surrounding space.
  /// - Throws: ``PercentageError`` when `text` is not a figure, lies outside 0–100 %, or has more
  ///   than four decimals.
  public init(parsing text: UnsafeRawBufferPointer) throws(PercentageError) {
    var start = 0
    var end = text.count - 1
    guard end >= 0, text[end] == UInt8(ascii: "%") else {
      var isFigure = !text.isEmpty
      for byte in text where !(byte >= 48 && byte <= 57) && byte != 46 { isFigure = false }
      throw isFigure ? .noUnit : .notAFigure
    }
    while end > 0, text[end - 1] == UInt8(ascii: " ") { end -= 1 }
    var isNegative = false
    if end > 0, text[0] == UInt8(ascii: "-") {
      isNegative = true
      start = 1
    }
    var value: Int64 = 0
    var digits = 0
    var decimals: Int?
    for place in start..<max(start, end) {
      let byte = text[place]
      if byte == UInt8(ascii: "."), decimals == nil, digits > 0 {
        decimals = 0
      } else if byte >= 48, byte <= 57 {
        guard digits < 15 else { throw decimals == nil ? .outsideTheWhole : .tooFine }
        value = value * 10 + Int64(byte - 48)
        digits += 1
        decimals = decimals.map { $0 + 1 }
      } else {
        throw .notAFigure
      }
    }
    guard digits > 0, decimals != 0 else { throw .notAFigure }
    guard (decimals ?? 0) <= 4 else { throw .tooFine }
    for _ in (decimals ?? 0)..<4 { value *= 10 }
    guard value <= 1_000_000, !isNegative || value == 0 else { throw .outsideTheWhole }
    millionths = Int32(value)
  }

  /// Reads a figure as files write it.
  public init(parsing text: [UInt8]) throws(PercentageError) {
    let read: Result<Percentage, PercentageError> = text.withUnsafeBytes { bytes in
      do throws(PercentageError) {
        return .success(try Percentage(parsing: bytes))
      } catch {
        return .failure(error)
      }
    }
    self = try read.get()
  }

  public static func < (a: Self, b: Self) -> Bool { a.millionths < b.millionths }
}

extension Percentage: CustomStringConvertible {
  /// As results write it: `50 %`, `33.3 %`.
  public var description: String {
    var decimals = String(millionths % 10_000)
    decimals = String(repeating: "0", count: 4 - decimals.count) + decimals
    while decimals.last == "0" { decimals.removeLast() }
    let whole = String(millionths / 10_000)
    return decimals.isEmpty ? "\(whole) %" : "\(whole).\(decimals) %"
  }
}
