package import Diagnostics
package import Law
import Mustache
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
/// gives the words in both languages; of several words for one name the first counts. Values are written as text: nothing in them is taken for markup.
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
    var texts: [(name: String, text: String)] = []
    for file in files where file.name != "reference.docx" {
      if file.name == "labels.yaml" {
        labels += Self.labels(file, &problems)
      } else if let text = String(validating: file.bytes, as: UTF8.self) {
        texts.append((file.name, text))
      } else {
        problems.append(Self.notText(file))
      }
    }
    problems += TemplateCheck(texts, labels: labels.map(\.name)).problems
    // The parser goes as deep as sections do, so it is given only what was found good.
    if problems.isEmpty {
      for (name, text) in texts {
        do {
          library.register(try MustacheTemplate(string: text), named: name)
        } catch {
          problems.append(Self.problem(error, name))
        }
      }
    }
    guard problems.isEmpty else { throw FaultyTemplates(problems: problems) }
    self.library = library
    self.labels = labels
  }

  /// Writes a document.
  ///
  /// - Parameters:
  ///   - name: The template: `memo.html`.
  ///   - budget: How much it may take from the document.
  /// - Throws: ``RenderingProblem``
  package func render(
    _ document: ContentObject, with name: String, _ language: Language, _ budget: RenderingBudget = RenderingBudget()
  ) throws(RenderingProblem) -> String {
    var document = document
    document.add(.labels, ContentObject(words: labels.map { ($0.name, $0.wording[language]) }))
    guard let text = library.render(Content.object(document).forTemplates(budget), withTemplate: name) else {
      throw .noTemplate(name)
    }
    guard !budget.isSpent else { throw .tooLong(name) }
    return text
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

  /// That a file is no UTF-8, with the place of the first byte that is not.
  private static func notText(_ file: TemplateFile) -> Diagnostic {
    var parser = Unicode.UTF8.ForwardParser()
    var bytes = file.bytes.makeIterator()
    var line = ""
    var number: Int32 = 1
    reading: while true {
      switch parser.parseScalar(from: &bytes) {
      case .valid(let encoded):
        let scalar = Unicode.UTF8.decode(encoded)
        line.unicodeScalars.append(scalar)
        if scalar == "\n" {
          line = ""
          number += 1
        }
      case .error, .emptyInput: break reading
      }
    }
    return Diagnostic(
      code: "template-not-utf-8", headline: "the template is not UTF-8",
      primary: .init(
        file: file.name,
        span: SourceSpan(line: number, column: Int32(clamping: line.unicodeScalars.count + 1)),
        lineText: line + "\u{FFFD}"),
      help: "save the file as UTF-8")
  }

  private static func problem(_ error: any Error, _ name: String) -> Diagnostic {
    guard let error = error as? MustacheTemplate.ParserError else {
      return Diagnostic(
        code: "faulty-template", headline: "`\(name)` is no template: \(error)")
    }
    let span = SourceSpan(
      line: Int32(clamping: error.context.lineNumber),
      column: Int32(clamping: max(1, error.context.columnNumber)))
    return Diagnostic(
      code: "faulty-template", headline: "the template cannot be read: \(error.error)",
      primary: .init(file: name, span: span, lineText: error.context.line),
      help: "what is opened with `{{#name}}` is closed with `{{/name}}`")
  }
}

/// Templates that cannot be used.
package struct FaultyTemplates: Error {
  package let problems: [Diagnostic]
}

/// Why a document was not written with a template.
package enum RenderingProblem: Error, Equatable {
  case noTemplate(String)
  /// The template takes more from the document than anyone reads.
  case tooLong(String)
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
