import Law
import Reports
import TerminalUI
import Wording

extension LawPage {
  func append(_ reading: Reading, to stack: inout Stack) {
    for (index, answer) in reading.answers.enumerated() {
      stack.append(BlankLine())
      let isTaken = reading.defaults.contains(index)
      stack.append(
        LeftRight(
          StyledText(answer.name, .accent),
          StyledText(
            isTaken
              ? reading.defaults.count > 1 ? words("left open", "保留") : words("default", "默认") : "",
            .dim)))
      stack.append(Paragraph(StyledText(answer.says[language]), indent: 2))
      let held =
        answer.heldBy.map { words("held by ", "持此说者：") + $0[language] }
        ?? words("the sources name nobody who holds it", "所据资料未指明持此说者")
      stack.append(Paragraph(StyledText(held, .dim), indent: 2))
    }
    if let settledBy = reading.settledBy {
      stack.append(BlankLine())
      line(words("settled by", "认定机关"), settledBy, to: &stack)
    }
    if reading.isCounting {
      section(
        words("what hangs on it", "影响"),
        [
          words(
            "every share and every holder, where `ownership` lists holders",
            "凡以 `ownership` 列明持股人者，其各项股比与持股人")
        ],
        to: &stack)
    }
    let uses = ClauseUses(in: law, on: nil) { law.readings(testedBy: $0).contains(reading.id) }
    append(uses, words("what hangs on it", "影响"), to: &stack)
  }
}
