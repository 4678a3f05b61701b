/// Finds the name that a misspelt one was probably meant to be.
///
/// Names are compared by the edits between them (a character put in, left out, changed, or two
/// neighbours swapped: optimal string alignment), without regard to case, and with `_` and space
/// taken for `-`. A third of the characters may differ.
///
/// - Parameters:
///   - name: What was written. A text of more than 80 characters is near nothing.
///   - names: What might have been meant.
/// - Returns: The nearest; of several the first; `nil` if none is near, or `name` is among them.
/// - Complexity: O(length of `name` × length of all `names`)
public func nearestName(to name: String, among names: some Sequence<String>) -> String? {
  let written = foldedScalars(of: name)
  guard written.count <= 80 else { return nil }
  var limit = (written.count + 2) / 3
  var nearest: String?
  var rows = EditRows()
  for candidate in names {
    if candidate == name { return nil }
    let meant = foldedScalars(of: candidate)
    let larger = max(written.count, meant.count)
    guard larger - min(written.count, meant.count) <= limit else { continue }
    let distance = rows.distance(from: written, to: meant)
    // Names that have no character in common are no misspelling of each other.
    guard distance < larger, distance <= limit else { continue }
    nearest = candidate
    if distance == 0 { break }
    limit = distance - 1
  }
  return nearest
}

private func foldedScalars(of name: String) -> [Unicode.Scalar] {
  name.lowercased().unicodeScalars.map { $0 == "_" || $0 == " " ? "-" : $0 }
}

/// The last three rows of the table of distances between the beginnings of two names.
private struct EditRows {
  var beforeLast: [Int] = []
  var last: [Int] = []
  var current: [Int] = []

  mutating func distance(from written: [Unicode.Scalar], to meant: [Unicode.Scalar]) -> Int {
    last = Array(0...meant.count)
    beforeLast = last
    current = last
    for row in 0..<written.count {
      current[0] = row + 1
      for column in 0..<meant.count {
        let change = last[column] + (written[row] == meant[column] ? 0 : 1)
        var least = min(change, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, written[row] == meant[column - 1],
          written[row - 1] == meant[column]
        {
          least = min(least, beforeLast[column - 1] + 1)
        }
        current[column + 1] = least
      }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[meant.count]
  }
}
