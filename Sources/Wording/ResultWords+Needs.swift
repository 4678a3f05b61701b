package import Assessment
package import Law

/// The licences and filings that are needed: of several by the facts, alternatives stand as such.
extension ResultWords {
  /// What Chinese calls the getting of licences and the making of filings: `取得`, `办理`, or both.
  package func obtaining(_ rules: some Sequence<RuleID>) -> String {
    let areFilings = Set(rules.map(law.asksForFiling))
    return areFilings == [true] ? "办理" : areFilings == [false] ? "取得" : "取得或者办理"
  }

  /// The same of all that is needed.
  package func obtaining(_ needs: NeededLicences) -> String {
    obtaining(needs.sure + needs.oneOf.joined() + needs.perhaps)
  }

  /// `algorithm filing; generative AI service filing or generative AI registration, depending on the facts`; `nil` where
  /// nothing is needed.
  ///
  /// - Parameter name: Words the licence that a rule asks for.
  package func needed(_ needs: NeededLicences, _ name: (RuleID) -> String) -> String? {
    var texts: [String] = []
    if !needs.sure.isEmpty { texts.append(words.both(needs.sure.map(name))) }
    for group in needs.oneOf {
      let names = words.either(group.map(name))
      texts.append(words("\(names), depending on the facts", "视具体情况，\(names)"))
    }
    if !needs.perhaps.isEmpty {
      let names = words.either(needs.perhaps.map(name))
      let isAlone = texts.isEmpty
      texts.append(
        words(
          "in some cases \(isAlone ? "" : "also ")\(names)", "部分情形下\(isAlone ? "" : "还")须有\(names)"))
    }
    return texts.isEmpty ? nil : texts.joined(separator: words("; ", "；"))
  }
}
