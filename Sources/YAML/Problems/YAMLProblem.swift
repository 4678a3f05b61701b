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
        code: "duplicate-key", headline: "the key `\(shortened(key))` stands twice in one mapping",
        primary: label, secondary: [first], help: "keep one of the two")
    case .keyNotScalar:
      Diagnostic(
        code: "key-not-scalar", headline: "a key must be a word, not a list or a mapping",
        primary: label, help: "write `name: value`; quote text that begins with a bracket")
    case .mergeKey:
      Diagnostic(
        code: "merge-key", headline: "merge keys (`<<`) are not read", primary: label,
        help: "write the entries out where they belong")
    case .tag(let tag):
      Diagnostic(
        code: "tag", headline: "tags are not read: `\(shortened(tag))`", primary: label,
        help: "leave the tag out; quote text that begins with `!`")
    case .unknownAlias(let name):
      Diagnostic(
        code: "unknown-alias",
        headline: "no value before this is anchored as `&\(shortened(name))`",
        primary: label,
        help: "write the value out, or quote text that begins with `*`")
    case .recursiveAlias(let name):
      Diagnostic(
        code: "recursive-alias",
        headline: "the alias `*\(shortened(name))` repeats a value that contains it",
        primary: label, help: "write the value out")
    case .tooManyAliasNodes(let limit):
      Diagnostic(
        code: "too-many-aliases",
        headline: "aliases add more than \(grouped(limit)) values to this document",
        primary: label, help: "write the values out, or split the document with `---`")
    case .tooDeep(let limit):
      Diagnostic(
        code: "too-deep", headline: "more than \(limit) lists and mappings stand in one another",
        primary: label, help: "check the brackets and the indentation before this place")
    case .tooManyNodes(let limit):
      Diagnostic(
        code: "too-many-values", headline: "this document has more than \(grouped(limit)) values",
        primary: label, help: "split it with `---`, a company a document")
    case .scalarTooLong(let limit):
      Diagnostic(
        code: "text-too-long", headline: "this text is longer than \(grouped(limit)) bytes",
        primary: label, help: "shorten it, or look for a quote that is not closed")
    case .documentTooLong(let limit):
      Diagnostic(
        code: "document-too-long",
        headline: "what begins here is longer than \(grouped(limit)) bytes",
        primary: label, help: "split it with `---`, a company a document")
    case .lineTooLong(let limit):
      Diagnostic(
        code: "line-too-long", headline: "this line is longer than \(grouped(limit)) characters",
        primary: label, help: "put each company on lines of its own")
    case .notUTF8(let count):
      Diagnostic(
        code: "not-utf-8",
        headline: count == 1 ? "a byte here is not UTF-8" : "\(count) bytes here are not UTF-8",
        primary: label, help: "save the file as UTF-8, and check the text at this place")
    case .forbiddenCharacter(let value):
      Diagnostic(
        code: "forbidden-character",
        headline: "the character U+\(hexadecimal(value)) may not stand in a YAML file",
        primary: label,
        help: "delete it; in double quotes it may be written `\\u\(hexadecimal(value))`")
    case .notText:
      Diagnostic(
        code: "not-text", headline: "this does not look like text", primary: label,
        help: "give a YAML file in UTF-8")
    case .runawayQuote(let end):
      Diagnostic(
        code: "unclosed-quote", headline: "the text after this quote runs on over further lines",
        primary: label, secondary: [end], help: "close it with the same quote on the same line")
    case .unclosedBracket:
      Diagnostic(
        code: "unclosed-bracket", headline: "this `[` is never closed", primary: label,
        help: "put `]` after the last item")
    case .unclosedBrace:
      Diagnostic(
        code: "unclosed-bracket", headline: "this `{` is never closed", primary: label,
        help: "put `}` after the last entry")
    case .outOfPlace:
      Diagnostic(
        code: "indentation", headline: "this line belongs neither to the list above nor after it",
        primary: label, help: "indent it like the items of the list, or put `---` before it")
    case .tabInIndentation:
      Diagnostic(
        code: "tab-in-indentation", headline: "a tab stands where only spaces may indent",
        primary: label, help: "replace the tab with spaces")
    case .manyProblems:
      Diagnostic(
        code: "many-problems", headline: "more problems follow, which are not shown",
        primary: label, help: "correct those before this one first")
    case .otherEncoding(let name):
      Diagnostic(
        code: "not-utf-8", headline: "the file is in \(name), not in UTF-8", primary: label,
        help: "save it as UTF-8")
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
