import Law
import Reports
import TerminalUI
import Wording

extension LawPage {
  func append(_ rule: Rule, to stack: inout Stack) {
    place(rule.provision, rule.confidence, rule.period, to: &stack)
    note(
      words("of: ", "属于：") + (rule.regime.map { law[$0] } ?? words("standing rule", "常设规则")),
      to: &stack)
    note(words("measure: ", "措施：") + law[rule.measure].title[language], to: &stack)
    if rule.closes {
      line(words("outcome", "结果"), rule.otherwise, to: &stack)
    } else if rule.demands != nil {
      line(words("not met", "不符合时"), rule.otherwise, to: &stack)
    }
    line(words("met", "符合时"), rule.met, to: &stack)
    if let licence = rule.licence { line(words("licence", "许可"), law[licence].title, to: &stack) }
    line(words("authority", "主管部门"), rule.authority, to: &stack)
    if let remark = rule.remark { note(words("remark: ", "备注：") + remark[language], to: &stack) }
    condition(words("applies when", "适用条件"), rule.when, to: &stack)
    condition(words("demands", "要求"), rule.demands ?? .always, to: &stack)
    section(
      words("lifted by", "例外"),
      law.exceptions.filter { isInForce($0.period) && $0.lifts.contains(rule.named) }
        .map { named($0.name, $0.says) }, to: &stack)
    section(
      words("attaches to every", "附于以下措施"), rule.toRequirements.map { law[$0].title[language] },
      to: &stack)
    section(
      words("activities", "业务"), rule.activities.members.map { named(law[$0].name, law[$0].title) },
      to: &stack)
    editions(.rule(rule), to: &stack)
  }

  /// Where a clause of this name stands in each edition.
  func editions(_ subject: LawSubject, to stack: inout Stack) {
    let all = law.subjects(subject.kind).filter { $0.name == subject.name }
    guard all.count > 1 else { return }
    section(
      words("through the editions", "各版本"),
      all.compactMap { edition in
        guard let provision = edition.provision, let period = edition.period else { return nil }
        return law.citation(of: provision, in: language) + words(", ", "，") + shown(period)
          + words(": ", "：") + edition.title[language]
      }, to: &stack)
  }

  func append(_ regime: Regime, to stack: inout Stack) {
    place(regime.provision, regime.confidence, regime.period, to: &stack)
    line(words("where nothing is demanded", "无要求时"), regime.otherwise, to: &stack)
    condition(words("answers when", "适用条件"), regime.when, to: &stack)
    let displaced: [String] =
      switch regime.displaces {
      case .everything: [words("every standing rule", "全部常设规则")]
      case .rules(let names): names.map { law[$0] }
      }
    section(words("displaces", "取代"), displaced, to: &stack)
    section(
      words("rules", "规则"),
      law.rules.filter { $0.regime == regime.named && isInForce($0.period) }
        .map { named($0.name, $0.says) }, to: &stack)
    editions(.regime(regime), to: &stack)
  }

  func append(_ exception: RuleException, to stack: inout Stack) {
    place(exception.provision, exception.confidence, exception.period, to: &stack)
    condition(words("applies when", "适用条件"), exception.when, to: &stack)
    section(words("lifts", "排除适用"), exception.lifts.map { law[$0] }, to: &stack)
    section(
      words("only for", "仅限"),
      exception.activities?.members.map { named(law[$0].name, law[$0].title) } ?? [], to: &stack)
    section(
      words("taken back by", "受限于"),
      law.blocks.filter { $0.exception == exception.named && isInForce($0.period) }
        .map { named($0.name, $0.says) }, to: &stack)
    editions(.exception(exception), to: &stack)
  }

  func append(_ duty: Duty, to stack: inout Stack) {
    place(duty.provision, duty.confidence, duty.period, to: &stack)
    line(words("about", "主题"), duty.subject.map { law[$0].title }, to: &stack)
    line(words("act", "办理事项"), duty.act.map { law[$0].title }, to: &stack)
    if let breach = duty.breach {
      note(words("answers: ", "针对的违法行为：") + words.breach(breach), to: &stack)
    }
    line(words("authority", "主管部门"), duty.authority, to: &stack)
    line(words("deadline", "期限"), duty.deadline, to: &stack)
    line(words("evidence", "留存材料"), duty.evidence, to: &stack)
    condition(words("applies when", "适用条件"), duty.when, to: &stack)
    if let broken = duty.brokenWhen {
      condition(words("broken when", "违反情形"), broken, to: &stack)
    }
    line(words("mended by", "改正方式"), duty.mend, to: &stack)
    section(
      words("activities", "业务"), duty.activities.members.map { named(law[$0].name, law[$0].title) },
      to: &stack)
    editions(.duty(duty), to: &stack)
  }
}
