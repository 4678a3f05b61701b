import ArgumentParser
import Law

/// How results are written.
enum ResultFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, jsonl, csv

  /// Whether it tells the duties; the others tell answers, outcomes and what decides them.
  var tellsDuties: Bool { self == .text || self == .json }
}

extension CalendarDate {
  static func parse(option text: String) throws -> CalendarDate {
    if let date = CalendarDate(parsing: Array(text.utf8)) { return date }
    throw ValidationError("“\(text)” is not a date: write it as 2024-06-01.")
  }
}

extension Language {
  static func parse(option text: String) throws -> Language {
    if let language = Language(rawValue: text) { return language }
    throw ValidationError("no language is called “\(text)”: en or zh.")
  }
}
