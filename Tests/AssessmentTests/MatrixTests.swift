import Law
import Testing

@testable import Assessment

/// How far foreign capital may go, by text.
@Suite("The matrix of activities and texts")
struct MatrixTests {
  private func cells(_ activity: String, _ instrument: String, isGated: Bool = false) throws
    -> [MatrixCell]
  {
    let shipped = try Shipped.shared.get()
    let day = try #require(CalendarDate(year: 2026, month: 3, day: 1))
    let id = try #require(shipped.law.activity(named: activity)).id
    let matrix = RegimeMatrix(shipped.context.epoch(of: day), of: [id])
    let column = try #require(
      matrix.columns.firstIndex {
        shipped.law[$0.instrument].name == instrument && $0.isGated == isGated
      })
    return matrix.rows[0].cells[column]
  }

  /// Negative List 2024, item 12: at most half of a value-added service, e-commerce and call centres excepted; what
  /// China did not open on joining the WTO, data centres among it, is not open.
  @Test("Telecom under the national list")
  func telecom() throws {
    let search = try cells("information-search", "negative-list-2024")
    #expect(search.map(\.limit?.high) == [500_000] && search.map(\.limit?.includesHigh) == [true])
    #expect(try cells("call-centre", "negative-list-2024").map(\.limit) == [nil])
    #expect(
      try cells("call-centre", "negative-list-2024").allSatisfy { $0.best >= .permittedWithLicence }
    )
    #expect(try cells("internet-data-centre", "negative-list-2024").map(\.best) == [.notOpen])
  }

  /// Negative List 2024, item 13: no foreign capital in internet news.
  @Test("News is closed at any share")
  func news() throws {
    #expect(
      try cells("internet-news-republication", "negative-list-2024").map(\.best) == [.prohibited])
  }

  /// Telecom Pilot Notice 2024, point 2: no limit on foreign capital in data centres within a pilot area.
  @Test("The pilot opens data centres")
  func pilot() throws {
    let cell = try cells("internet-data-centre", "value-added-telecom-pilot", isGated: true)
    #expect(cell.map(\.limit) == [nil] && (cell.first?.best ?? .prohibited) >= .restrictedSatisfied)
  }
}
