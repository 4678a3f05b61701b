package import Diagnostics
package import Law
import Mustache
import TextWidth
import YAML

/// A file of a set of templates.
package struct TemplateFile: Sendable {
  /// The name below the folder of the set: `memo.html`.
  package let name: String
  let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// The templates that documents are written with, and the fixed words in them.
///
/// A template is Mustache; what it names is what the JSON form of the document holds. `labels.yaml`
/// gives the words in both languages. Values are written as text: nothing in them is taken for markup.
package struct TemplateSet: Sendable {
  private let library: MustacheLibrary
  private let labels: [(name: String, wording: Wording)]
  /// The document of Word whose styles, page and footer documents take; `nil` where the set has none.
  package let reference: [UInt8]?

  /// - Parameter files: Templates by the names of their kinds, `labels.yaml`, and what they include.
  /// - Throws: ``FaultyTemplates``
  package init(_ files: [TemplateFile]) throws(FaultyTemplates) {
    MustacheContentTypes.register(MarkdownText(), named: "MARKDOWN")
    var library = MustacheLibrary()
    var labels: [(name: String, wording: Wording)] = []
    var problems: [Diagnostic] = []
    reference = files.first { $0.name == "reference.docx" }?.bytes
    for file in files where file.name != "reference.docx" {
      if file.name == "labels.yaml" {
        labels += Self.labels(file, &problems)
        continue
      }
      let text = String(decoding: file.bytes, as: UTF8.self)
      do {
        library.register(try MustacheTemplate(string: text), named: file.name)
      } catch {
        problems.append(Self.problem(error, file))
      }
    }
    problems += TemplateCircle(files).problems
    guard problems.isEmpty else { throw FaultyTemplates(problems: problems) }
    self.library = library
    self.labels = labels
  }

  /// Writes a document.
  ///
  /// - Parameter name: The template: `memo.html`.
  /// - Returns: `nil` where there is no such template.
  package func render(_ document: ContentObject, with name: String, _ language: Language) -> String?
  {
    var words = ContentObject()
    for label in labels { words.add(label.name, label.wording[language]) }
    var document = document
    document.add("labels", words)
    return library.render(Content.object(document).forTemplates, withTemplate: name)
  }

  // MARK: - Reading

  private static func labels(
    _ file: TemplateFile, _ problems: inout [Diagnostic]
  ) -> [(name: String, wording: Wording)] {
    let parsed = YAMLDocument.parse(bytes: file.bytes, file: file.name)
    problems += parsed.problems
    guard let root = parsed.documents.first?.root else { return [] }
    return root.entries.compactMap { entry in
      guard let name = entry.key.string, let english = entry.value["en"]?.string,
        let chinese = entry.value["zh"]?.string
      else {
        problems.append(
          Diagnostic(
            code: "faulty-label", headline: "a label has a name and words in both languages",
            primary: entry.key.label(), help: "write it as `conditions: { en: …, zh: … }`"))
        return nil
      }
      return (name, Wording(english: english, chinese: chinese))
    }
  }

  private static func problem(_ error: any Error, _ file: TemplateFile) -> Diagnostic {
    guard let error = error as? MustacheTemplate.ParserError else {
      return Diagnostic(
        code: "faulty-template", headline: "`\(file.name)` is no template: \(error)")
    }
    let span = SourceSpan(
      line: Int32(clamping: error.context.lineNumber),
      column: Int32(clamping: max(1, error.context.columnNumber)))
    return Diagnostic(
      code: "faulty-template", headline: "the template cannot be read: \(error.error)",
      primary: .init(file: file.name, span: span, lineText: error.context.line),
      help: "what is opened with `{{#name}}` is closed with `{{/name}}`")
  }
}

/// Templates that cannot be used.
package struct FaultyTemplates: Error {
  package let problems: [Diagnostic]
}

extension Content {
  /// As templates take it.
  fileprivate var forTemplates: Any {
    switch self {
    // What would hide or reorder on a page is spelled out.
    case .text(let text): text.escapedForTerminal
    case .drawing(let drawing): drawing
    case .number(let number): number
    case .flag(let flag): flag
    case .list(let values): values.map(\.forTemplates)
    case .object(let object):
      Dictionary(
        object.fields.map { ($0.name, $0.value.forTemplates) },
        uniquingKeysWith: { first, _ in first })
    }
  }
}

/// Text in Markdown that is nothing but text.
private struct MarkdownText: MustacheContentType {
  private static let marks: Set<Character> = [
    "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "&", "~", "$", "@", "^",
  ]

  func escapeText(_ text: String) -> String {
    var result = ""
    var isFirst = true
    var isNumber = true
    for character in text {
      // What begins a list or a heading at the start, and what makes a link anywhere.
      let begins =
        isFirst && "+-:=".contains(character)
        || isNumber && !isFirst && (character == "." || character == ")")
      if Self.marks.contains(character) || begins
        || character == ":" && result.hasSuffix("http")
        || character == ":" && result.hasSuffix("https")
        || character == "." && result.hasSuffix("www")
      {
        result += "\\"
      }
      result.append(character)
      isNumber = isNumber && character.isASCII && character.isNumber
      isFirst = false
    }
    return result
  }
}
