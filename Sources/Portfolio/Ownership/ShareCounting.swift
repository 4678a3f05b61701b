import Law

/// How holdings through several tiers are counted: one answer to each contested point.
struct ShareCounting: Hashable {
  var tiers = Reading.Counting.lookThrough
  /// Whether an offshore company of mainland owners counts as they do.
  var ownersDecide = false

  /// The counting with an answer to one point changed.
  func with(_ counting: Reading.Counting) -> ShareCounting {
    var next = self
    switch counting {
    case .lookThrough, .controlInFull, .enterpriseInFull, .directOnly: next.tiers = counting
    case .formPrevails: next.ownersDecide = false
    case .ownersDecide: next.ownersDecide = true
    }
    return next
  }
}
