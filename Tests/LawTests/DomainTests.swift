import DecisionDiagram
import SeededRandom
import TestSupport
import Testing

@testable import Law

@Suite("Scales cut into cells")
struct DomainTests {
  /// Whether a cell holds a figure, by its own words.
  private func holds(_ cell: FigureDomain.Cell, _ figure: Int64) -> Bool {
    switch cell {
    case .exactly(let cut): figure == cut
    // The ends of a scale belong to it where no cut lies on them.
    case .between(let low, let high):
      (low.map { figure > $0 || $0 == 0 && figure == 0 } ?? true)
        && (high.map { figure < $0 || $0 == 40 && figure == 40 } ?? true)
    }
  }

  @Test(
    "Every figure has one cell, and a test holds on a cell as on its figures", arguments: 0..<200)
  func figures(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var cuts: Set<Int64> = []
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      cuts.insert(Int64.random(in: 0...40, using: &random))
    }
    let isSteps = random.chance(0.5)
    let domain = FigureDomain(
      cuts: cuts, range: (0, 40), follows: isSteps ? { $0 + 1 } : nil)
    var seen: Set<Int> = []
    for figure in Int64(0)...40 {
      let cell = domain.cell(of: figure)
      seen.insert(cell)
      #expect(domain.isCut(cell) == cuts.contains(figure), "seed \(seed), \(figure)")
      #expect(holds(domain.cells[cell], figure), "seed \(seed), \(figure)")
      for cut in cuts {
        for comparison in Comparison.allCases {
          #expect(
            domain.mask(comparison, cut).contains(cell)
              == comparison.holds(figure, cut),
            "seed \(seed): \(figure) \(comparison.rawValue) \(cut)")
        }
      }
    }
    // On a scale of steps no cell is empty; between two shares there is always another.
    if isSteps { #expect(seen.count == domain.cells.count, "seed \(seed)") }
    #expect(domain.cells.count >= cuts.count)
  }

  @Test(
    "A scale of dates has no cell between one day and the next, month and year ends included",
    arguments: [
      ("2024-02-28", "2024-02-29", 4), ("2024-02-28", "2024-03-01", 5),
      ("2023-02-28", "2023-03-01", 4), ("2021-12-31", "2022-01-01", 4),
      ("2022-04-30", "2022-05-01", 4), ("2022-04-29", "2022-05-01", 5),
    ])
  func days(first: String, second: String, cells: Int) throws {
    let law = try Law.small(
      facts: ["founded company date"],
      rules: [
        "alpha closed { founded: on or before \(first) }", "beta shut { founded: after \(second) }",
      ])
    let fact = try #require(law.facts.first)
    #expect(law.space.variables[law.space.ofFact[fact.id.index].lowerBound].size == cells)
  }

  @Test("A share computed from holders tells none and the whole from the rest, asked or not")
  func computed() throws {
    let law = try Law.small(
      computed: ["equity sum foreign"], rules: ["alpha closed { equity: at most 50.0001 % }"])
    let fact = try #require(law.facts.first)
    guard
      case .figures(let domain) = law.space.variables[law.space.ofFact[fact.id.index].lowerBound]
        .domain
    else {
      Issue.record("a share is a scale of figures")
      return
    }
    #expect(
      domain.cells == [
        .exactly(0), .between(0, 500_001), .exactly(500_001), .between(500_001, 1_000_000),
        .exactly(1_000_000),
      ])
  }

  @Test("A place is in a class as the rules tell it apart, and in all places around it")
  func places() throws {
    let law = try Law.small(
      facts: ["seat company place"], rules: ["alpha closed { seat: inside }"])
    let fact = try #require(law.facts.first)
    let variable = law.space.variables[law.space.ofFact[fact.id.index].lowerBound]
    guard case .places(let domain) = variable.domain else {
      Issue.record("a place is a scale of places")
      return
    }
    let names = law.places.map(\.name)
    let inside = try #require(names.firstIndex(of: "inside"))
    let town = try #require(names.firstIndex(of: "town"))
    let outside = try #require(names.firstIndex(of: "outside"))
    // Nothing asks whether a place is the town.
    #expect(domain.count == 2)
    #expect(domain.classes[inside] == domain.classes[town])
    #expect(domain.classes[inside] != domain.classes[outside])
    #expect(domain.known[town].isSubset(of: domain.known[inside]))
    #expect(domain.known[inside].isDisjoint(with: domain.known[outside]))
  }
}

@Suite("The calendar")
struct CalendarTests {
  @Test("Day follows day through four centuries, and back")
  func walk() throws {
    var day = try #require(CalendarDate(year: 1900, month: 1, day: 1))
    let end = try #require(CalendarDate(year: 2300, month: 1, day: 1))
    var count = 0
    var isSteady = true
    while day < end {
      let next = day.next
      isSteady = isSteady && next > day && next.previous == day
      day = next
      count += 1
    }
    #expect(isSteady)
    // 400 years of the Gregorian calendar, wherever they start.
    #expect(count == 146_097)
  }

  @Test("The calendar ends where it ends")
  func ends() throws {
    let last = try #require(CalendarDate(year: 9999, month: 12, day: 31))
    #expect(last.next == last)
    #expect(CalendarDate.firstDay.previous == .firstDay)
    #expect(CalendarDate.firstDay.description == "0001-01-01")
    #expect(CalendarDate(ordinal: 20_240_229)?.day == 29)
    #expect(CalendarDate(ordinal: 20_230_229) == nil)
  }

  @Test(
    "The law of a day is that of the edition in force on it",
    arguments: [
      ("2019-12-31", []), ("2020-01-01", ["first"]), ("2020-12-31", ["first"]),
      ("2021-01-01", ["second"]), ("2030-01-01", ["second"]),
    ])
  func editions(day: String, instruments: [String]) throws {
    let law = try #require(Law.load(RandomLaw.files(seed: 1)).law)
    let date = try #require(CalendarDate(parsing: Array(day.utf8)))
    let inForce = law.instruments.filter { $0.period.contains(date) }.map(\.name)
    #expect(inForce == instruments)
    let earlier = law.changes.filter { $0 <= date }.count
    #expect(law.epoch(of: date) == earlier)
  }
}

@Suite("Percentages")
struct PercentageTests {
  @Test("Every figure of four decimals is read and written as itself", arguments: 0..<50)
  func roundTrip(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let figures = [0, 1, 9_999, 10_000, 10_001, 333_333, 499_999, 500_001, 999_999, 1_000_000]
    for millionths in figures + [Int.random(in: 0...1_000_000, using: &random)] {
      let percentage = Percentage(millionths: Int32(millionths))
      #expect(try Percentage(parsing: Array(percentage.description.utf8)) == percentage)
      let tight = percentage.description.replacing(" ", with: "")
      #expect(try Percentage(parsing: Array(tight.utf8)) == percentage)
    }
  }

  @Test(
    "Zeros change nothing",
    arguments: [("050 %", 500_000), ("50.0000 %", 500_000), ("-0 %", 0), ("0.0001%", 1)])
  func zeros(text: String, millionths: Int32) throws {
    #expect(try Percentage(parsing: Array(text.utf8)).millionths == millionths)
  }
}
