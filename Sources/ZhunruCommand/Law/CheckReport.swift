import Diagnostics
import Law
import Scenarios
import TerminalUI
import TextWidth

/// What `law check` found, as text and as JSON.
struct CheckReport {
  let law: Law
  let proved: LawCheck.Coverage
  let findings: [Diagnostic]
  /// `nil` where scenarios were not asked for.
  let covered: CoverageRun?

  // MARK: - Text

  func text(_ format: OutputFormat) -> String {
    var text = """
      \(law.instruments.count) instruments · \(law.provisions.count) provisions · \
      \(law.rules.count) rules · \(law.exceptions.count) exceptions · \
      \(law.gradeRows.count) grade rows · \(law.duties.count) duties · \
      \(law.readings.count) readings
      \(proved.activities) activities × \(proved.epochs) epochs proved: \
      \(proved.positions) positions, \(scientific(proved.combinations)) combinations of facts

      """
    if proved.steps > 0 {
      text +=
        "\(proved.steps) steps of ordered facts and reliefs proved, "
        + "\(proved.outOfOrder) of them listed as out of order\n"
    }
    if let covered { text += coverage(covered).rendered(format) }
    let count = findings.count
    text += count == 0 ? "no finding\n" : count == 1 ? "1 finding\n" : "\(count) findings\n"
    return text
  }

  private func coverage(_ covered: CoverageRun) -> Stack {
    var stack = Stack()
    var file = ""
    for (gap, example) in zip(covered.report.gaps, covered.examples) {
      if gap.file != file {
        file = gap.file
        stack.append(Paragraph(StyledText(file, .accent)))
      }
      let place = (gap.source.file == file ? "" : gap.source.file + ":") + "\(gap.source.line)"
      let way = gap.test.isEmpty ? "never decides" : gap.holding ? "never holds" : "never fails"
      stack.append(
        Paragraph(
          StyledText(
            "\(place): \(gap.kind) \(gap.clause)"
              + (gap.test.isEmpty ? "" : ", \(gap.test)") + ": \(way)"), indent: 2, hanging: 4))
      stack.append(Paragraph(StyledText(words(for: example), .dim), indent: 6))
    }
    if !covered.report.gaps.isEmpty { stack.append(BlankLine()) }
    var table = Table([
      Table.Column(), Table.Column(alignment: .trailing), Table.Column(alignment: .trailing),
      Table.Column(alignment: .trailing),
    ])
    table.append(row: ["clause", "number", "ways", "shown"].map { StyledText($0, .dim) })
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
        StyledText("\(covered.scenarioCount) scenarios show \(shown) of \(ways) ways deciding")))
    return stack
  }

  private func words(for example: DecisiveCase?) -> String {
    guard let example else {
      return "no facts can show it: another clause has the same outcome"
    }
    let outcome =
      switch example.outcome {
      case .verdict(let verdict, let otherwise): "\(verdict.name), else \(otherwise.name)"
      case .grade(let grade, let otherwise): "graded \(grade.name), else \(otherwise.name)"
      case .duty(_, let applies): applies ? "applies" : "does not apply"
      case .breach(_, let isBroken): isBroken ? "is broken" : "is kept"
      }
    return "for example \(law[example.activity].name) on \(example.day), "
      + "\(law.words(for: example.values)): \(outcome)"
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
