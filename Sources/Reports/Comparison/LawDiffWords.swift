package import Assessment
import DecisionDiagram
package import Diagnostics
package import Law
package import TerminalUI
package import Wording

/// Words the cases of a difference.
package struct LawDiffWords {
  package let law: Law
  package let words: ReportWords
  private var language: Language { words.language }

  package init(law: Law, words: ReportWords) {
    self.law = law
    self.words = words
  }

  package func block(_ difference: ActivityDifference, _ report: TextReport) -> Stack {
    let activity = law[difference.activity]
    var stack = Stack()
    var title = StyledText(activity.title[language], .emphasis)
    if let code = activity.code { title += StyledText(" " + code, .dim) }
    stack.append(LeftRight(title, StyledText(activity.name, .dim), hang: 2))
    append(difference.regions, report, to: &stack) { verdict in
      StyledText(words.outcome(verdict), report.style(of: verdict))
    }
    if !(difference.grades?.isEmpty ?? false) {
      report.note(words("whether a line is this activity", "某项业务是否构成该业务"), 2, to: &stack)
      append(difference.grades, report, to: &stack) { StyledText(words.grade($0)) }
    }
    stack.append(BlankLine())
    return stack
  }

  private func append<Outcome: Equatable>(
    _ regions: [ActivityDifference.Region<Outcome>]?, _ report: TextReport, to stack: inout Stack,
    _ word: (Outcome) -> StyledText
  ) {
    guard let regions else {
      report.note(
        words("changes in more cases than can be listed", "变化的情形过多，无法逐一列出"), 2, .warning, to: &stack
      )
      return
    }
    var last: (Outcome, Outcome)?
    for region in regions {
      if last.map({ $0 != (region.before, region.after) }) ?? true {
        last = (region.before, region.after)
        stack.append(
          Paragraph(word(region.before) + StyledText(" → ") + word(region.after), indent: 2))
      }
      let facts = region.facts.map(text)
      report.note(
        "– "
          + (facts.isEmpty
            ? words("in every case", "任何情形") : facts.joined(separator: words("; ", "；"))),
        4,
        to: &stack)
    }
  }

  private func text(_ fact: (variable: Int, values: ValueSet)) -> String {
    let values = ValueText(law: law, words: words, listsAll: true)
    switch law.space.variables[fact.variable].subject {
    case .fact(let id):
      let text = values.text(of: fact.values, fact.variable)
      return "\(law[id].name) \(text.isEmpty ? words("elsewhere", "其他地点") : text)"
    case .element(let id, _):
      return "\(law[id].name) " + values.text(of: fact.values, fact.variable)
    case .reading(let id):
      let answers = law[id].answers.enumerated().filter {
        fact.values.contains($0.offset)
      }
      return "\(law[id].name) = " + words.either(answers.map(\.element.name))
    case .topic(let topic): return law[topic].says[language]
    case .stated(let fact): return law[fact].name
    case .grade(let activity):
      let grades = Grade.allCases.filter { fact.values.contains(Int($0.rawValue)) }
      return law[activity].title[language] + words(": ", "：")
        + words.either(grades.map(words.grade))
    }
  }

  package func write(_ difference: ActivityDifference, to json: inout JSONText) {
    json.object { json in
      json.field("activity", law[difference.activity].name)
      json.field("complete", difference.regions != nil && difference.grades != nil)
      write("regions", difference.regions, to: &json) { $0.name }
      write("grade-regions", difference.grades, to: &json) { $0.name }
    }
  }

  private func write<Outcome>(
    _ key: String, _ regions: [ActivityDifference.Region<Outcome>]?, to json: inout JSONText,
    _ name: (Outcome) -> String
  ) {
    json.field(key) { json in
      json.array(regions ?? []) { json, region in
        json.object { json in
          json.field("before", name(region.before))
          json.field("after", name(region.after))
          json.field("facts") { json in json.array(region.facts) { $0.value(text($1)) } }
        }
      }
    }
  }
}
