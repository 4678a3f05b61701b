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

  /// What is found as `ask` and `law search` do, misspelt words for those that they stand for.
  private func subjects(_ row: [String: String]) -> [Lexicon.Subject] {
    let phrase = row[column: "phrase"]
    return law.lexicon.find(law.lexicon.corrected(phrase) ?? phrase).map(\.subject)
  }

  private func found(_ row: [String: String]) -> [String] {
    subjects(row).compactMap { if case .activity(let activity) = $0 { law[activity].name } else { nil } }.prefix(3).map(\.self)
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

  @Test("Of a hundred phrases at least ninety lead to a right activity first")
  func areFirst() {
    let listed = rows.filter { !names($0, "expected").contains("general-business") }
    let missed = listed.filter { !(found($0).first.map(names($0, "expected").contains) ?? false) }
    #expect(missed.count * 10 <= listed.count, "\(missed.map { $0[column: "phrase"] })")
  }

  /// Column `about`: what is no activity by itself, or a kind of business whose rules are not encoded.
  @Test("A phrase leads to the kind of business that it names, first of all kinds")
  func kindsAreFound() {
    for row in rows where !row[column: "about"].isEmpty {
      let kinds = subjects(row).compactMap { if case .topic(let topic) = $0 { law[topic].name } else { nil } }
      #expect(kinds.first.map(names(row, "about").contains) ?? false, "\(row[column: "phrase"]) leads to \(kinds)")
    }
  }

  @Test("What the list closes is found by every phrase for it")
  func closedAreFound() {
    for row in rows where row[column: "because"].contains("item ") || row[column: "because"].hasPrefix("closed") {
      #expect(!names(row, "expected").isDisjoint(with: found(row)), "\(row[column: "phrase"]) leads to \(found(row))")
    }
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
    let kinds = Set(law.topics.map(\.name))
    for row in rows {
      #expect(names(row, "expected").union(names(row, "must-not")).isSubset(of: all))
      #expect(names(row, "about").isSubset(of: kinds))
    }
  }
}
