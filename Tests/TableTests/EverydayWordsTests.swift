import Law
import TestSupport
import Testing

/// Everyday phrases lead to what they are: `Tests/Tables/everyday-words.csv`, whose expectations follow from what each
/// activity covers, written before the words of the lexicon.
@Suite("Everyday phrases")
struct EverydayWordsTests {
  let law: Law
  let rows: [[String: String]]

  init() throws {
    law = try #require(shippedLaw)
    rows = try Table("everyday-words").rows
  }

  private func found(_ row: [String: String]) -> [String] {
    law.lexicon.activities(in: row[column: "phrase"]).prefix(3).map { law[$0].name }
  }

  private func names(_ row: [String: String], _ column: String) -> Set<String> {
    Set(row[column: column].split(separator: "|").map(String.init))
  }

  @Test("Of a hundred phrases at least ninety-five lead to a right activity among the first three")
  func areFound() {
    let listed = rows.filter { !names($0, "expected").contains("general-business") }
    let missed = listed.filter { names($0, "expected").isDisjoint(with: found($0)) }
    #expect(missed.count * 20 <= listed.count, "\(missed.map { $0[column: "phrase"] })")
  }

  @Test("None leads to a wrong activity among the first three")
  func noFalseAlarm() {
    for row in rows {
      let wrong = names(row, "must-not").intersection(found(row))
      #expect(wrong.isEmpty, "\(row[column: "phrase"]): \(wrong.sorted())")
    }
  }

  @Test("Every name in the table is an activity")
  func areNamed() {
    let all = Set(law.activities.map(\.name))
    for row in rows { #expect(names(row, "expected").union(names(row, "must-not")).isSubset(of: all)) }
  }
}
