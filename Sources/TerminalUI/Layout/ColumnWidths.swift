/// How wide a column wants to be, and how narrow it may be made.
struct ColumnDemand: Hashable {
  var natural: Int
  /// At most ``natural``.
  var minimum: Int
}

/// Shares `room` cells among columns; `nil` if it does not hold even their minimum.
///
/// Where there is too little for all, the widest columns give way first, down to one common width
/// and never below their minimum; cells left over go to the columns that were cut, from the left.
func columnWidths(for demands: [ColumnDemand], in room: Int) -> [Int]? {
  if demands.reduce(0, { $0 + $1.natural }) <= room { return demands.map(\.natural) }
  if demands.reduce(0, { $0 + $1.minimum }) > room { return nil }
  var low = 0
  var high = demands.map(\.natural).max() ?? 0
  while low + 1 < high {
    let middle = (low + high) / 2
    if demands.widths(upTo: middle).reduce(0, +) <= room { low = middle } else { high = middle }
  }
  var widths = demands.widths(upTo: low)
  var rest = room - widths.reduce(0, +)
  for index in demands.indices where rest > 0 && widths[index] < demands[index].natural {
    // A column that stands at its minimum above the common width was not cut to it.
    guard widths[index] <= low else { continue }
    widths[index] += 1
    rest -= 1
  }
  return widths
}

extension [ColumnDemand] {
  fileprivate func widths(upTo limit: Int) -> [Int] {
    map { Swift.max($0.minimum, Swift.min($0.natural, limit)) }
  }
}
