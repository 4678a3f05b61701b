import Law
import TerminalUI

extension LawPage {
  func append(_ fact: Fact, to stack: inout Stack) {
    if let help = fact.help { note(help[language], to: &stack) }
    note(
      words("of the \(fact.subject.rawValue), ", fact.subject == .company ? "公司事实，" : "服务事实，")
        + words(for: fact.kind), to: &stack)
    if fact.computed != nil {
      note(words("computed where `ownership` is given", "填写 `ownership` 时自动计算"), to: &stack)
    }
    switch fact.leftOut {
    case .notKnown: note(words("left out: not known", "未填：视为未知"), to: &stack)
    case .none: note(words("left out: taken as none", "未填：视为无"), to: &stack)
    case .value(let value):
      note(words("left out: taken as ", "未填：视为 ") + fact.values[value].name, to: &stack)
    }
    condition(words("applies when", "适用条件"), fact.appliesWhen ?? .always, to: &stack)
    switch fact.kind {
    case .choice, .set:
      section(words("values", "取值"), fact.values.map { named($0.name, $0.says) }, to: &stack)
    case .place:
      section(words("values", "取值"), law.places.map { named($0.name, $0.title) }, to: &stack)
    case .yesNo, .percentage, .count, .date: break
    }
    uses(of: fact, to: &stack)
  }

  /// The clauses in force that turn on a fact, by kind.
  private func uses(of fact: Fact, to stack: inout Stack) {
    let uses = FactUses(of: fact.id, in: law, on: day)
    guard !uses.names.isEmpty else { return }
    stack.append(BlankLine())
    stack.append(Paragraph(StyledText(words("used by", "用于"), .accent)))
    for (kind, names) in uses.names {
      note(kind.title[language] + words(": ", "：") + names.joined(separator: ", "), to: &stack)
    }
  }

  func words(for kind: Fact.Kind) -> String {
    guard language == .chinese else { return kind.rawValue }
    return switch kind {
    case .yesNo: "是否 yes-no"
    case .choice: "单选 choice"
    case .set: "多选 set"
    case .percentage: "百分比 percentage"
    case .count: "数目 count"
    case .date: "日期 date"
    case .place: "地点 place"
    }
  }
}

/// Where in the law of one day a fact is tested, itself or through terms.
struct FactUses {
  private(set) var names: [(kind: LawKind, names: [String])] = []

  init(of fact: FactID, in law: Law, on day: CalendarDate) {
    func add(_ kind: LawKind, _ clauses: [(name: String, conditions: [Condition])]) {
      let using = clauses.filter { clause in
        clause.conditions.contains { law.facts(testedBy: $0).contains(fact) }
      }
      if !using.isEmpty { names.append((kind, using.map(\.name))) }
    }
    func inForce(_ period: Period) -> Bool { period.contains(day) }
    add(.terms, law.terms.map { ($0.name, [$0.means]) })
    add(.rows, law.gradeRows.map { ($0.name, [$0.when]) })
    add(.regimes, law.regimes.filter { inForce($0.period) }.map { ($0.name, [$0.when]) })
    add(
      .rules,
      law.rules.filter { inForce($0.period) }.map { ($0.name, [$0.when, $0.demands ?? .always]) })
    add(.exceptions, law.exceptions.filter { inForce($0.period) }.map { ($0.name, [$0.when]) })
    add(.blocks, law.blocks.filter { inForce($0.period) }.map { ($0.name, [$0.when]) })
    add(.duties, law.duties.filter { inForce($0.period) }.map { ($0.name, [$0.when]) })
    add(.impossible, law.impossible.map { ($0.name, [$0.when]) })
  }
}
