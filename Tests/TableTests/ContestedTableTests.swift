import Law
import TestSupport
import Testing

/// Every contested point that the dossiers of the law list has its place in the encoded law: a reading where a
/// verdict hangs on it, the certainty of a row or duty, or a remark where none does.
@Suite("The contested points")
struct ContestedTableTests {
  let law: Law

  init() throws {
    law = try #require(shippedLaw)
  }

  @Test("Each is a reading, a row, a duty or a remark of the law")
  func eachHasItsPlace() throws {
    let readings = Set(law.readings.map(\.name))
    let rows = Set(law.gradeRows.map(\.name))
    let duties = Set(law.duties.map(\.name))
    let facts = Set(law.facts.map(\.name))
    let instruments = Set(law.instruments.map(\.name))
    let remarks = Set(
      law.provisions.filter { $0.remark != nil }
        .map { "\(law[$0.instrument].name) \($0.pinpoint.english)" })
    for row in try Table("contested").rows {
      let place = row[column: "encoded as"].split(separator: " ", maxSplits: 1).map(String.init)
      let names =
        switch place.first {
        case "reading": readings
        case "row": rows
        case "duty": duties
        case "fact": facts
        case "instrument": instruments
        case "remark": remarks
        default: Set<String>()
        }
      let name = try #require(place.last)
      #expect(
        names.contains(name),
        "\(row[column: "dossier"]) \(row[column: "point"]): \(row[column: "encoded as"])")
    }
  }

  @Test(
    "None is left out",
    arguments: [
      ("negative-list", 20), ("telecom", 17), ("zones", 20), ("content-sectors", 15),
      ("ai-measures", 18), ("updates-2026", 6), ("text-check", 3), ("licences", 11),
    ])
  func noneIsLeftOut(dossier: String, points: Int) throws {
    let listed = Set(
      try Table("contested").rows.filter { $0[column: "dossier"] == dossier }.map {
        $0[column: "point"]
      })
    #expect(listed.count == points)
  }
}
