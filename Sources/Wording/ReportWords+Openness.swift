package import Assessment
import Law

extension ReportWords {
  /// How far foreign capital may go: `to 50 %`, `closed`; empty where a text does not speak of the activity.
  package func openness(_ cells: [MatrixCell]) -> String {
    var texts: [String] = []
    for cell in cells {
      let text = openness(cell)
      if !texts.contains(text) { texts.append(text) }
    }
    return texts.joined(separator: self(" or ", "或"))
  }

  private func openness(_ cell: MatrixCell) -> String {
    if let limit = cell.limit {
      let share = limit.high.map { Percentage(millionths: Int32(clamping: $0)).description } ?? ""
      return limit.includesHigh
        ? self("to \(share)", "至\(share)") : self("below \(share)", "低于\(share)")
    }
    return switch cell.best {
    case .prohibited: self("closed", "禁止")
    case .notOpen: self("not open", "未开放")
    case .restrictedViolated, .indeterminate: self("no share", "不得持股")
    case .restrictedSatisfied: self("on conditions", "附条件")
    case .permittedWithLicence, .permitted, .outOfScope: self("open", "开放")
    }
  }
}
