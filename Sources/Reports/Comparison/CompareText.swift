import Assessment
import Law
package import TerminalUI
import Wording

/// Lays out what is different of a company.
package struct CompareText {
  private let report: TextReport
  private var words: ReportWords { report.words }

  package init(report: TextReport) { self.report = report }

  package func block(_ change: CompanyChange) -> Stack {
    var stack = Stack()
    stack.append(Paragraph(StyledText(change.name, .emphasis)))
    for line in change.lines { append(line, to: &stack) }
    return stack
  }

  private func append(_ line: LineChange, to stack: inout Stack) {
    let (before, after) = (words.short(line.before.conclusion), words.short(line.after.conclusion))
    let answer =
      before == after
      ? StyledText(after, .dim)
      : StyledText(before + " → ") + StyledText(after, report.style(of: line.after.conclusion.answer))
    stack.append(LeftRight(StyledText("  " + line.after.name), answer, hang: 4))
    if line.changesAnswer {
      if before == after {
        let outcomes = words.outcomes(line.before.verdicts) + " → " + words.outcomes(line.after.verdicts)
        report.note(words("possible outcomes: ", "可能的结论：") + outcomes, 4, to: &stack)
      }
      for ground in line.before.grounds {
        report.note(words("before: ", "变化前：") + ground, 4, .dim, to: &stack)
      }
      for ground in line.after.grounds {
        report.note(words("after: ", "变化后：") + ground, 4, to: &stack)
      }
    }
    for bearing in line.gained { report.note("+ " + text(bearing), 4, to: &stack) }
    for bearing in line.lost { report.note("– " + text(bearing), 4, .dim, to: &stack) }
    for (old, new) in line.changed {
      report.note("~ " + text(new), 4, to: &stack)
      report.note(
        words("before: ", "变化前：") + old.says + words(" (\(old.citation))", "（\(old.citation)）"), 6,
        .dim, to: &stack)
    }
  }

  private func text(_ bearing: LineState.Bearing) -> String {
    let kind =
      switch bearing.kind {
      case .condition: words("condition", "条件")
      case .licence: words("licence", "许可")
      case .obligation: words.one(.obligation)
      case .procedure: words.one(.procedure)
      case .penalty: words.one(.penalty)
      }
    return kind + words(": ", "：") + bearing.says
      + words(" (\(bearing.citation))", "（\(bearing.citation)）")
  }
}
