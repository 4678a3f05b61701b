import Diagnostics
import Law
import Scenarios
import TerminalUI
import TextWidth
import Wording

/// What `law check` found, as text and as JSON.
struct CheckReport {
  let law: Law
  let proved: LawCheck.Coverage
  let findings: [Diagnostic]
  /// `nil` where scenarios were not asked for.
  let covered: CoverageRun?

  // MARK: - Text

  func text(_ format: OutputFormat, _ words: ReportWords) -> String {
    let combinations = scientific(proved.combinations)
    var text = words(
      """
      \(law.instruments.count) instruments · \(law.provisions.count) provisions · \
      \(law.rules.count) rules · \(law.exceptions.count) exceptions · \
      \(law.gradeRows.count) grade rows · \(law.duties.count) duties · \
      \(law.readings.count) readings
      \(proved.activities) activities × \(proved.epochs) epochs proved: \
      \(proved.positions) positions, \(combinations) combinations of facts

      """,
      """
      法规\(law.instruments.count)部 · 条款\(law.provisions.count)条 · 规则\(law.rules.count)条 · \
      例外\(law.exceptions.count)条 · 认定规则\(law.gradeRows.count)条 · 义务\(law.duties.count)条 · \
      争议问题\(law.readings.count)个
      已证明\(proved.activities)类业务 × \(proved.epochs)个时期：\
      \(proved.positions)种处境，\(combinations)种事实组合

      """)
    if proved.steps > 0 {
      text += words(
        "\(proved.steps) steps of ordered facts and reliefs proved, \(proved.outOfOrder) of them listed as out of order\n",
        "已证明有序事实和放宽情形\(proved.steps)步，其中\(proved.outOfOrder)步列为逆序\n")
    }
    if let covered { text += coverage(covered, words).rendered(format) }
    let count = findings.count
    text += words(
      count == 0 ? "no finding\n" : count == 1 ? "1 finding\n" : "\(count) findings\n",
      count == 0 ? "未发现问题\n" : "发现\(count)个问题\n")
    return text
  }

  private func coverage(_ covered: CoverageRun, _ words: ReportWords) -> Stack {
    var stack = Stack()
    var file = ""
    for (gap, example) in zip(covered.report.gaps, covered.examples) {
      if gap.file != file {
        file = gap.file
        stack.append(Paragraph(StyledText(file, .accent)))
      }
      let place = (gap.source.file == file ? "" : gap.source.file + ":") + "\(gap.source.line)"
      let way =
        gap.test.isEmpty
        ? words("never decides", "从未决定结论")
        : gap.holding ? words("never holds", "从未成立") : words("never fails", "从未不成立")
      stack.append(
        Paragraph(
          StyledText(
            "\(place): \(gap.kind) \(gap.clause)"
              + (gap.test.isEmpty ? "" : ", \(gap.test)") + ": \(way)"), indent: 2, hanging: 4))
      stack.append(Paragraph(StyledText(text(for: example, words), .dim), indent: 6))
    }
    if !covered.report.gaps.isEmpty { stack.append(BlankLine()) }
    var table = Table([
      Table.Column(), Table.Column(alignment: .trailing), Table.Column(alignment: .trailing),
      Table.Column(alignment: .trailing),
    ])
    table.append(row: [
        words("clause", "条文"), words("number", "数量"), words("ways", "情形"), words("shown", "已覆盖"),
      ].map { StyledText($0, .dim) })
    for count in covered.report.counts {
      table.append(
        row: [
          count.kind, "\(count.clauses)", "\(count.ways)", "\(count.shown)",
        ].map { StyledText($0) })
    }
    stack.append(table)
    let ways = covered.report.counts.reduce(0) { $0 + $1.ways }
    let shown = covered.report.counts.reduce(0) { $0 + $1.shown }
    stack.append(
      Paragraph(
        StyledText(
          words(
            "\(covered.scenarioCount) scenarios show \(shown) of \(ways) ways deciding",
            "\(covered.scenarioCount)个情形覆盖\(ways)种决定方式中的\(shown)种"))))
    return stack
  }

  private func text(for example: DecisiveCase?, _ words: ReportWords) -> String {
    guard let example else {
      return words(
        "no facts can show it: another clause has the same outcome", "没有事实可予表明：另一条文的结果相同")
    }
    let outcome =
      switch example.outcome {
      case .verdict(let verdict, let otherwise): words("\(verdict.name), else \(otherwise.name)", "\(verdict.name)，否则\(otherwise.name)")
      case .grade(let grade, let otherwise): words("graded \(grade.name), else \(otherwise.name)", "认定为\(grade.name)，否则\(otherwise.name)")
      case .duty(_, let applies): applies ? words("applies", "适用") : words("does not apply", "不适用")
      case .breach(_, let isBroken): isBroken ? words("is broken", "违反") : words("is kept", "符合")
      }
    let (name, values) = (law[example.activity].name, law.words(for: example.values))
    return words(
      "for example \(name) on \(example.day), \(values): \(outcome)", "例如\(words.day(example.day))的\(name)，\(values)：\(outcome)")
  }

  /// `1.2 × 10^21`.
  private func scientific(_ number: Double) -> String {
    var exponent = 0
    var mantissa = number
    while mantissa >= 10 {
      mantissa /= 10
      exponent += 1
    }
    let tenths = Int(mantissa * 10)
    return "\(tenths / 10).\(tenths % 10) × 10^\(exponent)"
  }

  // MARK: - JSON

  /// What is written of a law that cannot be read.
  static func json(ofUnread findings: [Diagnostic]) -> String {
    var json = JSONText()
    json.object { json in
      json.field("findings") { json in json.array(findings) { json, finding in finding.write(to: &json) } }
    }
    return json.text
  }

  var json: String {
    var json = JSONText()
    json.object { json in
      json.field("instruments", law.instruments.count)
      json.field("provisions", law.provisions.count)
      json.field("rules", law.rules.count)
      json.field("exceptions", law.exceptions.count)
      json.field("grade-rows", law.gradeRows.count)
      json.field("duties", law.duties.count)
      json.field("readings", law.readings.count)
      json.field("activities", proved.activities)
      json.field("epochs", proved.epochs)
      json.field("positions", proved.positions)
      json.field("combinations", scientific(proved.combinations))
      json.field("steps", proved.steps)
      json.field("out-of-order", proved.outOfOrder)
      json.field("findings") { json in
        json.array(findings) { json, finding in finding.write(to: &json) }
      }
      if let covered { json.field("coverage") { write(covered, to: &$0) } }
    }
    return json.text
  }

  private func write(_ covered: CoverageRun, to json: inout JSONText) {
    json.object { json in
      json.field("scenarios", covered.scenarioCount)
      json.field("counts") { json in
        json.array(covered.report.counts) { json, count in
          json.object { json in
            json.field("kind", count.kind)
            json.field("clauses", count.clauses)
            json.field("ways", count.ways)
            json.field("shown", count.shown)
          }
        }
      }
      json.field("gaps") { json in
        json.array(zip(covered.report.gaps, covered.examples)) { json, pair in
          let (gap, example) = pair
          json.object { json in
            json.field("kind", gap.kind)
            json.field("clause", gap.clause)
            if !gap.test.isEmpty { json.field("test", gap.test) }
            json.field("holding", gap.holding)
            if let provision = gap.provision {
              json.field("provision", law.citation(of: provision, in: .english))
            }
            json.field("file", gap.source.file)
            json.field("line", gap.source.line)
            if let example {
              json.field("example") { write(example, to: &$0) }
            }
          }
        }
      }
    }
  }

  private func write(_ example: DecisiveCase, to json: inout JSONText) {
    json.object { json in
      json.field("as-of", example.day.description)
      json.field("activity", law[example.activity].name)
      json.field("statements") { json in
        json.array(law.statements(for: example.values, needed: example.needed)) { json, statement in
          json.object { json in
            json.field("of", statement.subject.rawValue)
            json.field("name", statement.name)
            json.field("values") { json in
              json.array(statement.values) { $0.value($1) }
            }
            json.field("set", statement.isSet)
            json.field("needed", statement.isNeeded)
          }
        }
      }
      switch example.outcome {
      case .verdict(let verdict, let otherwise):
        json.field("verdict", verdict.name)
        json.field("otherwise", otherwise.name)
      case .grade(let grade, let otherwise):
        json.field("grade", grade.name)
        json.field("otherwise", otherwise.name)
      case .duty(let duty, let applies):
        json.field("duty", law[duty].name)
        json.field("applies", applies)
      case .breach(let duty, let isBroken):
        json.field("duty", law[duty].name)
        json.field("broken", isBroken)
      }
    }
  }
}
