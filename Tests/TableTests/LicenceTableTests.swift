import Law
import TestSupport
import Testing

/// The dossier's table of licences against the encoded law, cell by cell. What `provision` says in the table is where the
/// encoded law restates the articles of the dossier.
@Suite("The table of licences")
struct LicenceTableTests {
  let law: Law

  init() throws {
    law = try #require(shippedLaw)
  }

  @Test("Each row is a rule of its text, with its licence, authority, addressees, first day and mark")
  func rows() throws {
    var departures: Set<String> = []
    let rows = try Table("licences").rows
    #expect(rows.count >= 188)
    for row in rows {
      let activity = try #require(law.activity(named: row[column: "id"]), "\(row)")
      let cell = "\(row[column: "id"]), \(row[column: "licence-id"]), \(row[column: "instrument-id"])"
      let rules = law.rules.filter {
        $0.activities.contains(activity.id) && isOfKind($0, row[column: "licence-id"])
          && law[law[$0.provision].instrument].name == row[column: "instrument-id"]
          && law[$0.provision].pinpoint[.english] == row[column: "provision"]
      }
      guard let rule = rules.first(where: { addressees(of: $0) == row[column: "applies"] }) ?? rules.first
      else {
        departures.insert("\(cell): none")
        continue
      }
      if rule.licence != nil, !words(of: rule).contains(firstName(row[column: "zh"])) {
        departures.insert("\(cell): named \(words(of: rule))")
      }
      let authority = (rule.authority ?? rule.licence.map { law[$0].authority })?[.english] ?? "—"
      if authority != row[column: "authority"] { departures.insert("\(cell): by \(authority)") }
      if addressees(of: rule) != row[column: "applies"] {
        departures.insert("\(cell): binds \(addressees(of: rule))")
      }
      if !row[column: "from"].isEmpty, rule.period.first.description != row[column: "from"] {
        departures.insert("\(cell): from \(rule.period.first)")
      }
      if rule.confidence.checked.name != row[column: "confidence"] {
        departures.insert("\(cell): \(rule.confidence.checked.name)")
      }
    }
    try Departures(of: "licences").expect(departures)
  }

  private func isOfKind(_ rule: Rule, _ licence: String) -> Bool {
    switch licence {
    case "none": rule.saysNoLicence
    case "state-function": law[rule.measure].name == "not-open"
    case "bar-foreign-body", "foreign-wild-plant-bar": law[rule.measure].name == "prohibited"
    case "foreign-securities-shareholder", "foreign-insurance-shareholder":
      law[rule.measure].name == "holder-conditions"
    case "joint-venture-printing": law[rule.measure].name == "joint-venture-only"
    default: rule.licence.map { law[$0].name } == licence
    }
  }

  /// The first of several papers that a cell names.
  private func firstName(_ cell: String) -> String {
    String(cell.prefix { !"（、；".contains($0) })
  }

  private func words(of rule: Rule) -> String {
    (rule.licence.map { law[$0].title[.chinese] } ?? "") + rule.says[.chinese]
  }

  /// Whom a rule binds, by its condition.
  private func addressees(of rule: Rule) -> String {
    addressees(of: rule.when) ?? "all"
  }

  private func addressees(of condition: Condition) -> String? {
    switch condition {
    case .all(let parts), .any(let parts): parts.lazy.compactMap { addressees(of: $0) }.first
    case .not(.term(let term)) where isForeign(term): "chinese"
    case .term(let term) where isForeign(term): "foreign"
    case .fact(let fact, .isOneOf(let values))
    where law[fact].name == "performed-by-foreign-body":
      values == [law[fact].values.firstIndex { $0.name == "yes" } ?? 0] ? "foreign-body" : nil
    case .not, .term, .fact, .carries, .reading, .about, .stated: nil
    }
  }

  private func isForeign(_ term: TermID) -> Bool {
    ["foreign-investment", "reached-by-the-list"].contains(law[term].name)
  }
}
