package import Diagnostics
package import Law
import Mustache
import YAML

/// A file of a set of templates.
package struct TemplateFile: Sendable {
  /// The name below the folder of the set: `memo.html`.
  package let name: String
  /// Where it is, as the user wrote it; the name, where it is built in.
  let path: String
  let bytes: [UInt8]

  package init(name: String, path: String? = nil, bytes: [UInt8]) {
    self.name = name
    self.path = path ?? name
    self.bytes = bytes
  }
}

/// The templates that documents are written with, and the fixed words in them.
///
/// A template is Mustache; what it names is what the JSON form of the document holds. `labels.yaml`
/// gives the words in both languages; of several words for one name the first counts. Values are written as text: nothing in them is taken for markup.
package struct TemplateSet: Sendable {
  private let library: TemplateLibrary
  private let labels: [(name: String, wording: Wording)]
  /// The document of Word whose styles, page and footer documents take; `nil` where the set has none.
  package let reference: [UInt8]?

  /// - Parameter files: Templates by the names of their kinds, `labels.yaml`, and what they include.
  /// - Throws: ``FaultyTemplates``
  package init(_ files: [TemplateFile]) throws(FaultyTemplates) {
    var labels: [(name: String, wording: Wording)] = []
    var problems: [Diagnostic] = []
    reference = files.first { $0.name == "reference.docx" }?.bytes
    var sources: [TemplateSource] = []
    for file in files where file.name != "reference.docx" {
      if file.name == "labels.yaml" {
        labels += Self.labels(file, &problems)
      } else if let text = String(validating: file.bytes, as: UTF8.self) {
        sources.append(TemplateSource(text, name: file.name, path: file.path))
      } else {
        problems.append(Self.notText(file))
      }
    }
    problems += TemplateCheck(sources, labels: labels.map(\.name)).problems
    var templates: [String: Template] = [:]
    // What writes them goes as deep as they nest, so they are read only where that was found good.
    if problems.isEmpty {
      for source in sources {
        do {
          templates[source.name] = try Template(source, contentTypes: [.markdown])
        } catch {
          problems.append(error.problem)
        }
      }
    }
    guard problems.isEmpty else { throw FaultyTemplates(problems: problems) }
    library = TemplateLibrary(templates)
    self.labels = labels
  }

  /// Writes a document.
  ///
  /// - Parameters:
  ///   - name: The template: `memo.html`.
  ///   - limit: Values taken from the document and entries of lists; a report on a thousand companies takes about a tenth.
  /// - Throws: ``RenderingProblem``
  package func render(
    _ document: ContentObject, with name: String, _ language: Language, limit: Int = 20_000_000
  ) throws(RenderingProblem) -> String {
    var document = document
    document.add(.labels, ContentObject(words: labels.map { ($0.name, $0.wording[language]) }))
    do {
      guard let text = try library.render(Content.object(document), with: name, limit: limit) else {
        throw RenderingProblem.noTemplate(name)
      }
      return text
    } catch let problem as RenderingProblem {
      throw problem
    } catch {
      throw .tooLong(name)
    }
  }

  // MARK: - Reading

  private static func labels(
    _ file: TemplateFile, _ problems: inout [Diagnostic]
  ) -> [(name: String, wording: Wording)] {
    let parsed = YAMLDocument.parse(bytes: file.bytes, file: file.path)
    problems += parsed.problems
    guard let root = parsed.documents.first?.root else { return [] }
    return root.entries.compactMap { entry in
      guard let name = entry.key.string, let english = entry.value["en"]?.string,
        let chinese = entry.value["zh"]?.string
      else {
        problems.append(
          Diagnostic(
            code: "faulty-label", headline: Message("a label has a name and words in both languages", "标签应有名称和两种语言的文字"),
            primary: entry.key.label(),
            help: Message("write it as `conditions: { en: …, zh: … }`", "请写作`conditions: { en: …, zh: … }`")))
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
      code: "template-not-utf-8", headline: Message("the template is not UTF-8", "该模板不是UTF-8编码"),
      primary: .init(
        file: file.path,
        span: SourceSpan(line: number, column: Int32(clamping: line.unicodeScalars.count + 1)),
        lineText: line + "\u{FFFD}"),
      help: Message("save the file as UTF-8", "请将文件另存为UTF-8"))
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
