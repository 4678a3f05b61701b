import Assessment
import DecisionDiagram
import Law
import Portfolio

/// What comes before any plan: lines that run already, and what is broken of the product itself and of duties.
extension MemoBuilder {
  /// A warning that comes before any plan: a line runs already that may not be run as it is, or of which that is open.
  func running(_ company: CompanyCase) -> [String] {
    guard let fact = law.facts.first(where: { $0.name == "in-operation" }) else { return [] }
    let variable = law.space.ofFact[fact.id.index].lowerBound
    let lines = company.order.filter { line in
      company.record.lines[line].statements.contains {
        Int($0.variable) == variable && $0.known == .only(1)
      }
    }
    func names(_ isWanted: (CompanyAssessment.LineFinding) -> Bool) -> String? {
      let wanted = lines.filter { isWanted(company.finding($0)) }
      return wanted.isEmpty ? nil : self.names(wanted, company)
    }
    let against = names {
      $0.answer <= .notAsDesigned || !$0.brokenBans.isEmpty || !$0.brokenDuties.isEmpty
    }
    let unsettled = names {
      $0.answer == .depends && $0.brokenBans.isEmpty && $0.brokenDuties.isEmpty
    }
    return [
      against.map {
        words(
          "Warning: \($0) runs already, against the rules named below; to stop or mend that comes before any plan.",
          "警示：\($0)已上线运营，与下列规定不符，应先停止或者改正，再作规划。")
      },
      unsettled.map {
        words(
          "Warning: \($0) runs already while it is open whether it may; that is to be settled first.",
          "警示：\($0)已上线运营，而可否经营尚未确定，应先予查明。")
      },
    ].compactMap(\.self)
  }

  /// The duties that what is stated breaks already; bans of conduct stand apart.
  func brokenDuties(_ company: CompanyCase) -> [String] {
    func broken(_ line: Int) -> String {
      company.finding(line).brokenDuties.filter { law[$0].kind != .ban }.map { id in
        let duty = law[id]
        let mend =
          duty.mend.map { words("; mended if \($0[.english])", "；改正方式：\($0[.chinese])") } ?? ""
        return words(
          "\(duty.says[.english]) (\(cite(duty.provision)))\(mend)",
          "\(duty.says[.chinese])（\(cite(duty.provision))）\(mend)")
      }.joined(separator: words("; ", "；"))
    }
    return grouped(company.order.filter { !broken($0).isEmpty }, by: broken).map { duties, lines in
      words(
        "Broken already, as to \(names(lines, company)): \(duties).", "就\(names(lines, company))而言，已违反下列义务：\(duties)。")
    }
  }

  /// What the product itself breaks, of lines of which something else is said first.
  func brokenBans(_ company: CompanyCase, _ lines: [Int]) -> [String] {
    grouped(lines.filter { !company.finding($0).brokenBans.isEmpty }) { broken(company, $0) }.map {
      bans, lines in
      words("As for \(names(lines, company)): \(bans).", "就\(names(lines, company))而言，\(bans)。")
    }
  }

  func openBans(_ company: CompanyCase) -> [String] {
    func open(_ line: Int) -> String {
      company.finding(line).openBans.map { id in
        _ = cite(law[id].provision)
        return results.open(id)
      }.joined(separator: words("; ", "；"))
    }
    let lines = company.order.filter { !company.finding($0).openBans.isEmpty }
    return grouped(lines, by: open).map { bans, lines in
      words("As for \(names(lines, company)): \(bans).", "就\(names(lines, company))而言，\(bans)。")
    }
  }

  /// The bans that a line breaks.
  func broken(_ company: CompanyCase, _ line: Int) -> String {
    let finding = company.finding(line)
    return finding.brokenBans.map { id in
      _ = cite(law[id].provision)
      return results.broken(id, isFirm: company.result.isCarriedFirmly(id, finding))
    }.joined(separator: words("; ", "；"))
  }
}
