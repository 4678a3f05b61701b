import Law
package import TerminalUI
import Wording

/// Lays out a proof as a tree of lines.
package struct ProofText {
  private let report: TextReport

  package init(report: TextReport) { self.report = report }

  package func block(_ root: ProofNode) -> Stack {
    var stack = Stack()
    stack.append(
      LeftRight(StyledText(root.text, .emphasis), StyledText(root.detail, style(root)), hang: 2))
    var shown: Set<String> = []
    append(root.children, "", &shown, to: &stack)
    return stack
  }

  /// - Parameter shown: What was shown with all below it, which need not be shown again.
  private func append(
    _ nodes: [ProofNode], _ before: String, _ shown: inout Set<String>, to stack: inout Stack
  ) {
    for (number, node) in nodes.enumerated() {
      let isAbove =
        (node.kind == .group || node.kind == .text) && !node.children.isEmpty
        && !shown.insert(node.wholeText).inserted
      let isLast = number == nodes.count - 1
      let below = before + (isLast ? "   " : "│  ")
      var text = StyledText(node.text, node.kind == .activity ? .emphasis : .plain)
      if !node.citation.isEmpty {
        text += StyledText(report.words(" (\(node.citation))", "（\(node.citation)）"), .dim)
      }
      if !node.detail.isEmpty {
        text += StyledText(report.words(": ", "："), .plain) + StyledText(node.detail, style(node))
      }
      if isAbove { text += StyledText(report.words(" (as above)", "（同上）"), .dim) }
      let hang = node.children.isEmpty || isAbove ? below + "  " : below + "│ "
      stack.append(
        Paragraph(
          text, lead: StyledText(before + (isLast ? "└─ " : "├─ "), .dim),
          hang: StyledText(hang, .dim)))
      if !isAbove { append(node.children, below, &shown, to: &stack) }
    }
  }

  private func style(_ node: ProofNode) -> Style {
    node.verdict.map(report.style(of:)) ?? .plain
  }
}

extension ProofNode {
  /// What it says with all below it.
  fileprivate var wholeText: String { words + children.map { "\n" + $0.wholeText }.joined() }
}
