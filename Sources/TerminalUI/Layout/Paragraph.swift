import TextWidth

/// A text wrapped to the width, with something before its first line and before the others: an
/// indent, a mark, a hanging indent.
package struct Paragraph: Block {
  package var text: StyledText
  /// What stands before the first line.
  package var lead: StyledText
  /// What stands before the other lines.
  package var hang: StyledText

  /// - Parameter hang: If left out, as many spaces as `lead` is wide.
  package init(_ text: StyledText, lead: StyledText = StyledText(), hang: StyledText? = nil) {
    self.text = text
    self.lead = lead
    self.hang = hang ?? .spaces(lead.width)
  }

  /// A paragraph with its first line and its other lines indented.
  package init(_ text: StyledText, indent: Int, hanging: Int? = nil) {
    self.init(text, lead: .spaces(indent), hang: .spaces(hanging ?? indent))
  }

  package func lines(width: Int) -> [StyledText] {
    let lead = lead.keptNarrow(in: width)
    let hang = hang.keptNarrow(in: width)
    let lines = text.wrapped(toWidth: width - hang.width, firstLine: width - lead.width)
    return lines.enumerated().map { number, line in
      let before = number == 0 ? lead : hang
      return line.isEmpty ? before.withoutTrailingSpaces : before + line
    }
  }
}

extension StyledText {
  /// The text if it takes at most a third of `width`; otherwise cut to that, but to no less than
  /// its first two cells if those leave room.
  fileprivate func keptNarrow(in width: Int) -> StyledText {
    let room = max(width / 3, min(2, width - 2))
    guard self.width > room else { return self }
    return self[text.startIndex..<text.prefixEnd(ofWidth: max(room, 0))]
  }
}
