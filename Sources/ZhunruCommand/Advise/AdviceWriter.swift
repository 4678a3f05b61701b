import Diagnostics
import Law
import Reports
import Wording

/// Writes documents in their forms.
struct AdviceWriter {
  let templates: TemplateSet
  let language: Language

  /// - Throws: ``AdviceProblem``
  func write(
    _ document: ContentObject, as format: AdviceFormat, isBrief: Bool
  ) throws(AdviceProblem) -> [UInt8] {
    switch format {
    case .json: Array((Content.object(document).json + "\n").utf8)
    case .md, .html: try render(document, format, isBrief)
    case .docx:
      try OtherProgram.pandoc.run(
        ["--from", "gfm", "--to", "docx", "--output", "-", "--metadata", "lang=\(language.tag)"],
        render(document, .md, isBrief),
        beside: templates.reference.map { ("--reference-doc", ".docx", $0) })
    case .pdf:
      try OtherProgram.weasyprint.run(
        ["--encoding", "utf-8", "--pdf-variant", "pdf/ua-1", "-", "-"], render(document, .html, isBrief))
    }
  }

  private func render(
    _ document: ContentObject, _ format: AdviceFormat, _ isBrief: Bool
  ) throws(AdviceProblem) -> [UInt8] {
    let isPortfolio = document["kind"] == .text("portfolio")
    let name = (isBrief ? "brief" : "full", isPortfolio ? "portfolio" : "memo")
    let template =
      switch name {
      case ("full", let kind): "\(kind).\(format.rawValue)"
      case (_, "memo"): "brief.\(format.rawValue)"
      case (_, _): "portfolio-brief.\(format.rawValue)"
      }
    do {
      return Array(try templates.render(document, with: template, language).utf8)
    } catch {
      throw .notRendered(error)
    }
  }
}

/// Why a document could not be written.
enum AdviceProblem: Error, Equatable {
  case notRendered(RenderingProblem)
  /// A program that is not installed, with the package that has it.
  case notInstalled(String, package: String)
  case failed(String, said: String)

  var diagnostic: Diagnostic {
    switch self {
    case .notRendered(.noTemplate(let name)):
      Diagnostic(code: "no-template", headline: "there is no template `\(name)`")
    case .notRendered(.tooLong(let name)):
      Diagnostic(
        code: "document-too-long", headline: "the template `\(name)` writes more than a document may hold",
        help: "repeat no list inside itself")
    case .notInstalled(let program, let package):
      Diagnostic(
        code: "not-installed",
        headline: "`\(program)` is needed to write this, and is not installed",
        help: "install the package \(package), or write .html or .md")
    case .failed(let program, let said):
      Diagnostic(code: "not-converted", headline: "`\(program)` failed: \(said)")
    }
  }
}

extension Language {
  /// As documents name it (BCP 47).
  fileprivate var tag: String {
    switch self {
    case .english: "en-GB"
    case .chinese: "zh-CN"
    }
  }
}
