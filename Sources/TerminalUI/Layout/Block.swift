/// Something that lays itself out in lines, none wider than the width it is given unless a single
/// character is.
package protocol Block: Sendable {
  /// - Parameter width: Cells, at least 1.
  func lines(width: Int) -> [StyledText]
}

extension Block {
  /// The block as it is written, each line with its newline.
  package func rendered(_ format: OutputFormat) -> String {
    lines(width: format.width).rendered(usesColor: format.usesColor)
  }
}

/// Blocks one under the other.
package struct Stack: Block {
  package var blocks: [any Block]

  package init(_ blocks: [any Block] = []) {
    self.blocks = blocks
  }

  package mutating func append(_ block: some Block) {
    blocks.append(block)
  }

  package func lines(width: Int) -> [StyledText] {
    blocks.flatMap { $0.lines(width: width) }
  }
}

/// A block moved to the right; in a narrow width only as far as leaves the block two thirds of it.
package struct Indented: Block {
  package var block: any Block
  package var indent: Int

  package init(_ block: some Block, by indent: Int) {
    self.block = block
    self.indent = indent
  }

  package func lines(width: Int) -> [StyledText] {
    let indent = min(indent, width / 3)
    return block.lines(width: width - indent).map {
      $0.isEmpty ? $0 : .spaces(indent) + $0
    }
  }
}

/// An empty line.
package struct BlankLine: Block {
  package init() {}

  package func lines(width: Int) -> [StyledText] { [StyledText()] }
}

/// A light line across the width.
package struct HorizontalLine: Block {
  package init() {}

  package func lines(width: Int) -> [StyledText] {
    [StyledText(String(repeating: "─", count: width), .dim)]
  }
}
