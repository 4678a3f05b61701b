package import TextWidth

extension StyledText {
  /// The text cut to `width` cells, the last of them an ellipsis if anything is left out.
  package func truncated(toWidth width: Int) -> StyledText {
    if self.width <= width { return self }
    guard width >= 1 else { return StyledText() }
    var kept = self[text.startIndex..<text.prefixEnd(ofWidth: width - 1)].withoutTrailingSpaces
    kept.append("…", kept.runs.last?.style ?? runs.first?.style ?? .plain)
    return kept
  }

  /// The text among spaces, so that it is `width` cells wide; a wider text stays as it is.
  package func padded(toWidth width: Int, alignment: TextAlignment = .leading) -> StyledText {
    let room = width - self.width
    guard room > 0 else { return self }
    switch alignment {
    case .leading: return self + .spaces(room)
    case .trailing: return .spaces(room) + self
    case .center: return .spaces(room / 2) + self + .spaces(room - room / 2)
    }
  }

  /// The lines of the text when none may be wider than `width`; never empty.
  package func wrapped(toWidth width: Int, firstLine: Int? = nil) -> [StyledText] {
    text.lineRanges(ofWidth: width, firstLine: firstLine).map { self[$0] }
  }

  package var withoutTrailingSpaces: StyledText {
    var end = text.endIndex
    while end > text.startIndex {
      let before = text.index(before: end)
      guard text[before] == " " else { break }
      end = before
    }
    return self[text.startIndex..<end]
  }
}
