import Law
import TerminalUI
import Wording

extension LawPage {
  func append(_ activity: Activity, to stack: inout Stack) {
    if let code = activity.code { note(words("code ", "代码：") + code, to: &stack) }
    if activity.noun != activity.title {
      line(words("in a sentence", "句中称"), activity.noun, to: &stack)
    }
    if let covers = activity.covers { note(covers[language], to: &stack) }
    let groups = activity.groups.map { law.groups[$0].title[language] }
    if !groups.isEmpty {
      note(words("in: ", "属于：") + groups.joined(separator: words(", ", "、")), to: &stack)
    }
    if activity.isOffTheList {
      note(words("no entry of the national list reaches it", "全国负面清单未涉及"), to: &stack)
    }
    if activity.isWithoutLicences {
      note(ResultWords.licencesNotEncoded[language], to: &stack)
    }
    texts(on: activity, to: &stack)
    section(
      words("a line is this", "业务认定"),
      law.gradeRows.filter { $0.activities.contains(activity.id) }.map { row in
        let grade = row.blocks ? words("never", "一概不是") : words.grade(row.grade)
        return grade + words(": ", "：") + row.says[language]
      }, to: &stack)
  }

  /// What each text in force says, and what softens it.
  private func texts(on activity: Activity, to stack: inout Stack) {
    // What binds every business says nothing of this one.
    let bound = law.rules.filter {
      $0.activities.contains(activity.id) && isInForce($0.period)
        && $0.activities.members.count < law.activities.count
    }
    let regimes = law.regimes.filter {
      isInForce($0.period) && $0.activities.contains(activity.id)
    }
    for regime in regimes {
      rules(
        bound.filter { $0.regime == regime.named }, on: activity, regime.title[language], to: &stack
      )
    }
    rules(
      bound.filter { $0.regime == nil }, on: activity,
      words("whatever the list says", "清单之外一并适用"), to: &stack)
    section(
      words("texts that may answer instead", "可能改为适用"),
      regimes.filter { regime in
        regime.when != .always && !bound.contains { $0.regime == regime.named }
      }.map { "\(cited($0.provision))\($0.title[language])" }, to: &stack)
  }

  private func rules(
    _ rules: [Rule], on activity: Activity, _ title: String, to stack: inout Stack
  ) {
    guard !rules.isEmpty else { return }
    stack.append(BlankLine())
    stack.append(Paragraph(StyledText(title, .accent)))
    for rule in rules {
      note(cited(rule.provision) + rule.says[language], to: &stack)
      detail(rule.name, rule.confidence, to: &stack)
      for exception in law.exceptions
      where isInForce(exception.period) && exception.lifts.contains(rule.named)
        && (exception.activities?.contains(activity.id) ?? true)
      {
        stack.append(
          Paragraph(
            StyledText(
              words("lifted: ", "不适用：") + cited(exception.provision)
                + exception.says[language]),
            indent: 4, hanging: 6))
        detail(exception.name, exception.confidence, indent: 6, to: &stack)
      }
    }
  }

  /// The name to ask for, and what is not beyond doubt.
  private func detail(
    _ name: String, _ confidence: Confidence, indent: Int = 4, to stack: inout Stack
  ) {
    let marks = words.marks(confidence).map { " · " + $0 } ?? ""
    stack.append(Paragraph(StyledText(name + marks, .dim), indent: indent))
  }
}
