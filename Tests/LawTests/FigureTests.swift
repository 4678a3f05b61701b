import DecisionDiagram
import Testing

@testable import Law

@Suite("Figures and dates")
struct FigureTests {
  static func percentage(_ text: String) throws -> Percentage {
    try Percentage(parsing: Array(text.utf8))
  }

  @Test(
    "A limit of 50 % admits 50 % and nothing above it",
    arguments: [("0 %", true), ("49.9999%", true), ("50 %", true), ("50.0001 %", false)])
  func limitIsInclusive(share: String, isAdmitted: Bool) throws {
    let limit = try Self.percentage("50 %")
    #expect(try (Self.percentage(share) <= limit) == isAdmitted)
    let domain = FigureDomain(
      cuts: [0, 500_000, 1_000_000], range: (0, 1_000_000), follows: nil)
    let cell = domain.cell(of: Int64(try Self.percentage(share).millionths))
    #expect(domain.mask(.atMost, 500_000).contains(cell) == isAdmitted)
  }

  @Test(
    "What is no percentage is refused for its reason",
    arguments: [
      ("50", PercentageError.noUnit), ("140 %", .outsideTheWhole), ("-1 %", .outsideTheWhole),
      ("100.0001 %", .outsideTheWhole), ("33.33333 %", .tooFine), ("half", .notAFigure),
      ("%", .notAFigure), (".5 %", .notAFigure), ("5. %", .notAFigure), ("", .notAFigure),
      ("1e2 %", .notAFigure), ("99999999999999999999 %", .outsideTheWhole),
    ])
  func refused(text: String, error: PercentageError) {
    #expect(throws: error) { try Self.percentage(text) }
  }

  @Test(
    "A percentage is written as it is read",
    arguments: ["0 %", "33.3 %", "50 %", "50.0001 %", "100 %"])
  func written(text: String) throws {
    #expect(try Self.percentage(text).description == text)
  }

  @Test(
    "There is a 29 February in leap years alone",
    arguments: [
      ("2024-02-29", true), ("2023-02-29", false), ("1900-02-29", false), ("2000-02-29", true),
      ("2024-06-31", false), ("2024-00-10", false), ("2024-13-01", false), ("0000-01-01", false),
      ("2024-1-01", false), ("2024/01/01", false),
    ])
  func dates(text: String, isThere: Bool) {
    #expect((CalendarDate(parsing: Array(text.utf8)) != nil) == isThere)
  }

  @Test(
    "The day before and the day after",
    arguments: [
      ("2021-12-31", "2022-01-01"), ("2024-02-28", "2024-02-29"), ("2024-10-31", "2024-11-01"),
    ])
  func neighbours(first: String, second: String) throws {
    let a = try #require(CalendarDate(parsing: Array(first.utf8)))
    let b = try #require(CalendarDate(parsing: Array(second.utf8)))
    #expect(a.next == b)
    #expect(b.previous == a)
  }

  @Test("Counts and dates have nothing between one and the next")
  func steps() {
    let domain = FigureDomain(cuts: [1, 2, 5], range: (0, nil), follows: { $0 + 1 })
    #expect(
      domain.cells == [
        .between(0, 1), .exactly(1), .exactly(2), .between(2, 5), .exactly(5), .between(5, nil),
      ])
    for (figure, cell) in [(0, 0), (1, 1), (2, 2), (3, 3), (5, 4), (9, 5)] as [(Int64, Int)] {
      #expect(domain.cell(of: figure) == cell)
    }
  }
}
