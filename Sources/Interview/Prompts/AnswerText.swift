import Law
import Portfolio
import Questionnaire
import Wording
import YAML

/// Says in few words what was answered.
struct AnswerText {
  let law: Law
  let words: ReportWords
  private var language: Language { words.language }

  func text(of answer: Reply, to question: Question) -> String {
    switch answer {
    case .text(let text): return text
    case .business(let business):
      return business.isEmpty
        ? words("not named", "未指明")
        : list(business.about.map { law[$0].says[language] } + business.activities.map { law[$0].title[language] })
    case .ownershipUnknown: return unknown
    case .foreignShare(let content): return words("foreign share ", "外资合计") + shown(content)
    case .holders(let content): return holders(content)
    case .opened(let facts):
      return facts.isEmpty
        ? words("all of it is so", "均属实") : words("perhaps otherwise: ", "可能不同：") + list(facts.map { law[$0].short[language] })
    case .further(let isFurther): return isFurther ? words("yes", "是") : words("no", "否")
    case .fact(let content):
      if case .fact(let fact, _) = question { return shown(content, of: law[fact]) }
      return shown(content)
    }
  }

  private var unknown: String { words("not known", "不清楚") }

  private func list(_ parts: [String]) -> String { parts.joined(separator: words("; ", "；")) }

  private func shown(_ content: YAMLContent) -> String {
    switch content {
    case .unknown: unknown
    case .word(let text), .text(let text): words(text, text.replacing(" %", with: "%"))
    case .list, .inlineList, .mapping, .inlineMapping: ""
    }
  }

  private func shown(_ content: YAMLContent, of fact: Fact) -> String {
    switch content {
    case .unknown: return unknown
    case .word(let name), .text(let name):
      switch fact.kind {
      case .yesNo: return name == "yes" ? words("yes", "是") : words("no", "否")
      case .place: return law.places.first { $0.name == name }?.title[language] ?? name
      case .choice, .set:
        if name == "none", fact.kind == .set { return words("none", "无") }
        return fact.values.first { $0.name == name }?.says[language] ?? name
      case .percentage, .count, .date: return shown(content)
      }
    case .list(let items), .inlineList(let items): return list(items.map { shown($0, of: fact) })
    case .mapping(let elements), .inlineMapping(let elements):
      let has = elements.filter { $0.value == .word("yes") }.map { shown(.word($0.key), of: fact) }
      return has.isEmpty ? unknown : list(has + [words("the rest not known", "其余不清楚")])
    }
  }

  private func holders(_ content: YAMLContent) -> String {
    let count =
      switch content {
      case .list(let items), .inlineList(let items): items.count
      case .word, .text, .mapping, .inlineMapping: 0
      }
    return words(count == 1 ? "1 holder listed" : "\(count) holders listed", "已列出\(count)位股东")
  }
}
