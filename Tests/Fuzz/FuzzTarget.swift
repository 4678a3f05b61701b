import Law

/// A part of the program that reads what others wrote, as it is given anything at all.
protocol FuzzTarget: SendableMetatype {
  /// Its name on the command line, and the folder of its seeds.
  static var name: String { get }
  init() throws
  /// Reads an input to its end; stops the program where something is not as it must be.
  func read(_ bytes: [UInt8])
}

/// Every target, by the name on the command line.
let targets: [any FuzzTarget.Type] = [
  YAMLTarget.self, CompanyTarget.self, LawTarget.self, TemplateTarget.self, InterviewTarget.self,
  LexiconTarget.self,
]

/// A day on which every list is in force.
let day = CalendarDate(year: 2024, month: 6, day: 1) ?? .firstDay

/// Stops the program where something is not so, also where it is built for speed.
func require(_ holds: Bool, _ what: @autoclosure () -> String) {
  if !holds { fatalError(what()) }
}

/// Stops the program where text for people has a character that a terminal would obey.
func requireShowable(_ text: String) {
  for scalar in text.unicodeScalars where scalar != "\n" {
    let isControl = scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value
    let turns = 0x202A...0x202E ~= scalar.value || 0x2066...0x2069 ~= scalar.value
    require(!isControl && !turns, "a control character U+\(String(scalar.value, radix: 16)) is shown")
  }
}
