import ArgumentParser
import Law

/// By which day's law companies are decided, and in which language.
struct ResultOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Apply the law of this day, whatever the files say; left out, the file's `as-of`, or today.",
      valueName: "date"), transform: CalendarDate.parse(option:))
  var asOf: CalendarDate?

  @Option(help: "The language of results: en or zh.", completion: .languages, transform: Language.parse(option:))
  var lang: Language = .english

  /// - Throws: A `ValidationError` if the law of the day given is not encoded.
  func requireEncoded(_ law: Law) throws {
    if let asOf { try law.requireEncoded(on: asOf) }
  }
}

extension Law {
  /// - Throws: A `ValidationError` if the law of a day is not encoded.
  func requireEncoded(on day: CalendarDate) throws {
    guard !isEncoded(on: day) else { return }
    let first = firstEncodedDay.map { "; the first day is \($0)" } ?? ""
    throw ValidationError("the law of \(day) is not encoded\(first).")
  }
}
