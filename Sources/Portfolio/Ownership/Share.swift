/// A part of the whole, exact through six tiers of holders.
///
/// Figures of files have four decimals of a percent, so a product along a chain of six holdings is
/// a whole number of these units. A sum of products is compared with a limit without rounding.
struct Share: Hashable, Comparable {
  /// Units of 10⁻³⁶ of the whole.
  var units: Int128

  /// Tiers of holders through which products are exact.
  static let tiers = 6
  static let zero = Share(units: 0)
  static let whole = Share(millionths: 1_000_000)
  private static let unitsOfMillionth: Int128 = 1_000_000_000_000_000_000_000_000_000_000

  init(units: Int128) { self.units = units }
  init(millionths: Int64) { units = Int128(millionths) * Self.unitsOfMillionth }

  static func < (a: Share, b: Share) -> Bool { a.units < b.units }
  static func + (a: Share, b: Share) -> Share { Share(units: a.units + b.units) }
  static func - (a: Share, b: Share) -> Share { Share(units: a.units - b.units) }
  static func += (a: inout Share, b: Share) { a.units += b.units }

  /// The part that a holding of this share has of the whole where its holder has `millionths` of
  /// what it holds in.
  func times(millionths: Int64) -> Share {
    // Exact: a share `k` tiers down is a multiple of 10^(36 - 6k) units.
    Share(units: units / 1_000_000 * Int128(millionths))
  }

  /// The millionths that it has in full, and whether there is something beyond them.
  var millionths: (full: Int64, hasMore: Bool) {
    let (full, rest) = units.quotientAndRemainder(dividingBy: Self.unitsOfMillionth)
    return (Int64(full), rest != 0)
  }
}
