import ArgumentParser
import Law

/// How results are written.
package enum ResultFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, jsonl, csv, xlsx, sarif

  /// Whether what is written of companies and problems stands in a list of JSON.
  var isList: Bool { self == .json || self == .sarif }

  /// Whether it tells the duties; the others tell answers, outcomes and what decides them.
  var tellsDuties: Bool { self == .text || self == .json }

  /// How much of the input a worker takes at once, in bytes: first and later. Little where much is made of it.
  var shareOfInput: ClosedRange<Int> {
    self == .jsonl || self == .csv ? 4 << 10...32 << 10 : 1 << 10...8 << 10
  }
}

/// What a row of a table stands for.
enum TableRows: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// An activity of a service line and an outcome of it.
  case activities
  /// A service line.
  case services
}

/// Where what cannot be understood is told.
enum ErrorPlace: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// On standard error, in words.
  case apart = "stderr"
  /// Among the results, as an object in the place of the company.
  case inline
}

extension CalendarDate {
  static func parse(option text: String) throws -> CalendarDate {
    if let date = CalendarDate(parsing: Array(text.utf8)) { return date }
    throw ValidationError("“\(text)” is not a date: write it as 2024-06-01.", "“\(text)”不是日期：请写作2024-06-01。")
  }

  /// - Throws: A `ValidationError` if a stretch of days ends before it begins.
  static func requireOrder(_ from: CalendarDate?, _ to: CalendarDate?) throws {
    guard let from, let to, to < from else { return }
    throw ValidationError(
      "--from \(from) is after --to \(to): give the earlier day first.", "--from \(from)晚于--to \(to)：请先写较早的日期。")
  }
}

extension Language {
  static func parse(option text: String) throws -> Language {
    if let language = Language(rawValue: text) { return language }
    throw ValidationError("no language is called “\(text)”: en or zh.", "没有名为“\(text)”的语言：en或zh。")
  }
}
