import Assessment
import Law
import Wording

/// What is to be applied for, filed and reported: an act that several texts ask for is one row.
extension MemoBuilder {
  func steps(_ company: CompanyCase) -> [Memo.Step] {
    var steps: [Draft] = []
    var keys: [String] = []
    func take(_ key: String, _ step: Draft) {
      guard let index = keys.firstIndex(of: key) else {
        keys.append(key)
        steps.append(step)
        return
      }
      for provision in step.provisions where !steps[index].provisions.contains(provision) {
        steps[index].provisions.append(provision)
      }
      steps[index].lines.formUnion(step.lines)
      if steps[index].when.isEmpty { steps[index].when = step.when }
      if steps[index].authority.isEmpty {
        steps[index].authority = step.authority
      } else if step.isOfLicence, !steps[index].authority.contains(step.authority) {
        // Of several lines each may go to another authority.
        steps[index].authority += words("; ", "；") + step.authority
      }
    }
    // Nothing can be had where the line is closed.
    let open = company.order.filter { company.finding($0).verdicts.verdicts.contains { $0 > .notOpen } }
    for line in open {
      let needed = company.explanations[line].needs
      let tagged =
        needed.sure.map { ($0, true) } + needed.oneOf.joined().map { ($0, false) } + needed.perhaps.map { ($0, false) }
      for (id, isSure) in tagged {
        let rule = law[id]
        let licence = rule.licence.map { law[$0] }
        let title = licence?.act.map { law[$0].title[language] } ?? results.licence(rule)
        let validity = licence?.validFor.map { words("validity: ", "有效期：") + $0[language] } ?? ""
        take(
          licence?.act.map { "act \($0.index)" } ?? title,
          Draft(
            what: title + (isSure ? "" : words(" (depending on the facts)", "（视具体情况）")),
            when: [words("before the business starts", "开业前"), validity].filter { !$0.isEmpty }
              .joined(separator: words("; ", "；")),
            authority: results.authority(rule) ?? "", provisions: [rule.provision],
            lines: [line], isNamedAct: true, isOfLicence: true))
      }
    }
    for (id, lines) in carried(company, { $0.duties }) where law[id].kind == .procedure {
      let own = lines.filter(open.contains)
      guard !own.isEmpty else { continue }
      let duty = law[id]
      let title = duty.act.map { law[$0].title[language] } ?? duty.says[language]
      take(
        duty.act.map { "act \($0.index)" } ?? title,
        Draft(
          what: words.sentence(title), when: duty.deadline?[language] ?? "",
          authority: duty.authority?[language] ?? "", provisions: [duty.provision],
          lines: Set(own), isNamedAct: duty.act != nil, isOfLicence: false))
    }
    return steps.map { step in
      Memo.Step(
        what: words.sentence(step.what), when: step.when, authority: step.authority,
        provisions: cite(step.provisions), lines: services(step.lines, company), isNamedAct: step.isNamedAct)
    }
  }

  /// A step while the texts that ask for it are gathered.
  private struct Draft {
    let what: String
    var when: String
    var authority: String
    var provisions: [ProvisionID]
    var lines: Set<Int>
    let isNamedAct: Bool
    /// Whether a licence of a line asks for it.
    let isOfLicence: Bool
  }

  /// The lines of business of a step in brackets; nothing where there is one line.
  private func services(_ lines: Set<Int>, _ company: CompanyCase) -> String {
    guard lines.count < company.lineNames.count else { return "" }
    return bracketed(lines.sorted().map { company.lineNames[$0] }.joined(separator: words(", ", "、")))
  }

  /// Duties with the lines that carry them, each once.
  func carried(
    _ company: CompanyCase, _ duties: (CompanyAssessment.LineFinding) -> [DutyID]
  ) -> [(duty: DutyID, lines: [Int])] {
    var found: [(duty: DutyID, lines: [Int])] = []
    var positions: [DutyID: Int] = [:]
    for line in company.order {
      for duty in duties(company.finding(line)) {
        if let index = positions[duty] {
          found[index].lines.append(line)
        } else {
          positions[duty] = found.count
          found.append((duty, [line]))
        }
      }
    }
    return found
  }
}
