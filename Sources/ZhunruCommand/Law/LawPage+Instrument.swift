import Law
import Reports
import TerminalUI
import Wording

extension LawPage {
  /// What a provision says, and the clauses made of it.
  func append(_ provision: Provision, to stack: inout Stack) {
    stack.append(Paragraph(StyledText(provision.wording[language]), indent: 2))
    stack.append(Paragraph(StyledText(words.checked(provision.checked), .dim), indent: 2))
    if let remark = provision.remark {
      stack.append(
        Paragraph(
          StyledText(words("remark: ", "备注：") + remark[language], .dim), indent: 2, hanging: 4))
    }
    for clause in law.clauses(of: provision.id) {
      stack.append(
        Paragraph(
          StyledText("– \(clause.name): \(clause.title[language])"), indent: 2, hanging: 4))
    }
  }

  func append(_ instrument: Instrument, to stack: inout Stack) {
    if let number = instrument.number { note(number[language], to: &stack) }
    line(words("issued by", "发布机关"), instrument.issuer, to: &stack)
    note(words("in force ", "施行期间：") + shown(instrument.period), to: &stack)
    note(words.review(instrument.review), to: &stack)
    for replaced in instrument.replaces {
      note(words("replaces ", "取代") + law[replaced].short[language], to: &stack)
    }
    for id in instrument.provisions {
      stack.append(BlankLine())
      stack.append(Paragraph(StyledText(law[id].pinpoint[language], .accent)))
      append(law[id], to: &stack)
    }
    section(
      words("not encoded", "未编入"), instrument.notEncoded.map { "\($0.provision): \($0.reason)" },
      to: &stack)
  }
}
