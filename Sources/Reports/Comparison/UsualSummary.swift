package import Assessment
import Diagnostics
package import Law
package import TerminalUI
package import Wording

/// What a change of the law comes to: for the usual company, and in which activities for others.
package struct UsualSummary {
  package let law: Law
  /// How many activities were looked at.
  package let compared: Int
  package let differences: [UsualDifference]
  package let cases: [ActivityDifference]
  /// Whether every case is listed.
  package let listsCases: Bool

  package init(
    law: Law, compared: Int, differences: [UsualDifference], cases: [ActivityDifference], listsCases: Bool
  ) {
    self.law = law
    self.compared = compared
    self.differences = differences
    self.cases = cases
    self.listsCases = listsCases
  }

  /// The activities that change in other cases only.
  private var others: [ActivityID] {
    let usual = Set(differences.map(\.activity))
    return cases.map(\.activity).filter { !usual.contains($0) }
  }

  // MARK: - Text

  package func block(_ report: TextReport) -> Stack {
    let words = report.words
    var stack = Stack()
    stack.append(
      Paragraph(
        StyledText(
          words(
            "For a company registered in the mainland outside special places, without certificate, approval, exemption "
              + "or control by contract, and every demand beside the foreign share met:",
            "就注册于内地、不在特殊区域、无证书、批准、豁免和协议控制，且外资比例以外的要求均已符合的公司："), .dim)))
    stack.append(BlankLine())
    if differences.isEmpty { report.note(words("nothing changes", "没有变化"), 2, to: &stack) }
    for effect in UsualDifference.Effect.allCases {
      let changed = differences.filter { $0.effect == effect }
      guard !changed.isEmpty else { continue }
      stack.append(Paragraph(StyledText(title(effect, words), .accent)))
      for difference in changed {
        stack.append(
          Paragraph(
            StyledText(name(difference.activity, words) + words(": ", "：") + change(difference, words)),
            indent: 2, hanging: 4))
      }
    }
    let others = others
    if !others.isEmpty {
      stack.append(Paragraph(StyledText(words("In other cases only", "仅其他情形有变化"), .accent)))
      stack.append(
        Paragraph(
          StyledText(others.map { name($0, words) }.joined(separator: words("; ", "；"))), indent: 2))
    }
    stack.append(BlankLine())
    if listsCases {
      let cases = LawDiffWords(law: law, words: words)
      for difference in self.cases { stack.append(cases.block(difference, report)) }
    }
    let count = self.cases.count
    stack.append(
      Paragraph(
        StyledText(
          words("\(count) of \(compared) activities change", "\(compared)项业务中有\(count)项变化")
            + (listsCases || count == 0 ? "" : words("; --all lists every case", "；--all列出全部情形")))))
    return stack
  }

  private func title(_ effect: UsualDifference.Effect, _ words: ReportWords) -> String {
    switch effect {
    case .lifted: words("Lifted", "取消限制")
    case .added: words("Added", "新增限制")
    case .changed: words("Changed", "调整限制")
    case .licence: words("Licences", "许可变化")
    }
  }

  private func name(_ activity: ActivityID, _ words: ReportWords) -> String {
    law[activity].title[words.language] + (law[activity].code.map { " \($0)" } ?? "")
  }

  /// How far foreign capital could go and can go; where that reads the same, what it comes to.
  private func change(_ difference: UsualDifference, _ words: ReportWords) -> String {
    let sides = [difference.before, difference.after]
    var texts = sides.map(words.openness)
    if texts[0] == texts[1] { texts = sides.map { words.either($0.map { words.outcome($0.best) }) } }
    return texts.map { $0.isEmpty ? "–" : $0 }.joined(separator: " → ")
  }

  // MARK: - JSON

  package func json(_ words: ReportWords) -> String {
    var json = JSONText()
    json.object { json in
      json.field("compared", compared)
      json.field("usual-company") { json in
        json.array(differences) { json, difference in
          json.object { json in
            json.field("activity", law[difference.activity].name)
            json.field("effect", difference.effect.rawValue)
            write("before", difference.before, to: &json)
            write("after", difference.after, to: &json)
          }
        }
      }
      json.field("changed") { json in
        json.array(cases) { json, difference in json.value(law[difference.activity].name) }
      }
      if listsCases {
        let cases = LawDiffWords(law: law, words: words)
        json.field("cases") { json in
          json.array(self.cases) { json, difference in cases.write(difference, to: &json) }
        }
      }
    }
    return json.text
  }

  private func write(_ key: String, _ cells: [MatrixCell], to json: inout JSONText) {
    json.field(key) { json in
      json.array(cells) { json, cell in
        json.object { json in
          json.field("best", cell.best.name)
          if let limit = cell.limit, let share = limit.high {
            json.field(
              limit.includesHigh ? "at-most" : "below",
              Percentage(millionths: Int32(clamping: share)).description)
          }
        }
      }
    }
  }
}
