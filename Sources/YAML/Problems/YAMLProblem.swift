import Diagnostics

/// What can be wrong with a document beyond its syntax, without its wording.
enum YAMLProblem {
  case duplicateKey(String, first: Diagnostic.Label)
  case keyNotScalar
  case mergeKey
  case tag(String)
  case unknownAlias(String)
  case recursiveAlias(String)
  case tooManyAliasNodes(limit: Int)
  case tooDeep(limit: Int)
  case tooManyNodes(limit: Int)
  case scalarTooLong(limit: Int)
  case documentTooLong(limit: Int)
  case lineTooLong(limit: Int)
  case notUTF8(count: Int)
  case forbiddenCharacter(UInt32)
  case notText
  case unclosedBracket
  case unclosedBrace
  case outOfPlace
  case runawayQuote(Diagnostic.Label)
  case tabInIndentation
  case manyProblems
  case otherEncoding(String)

  /// The wording of every problem.
  func diagnostic(at label: Diagnostic.Label) -> Diagnostic {
    switch self {
    case .duplicateKey(let key, let first):
      Diagnostic(
        code: "duplicate-key",
        headline: Message("the key `\(shortened(key))` stands twice in one mapping", "键`\(shortened(key))`在同一映射中出现两次"),
        primary: label, secondary: [first], help: Message("keep one of the two", "请保留其一"))
    case .keyNotScalar:
      Diagnostic(
        code: "key-not-scalar", headline: Message("a key must be a word, not a list or a mapping", "键应为单词，而非列表或映射"),
        primary: label,
        help: Message("write `name: value`; quote text that begins with a bracket", "请写作`名称: 值`；以括号开头的文本请加引号"))
    case .mergeKey:
      Diagnostic(
        code: "merge-key", headline: Message("merge keys (`<<`) are not read", "不读取合并键（`<<`）"), primary: label,
        help: Message("write the entries out where they belong", "请在所属之处写全各项"))
    case .tag(let tag):
      Diagnostic(
        code: "tag", headline: Message("tags are not read: `\(shortened(tag))`", "不读取标签：`\(shortened(tag))`"),
        primary: label,
        help: Message("leave the tag out; quote text that begins with `!`", "请删去标签；以`!`开头的文本请加引号"))
    case .unknownAlias(let name):
      Diagnostic(
        code: "unknown-alias",
        headline: Message(
          "no value before this is anchored as `&\(shortened(name))`", "此前没有以`&\(shortened(name))`为锚点的值"),
        primary: label,
        help: Message("write the value out, or quote text that begins with `*`", "请写全该值；以`*`开头的文本请加引号"))
    case .recursiveAlias(let name):
      Diagnostic(
        code: "recursive-alias",
        headline: Message(
          "the alias `*\(shortened(name))` repeats a value that contains it", "别名`*\(shortened(name))`引用了包含其自身的值"),
        primary: label, help: Message("write the value out", "请写全该值"))
    case .tooManyAliasNodes(let limit):
      Diagnostic(
        code: "too-many-aliases",
        headline: Message(
          "aliases add more than \(grouped(limit)) values to this document", "别名为该文档增加的值超过\(grouped(limit))个"),
        primary: label, help: Message("write the values out, or split the document with `---`", "请写全各值，或以`---`拆分文档"))
    case .tooDeep(let limit):
      Diagnostic(
        code: "too-deep",
        headline: Message("more than \(limit) lists and mappings stand in one another", "列表和映射嵌套超过\(limit)层"),
        primary: label, help: Message("check the brackets and the indentation before this place", "请检查此前的括号和缩进"))
    case .tooManyNodes(let limit):
      Diagnostic(
        code: "too-many-values",
        headline: Message("this document has more than \(grouped(limit)) values", "该文档的值超过\(grouped(limit))个"),
        primary: label, help: Message("split it with `---`, a company a document", "请以`---`拆分，每家公司一个文档"))
    case .scalarTooLong(let limit):
      Diagnostic(
        code: "text-too-long",
        headline: Message("this text is longer than \(grouped(limit)) bytes", "此文本超过\(grouped(limit))字节"),
        primary: label, help: Message("shorten it, or look for a quote that is not closed", "请缩短，或查找未闭合的引号"))
    case .documentTooLong(let limit):
      Diagnostic(
        code: "document-too-long",
        headline: Message("what begins here is longer than \(grouped(limit)) bytes", "自此处开始的内容超过\(grouped(limit))字节"),
        primary: label, help: Message("split it with `---`, a company a document", "请以`---`拆分，每家公司一个文档"))
    case .lineTooLong(let limit):
      Diagnostic(
        code: "line-too-long",
        headline: Message("this line is longer than \(grouped(limit)) characters", "该行超过\(grouped(limit))个字符"),
        primary: label, help: Message("put each company on lines of its own", "请让每家公司独占若干行"))
    case .notUTF8(let count):
      Diagnostic(
        code: "not-utf-8",
        headline: Message(
          count == 1 ? "a byte here is not UTF-8" : "\(count) bytes here are not UTF-8", "此处有\(count)个字节不是UTF-8编码"),
        primary: label,
        help: Message("save the file as UTF-8, and check the text at this place", "请将文件另存为UTF-8，并核对此处的文字"))
    case .forbiddenCharacter(let value):
      Diagnostic(
        code: "forbidden-character",
        headline: Message(
          "the character U+\(hexadecimal(value)) may not stand in a YAML file", "YAML文件中不得有字符U+\(hexadecimal(value))"),
        primary: label,
        help: Message(
          "delete it; in double quotes it may be written `\\u\(hexadecimal(value))`",
          "请删去；在双引号内可写作`\\u\(hexadecimal(value))`"))
    case .notText:
      Diagnostic(
        code: "not-text", headline: Message("this does not look like text", "这似乎不是文本"), primary: label,
        help: Message("give a YAML file in UTF-8", "请提供UTF-8编码的YAML文件"))
    case .runawayQuote(let end):
      Diagnostic(
        code: "unclosed-quote",
        headline: Message("the text after this quote runs on over further lines", "此引号之后的文本延续到后面数行"),
        primary: label, secondary: [end],
        help: Message("close it with the same quote on the same line", "请在同一行以同样的引号闭合"))
    case .unclosedBracket:
      Diagnostic(
        code: "unclosed-bracket", headline: Message("this `[` is never closed", "此`[`没有闭合"), primary: label,
        help: Message("put `]` after the last item", "请在最后一项之后写`]`"))
    case .unclosedBrace:
      Diagnostic(
        code: "unclosed-bracket", headline: Message("this `{` is never closed", "此`{`没有闭合"), primary: label,
        help: Message("put `}` after the last entry", "请在最后一项之后写`}`"))
    case .outOfPlace:
      Diagnostic(
        code: "indentation",
        headline: Message("this line belongs neither to the list above nor after it", "该行既不属于上面的列表，也不在其后"),
        primary: label,
        help: Message("indent it like the items of the list, or put `---` before it", "请与列表各项同样缩进，或在其前写`---`"))
    case .tabInIndentation:
      Diagnostic(
        code: "tab-in-indentation", headline: Message("a tab stands where only spaces may indent", "缩进只能用空格，此处为制表符"),
        primary: label, help: Message("replace the tab with spaces", "请将制表符改为空格"))
    case .manyProblems:
      Diagnostic(
        code: "many-problems", headline: Message("more problems follow, which are not shown", "其后还有问题，未予显示"),
        primary: label, help: Message("correct those before this one first", "请先更正以上问题"))
    case .otherEncoding(let name):
      Diagnostic(
        code: "not-utf-8", headline: Message("the file is in \(name), not in UTF-8", "文件的编码为\(name)，而非UTF-8"),
        primary: label.withoutLine, help: Message("save it as UTF-8", "请另存为UTF-8"))
    }
  }
}

/// A text from a file, cut to what fits a headline.
private func shortened(_ text: String) -> String {
  let scalars = text.unicodeScalars
  guard scalars.count > 60 else { return text }
  return String(String.UnicodeScalarView(scalars.prefix(60))) + "…"
}

private func hexadecimal(_ value: UInt32) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

/// A count with its thousands set off: `100,000`.
private func grouped(_ count: Int) -> String {
  let digits = Array(String(count))
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return text
}
