import TextWidth

/// A text at the left margin and another at the right one: a title and its verdict.
///
/// Where both have no room on one line, the left one wraps beside the right one as long as that
/// leaves it half the width; in less, the right one stands below it.
package struct LeftRight: Block {
  package var left: StyledText
  package var right: StyledText
  /// What the further lines of a wrapped left text are indented by.
  package var hang: Int
  /// Cells at least between the two.
  package var gap: Int

  package init(_ left: StyledText, _ right: StyledText, hang: Int = 0, gap: Int = 2) {
    self.left = left
    self.right = right
    self.hang = hang
    self.gap = gap
  }

  package func lines(width: Int) -> [StyledText] {
    if right.isEmpty { return leftLines(width: width) }
    if left.isEmpty { return rightLines(width: width) }
    let leftRoom = width - right.width - gap
    if left.width <= leftRoom || leftRoom * 2 >= width {
      var lines = leftLines(width: leftRoom)
      lines[0] = lines[0].padded(toWidth: width - right.width) + right
      return lines
    }
    return leftLines(width: width) + rightLines(width: width)
  }

  private func leftLines(width: Int) -> [StyledText] {
    Paragraph(left, indent: 0, hanging: hang).lines(width: width)
  }

  private func rightLines(width: Int) -> [StyledText] {
    right.wrapped(toWidth: width).map { $0.padded(toWidth: width, alignment: .trailing) }
  }
}
