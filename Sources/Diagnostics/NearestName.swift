/// Finds the name that a misspelt one was probably meant to be.
///
/// Names are compared by the edits between them (a character put in, left out, changed, or two
/// neighbours swapped: optimal string alignment), without regard to case, and with `_` and space
/// taken for `-`. The same words in another order (`equity-foreign`) are one edit. One edit is
/// near for up to four characters, two for up to eight, three beyond.
///
/// - Parameters:
///   - name: What was written. A text of more than 80 characters is near nothing.
///   - names: What might have been meant.
/// - Returns: The nearest; of several the first; `nil` if none is near, or `name` is among them.
/// - Complexity: O(*n* × *m*) for each of `names`, where both lengths are at most 83.
public func nearestName(to name: String, among names: some Sequence<String>) -> String? {
  guard let written = FoldedName(name, longest: longestName) else { return nil }
  var limit = written.scalars.count <= 4 ? 1 : written.scalars.count <= 8 ? 2 : 3
  var nearest: String?
  var rows = EditRows()
  for candidate in names {
    if candidate == name { return nil }
    guard limit >= 0, let meant = FoldedName(candidate, longest: longestName + 3),
      let distance = rows.distance(from: written, to: meant, limit: limit)
    else { continue }
    nearest = candidate
    limit = distance - 1
  }
  return nearest
}

/// In characters; no name of ours comes near it.
private let longestName = 80

/// A name as it is compared: in lower case, its words joined by `-`.
private struct FoldedName {
  let scalars: [Unicode.Scalar]

  /// Fails, without reading it all, if the name is longer than `longest` characters.
  init?(_ name: String, longest: Int) {
    guard name.unicodeScalars.prefix(longest + 1).count <= longest else { return nil }
    scalars = name.lowercased().unicodeScalars.map { $0 == "_" || $0 == " " ? "-" : $0 }
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  var hasSeveralWords: Bool { scalars.contains("-") }

  /// The same words in the order of their spelling.
  var inOrder: FoldedName {
    let words = scalars.split(separator: "-", omittingEmptySubsequences: false)
      .sorted { $0.lexicographicallyPrecedes($1) }
    return FoldedName(scalars: Array(words.joined(separator: ["-"])))
  }
}

/// The last three rows of the table of distances between the beginnings of two names.
private struct EditRows {
  private var beforeLast: [Int] = []
  private var last: [Int] = []
  private var current: [Int] = []

  /// The edits between two names, the order of words being one; `nil` if there are more than
  /// `limit`, or as many as there are characters: then the two have nothing in common.
  mutating func distance(
    from written: FoldedName, to meant: FoldedName, limit: Int
  ) -> Int? {
    let larger = max(written.scalars.count, meant.scalars.count)
    let most = min(limit, larger - 1)
    guard larger - min(written.scalars.count, meant.scalars.count) <= limit else { return nil }
    let direct = edits(from: written.scalars, to: meant.scalars, limit: most)
    guard written.hasSeveralWords, meant.hasSeveralWords else { return direct }
    let better = (direct ?? most + 1) - 2
    let words = edits(from: written.inOrder.scalars, to: meant.inOrder.scalars, limit: better)
    return words.map { $0 + 1 } ?? direct
  }

  /// The edits between two texts, or `nil` if there are more than `limit`.
  private mutating func edits(
    from written: [Unicode.Scalar], to meant: [Unicode.Scalar], limit: Int
  ) -> Int? {
    last = Array(0...meant.count)
    beforeLast = last
    current = last
    for row in 0..<written.count {
      current[0] = row + 1
      var leastOfRow = row + 1
      for column in 0..<meant.count {
        let change = last[column] + (written[row] == meant[column] ? 0 : 1)
        var least = min(change, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, written[row] == meant[column - 1],
          written[row - 1] == meant[column]
        {
          least = min(least, beforeLast[column - 1] + 1)
        }
        current[column + 1] = least
        leastOfRow = min(leastOfRow, least)
      }
      // No later row can fall below the least of this one.
      guard leastOfRow <= limit else { return nil }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[meant.count] <= limit ? last[meant.count] : nil
  }
}
