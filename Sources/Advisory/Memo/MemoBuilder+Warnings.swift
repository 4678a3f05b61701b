import Assessment
import DecisionDiagram
import Law
import Portfolio
import Wording

/// What comes before any plan: lines that run already, and duties that are broken already.
extension MemoBuilder {
  /// Whether the file says that a line runs already.
  func isRunning(_ line: Int, _ company: CompanyCase) -> Bool {
    guard let fact = law.facts.first(where: { $0.name == "in-operation" }) else { return false }
    let variable = law.space.ofFact[fact.id.index].lowerBound
    return company.record.lines[line].statements.contains {
      Int($0.variable) == variable && $0.known == .only(1)
    }
  }

  /// That a line runs already that may not be run as it is, or of which that is open.
  func running(_ company: CompanyCase) -> [String] {
    let lines = company.order.filter { isRunning($0, company) }
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

  /// The duties that what is stated breaks already; bans of conduct stand with the answer.
  func brokenDuties(_ company: CompanyCase) -> [String] {
    func broken(_ line: Int) -> String {
      company.finding(line).brokenDuties.filter { law[$0].kind != .ban }.map { id in
        let duty = law[id]
        let mend =
          duty.mend.map { words("; to comply: \($0[.english])", "；改正方式：\($0[.chinese])") } ?? ""
        return duty.says[language] + bracketed(cite(duty.provision)) + mend
      }.joined(separator: words("; ", "；"))
    }
    return grouped(company.order.filter { !broken($0).isEmpty }, by: broken).map { duties, lines in
      words(
        "Broken already, as to \(names(lines, company)): \(duties).",
        "就\(names(lines, company))而言，已违反下列义务：\(duties)。")
    }
  }
}
