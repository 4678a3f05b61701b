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
  func diagnostic(_ makeLabel: (SourceSpan, String?) -> Diagnostic.Label) -> Diagnostic {
    func label(at place: SourcePosition, _ message: String?) -> Diagnostic.Label {
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
      let end = label(at: place, "reading stopped here")
      return Diagnostic(
        code: wording.code, headline: wording.headline, primary: label(at: contextPlace, nil),
        secondary: end.isAtDocumentEnd ? [] : [end], help: wording.help)
    case .opening:
      return Diagnostic(
        code: wording.code, headline: wording.headline, primary: label(at: place, nil),
        secondary: [label(at: contextPlace, "opened here")], help: wording.help)
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
    case both(String)
  }

  struct Wording {
    let code: String
    let headline: String
    var help: String
    var mark = Mark.problem
  }

  /// The wording of every problem of libyaml 0.2.
  ///
  /// - Parameter character: The character at the place of the problem.
  func wording(at character: () -> String) -> Wording {
    switch problem {
    case "found character that cannot start any token" where character() == "\t":
      Wording(
        code: "tab-in-indentation", headline: "a tab stands where only spaces may indent",
        help: "replace the tab with spaces")
    case "found character that cannot start any token":
      Wording(
        code: "character", headline: "no value can start with \(quoted(character()))",
        help: "put the text in quotes")
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      Wording(
        code: "tab-in-indentation", headline: "a tab stands where only spaces may indent",
        help: "replace the tab with spaces")
    case "mapping values are not allowed in this context":
      Wording(
        code: "second-colon", headline: "a `:` stands where no further value can follow",
        help: "quote text that contains `: `, and indent this line like the line it belongs with")
    case "could not find expected ':'":
      Wording(
        code: "missing-colon", headline: "this line has no `:` after its key",
        help: "write `key: value`; check the indentation and the quotes of the lines around it",
        mark: .context)
    case "mapping keys are not allowed in this context":
      Wording(
        code: "character", headline: "a `?` may not stand here alone",
        help: "put the text in quotes")
    case "block sequence entries are not allowed in this context":
      Wording(
        code: "list-in-line", headline: "a list may not begin in the middle of a line",
        help: "put its first `-` on the next line; quote text that begins with `- `")
    case "did not find expected key":
      Wording(
        code: "indentation", headline: "this line does not fit the mapping it stands in",
        help: "keys of one mapping stand in one column; check the line and its quotes",
        mark: .both("the mapping starts here"))
    case "did not find expected '-' indicator":
      Wording(
        code: "indentation", headline: "this line does not fit the list it stands in",
        help: "items of one list stand in one column, each with its `-`; indent what continues one",
        mark: .both("the list starts here"))
    case "did not find expected <document start>":
      Wording(
        code: "indentation", headline: "this line does not belong to the document above it",
        help: "correct its indentation, or put `---` before it if a new document starts")
    default: bracketWording ?? quoteWording ?? markWording(at: character)
    }
  }

  private var bracketWording: Wording? {
    switch problem {
    case "did not find expected ',' or ']'":
      Wording(
        code: "unclosed-bracket", headline: "a list in brackets lacks a comma or its `]`",
        help: "put commas between the items and `]` after the last", mark: .opening)
    case "did not find expected ',' or '}'":
      Wording(
        code: "unclosed-bracket", headline: "a mapping in braces lacks a comma or its `}`",
        help: "put commas between the entries and `}` after the last", mark: .opening)
    case "did not find expected node content":
      Wording(
        code: "missing-value", headline: "a value is missing here",
        help: "check the commas and brackets, or put the text in quotes")
    default: nil
    }
  }

  private var quoteWording: Wording? {
    switch (problem, context) {
    case ("found unexpected end of stream", "while scanning a quoted scalar"),
      ("found unexpected document indicator", _):
      Wording(
        code: "unclosed-quote", headline: "this quote is never closed",
        help: "close it with the same quote on the same line", mark: .context)
    case ("found unknown escape character", _):
      Wording(
        code: "escape", headline: "the backslash begins an escape that YAML does not know",
        help: "write `\\\\` for a backslash, or use single quotes")
    case ("did not find expected hexdecimal number", _),
      ("found invalid Unicode character escape code", _):
      Wording(
        code: "escape", headline: "this escape is no character",
        help: "write `\\x` with two, `\\u` with four or `\\U` with eight hexadecimal digits")
    case ("found an indentation indicator equal to 0", _):
      Wording(
        code: "block-text", headline: "text after `|` or `>` cannot be indented by 0",
        help: "leave the digit out")
    case ("did not find expected comment or line break", "while scanning a block scalar"):
      Wording(
        code: "block-text", headline: "nothing may follow `|` or `>` on their line",
        help: "start the text on the next line; quote text that begins with `|` or `>`")
    default: nil
    }
  }

  private func markWording(at character: () -> String) -> Wording {
    switch context {
    case "while scanning an anchor":
      Wording(
        code: "character", headline: "`&` begins an anchor, but no name follows",
        help: "quote text that begins with `&`", mark: .context)
    case "while scanning an alias":
      Wording(
        code: "character", headline: "`*` begins an alias, but no name follows",
        help: "quote text that begins with `*`", mark: .context)
    case "while scanning a tag", "while parsing a tag", "while parsing a node":
      Wording(
        code: "tag", headline: "tags are not read",
        help: "leave the tag out; quote text that begins with `!`", mark: .context)
    case "while scanning a directive", "while scanning a %YAML directive",
      "while scanning a tag directive", "while scanning a %TAG directive",
      "while parsing a tag directive", "while parsing a %TAG directive":
      Wording(
        code: "directive", headline: "this directive is not one that YAML knows",
        help: "leave the line out; quote text that begins with `%`", mark: .context)
    default:
      directiveWording
        ?? Wording(
          code: "syntax", headline: problem, help: "correct the line, or the one before it")
    }
  }

  private var directiveWording: Wording? {
    switch problem {
    case "found duplicate %YAML directive", "found duplicate %TAG directive":
      Wording(
        code: "directive", headline: "the directive stands twice", help: "leave the line out")
    case "found incompatible YAML document":
      Wording(
        code: "directive", headline: "this version of YAML is not read",
        help: "leave the line out, or write `%YAML 1.2`")
    default: nil
    }
  }
}

private func quoted(_ character: String) -> String {
  character == "`" ? "a backtick" : "`\(character)`"
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
  fileprivate func signHelp(_ code: String) -> String? {
    switch code {
    case "missing-colon", "second-colon", "indentation":
      guard !lineText.contains(": "), !lineText.hasSuffix(":") else { return nil }
      if lineText.contains("：") { return "write `: ` for the colon of full width (`：`)" }
      guard let colon = lineText.firstIndex(of: ":") else { return nil }
      guard let next = lineText.unicodeScalars[colon...].dropFirst().first else { return nil }
      switch next.value {
      case 0xA0, 0x2000...0x200A, 0x202F, 0x3000:
        return "the space after `:` is one that does not break, or of a set width: write a usual one"
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
      return "write `\(isAtLeast ? "at least" : "above") \(said)`; YAML takes `>` for the start of a text"
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
