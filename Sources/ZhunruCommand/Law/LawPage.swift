import Law
import Reports
import TerminalUI
import Wording

/// Lays out one subject of the law: what it is, what it says, with what confidence, and where it
/// stands.
struct LawPage {
  let law: Law
  let language: Language
  let day: CalendarDate
  let words: ReportWords

  init(_ law: Law, language: Language, day: CalendarDate) {
    self.law = law
    self.language = language
    self.day = day
    words = ReportWords(language: language)
  }

  func block(_ subject: LawSubject) -> Stack {
    var stack = Stack()
    stack.append(
      LeftRight(
        StyledText(subject.name, .emphasis), StyledText(subject.kind.title[language], .dim)))
    stack.append(Paragraph(StyledText(subject.title[language])))
    switch subject {
    case .activity(let activity): append(activity, to: &stack)
    case .group(let group):
      line(words("in a sentence", "句中称"), group.noun, to: &stack)
      section(
        words("activities", "业务"), group.members.members.map { named(law[$0].name, law[$0].title) },
        to: &stack)
    case .instrument(let instrument): append(instrument, to: &stack)
    case .provision(let provision, _, _): append(provision, to: &stack)
    case .regime(let regime): append(regime, to: &stack)
    case .rule(let rule): append(rule, to: &stack)
    case .exception(let exception): append(exception, to: &stack)
    case .block(let block):
      place(block.provision, block.confidence, block.period, to: &stack)
      condition(words("applies when", "适用条件"), block.when, to: &stack)
      section(words("takes back", "限制的例外"), [law[block.exception]], to: &stack)
    case .duty(let duty): append(duty, to: &stack)
    case .row(let row):
      if let cites = row.cites { cite(cites, to: &stack) }
      marks(row.confidence, to: &stack)
      section(
        words("makes", "认定为"),
        row.activities.members.map {
          named(law[$0].name, law[$0].title) + " – "
            + (row.blocks ? words("never", "一概不是") : words.grade(row.grade))
        }, to: &stack)
      condition(words("when", "条件"), row.when, to: &stack)
    case .fact(let fact): append(fact, to: &stack)
    case .topic(let topic): append(topic, to: &stack)
    case .reading(let reading): append(reading, to: &stack)
    case .measure(let measure):
      line(words("not met", "不符合时"), measure.otherwise, to: &stack)
      line(words("met", "符合时"), measure.met, to: &stack)
      condition(words("demands", "要求"), measure.demands ?? .always, to: &stack)
      section(
        words("rules", "规则"),
        law.rules.filter {
          $0.measure == measure.id && isInForce($0.period)
        }.map { named($0.name, $0.says) }, to: &stack)
    case .licence(let licence):
      line(words("authority", "主管部门"), licence.authority, to: &stack)
      line(words("valid for", "有效期"), licence.validFor, to: &stack)
      line(words("act", "办理事项"), licence.act.map { law[$0].title }, to: &stack)
      section(
        words("asked for by", "依据"),
        law.rules.filter {
          $0.licence == licence.id && isInForce($0.period)
        }.map {
          law.citation(of: $0.provision, in: language)
        }, to: &stack)
    case .origin(let origin):
      note(words("counts as ", "计为：") + origin.countsAs.rawValue, to: &stack)
    case .place(let place):
      section(
        words("in", "位于"),
        place.within.filter { $0.contains(day) }.map { law[$0.place].title[language] }, to: &stack)
    case .term(let term): condition(words("holds when", "成立条件"), term.means, to: &stack)
    case .impossible(let impossible):
      condition(words("when", "条件"), impossible.when, to: &stack)
    }
    return stack
  }

  // MARK: - Parts

  func isInForce(_ period: Period) -> Bool { period.contains(day) }

  /// A provision before what it says: `Negative List 2024, item 12: `.
  func cited(_ provision: ProvisionID) -> String {
    law.citation(of: provision, in: language) + words(": ", "：")
  }

  func place(
    _ provision: ProvisionID, _ confidence: Confidence, _ period: Period, to stack: inout Stack
  ) {
    cite(provision, to: &stack)
    note(words("in force ", "施行期间：") + shown(period), to: &stack)
    marks(confidence, to: &stack)
  }

  func cite(_ provision: ProvisionID, to stack: inout Stack) {
    note(law.citation(of: provision, in: language), to: &stack)
    stack.append(Paragraph(StyledText(law[provision].wording[language], .dim), indent: 4))
  }

  func marks(_ confidence: Confidence, to stack: inout Stack) {
    note(
      words.certainty(confidence.certainty) + words("; ", "；") + words.checked(confidence.checked),
      to: &stack)
  }

  func shown(_ period: Period) -> String {
    period.last.map { words("\(period.first) to \($0)", "\(period.first)至\($0)") }
      ?? words("since \(period.first)", "\(period.first)起")
  }

  func named(_ name: String, _ title: Wording) -> String {
    "\(name): \(title[language])"
  }

  func note(_ text: String, to stack: inout Stack) {
    stack.append(Paragraph(StyledText(text), indent: 2, hanging: 4))
  }

  func line(_ label: String, _ text: Wording?, to stack: inout Stack) {
    if let text { note(label + words(": ", "：") + text[language], to: &stack) }
  }

  func line(_ label: String, _ verdict: Verdict?, to stack: inout Stack) {
    if let verdict { note(label + words(": ", "：") + verdict.name, to: &stack) }
  }

  func section(_ title: String, _ items: [String], to stack: inout Stack) {
    guard !items.isEmpty else { return }
    stack.append(BlankLine())
    stack.append(Paragraph(StyledText(title, .accent)))
    for item in items { stack.append(Paragraph(StyledText(item), indent: 2, hanging: 4)) }
  }
}
