import CLibYAML
import Diagnostics

/// What libyaml cannot read, with the places it names.
struct SyntaxProblem {
  /// libyaml's words for what it found.
  let problem: String
  /// libyaml's words for what it was doing.
  let context: String
  let place: SourcePosition
  /// Where it began what it was doing.
  let contextPlace: SourcePosition

  /// The problem that stopped a parser.
  ///
  /// - Parameter position: Where a mark of the parser is in the file.
  init(of parser: UnsafePointer<yaml_parser_t>, position: (yaml_mark_t) -> SourcePosition) {
    problem = parser.pointee.problem.map { String(cString: $0) } ?? "out of memory"
    context = parser.pointee.context.map { String(cString: $0) } ?? ""
    place = position(
      parser.pointee.problem == nil ? parser.pointee.mark : parser.pointee.problem_mark)
    contextPlace = context.isEmpty ? place : position(parser.pointee.context_mark)
  }

  /// - Parameter makeLabel: Makes the label of a span of the file.
  func diagnostic(_ makeLabel: (SourceSpan, Message?) -> Diagnostic.Label) -> Diagnostic {
    func label(at place: SourcePosition, _ message: Message?) -> Diagnostic.Label {
      makeLabel(SourceSpan(line: place.line, column: place.column, count: 1), message)
    }
    var wording = wording(at: { label(at: place, nil).firstCharacter })
    for label in [label(at: contextPlace, nil), label(at: place, nil)] {
      if let help = label.signHelp(wording.code) { wording.help = help }
    }
    switch wording.mark {
    case .problem:
      return Diagnostic(
        code: wording.code, headline: wording.headline, primary: label(at: place, nil),
        help: wording.help)
    case .context:
      return Diagnostic(
        code: wording.code, headline: wording.headline, primary: label(at: contextPlace, nil),
        help: wording.help)
    case .opening where place.line != contextPlace.line:
      let end = label(at: place, Message("reading stopped here", "读到此处为止"))
      return Diagnostic(
        code: wording.code, headline: wording.headline, primary: label(at: contextPlace, nil),
        secondary: end.isAtDocumentEnd ? [] : [end], help: wording.help)
    case .opening:
      return Diagnostic(
        code: wording.code, headline: wording.headline, primary: label(at: place, nil),
        secondary: [label(at: contextPlace, Message("opened here", "在此打开"))], help: wording.help)
    case .both(let message):
      return Diagnostic(
        code: wording.code, headline: wording.headline, primary: label(at: place, nil),
        secondary: place == contextPlace ? [] : [label(at: contextPlace, message)],
        help: wording.help)
    }
  }
}

extension SyntaxProblem {
  /// Which of the two places is shown.
  enum Mark {
    case problem
    /// Where it began, because that is where it is mended.
    case context
    /// Both: where it began first, if the problem is on a later line.
    case opening
    /// The problem, and beside it where it began.
    case both(Message)
  }

  struct Wording {
    let code: String
    let headline: Message
    var help: Message
    var mark = Mark.problem
  }

  /// The wording of every problem of libyaml 0.2.
  ///
  /// - Parameter character: The character at the place of the problem.
  func wording(at character: () -> String) -> Wording {
    switch problem {
    case "found character that cannot start any token" where character() == "\t":
      Wording(
        code: "tab-in-indentation", headline: Message("a tab stands where only spaces may indent", "缩进只能用空格，此处为制表符"),
        help: Message("replace the tab with spaces", "请将制表符改为空格"))
    case "found character that cannot start any token":
      Wording(
        code: "character",
        headline: Message("no value can start with ", "值不能以") + quoted(character()) + Message("", "开头"),
        help: Message("put the text in quotes", "请将文本放在引号内"))
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      Wording(
        code: "tab-in-indentation", headline: Message("a tab stands where only spaces may indent", "缩进只能用空格，此处为制表符"),
        help: Message("replace the tab with spaces", "请将制表符改为空格"))
    case "mapping values are not allowed in this context":
      Wording(
        code: "second-colon", headline: Message("a `:` stands where no further value can follow", "此处的`:`之后不能再有值"),
        help: Message(
          "quote text that contains `: `, and indent this line like the line it belongs with",
          "含有`: `的文本请加引号，并将该行与其所属的行同样缩进"))
    case "could not find expected ':'":
      Wording(
        code: "missing-colon", headline: Message("this line has no `:` after its key", "该行的键之后没有`:`"),
        help: Message(
          "write `key: value`; check the indentation and the quotes of the lines around it", "请写作`键: 值`；并检查前后各行的缩进和引号"),
        mark: .context)
    case "mapping keys are not allowed in this context":
      Wording(
        code: "character", headline: Message("a `?` may not stand here alone", "此处不得单独写`?`"),
        help: Message("put the text in quotes", "请将文本放在引号内"))
    case "block sequence entries are not allowed in this context":
      Wording(
        code: "list-in-line", headline: Message("a list may not begin in the middle of a line", "列表不得从行中间开始"),
        help: Message(
          "put its first `-` on the next line; quote text that begins with `- `", "请将第一个`-`写在下一行；以`- `开头的文本请加引号"))
    case "did not find expected key":
      Wording(
        code: "indentation", headline: Message("this line does not fit the mapping it stands in", "该行与其所在的映射不符"),
        help: Message("keys of one mapping stand in one column; check the line and its quotes", "同一映射的键应对齐；请检查该行及其引号"),
        mark: .both(Message("the mapping starts here", "该映射从此处开始")))
    case "did not find expected '-' indicator":
      Wording(
        code: "indentation", headline: Message("this line does not fit the list it stands in", "该行与其所在的列表不符"),
        help: Message(
          "items of one list stand in one column, each with its `-`; indent what continues one",
          "同一列表的各项应对齐，各以`-`开头；续行请缩进"),
        mark: .both(Message("the list starts here", "该列表从此处开始")))
    case "did not find expected <document start>":
      Wording(
        code: "indentation", headline: Message("this line does not belong to the document above it", "该行不属于上面的文档"),
        help: Message(
          "correct its indentation, or put `---` before it if a new document starts", "请更正缩进；另起文档的，请在其前写`---`"))
    default: bracketWording ?? quoteWording ?? markWording(at: character)
    }
  }

  private var bracketWording: Wording? {
    switch problem {
    case "did not find expected ',' or ']'":
      Wording(
        code: "unclosed-bracket", headline: Message("a list in brackets lacks a comma or its `]`", "方括号中的列表缺少逗号或`]`"),
        help: Message("put commas between the items and `]` after the last", "各项之间请加逗号，最后一项之后请写`]`"), mark: .opening)
    case "did not find expected ',' or '}'":
      Wording(
        code: "unclosed-bracket", headline: Message("a mapping in braces lacks a comma or its `}`", "花括号中的映射缺少逗号或`}`"),
        help: Message("put commas between the entries and `}` after the last", "各项之间请加逗号，最后一项之后请写`}`"), mark: .opening)
    case "did not find expected node content":
      Wording(
        code: "missing-value", headline: Message("a value is missing here", "此处缺少值"),
        help: Message("check the commas and brackets, or put the text in quotes", "请检查逗号和括号，或将文本放在引号内"))
    default: nil
    }
  }

  private var quoteWording: Wording? {
    switch (problem, context) {
    case ("found unexpected end of stream", "while scanning a quoted scalar"),
      ("found unexpected document indicator", _):
      Wording(
        code: "unclosed-quote", headline: Message("this quote is never closed", "此引号没有闭合"),
        help: Message("close it with the same quote on the same line", "请在同一行以同样的引号闭合"), mark: .context)
    case ("found unknown escape character", _):
      Wording(
        code: "escape",
        headline: Message("the backslash begins an escape that YAML does not know", "反斜杠引出的转义不是YAML的转义"),
        help: Message("write `\\\\` for a backslash, or use single quotes", "反斜杠请写作`\\\\`，或改用单引号"))
    case ("did not find expected hexdecimal number", _),
      ("found invalid Unicode character escape code", _):
      Wording(
        code: "escape", headline: Message("this escape is no character", "此转义不是字符"),
        help: Message(
          "write `\\x` with two, `\\u` with four or `\\U` with eight hexadecimal digits",
          "请写作`\\x`加两位、`\\u`加四位或`\\U`加八位十六进制数字"))
    case ("found an indentation indicator equal to 0", _):
      Wording(
        code: "block-text", headline: Message("text after `|` or `>` cannot be indented by 0", "`|`或`>`之后的文本不能缩进0格"),
        help: Message("leave the digit out", "请删去该数字"))
    case ("did not find expected comment or line break", "while scanning a block scalar"):
      Wording(
        code: "block-text", headline: Message("nothing may follow `|` or `>` on their line", "`|`或`>`之后同一行不得有其他内容"),
        help: Message(
          "start the text on the next line; quote text that begins with `|` or `>`", "文本请从下一行开始；以`|`或`>`开头的文本请加引号"))
    default: nil
    }
  }

  private func markWording(at character: () -> String) -> Wording {
    switch context {
    case "while scanning an anchor":
      Wording(
        code: "character", headline: Message("`&` begins an anchor, but no name follows", "`&`引出锚点，但其后没有名称"),
        help: Message("quote text that begins with `&`", "以`&`开头的文本请加引号"), mark: .context)
    case "while scanning an alias":
      Wording(
        code: "character", headline: Message("`*` begins an alias, but no name follows", "`*`引出别名，但其后没有名称"),
        help: Message("quote text that begins with `*`", "以`*`开头的文本请加引号"), mark: .context)
    case "while scanning a tag", "while parsing a tag", "while parsing a node":
      Wording(
        code: "tag", headline: Message("tags are not read", "不读取标签"),
        help: Message("leave the tag out; quote text that begins with `!`", "请删去标签；以`!`开头的文本请加引号"), mark: .context)
    case "while scanning a directive", "while scanning a %YAML directive",
      "while scanning a tag directive", "while scanning a %TAG directive",
      "while parsing a tag directive", "while parsing a %TAG directive":
      Wording(
        code: "directive", headline: Message("this directive is not one that YAML knows", "此指令不是YAML的指令"),
        help: Message("leave the line out; quote text that begins with `%`", "请删去该行；以`%`开头的文本请加引号"), mark: .context)
    default:
      directiveWording
        ?? Wording(
          code: "syntax", headline: Message(problem, "无法解析：\(problem)"),
          help: Message("correct the line, or the one before it", "请更正该行或其上一行"))
    }
  }

  private var directiveWording: Wording? {
    switch problem {
    case "found duplicate %YAML directive", "found duplicate %TAG directive":
      Wording(
        code: "directive", headline: Message("the directive stands twice", "该指令出现两次"),
        help: Message("leave the line out", "请删去该行"))
    case "found incompatible YAML document":
      Wording(
        code: "directive", headline: Message("this version of YAML is not read", "不读取此版本的YAML"),
        help: Message("leave the line out, or write `%YAML 1.2`", "请删去该行，或写`%YAML 1.2`"))
    default: nil
    }
  }
}

private func quoted(_ character: String) -> Message {
  character == "`" ? Message("a backtick", "反引号") : "`\(character)`"
}

extension Diagnostic.Label {
  /// Whether the label stands on the line between two documents, or at the end of the file.
  var isAtDocumentEnd: Bool {
    var line = lineText
    return line.withUTF8 { $0.isEmpty || UnsafeRawBufferPointer($0).startsWithDocumentMarker }
  }

  /// What helps where a sign of the line was meant otherwise than YAML takes it.
  ///
  /// - Parameter code: The kind of problem.
  fileprivate func signHelp(_ code: String) -> Message? {
    switch code {
    case "missing-colon", "second-colon", "indentation":
      guard !lineText.contains(": "), !lineText.hasSuffix(":") else { return nil }
      if lineText.contains("：") { return Message("write `: ` for the colon of full width (`：`)", "请将全角冒号（`：`）改为`: `") }
      guard let colon = lineText.firstIndex(of: ":") else { return nil }
      guard let next = lineText.unicodeScalars[colon...].dropFirst().first else { return nil }
      switch next.value {
      case 0xA0, 0x2000...0x200A, 0x202F, 0x3000:
        return Message(
          "the space after `:` is one that does not break, or of a set width: write a usual one",
          "`:`之后的空格是不换行空格或定宽空格：请改为普通空格")
      default: return nil
      }
    case "block-text":
      let text = lineText.unicodeScalars.dropFirst(Int(span.start.column - lineTextColumn))
      guard text.first == ">" else { return nil }
      let isAtLeast = text.dropFirst().first == "="
      let figure = String(String.UnicodeScalarView(text.dropFirst(isAtLeast ? 2 : 1))).drop { $0 == " " }
      guard let first = figure.first, first.isASCII, first.isNumber else { return nil }
      let end = figure.firstIndex { ",}]#".contains($0) } ?? figure.endIndex
      let said = String(figure[..<end].reversed().drop { $0 == " " }.reversed())
      return Message(
        "write `\(isAtLeast ? "at least" : "above") \(said)`; YAML takes `>` for the start of a text",
        "请写作`\(isAtLeast ? "at least" : "above") \(said)`；YAML以`>`为文本的开头")
    default: return nil
    }
  }

  /// The character at the start of the span.
  fileprivate var firstCharacter: String {
    let index = Int(span.start.column - lineTextColumn)
    guard index >= 0, let scalar = lineText.unicodeScalars.dropFirst(index).first else { return "" }
    return String(Character(scalar))
  }
}

extension [Diagnostic] {
  /// Puts problems in the order of the file.
  mutating func sortByPlace() {
    sort { left, right in
      guard let left = left.primary, let right = right.primary else { return false }
      return left.span.start < right.span.start
    }
  }
}
