extension StyledText {
  /// The text as it is written: with control sequences for its styles, which end with it, or
  /// without any. Spaces at its end that show nothing are left out.
  package func rendered(usesColor: Bool) -> String {
    var output = ""
    render(usesColor: usesColor, into: &output)
    return output
  }

  package func render(usesColor: Bool, into output: inout String) {
    guard text.utf8.last == 0x20, runs.last.map({ !$0.style.isShownOnSpaces }) ?? false else {
      renderWhole(usesColor: usesColor, into: &output)
      return
    }
    withoutTrailingSpaces.renderWhole(usesColor: usesColor, into: &output)
  }

  private func renderWhole(usesColor: Bool, into output: inout String) {
    guard usesColor else {
      output += text
      return
    }
    var current = Style.plain
    for piece in pieces {
      if piece.style != current {
        output += piece.style.controlSequence
        current = piece.style
      }
      output += piece.text
    }
    if current != .plain { output += Style.plain.controlSequence }
  }
}

extension Style {
  fileprivate var isShownOnSpaces: Bool { isUnderlined || isInverted }
}

extension Sequence<StyledText> {
  /// The lines as they are written, each with its newline.
  package func rendered(usesColor: Bool) -> String {
    var output = ""
    for line in self {
      line.render(usesColor: usesColor, into: &output)
      output += "\n"
    }
    return output
  }
}
