import Law
import TestSupport
import Testing

@testable import Portfolio

@Suite("Facts as files state them")
struct FactReadingTests {
  private static let law = Result {
    try Law.small(
      facts: [
        "share company percentage", "staff company count", "founded company date",
        "seat company place", "listed company yes-no",
        "kinds company set, values: [{ value: a, says: { en: x, zh: 某 } }, "
          + "{ value: b, says: { en: x, zh: 某 } }]",
        "form company choice, left-out: two, values: [{ value: one, says: { en: x, zh: 某 } }, "
          + "{ value: two, says: { en: x, zh: 某 } }, { value: three, says: { en: x, zh: 某 } }]",
      ],
      rules: [
        "alpha closed { share: at most 50 % }", "alpha closed { share: below 33.3334% }",
        "alpha shut { staff: at least 10 }", "alpha shut { staff: above 11 }",
        "beta closed { founded: before 2024-02-29 }", "beta shut { founded: after 2024-03-01 }",
        "beta shut { seat: inside }", "beta closed { seat: town }",
      ])
  }

  private func cells(_ fact: String, _ text: String) throws -> [Int] {
    let law = try Self.law.get()
    let record = try read(
      "\(fact): \(text)\nservices: [{ activity: alpha }]", PortfolioSchema(law))
    #expect(record.problemTexts == [])
    return try record.cells(of: fact, in: law)
  }

  @Test(
    "A share lies below, at or above a limit of four decimals",
    arguments: [
      // Below 33.3334 %, 33.3334 %, up to 50 %, 50 %, above.
      ("0 %", [0]), ("33.3333%", [0]), ("33.3334 %", [1]), ("33.3335 %", [2]), ("49.9999%", [2]),
      ("50 %", [3]), ("50.0%", [3]), ("50.0001 %", [4]), ("100 %", [4]),
      ("at most 33.3334 %", [0, 1]), ("below 33.3334 %", [0]), ("at most 33.3333 %", [0]),
      ("at least 50 %", [3, 4]), ("above 50 %", [4]), ("above 49.9999 %", [2, 3, 4]),
      ("unknown", [0, 1, 2, 3, 4]),
    ])
  func shares(text: String, expected: [Int]) throws {
    #expect(try cells("share", text) == expected)
  }

  @Test(
    "A set is stated whole, or element by element",
    arguments: [
      ("none", [[0], [0]]), ("a", [[1], [0]]), ("[a, b]", [[1], [1]]), ("unknown", [[0, 1], [0, 1]]),
      ("{ a: yes, b: unknown }", [[1], [0, 1]]), ("{ b: no, a: unknown }", [[0, 1], [0]]), ("{ b: yes }", [[0], [1]]),
    ])
  func sets(text: String, expected: [[Int]]) throws {
    let law = try Self.law.get()
    let record = try read("kinds: \(text)\nservices: [{ activity: alpha }]", PortfolioSchema(law))
    #expect(record.problemTexts == [])
    let fact = try #require(law.facts.first { $0.name == "kinds" })
    let known = law.space.ofFact[fact.id.index].map { variable in (0...1).filter { record.known[variable].contains($0) } }
    #expect(known == expected)
  }

  @Test(
    "Of a set said element by element, what is no element and what is neither yes nor no is reported",
    arguments: [("{ c: yes }", "unknown-value"), ("{ a: perhaps }", "not-yes-or-no"), ("{ a: [b] }", "not-yes-or-no")])
  func faultySets(text: String, code: String) throws {
    let record = try read("kinds: \(text)\nservices: [{ activity: alpha }]", PortfolioSchema(try Self.law.get()))
    #expect(record.problemCodes == [code])
  }

  @Test(
    "A count goes in steps",
    arguments: [
      // Below 10, 10, 11, above.
      ("0", [0]), ("9", [0]), ("10", [1]), ("11", [2]), ("12", [3]), ("999999", [3]),
      ("below 10", [0]), ("below 11", [0, 1]), ("above 9", [1, 2, 3]), ("above 10", [2, 3]),
      ("at least 12", [3]), ("at most 11", [0, 1, 2]), ("above 11", [3]),
    ])
  func counts(text: String, expected: [Int]) throws {
    #expect(try cells("staff", text) == expected)
  }

  @Test(
    "A date goes in days, over the end of February in a leap year",
    arguments: [
      // Before 29 February, 29 February, 1 March, after.
      ("2024-02-28", [0]), ("2024-02-29", [1]), ("2024-03-01", [2]), ("2024-03-02", [3]),
      ("before 2024-02-29", [0]), ("before 2024-03-01", [0, 1]), ("after 2024-02-28", [1, 2, 3]),
      ("after 2024-02-29", [2, 3]), ("on or after 2024-03-01", [2, 3]), ("after 2024-03-01", [3]),
      ("on or before 2024-02-29", [0, 1]), ("after 2023-12-31", [0, 1, 2, 3]),
    ])
  func dates(text: String, expected: [Int]) throws {
    #expect(try cells("founded", text) == expected)
  }

  @Test("A place is known as far as the file names it")
  func places() throws {
    let town = try cells("seat", "town")
    let inside = try cells("seat", "inside")
    let outside = try cells("seat", "outside")
    #expect(town.count == 1 && outside.count == 1 && inside.count == 2)
    #expect(Set(town).isSubset(of: inside))
    #expect(Set(inside).isDisjoint(with: outside))
  }

  @Test("A choice can be one of several, and what is left out is what the law takes")
  func choices() throws {
    #expect(try cells("form", "three") == [2])
    #expect(try cells("form", "[one, three]") == [0, 2])
    #expect(try cells("listed", "No") == [0])
    #expect(try cells("listed", "'yes'") == [1])
    let law = try Self.law.get()
    let record = try read("services: [{ activity: alpha }]", PortfolioSchema(law))
    #expect(try record.cells(of: "form", in: law) == [1])
    #expect(try record.cells(of: "listed", in: law) == [0, 1])
    let strict = try read("services: [{ activity: alpha }]", PortfolioSchema(law, isStrict: true))
    #expect(try strict.cells(of: "form", in: law) == [0, 1, 2])
  }

  @Test(
    "What is no value of a fact is one problem",
    arguments: [
      ("share: 50", "no-percent-sign"), ("share: 140 %", "percentage-out-of-range"),
      ("share: below 0 %", "percentage-out-of-range"),
      ("share: above 100 %", "percentage-out-of-range"),
      ("share: 33.33333 %", "percentage-too-fine"), ("share: many", "not-a-percentage"),
      ("share: [50 %]", "not-text"), ("staff: -1", "not-a-count"), ("staff: 1.5", "not-a-count"),
      ("staff: below 0", "not-a-count"), ("staff: about 5", "not-a-count"),
      ("founded: 2023-02-29", "not-a-date"), ("founded: 2024-2-29", "not-a-date"),
      ("founded: since 2024-01-01", "not-a-date"), ("seat: twon", "unknown-value"),
      ("seat: [town]", "not-text"), ("seat: { town: yes }", "not-text"),
      ("listed: maybe", "not-yes-or-no"),
      ("form: [one, four]", "unknown-value"), ("form: []", "no-value"),
      ("form: { one: two }", "not-text"), ("kinds: c", "unknown-value"),
      ("kinds: [[a]]", "not-text"), ("kinds: { a: b }", "not-yes-or-no"),
      ("sheat: town", "unknown-fact"),
    ])
  func problems(text: String, code: String) throws {
    let law = try Self.law.get()
    let record = try read("\(text)\nservices: [{ activity: alpha }]", PortfolioSchema(law))
    #expect(record.problemCodes == [code], "\(record.problemTexts)")
  }
}
