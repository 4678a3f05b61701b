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
  public init(parsing text: some BidirectionalCollection<UInt8>) throws(PercentageError) {
    var rest = text[...]
    guard rest.last == UInt8(ascii: "%") else {
      let isFigure = rest.allSatisfy { ($0 >= 48 && $0 <= 57) || $0 == 46 } && !rest.isEmpty
      throw isFigure ? .noUnit : .notAFigure
    }
    rest = rest.dropLast()
    while rest.last == UInt8(ascii: " ") { rest = rest.dropLast() }
    var isNegative = false
    if rest.first == UInt8(ascii: "-") {
      isNegative = true
      rest = rest.dropFirst()
    }
    var value: Int64 = 0
    var digits = 0
    var decimals: Int?
    for byte in rest {
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
