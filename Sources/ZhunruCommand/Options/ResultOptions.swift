import ArgumentParser
import Law

/// By which day's law companies are decided, and in which language.
struct ResultOptions: ParsableArguments {
  @Option(
    help: .said(
      "Apply the law of this day, whatever the files say; left out, the file's `as-of`, or today.",
      "适用该日的法律，不论文件如何写；不写则为文件的`as-of`或当天。",
      valueName: "date"), transform: CalendarDate.parse(option:))
  var asOf: CalendarDate?

  @OptionGroup var language: LanguageOption

  /// - Throws: A `ValidationError` if the law of the day given is not encoded.
  func requireEncoded(_ law: Law) throws {
    if let asOf { try law.requireEncoded(on: asOf) }
  }
}

extension Law {
  /// - Throws: A `ValidationError` if the law of a day is not encoded.
  func requireEncoded(on day: CalendarDate) throws {
    guard !isEncoded(on: day) else { return }
    throw ValidationError(
      "the law of \(day) is not encoded" + (firstEncodedDay.map { "; the first day is \($0)." } ?? "."),
      "未收录\(day)的法律" + (firstEncodedDay.map { "；最早为\($0)。" } ?? "。"))
  }
}
