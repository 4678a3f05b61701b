import Diagnostics
import Testing

@testable import Portfolio

@Suite("Text as an input method leaves it")
struct PlainTextTests {
  private func plain(_ text: String) -> String? {
    Array(text.utf8).withUnsafeBytes { PlainText.of($0) }.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("Full width, and spaces of every kind, become what a keyboard types", arguments: [
    ("８０\u{A0}％", "80 %"), ("80\u{202F}%", "80 %"), ("５０．５％", "50.5%"), ("２０２４－０６－０１", "2024-06-01"),
    ("a，b", "a,b"), ("a、b", "a,b"), ("Ｂ２５", "B25"), ("\u{3000}是\u{3000}", "是"), (" 60 % ", "60 %"), ("１：２", "1:2"),
  ])
  func forms(text: String, expected: String) { #expect(plain(text) == expected) }

  @Test("Plain text is not copied", arguments: ["60 %", "", "a b", "call-centre"])
  func same(text: String) { #expect(plain(text) == nil) }

  @Test("Hints say what was probably meant", arguments: [
    ("50 percent", "write it as `50 %`"), ("50 pct", "write it as `50 %`"), ("33,3 %", "write it as `33.3 %`"),
    ("1/2", "did you mean `50 %`?"), ("> 50 %", "write `above 50 %`"), (">=25%", "write `at least 25 %`"),
    ("不超过50%", "write `at most 50 %`"), ("more than 50%", "write `above 50 %`"), ("百分之50", "write it as `50 %`"),
    ("30-40 %", "one figure is read here: write `at least 30 %`, or list the holders under `ownership:`"),
    ("1/3", "a fraction is read as the `share` of a holder alone: list the holders under `ownership:`"),
  ])
  func percentages(text: String, hint: String) { #expect(FigureHint.percentage(text)?.english == hint) }

  @Test("There is no hint where nothing is meant", arguments: ["half", "", "%", "a/b", "500 percent", "5 m"])
  func none(text: String) { #expect(FigureHint.percentage(text) == nil) }

  @Test("Numbers and days are met alike", arguments: [
    ("1,000,000", "write `1000000`"), ("5 people", "write `5`"), ("> 500", "write `above 500`"), ("5.5", nil),
  ] as [(String, String?)])
  func counts(text: String, hint: String?) { #expect(FigureHint.count(text)?.english == hint) }

  @Test("A day says what is wrong with it", arguments: [
    ("2024-02-30", "February 2024 has 29 days"), ("24-1-1", "write the year with four digits, month and day with two: `2024-01-01`"),
    ("2024-13-05", "there is no month 13: did you mean `2024-05-13`?"), ("2024/6/1", "write it as `2024-06-01`"),
    ("2024年6月1日", "write it as `2024-06-01`"), ("31/12/2024", "write it as `2024-12-31`"), ("20240601", "write it as `2024-06-01`"),
    ("2024-06", "the day is missing: write it as `2024-06-01`"), ("1/2/2024", "write year, month and day in this order: `2024-06-01`"),
    ("2024-06-01T10:00", "write the day alone: `2024-06-01`"), ("> 2024-06-01", "write `after 2024-06-01`"),
    ("1 June 2024", nil), ("soon", nil), ("", nil),
  ] as [(String, String?)])
  func days(text: String, hint: String?) { #expect(DateHint.of(text)?.english == hint) }
}
