/// Where a text stands in the room it is padded to.
package enum TextAlignment: Sendable {
  case leading, trailing, center
}

extension StringProtocol {
  /// The text if it is at most `width` cells wide, otherwise as much of its beginning as leaves
  /// room for `ellipsis`, and the ellipsis.
  ///
  /// - Parameter width: Cells; where not even the ellipsis has room, the result is empty.
  package func truncated(toWidth width: Int, ellipsis: String = "…") -> String {
    if displayWidth <= width { return String(self) }
    let room = width - ellipsis.displayWidth
    guard room >= 0 else { return "" }
    var kept = self[..<prefixEnd(ofWidth: room)]
    while kept.last == " " { kept.removeLast() }
    return kept + ellipsis
  }

  /// The text with spaces about it, so that it is `width` cells wide; a wider text stays as it is.
  package func padded(toWidth width: Int, alignment: TextAlignment = .leading) -> String {
    let room = width - displayWidth
    guard room > 0 else { return String(self) }
    let before =
      switch alignment {
      case .leading: 0
      case .trailing: room
      case .center: room / 2
      }
    return String(repeating: " ", count: before) + self
      + String(repeating: " ", count: room - before)
  }

  /// The end of the longest beginning that takes at most `width` cells.
  package func prefixEnd(ofWidth width: Int) -> Index {
    var room = width
    var index = startIndex
    while index < endIndex {
      room -= self[index].displayWidth
      if room < 0 { break }
      formIndex(after: &index)
    }
    return index
  }
}
