import Law
import TerminalUI

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
      if let heldBy = answer.heldBy {
        stack.append(
          Paragraph(StyledText(words("held by ", "持此说者：") + heldBy[language], .dim), indent: 2))
      }
    }
  }
}
