import ArgumentParser
import Law

/// By which day's law companies are decided, and in which language.
struct ResultOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Apply the law of this day, whatever the files say; left out, the file's `as-of`, or today.",
      valueName: "date"), transform: CalendarDate.parse(option:))
  var asOf: CalendarDate?

  @Option(help: "The language of results: en or zh.", transform: Language.parse(option:))
  var lang: Language = .english

  /// - Throws: A `ValidationError` if the law of the day given is not encoded.
  func requireEncoded(_ law: Law) throws {
    guard let asOf, !law.isEncoded(on: asOf) else { return }
    let first = law.changes.first { law.isEncoded(on: $0) }.map { ", which starts on \($0)" } ?? ""
    throw ValidationError("the law of \(asOf) is not encoded\(first).")
  }
}
