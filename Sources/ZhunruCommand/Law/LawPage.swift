import Law
import TerminalUI

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
        StyledText(subject.name, .emphasis), StyledText(kind(subject.kind), .dim)))
    stack.append(Paragraph(StyledText(subject.title[language])))
    switch subject {
    case .activity(let activity): append(activity, to: &stack)
    case .group(let group):
      section(
        words("activities", "业务"), group.members.members.map { named(law[$0].name, law[$0].title) },
        to: &stack)
    case .instrument(let instrument): append(instrument, to: &stack)
    case .regime(let regime):
      place(regime.provision, regime.confidence, regime.period, to: &stack)
    case .rule(let rule): append(rule, to: &stack)
    case .exception(let exception):
      place(exception.provision, exception.confidence, exception.period, to: &stack)
      section(words("lifts", "排除适用"), exception.lifts, to: &stack)
    case .block(let block):
      place(block.provision, block.confidence, block.period, to: &stack)
      section(words("takes back", "限制的例外"), [block.exception], to: &stack)
    case .duty(let duty):
      place(duty.provision, duty.confidence, duty.period, to: &stack)
      line(words("authority", "主管部门"), duty.authority, to: &stack)
      line(words("deadline", "期限"), duty.deadline, to: &stack)
      line(words("evidence", "留存材料"), duty.evidence, to: &stack)
    case .row(let row):
      section(
        words("makes", "认定为"),
        row.activities.members.map {
          "\(law[$0].name): \(words.grade(row.grade))"
        }, to: &stack)
      if let cites = row.cites { cite(cites, to: &stack) }
      marks(row.confidence, to: &stack)
    case .fact(let fact): append(fact, to: &stack)
    case .reading(let reading): append(reading, to: &stack)
    case .measure(let measure):
      line(words("not met", "不符合时"), measure.otherwise, to: &stack)
      line(words("met", "符合时"), measure.met, to: &stack)
      section(
        words("rules", "规则"),
        law.rules.filter {
          $0.measure == measure.id && $0.period.contains(day)
        }.map { named($0.name, $0.says) }, to: &stack)
    case .licence(let licence):
      line(words("authority", "主管部门"), licence.authority, to: &stack)
      section(
        words("asked for by", "依据"),
        law.rules.filter {
          $0.licence == licence.id && $0.period.contains(day)
        }.map {
          law.citation(of: $0.provision, in: language)
        }, to: &stack)
    case .origin(let origin):
      note(words("counts as ", "计为：") + origin.countsAs.rawValue, to: &stack)
    case .place(let place):
      section(words("in", "位于"), place.within.map { law[$0].title[language] }, to: &stack)
    case .term, .impossible: break
    }
    return stack
  }

  // MARK: - Subjects

  private func append(_ activity: Activity, to stack: inout Stack) {
    if let code = activity.code { note(words("code ", "代码：") + code, to: &stack) }
    if let covers = activity.covers { note(covers[language], to: &stack) }
    let groups = activity.groups.map { law.groups[$0].title[language] }
    if !groups.isEmpty { note(words("in: ", "属于：") + groups.joined(separator: ", "), to: &stack) }
    if activity.isOffTheList {
      note(words("no entry of the national list reaches it", "全国负面清单未涉及"), to: &stack)
    }
    let bound = law.rules.filter {
      $0.activities.contains(activity.id) && $0.period.contains(day)
        && $0.activities.members.count < law.activities.count
    }
    let regimes = law.regimes.filter { $0.period.contains(day) }
    for regime in regimes {
      rules(bound.filter { $0.regime == regime.name }, regime.title[language], to: &stack)
    }
    rules(
      bound.filter { $0.regime == nil }, words("whatever the list says", "清单之外一并适用"), to: &stack)
    let lifted = law.exceptions.filter { exception in
      exception.period.contains(day) && (exception.activities?.contains(activity.id) ?? true)
        && bound.contains { exception.lifts.contains($0.name) }
    }
    section(
      words("exceptions", "例外"),
      lifted.map { "\(law.citation(of: $0.provision, in: language)): \($0.says[language])" },
      to: &stack)
  }

  private func rules(_ rules: [Rule], _ title: String, to stack: inout Stack) {
    guard !rules.isEmpty else { return }
    stack.append(BlankLine())
    stack.append(Paragraph(StyledText(title, .accent)))
    for rule in rules {
      stack.append(
        Paragraph(
          StyledText(
            law.citation(of: rule.provision, in: language) + words(": ", "：") + rule.says[language]),
          indent: 2, hanging: 4))
      var detail = rule.name
      if let marks = confidence(rule.confidence) { detail += " · " + marks }
      stack.append(Paragraph(StyledText(detail, .dim), indent: 4))
    }
  }

  private func append(_ instrument: Instrument, to stack: inout Stack) {
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

  private func append(_ rule: Rule, to stack: inout Stack) {
    place(rule.provision, rule.confidence, rule.period, to: &stack)
    note(words("of: ", "属于：") + (rule.regime ?? words("standing rule", "常设规则")), to: &stack)
    note(words("measure: ", "措施：") + law[rule.measure].title[language], to: &stack)
    line(words("not met", "不符合时"), rule.otherwise, to: &stack)
    line(words("met", "符合时"), rule.met, to: &stack)
    if let licence = rule.licence { line(words("licence", "许可"), law[licence].title, to: &stack) }
    if let remark = rule.remark { note(words("remark: ", "备注：") + remark[language], to: &stack) }
    section(
      words("activities", "业务"), rule.activities.members.map { named(law[$0].name, law[$0].title) },
      to: &stack)
  }

  private func append(_ fact: Fact, to stack: inout Stack) {
    if let help = fact.help { note(help[language], to: &stack) }
    note(
      words("of the \(fact.subject.rawValue), ", fact.subject == .company ? "公司事实，" : "服务事实，")
        + fact.kind.rawValue, to: &stack)
    switch fact.leftOut {
    case .notKnown: note(words("left out: not known", "未填：视为未知"), to: &stack)
    case .none: note(words("left out: taken as none", "未填：视为无"), to: &stack)
    case .value(let value):
      note(words("left out: taken as ", "未填：视为 ") + fact.values[value].name, to: &stack)
    }
    if fact.kind == .choice || fact.kind == .set {
      section(words("values", "取值"), fact.values.map { named($0.name, $0.says) }, to: &stack)
    }
  }

  private func append(_ reading: Reading, to stack: inout Stack) {
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

  // MARK: - Parts

  private func place(
    _ provision: ProvisionID, _ confidence: Confidence, _ period: Period, to stack: inout Stack
  ) {
    cite(provision, to: &stack)
    note(words("in force ", "施行期间：") + shown(period), to: &stack)
    marks(confidence, to: &stack)
  }

  private func cite(_ provision: ProvisionID, to stack: inout Stack) {
    note(law.citation(of: provision, in: language), to: &stack)
    stack.append(Paragraph(StyledText(law[provision].wording[language], .dim), indent: 4))
  }

  private func confidence(_ confidence: Confidence) -> String? {
    var parts: [String] = []
    if confidence.certainty != .settled { parts.append(words.certainty(confidence.certainty)) }
    if confidence.checked != .confirmed { parts.append(words.checked(confidence.checked)) }
    return parts.isEmpty ? nil : parts.joined(separator: words("; ", "；"))
  }

  private func marks(_ confidence: Confidence, to stack: inout Stack) {
    note(
      words.certainty(confidence.certainty) + words("; ", "；") + words.checked(confidence.checked),
      to: &stack)
  }

  private func shown(_ period: Period) -> String {
    period.last.map { words("\(period.first) to \($0)", "\(period.first)至\($0)") }
      ?? words("since \(period.first)", "\(period.first)起")
  }

  private func named(_ name: String, _ title: Wording) -> String {
    "\(name): \(title[language])"
  }

  private func note(_ text: String, to stack: inout Stack) {
    stack.append(Paragraph(StyledText(text), indent: 2, hanging: 4))
  }

  private func line(_ label: String, _ text: Wording?, to stack: inout Stack) {
    if let text { note(label + words(": ", "：") + text[language], to: &stack) }
  }

  private func line(_ label: String, _ verdict: Verdict?, to stack: inout Stack) {
    if let verdict { note(label + words(": ", "：") + words.verdict(verdict), to: &stack) }
  }

  private func section(_ title: String, _ items: [String], to stack: inout Stack) {
    guard !items.isEmpty else { return }
    stack.append(BlankLine())
    stack.append(Paragraph(StyledText(title, .accent)))
    for item in items { stack.append(Paragraph(StyledText(item), indent: 2, hanging: 4)) }
  }

  private func kind(_ kind: LawKind) -> String {
    guard language == .chinese else { return String(kind.rawValue) }
    return switch kind {
    case .activities: "业务"
    case .groups: "业务类别"
    case .instruments: "规范性文件"
    case .regimes: "适用文本"
    case .rules: "规则"
    case .exceptions: "例外"
    case .blocks: "例外的限制"
    case .duties: "义务"
    case .rows: "认定标准"
    case .facts: "事实"
    case .terms: "术语"
    case .readings: "争议问题"
    case .measures: "措施"
    case .licences: "许可"
    case .places: "地点"
    case .origins: "来源地"
    case .impossible: "不可能情形"
    }
  }
}
