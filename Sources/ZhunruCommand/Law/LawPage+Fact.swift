import Law
import Reports
import TerminalUI
import Wording

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
    let topics = law.topics.filter { $0.opens(fact.id) }
    if !topics.isEmpty {
      note(
        words("none unless the line is about ", "除非业务涉及下列主题，否则视为无：")
          + words.either(topics.map(\.name)), to: &stack)
    }
    condition(words("applies when", "适用条件"), fact.appliesWhen ?? .always, to: &stack)
    section(words("inferred", "推断"), fact.infers.map { $0.says[language] }, to: &stack)
    switch fact.kind {
    case .choice, .set:
      section(words("values", "取值"), fact.values.map { named($0.name, $0.says) }, to: &stack)
    case .place:
      section(words("values", "取值"), law.places.map { named($0.name, $0.title) }, to: &stack)
    case .yesNo, .percentage, .count, .date: break
    }
    let uses = ClauseUses(in: law, on: day) { law.facts(testedBy: $0).contains(fact.id) }
    append(uses, words("used by", "用于"), to: &stack)
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
