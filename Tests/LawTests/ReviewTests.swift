import Diagnostics
import Law
import Testing

/// How a file of the law says that it was held against its text.
@Suite("Review of texts")
struct ReviewTests {
  private static let restated =
    "restated: { on: 2021-03-04, from: { en: a report, zh: 报道 } }"

  private static let overlay = """
    instrument: house
    title: { en: House, zh: 内部 }
    in-force: 2020-01-01
    reviewed: 2019-01-01
    provisions: []
    """

  @Test("A text was compared in full, or restated from something")
  func eitherOne() throws {
    let compared = try #require(SmallLaw.load().law?.instruments.first)
    #expect(compared.review.date == CalendarDate(year: 2020, month: 1, day: 1))
    #expect(compared.review.restatedFrom == nil)
    let law = try #require(
      SmallLaw.load(replacing: "reviewed: 2020-01-01", with: Self.restated).law)
    let restated = try #require(law.instruments.first)
    #expect(restated.review.date == CalendarDate(year: 2021, month: 3, day: 4))
    #expect(restated.review.restatedFrom?.english == "a report")
    #expect(law.review?.restated == 1)
  }

  @Test(
    "Neither, both, or a restatement from nothing is an error",
    arguments: [
      "", "reviewed: 2020-01-01\n\(restated)", "restated: { on: 2021-03-04 }",
      "restated: { from: { en: a report, zh: 报道 } }",
    ])
  func refused(line: String) {
    #expect(SmallLaw.load(replacing: "reviewed: 2020-01-01", with: line).law == nil)
  }

  @Test("What is laid on top does not speak for the law under it")
  func overlays() throws {
    let files = [
      LawFile(path: "subjects.yaml", bytes: Array(SmallLaw.subjects.utf8)),
      LawFile(path: "list.yaml", bytes: Array(SmallLaw.list.utf8)),
      LawFile(path: "house.yaml", bytes: Array(Self.overlay.utf8), isOverlay: true),
    ]
    let (law, problems) = Law.load(files)
    let review = try #require(law?.review, "\(problems.map(\.headline.english))")
    #expect(review.date == CalendarDate(year: 2020, month: 1, day: 1))
    #expect(review.instruments == 1)
  }
}
