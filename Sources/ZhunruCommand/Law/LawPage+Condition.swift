import Law
import TerminalUI
import Wording

extension LawPage {
  /// A condition as a list under a title, in the words of the files; nothing where it always holds.
  func condition(_ title: String, _ condition: Condition, to stack: inout Stack) {
    guard condition != .always else { return }
    stack.append(BlankLine())
    stack.append(Paragraph(StyledText(title, .accent)))
    // What stands under a title must all hold, so that need not be said.
    if case .all(let parts) = condition {
      for part in parts { append(part, 2, to: &stack) }
    } else {
      append(condition, 2, to: &stack)
    }
  }

  private func append(_ condition: Condition, _ indent: Int, to stack: inout Stack) {
    func item(_ text: String) {
      stack.append(Paragraph(StyledText(text), indent: indent, hanging: indent + 2))
    }
    func list(_ title: String, _ parts: [Condition]) {
      item(title)
      for part in parts { append(part, indent + 2, to: &stack) }
    }
    switch condition {
    case .all(let parts) where parts.isEmpty: item(words("always", "任何情形"))
    case .any(let parts) where parts.isEmpty: item(words("never", "任何情形均不"))
    case .all(let parts): list(words("all of", "同时满足"), parts)
    case .any(let parts):
      if let carried = carried(parts) {
        item(carried)
      } else {
        list(words("any of", "满足其一"), parts)
      }
    case .not(let part):
      switch part {
      case .all, .any, .not: list(words("not", "并非"), [part])
      case .fact, .term, .carries, .reading, .about, .stated: item(words("not ", "并非 ") + text(part))
      }
    case .fact, .term, .carries, .reading, .about, .stated: item(text(condition))
    }
  }

  private func text(_ test: Condition) -> String {
    switch test {
    case .fact(let fact, let test): "\(law[fact].name): \(law.words(for: test, of: law[fact]))"
    case .term(let term): named(law[term].name, law[term].title)
    case .carries: carried([test]) ?? ""
    case .reading(let reading, let answers):
      words("reading ", "观点 ") + law[reading].name + ": "
        + answers.map { law[reading].answers[$0].name }.joined(separator: ", ")
    case .about(let topics):
      words("the line is about ", "业务涉及 ") + words.either(topics.map { law[$0].name })
    case .stated(let facts):
      words("the file states ", "文件载明 ") + words.either(facts.map { law[$0].name })
    case .all, .any, .not: ""
    }
  }

  /// Activities of which the line is one, where a list of conditions says only that.
  private func carried(_ parts: [Condition]) -> String? {
    var names: [String] = []
    var grades: Set<Grade> = []
    for part in parts {
      guard case .carries(let activity, let grade) = part else { return nil }
      names.append(law[activity].name)
      grades.insert(grade)
    }
    guard let grade = grades.first, grades.count == 1 else { return nil }
    let least = words(" (at least \(grade.name))", "（至少为“\(words.grade(grade))”）")
    return words("the line is ", "该业务属于 ") + words.either(names) + least
  }
}
