import ArgumentParser
import YAML

/// In what form companies are read.
enum InputForm: String, CaseIterable, ExpressibleByArgument, Sendable {
  case yaml
  /// A company, a list of companies, or an object with `companies`; several may follow each other.
  case json
  /// A company a line.
  case jsonLines = "jsonl"
  /// A service line a row.
  case csv
  /// The first sheet of a workbook, as a table.
  case spreadsheet = "xlsx"

  /// The form of files whose names end so; `nil` where the name says nothing.
  init?(nameOf path: String) {
    let name = path.lowercased()
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      self = .yaml
    } else if name.hasSuffix(".json") {
      self = .json
    } else if name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") {
      self = .jsonLines
    } else if name.hasSuffix(".csv") {
      self = .csv
    } else if name.hasSuffix(".xlsx") || name.hasSuffix(".ods") || name.hasSuffix(".xls") {
      self = .spreadsheet
    } else {
      return nil
    }
  }

  /// The form of an input that begins so: JSON where it opens an object or a list as only JSON does, else YAML.
  init(of beginning: UnsafeRawBufferPointer) {
    self = JSONReader.isJSON(beginning) ? .json : .yaml
  }
}

extension InputFile {
  /// The form in which the input is read: as given, else as its name says, else as it begins.
  ///
  /// - Throws: ``InputProblem`` if it cannot be read.
  func form(given: InputForm?) throws(InputProblem) -> InputForm {
    if let form = given ?? InputForm(nameOf: source.name) { return form }
    try readAhead()
    return readBytes.withUnsafeBytes { InputForm(of: $0) }
  }
}
