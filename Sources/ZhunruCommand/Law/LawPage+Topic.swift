import Law
import TerminalUI
import Wording

extension LawPage {
  func append(_ topic: Topic, to stack: inout Stack) {
    note(
      topic.isOrdinary
        ? words("a kind of ordinary business", "一般业务类别")
        : words("a topic; its facts are none while no topic that opens them is in play", "业务主题；未涉及相关主题时，其事实视为无"),
      to: &stack)
    section(
      words("opens", "所含事实"),
      topic.opens.map { opening in
        let fact = law[opening.fact]
        let name = named(fact.name, fact.question)
        guard let elements = opening.elements else { return name }
        return name + words(": ", "：") + words.either(elements.map { fact.values[$0].name })
      }, to: &stack)
    section(
      words("is", "即为"), topic.isYes.map { named(law[$0].name, law[$0].question) }, to: &stack)
    condition(words("also in play when", "另视为涉及的情形"), topic.inPlay ?? .always, to: &stack)
  }
}
