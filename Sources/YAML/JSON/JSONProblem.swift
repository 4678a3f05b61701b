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
    var label = label
    switch self {
    case .closesOther(_, let opening): secondary = [opening]
    case .otherEncoding: label = label.withoutLine
    case _: break
    }
    return Diagnostic(code: code, headline: headline, primary: label, secondary: secondary, help: help)
  }

  private var words: (code: String, headline: Message, help: Message) {
    switch self {
    case .missingValue:
      (
        "missing-value", Message("a value is missing here", "此处缺少值"),
        Message("put it here, or `null` where it is not known", "请填写；不明的写`null`")
      )
    case .notAValue(let word):
      ("not-a-value", Message("`\(word)` is no value of JSON", "`\(word)`不是JSON的值"), Self.meant(by: word))
    case .keyNotQuoted(let word):
      (
        "key-not-quoted", Message("a key of JSON stands in double quotes", "JSON的键应放在双引号内"),
        Message("write `\"\(word)\"`", "请写作`\"\(word)\"`")
      )
    case .singleQuote:
      (
        "single-quote", Message("text of JSON stands in double quotes, not in single ones", "JSON的文本应放在双引号内，而非单引号"),
        Message("write `\"` for `'`", "请将`'`改为`\"`")
      )
    case .comment:
      (
        "comment", Message("JSON has no comments", "JSON没有注释"),
        Message("leave it out, or write it under the key `note`", "请删去，或写在`note`键下")
      )
    case .missingColon:
      (
        "missing-colon", Message("a `:` is missing after the key", "键之后缺少`:`"),
        Message("write `\"key\": value`", "请写作`\"key\": value`")
      )
    case .missingComma:
      (
        "missing-comma", Message("a `,` is missing before this", "此前缺少`,`"),
        Message("put a comma between the two", "请在两者之间加逗号")
      )
    case .commaTooMany:
      (
        "comma", Message("a `,` stands here with nothing after it", "此处的`,`之后没有内容"),
        Message("delete the comma", "请删去该逗号")
      )
    case .unclosedText:
      (
        "unclosed-quote", Message("this quote is never closed", "此引号没有闭合"),
        Message("close it with `\"` on the same line; a line break is `\\n`", "请在同一行以`\"`闭合；换行写作`\\n`")
      )
    case .unclosedList:
      (
        "unclosed-bracket", Message("this `[` is never closed", "此`[`没有闭合"),
        Message("put `]` after the last item", "请在最后一项之后写`]`")
      )
    case .unclosedObject:
      (
        "unclosed-bracket", Message("this `{` is never closed", "此`{`没有闭合"),
        Message("put `}` after the last entry", "请在最后一项之后写`}`")
      )
    case .closesNothing(let bracket):
      (
        "unopened-bracket", Message("this `\(bracket)` closes nothing", "此`\(bracket)`没有对应的开括号"),
        Message("delete it, or look for a bracket that is missing before", "请删去，或在前面查找缺少的括号")
      )
    case .closesOther(let bracket, _):
      (
        "unclosed-bracket", Message("this `\(bracket)` does not close what was opened last", "此`\(bracket)`与最近的开括号不对应"),
        Message("close what is open first", "请先闭合已打开的括号")
      )
    case .unknownEscape(let escape):
      (
        "escape", Message("`\(escape)` is no escape of JSON", "`\(escape)`不是JSON的转义"),
        Message("write `\\\\` for a backslash", "反斜杠请写作`\\\\`")
      )
    case .notHexadecimal:
      (
        "escape", Message("this escape is no character", "此转义不是字符"),
        Message("write `\\u` with four hexadecimal digits", "请写作`\\u`加四位十六进制数字")
      )
    case .halfCharacter:
      (
        "escape", Message("this escape is half a character", "此转义只是半个字符"),
        Message("write both halves, `\\ud83d\\ude00`, or the character itself", "请写全两半，如`\\ud83d\\ude00`，或直接写该字符")
      )
    case .controlCharacter(let byte):
      (
        "control-character", Message("a control character may not stand in text of JSON", "JSON的文本中不得有控制字符"),
        byte == 0x09
          ? Message("write `\\t` for the tab", "制表符请写作`\\t`")
          : Message(
            "write it as `\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))`",
            "请写作`\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))`")
      )
    case .notUTF8:
      (
        "not-utf-8", Message("a byte here is not UTF-8", "此处有一个字节不是UTF-8编码"),
        Message("save the input as UTF-8", "请将输入另存为UTF-8")
      )
    case .secondRecord:
      (
        "second-record", Message("a second value stands on one line", "同一行有第二个值"),
        Message("put a line break between the records", "请在各记录之间换行")
      )
    case .tooDeep(let limit):
      (
        "too-deep", Message("more than \(limit) lists and objects stand in one another", "列表和对象嵌套超过\(limit)层"),
        Message("check the brackets before this place", "请检查此前的括号")
      )
    case .tooManyValues(let limit):
      (
        "too-many-values", Message("this record has more than \(limit) values", "该记录的值超过\(limit)个"),
        Message("split it, a company a record", "请拆分，每家公司一条记录")
      )
    case .textTooLong(let limit):
      (
        "text-too-long", Message("this text is longer than \(limit) bytes", "此文本超过\(limit)字节"),
        Message("shorten it", "请缩短")
      )
    case .recordTooLong(let limit):
      (
        "document-too-long",
        Message("the record that begins here is longer than \(limit) bytes", "自此处开始的记录超过\(limit)字节"),
        Message("split it, a company a record", "请拆分，每家公司一条记录")
      )
    case .otherEncoding(let name):
      (
        "not-utf-8", Message("the input is in \(name), not in UTF-8", "输入的编码为\(name)，而非UTF-8"),
        Message("save it as UTF-8", "请另存为UTF-8")
      )
    }
  }

  /// What to write in the place of a word that other languages know.
  private static func meant(by word: String) -> Message {
    switch word.lowercased() {
    case "true": Message("write `true`", "请写`true`")
    case "false": Message("write `false`", "请写`false`")
    case "none", "nan", "nil", "undefined", "nul": Message("write `null` for what is not known", "不明的写`null`")
    default:
      word.first.map { "+-.0123456789".contains($0) } ?? false
        ? Message(
          "write a number as `12` or `0.5`, and a share in quotes: `\"60 %\"`", "数字写作`12`或`0.5`，比例放在引号内：`\"60 %\"`")
        : Message("text stands in double quotes: `\"\(word)\"`", "文本应放在双引号内：`\"\(word)\"`")
    }
  }
}
