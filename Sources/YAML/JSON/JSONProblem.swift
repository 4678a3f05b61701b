import Diagnostics

/// What can be wrong with JSON, without its wording.
enum JSONProblem {
  case missingValue
  case notAValue(String)
  case keyNotQuoted(String)
  case singleQuote
  case comment
  case missingColon
  case missingComma
  case commaTooMany
  case unclosedText
  case unclosedList
  case unclosedObject
  case closesNothing(String)
  case closesOther(String, opening: Diagnostic.Label)
  case unknownEscape(String)
  case notHexadecimal
  case halfCharacter
  case controlCharacter(UInt8)
  case notUTF8
  case secondRecord
  case tooDeep(limit: Int)
  case tooManyValues(limit: Int)
  case textTooLong(limit: Int)
  case recordTooLong(limit: Int)
  case otherEncoding(String)

  /// The wording of every problem.
  func diagnostic(at label: Diagnostic.Label) -> Diagnostic {
    let (code, headline, help) = words
    var secondary: [Diagnostic.Label] = []
    if case .closesOther(_, let opening) = self { secondary = [opening] }
    return Diagnostic(code: code, headline: headline, primary: label, secondary: secondary, help: help)
  }

  private var words: (code: String, headline: String, help: String) {
    switch self {
    case .missingValue:
      ("missing-value", "a value is missing here", "put it here, or `null` where it is not known")
    case .notAValue(let word): ("not-a-value", "`\(word)` is no value of JSON", Self.meant(by: word))
    case .keyNotQuoted(let word):
      ("key-not-quoted", "a key of JSON stands in double quotes", "write `\"\(word)\"`")
    case .singleQuote:
      ("single-quote", "text of JSON stands in double quotes, not in single ones", "write `\"` for `'`")
    case .comment:
      ("comment", "JSON has no comments", "leave it out, or write it under the key `note`")
    case .missingColon: ("missing-colon", "a `:` is missing after the key", "write `\"key\": value`")
    case .missingComma: ("missing-comma", "a `,` is missing before this", "put a comma between the two")
    case .commaTooMany: ("comma", "a `,` stands here with nothing after it", "delete the comma")
    case .unclosedText:
      ("unclosed-quote", "this quote is never closed", "close it with `\"` on the same line; a line break is `\\n`")
    case .unclosedList: ("unclosed-bracket", "this `[` is never closed", "put `]` after the last item")
    case .unclosedObject: ("unclosed-bracket", "this `{` is never closed", "put `}` after the last entry")
    case .closesNothing(let bracket):
      ("unopened-bracket", "this `\(bracket)` closes nothing", "delete it, or look for a bracket that is missing before")
    case .closesOther(let bracket, _):
      ("unclosed-bracket", "this `\(bracket)` does not close what was opened last", "close what is open first")
    case .unknownEscape(let escape):
      ("escape", "`\(escape)` is no escape of JSON", "write `\\\\` for a backslash")
    case .notHexadecimal:
      ("escape", "this escape is no character", "write `\\u` with four hexadecimal digits")
    case .halfCharacter:
      (
        "escape", "this escape is half a character",
        "write both halves, `\\ud83d\\ude00`, or the character itself"
      )
    case .controlCharacter(let byte):
      (
        "control-character", "a control character may not stand in text of JSON",
        byte == 0x09 ? "write `\\t` for the tab" : "write it as `\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))`"
      )
    case .notUTF8: ("not-utf-8", "a byte here is not UTF-8", "save the input as UTF-8")
    case .secondRecord:
      ("second-record", "a second value stands on one line", "put a line break between the records")
    case .tooDeep(let limit):
      ("too-deep", "more than \(limit) lists and objects stand in one another", "check the brackets before this place")
    case .tooManyValues(let limit):
      ("too-many-values", "this record has more than \(limit) values", "split it, a company a record")
    case .textTooLong(let limit):
      ("text-too-long", "this text is longer than \(limit) bytes", "shorten it")
    case .recordTooLong(let limit):
      ("document-too-long", "the record that begins here is longer than \(limit) bytes", "split it, a company a record")
    case .otherEncoding(let name):
      ("not-utf-8", "the input is in \(name), not in UTF-8", "save it as UTF-8")
    }
  }

  /// What to write in the place of a word that other languages know.
  private static func meant(by word: String) -> String {
    switch word.lowercased() {
    case "true": "write `true`"
    case "false": "write `false`"
    case "none", "nan", "nil", "undefined", "nul": "write `null` for what is not known"
    default:
      word.first.map { "+-.0123456789".contains($0) } ?? false
        ? "write a number as `12` or `0.5`, and a share in quotes: `\"60 %\"`"
        : "text stands in double quotes: `\"\(word)\"`"
    }
  }
}
