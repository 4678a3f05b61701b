import Law
import TerminalUI

extension LawPage {
  func append(_ instrument: Instrument, to stack: inout Stack) {
    if let number = instrument.number { note(number, to: &stack) }
    line(words("issued by", "发布机关"), instrument.issuer, to: &stack)
    note(words("in force ", "施行期间：") + shown(instrument.period), to: &stack)
    note(
      words("last compared with the sources on ", "最近核对：") + "\(instrument.reviewed)", to: &stack)
    for id in instrument.provisions {
      let provision = law[id]
      stack.append(BlankLine())
      stack.append(Paragraph(StyledText(provision.pinpoint[language], .accent)))
      stack.append(Paragraph(StyledText(provision.wording[language]), indent: 2))
      stack.append(Paragraph(StyledText(words.checked(provision.checked), .dim), indent: 2))
      if let remark = provision.remark {
        stack.append(
          Paragraph(
            StyledText(words("remark: ", "备注：") + remark[language], .dim), indent: 2, hanging: 4))
      }
      for rule in law.rules where rule.provision == id {
        stack.append(
          Paragraph(StyledText("– \(rule.name): \(rule.says[language])"), indent: 2, hanging: 4))
      }
    }
    section(
      words("not encoded", "未编入"), instrument.notEncoded.map { "\($0.provision): \($0.reason)" },
      to: &stack)
  }
}
