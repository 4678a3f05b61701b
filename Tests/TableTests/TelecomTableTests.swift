import Foundation
import Law
import Portfolio
import TestSupport
import Testing
import YAML

@testable import Assessment

/// The table of telecom caps, regenerated: for each row, the greatest foreign share that the encoded
/// law lets pass in a company that meets the row's conditions and no more.
@Suite("The table of telecom caps")
struct TelecomTableTests {
  /// A company and its service as the conditions of the table see them.
  struct Situation: Hashable {
    var seat = "guizhou"
    var facilities = "guizhou"
    var reach = "nationwide"
    var hasCertificate = false
    var servesAbroad = false
    var servesForeignEnterprises = false
  }

  let law: Law
  let rows: [[String: String]]
  let assessor: Assessor
  let schema: PortfolioSchema

  init() throws {
    law = try #require(shippedLaw)
    rows = try Table("telecom-caps").rows
    schema = PortfolioSchema(law)
    assessor = Assessor(try ShippedLaw.context.get(), schema)
  }

  // MARK: - The conditions of the table

  /// A situation that meets the conditions of a row.
  private func situation(_ row: [String: String]) -> Situation {
    var situation = Situation()
    for condition in row.list("conditions") {
      switch condition {
      case "registered-in-ftz":
        situation.seat = "anhui-zone-hefei"
      case "facilities-in-same-ftz": situation.facilities = "anhui-zone-wuhu"
      case "hainan-ftp", "registered-in-hainan": situation.seat = "hainan"
      case "facilities-in-hainan": situation.facilities = "hainan"
      case "reach-port-or-international": situation.reach = "port-or-international"
      case "service-in-zone": situation.reach = "in-the-zone"
      case "registered-in-pilot-area": situation.seat = "shenzhen-outside-zones"
      case "facilities-in-same-pilot-area": situation.facilities = "shenzhen-outside-zones"
      case "place-in-service-20": situation.seat = "qingdao-outside-zones"
      case "zhongguancun-haidian": situation.seat = "haidian-park"
      case "beijing-demonstration-zone", "beijing": situation.seat = "beijing-outside-zones"
      case "customers-are-fies-in-beijing": situation.servesForeignEnterprises = true
      case "hkss-or-moss": situation.hasCertificate = true
      case "registered-in-outsourcing-city": situation.seat = "dalian-outside-zones"
      case "callers-and-clients-abroad": situation.servesAbroad = true
      case _: break
      }
    }
    return situation
  }

  private func place(_ name: String) -> Place {
    law.places.first { $0.name == name } ?? law.places[0]
  }

  private func lies(_ name: String, in group: String, on date: CalendarDate) -> Bool {
    place(name).lies(in: place(group).id, on: date)
  }

  /// The member of a group, directly in it, that a place lies in.
  private func member(_ name: String, of group: String, on date: CalendarDate) -> PlaceID? {
    law.places.first {
      $0.liesDirectly(in: place(group).id, on: date) && place(name).lies(in: $0.id, on: date)
    }?.id
  }

  private func holds(_ condition: String, _ situation: Situation, on date: CalendarDate) -> Bool {
    func isSame(_ group: String) -> Bool {
      let seat = member(situation.seat, of: group, on: date)
      return seat != nil && seat == member(situation.facilities, of: group, on: date)
    }
    switch condition {
    case "registered-in-ftz": return lies(situation.seat, in: "free-trade-zone", on: date)
    case "facilities-in-same-ftz": return isSame("free-trade-zone")
    case "hainan-ftp", "registered-in-hainan": return situation.seat == "hainan"
    case "facilities-in-hainan": return situation.facilities == "hainan"
    case "reach-port-or-international": return situation.reach == "port-or-international"
    case "service-in-zone": return situation.reach == "in-the-zone"
    case "registered-in-pilot-area": return lies(situation.seat, in: "telecom-pilot-area", on: date)
    case "facilities-in-same-pilot-area": return isSame("telecom-pilot-area")
    case "place-in-service-20": return lies(situation.seat, in: "service-opening-place", on: date)
    case "zhongguancun-haidian": return situation.seat == "haidian-park"
    case "beijing-demonstration-zone", "beijing":
      return lies(situation.seat, in: "beijing", on: date)
    case "customers-are-fies-in-beijing": return situation.servesForeignEnterprises
    case "hkss-or-moss": return situation.hasCertificate
    case "registered-in-outsourcing-city":
      return lies(situation.seat, in: "outsourcing-city", on: date)
    case "callers-and-clients-abroad": return situation.servesAbroad
    // Met by every company tried here, or a licence still to get.
    case _: return true
    }
  }

  private func cap(
    _ activity: String, _ situation: Situation, on date: CalendarDate
  ) throws -> Int {
    let open = try rows.filter { row in
      let from = try #require(CalendarDate(parsing: Array(row[column: "from"].utf8)))
      let until = CalendarDate(parsing: Array(row[column: "until"].utf8))
      return row.list("activities").contains(activity) && from <= date
        && (until.map { date <= $0 } ?? true) && !row[column: "reading"].hasSuffix(":off")
        && row.list("conditions").allSatisfy { holds($0, situation, on: date) }
    }
    return open.compactMap { Int($0[column: "cap"]) }.max() ?? 0
  }

  // MARK: - The encoded law

  private func verdicts(
    _ activity: String, share: String, _ situation: Situation, on date: CalendarDate
  ) throws -> VerdictSet {
    let isBasic = rows.contains {
      ["basic", "a11-fixed"].contains($0[column: "activity"])
        && $0.list("activities").contains(activity)
    }
    let state =
      !isBasic ? "" : share == "49 %" ? "state-share: 51 %\n" : "state-share: 49 %\n"
    let text = """
      company: a
      foreign-equity: \(share)
      \(state)contractual-control: no
      registered-in: \(situation.seat)
      cepa-certificates: \(situation.hasCertificate ? "[telecom]" : "none")
      services:
        - activity: \(activity)
          facts:
            facilities-in: \(situation.facilities)
            service-reach: \(situation.reach)
            callers-and-clients-abroad: \(situation.servesAbroad ? "yes" : "no")
            for-foreign-enterprises-in-beijing: \(situation.servesForeignEnterprises ? "yes" : "no")
            paid-by-users: yes
      """
    let parsed = YAMLDocument.parse(bytes: Array(text.utf8), file: "a.yaml")
    let document = try #require(parsed.documents.first)
    var reader = CompanyReader(schema)
    var record = CompanyRecord()
    reader.read(document.tree, into: &record)
    try #require(record.problemTexts.isEmpty, "\(record.problemTexts)\n\(text)")
    var result = CompanyAssessment()
    assessor.assess(record, on: date, into: &result)
    let wanted = law.activity(named: activity)?.id
    return try #require(result.activities.first { $0.activity == wanted }).verdicts
  }

  @Test("Each row is what the law gives on its first and last day, and not the day before or after")
  func caps() throws {
    let start = try #require(CalendarDate(year: 2018, month: 7, day: 28))
    var departures: Set<String> = []
    for row in rows {
      let first = try #require(CalendarDate(parsing: Array(row[column: "from"].utf8)))
      let last = CalendarDate(parsing: Array(row[column: "until"].utf8))
      var days = [max(first, start)]
      if first > start { days.append(first.previous) }
      if let last, last >= start { days += [last, last.next] }
      let situation = situation(row)
      for activity in row.list("activities") {
        for day in days where day >= start {
          let cap = try cap(activity, situation, on: day)
          let cell = "\(row[column: "route"]), \(activity), \(day)"
          func expect(_ share: String, _ verdict: Verdict) throws {
            let found = try verdicts(activity, share: share, situation, on: day)
            guard found.verdicts != [verdict] else { return }
            departures.insert(
              "\(cell): \(share) is \(found.verdicts.map(\.name).joined(separator: " or "))")
          }
          switch cap {
          case 0: try expect("1 %", .notOpen)
          case 100: try expect("100 %", .permittedWithLicence)
          case _:
            try expect("\(cap) %", .restrictedSatisfied)
            try expect("\(cap).01 %", .restrictedViolated)
          }
        }
      }
    }
    try Departures(of: "telecom-caps").expect(departures)
  }
}
