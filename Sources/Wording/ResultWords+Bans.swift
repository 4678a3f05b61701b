package import Assessment
package import Law

/// How bans of conduct are told, the same in every report, and never surer than their source.
extension ResultWords {
  /// What a broken ban comes to, without a full stop: `the product as described is not allowed: … (…); mended if …`.
  ///
  /// - Parameters:
  ///   - isFirm: Whether the line surely is what carries the ban.
  ///   - tellsChecks: Whether it is said how far the text was checked.
  package func broken(_ id: DutyID, isFirm: Bool, tellsChecks: Bool = true) -> String {
    let ban = law[id]
    let opening =
      switch (ban.confidence.certainty, isFirm) {
      case (.contested, _):
        words(
          "whether the product as described is allowed is contested", "所述产品设计是否被允许存在争议")
      case (.practice, _), (.settled, false):
        words("the product as described is probably not allowed", "所述产品设计很可能不被允许")
      case (.settled, true):
        words("the product as described is not allowed", "所述产品设计不被允许")
      }
    let mend = ban.mend.map { words("; it is mended if \($0[.english])", "；改正方式：\($0[.chinese])") } ?? ""
    return opening + words(": ", "：") + told(ban, tellsChecks) + mend
  }

  /// What a ban says of which it is not known whether the product breaks it: `unless …`.
  ///
  /// - Parameter tellsChecks: Whether it is said how far the text was checked.
  package func open(_ id: DutyID, tellsChecks: Bool = true) -> String {
    let ban = law[id]
    guard let mend = ban.mend else {
      return words("not known whether the product keeps to this: ", "尚不明确产品是否符合：") + told(ban, tellsChecks)
    }
    let opening =
      ban.confidence.certainty == .settled
      ? words("the product is not allowed", "该产品不被允许")
      : words("the product is probably not allowed", "该产品很可能不被允许")
    let says = told(ban, tellsChecks)
    return words(
      "unless \(mend[.english]), \(opening): \(says)", "除非\(mend[.chinese])，否则\(opening)：\(says)")
  }

  private func told(_ ban: Duty, _ tellsChecks: Bool) -> String {
    let marks = (tellsChecks ? words.marks(ban.confidence) : words.unsettledMark(ban.confidence)).map { words("; ", "；") + $0 } ?? ""
    let citation = cite(ban.provision)
    return words(
      "\(ban.says[.english]) (\(citation)\(marks))", "\(ban.says[.chinese])（\(citation)\(marks)）")
  }

  package func state(_ state: BanState) -> String {
    switch state {
    case .broken: words("broken", "违反")
    case .kept: words("kept", "符合")
    case .open: words("not known", "尚不明确")
    }
  }
}
