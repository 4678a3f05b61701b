/// The least that a share can be: this much, or anything above it.
struct LeastShare {
  var share: Share
  /// Whether it is more than that.
  var isMore = false

  static let zero = LeastShare(share: .zero)
  static let whole = LeastShare(share: .whole)

  /// Whether there is anything at all.
  var isPositive: Bool { isMore || !share.isZero }

  static func + (a: LeastShare, b: LeastShare) -> LeastShare {
    LeastShare(share: a.share + b.share, isMore: a.isMore || b.isMore)
  }

  static func += (a: inout LeastShare, b: LeastShare) { a = a + b }

  /// Part of a part.
  static func * (a: LeastShare, b: LeastShare) -> LeastShare {
    LeastShare(
      share: a.share * b.share,
      isMore: a.isMore && b.isPositive || b.isMore && a.isPositive)
  }

  /// Whether it is certainly above a limit.
  func isAbove(_ limit: Share) -> Bool { limit < share || isMore && share == limit }
}

extension LeastShare: Comparable {
  static func < (a: LeastShare, b: LeastShare) -> Bool {
    a.share < b.share || a.share == b.share && !a.isMore && b.isMore
  }
}
