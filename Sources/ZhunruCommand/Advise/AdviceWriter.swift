import Diagnostics
package import Law
package import Reports
import Wording

/// Writes documents in their forms.
package struct AdviceWriter {
  let templates: TemplateSet
  let language: Language
  /// What JSON says of how the document was made.
  let contract: Contract

  package init(templates: TemplateSet, language: Language, contract: Contract) {
    self.templates = templates
    self.language = language
    self.contract = contract
  }

  /// - Throws: ``AdviceProblem``
  package func write(
    _ document: ContentObject, as format: AdviceFormat, isBrief: Bool
  ) throws(AdviceProblem) -> [UInt8] {
    switch format {
    case .json: Array("{\(contract.field),\(Content.object(document).json.dropFirst())\n".utf8)
    case .md, .html: try render(document, format, isBrief)
    case .docx:
      try OtherProgram.pandoc.run(
        ["--from", Self.markdown, "--to", "docx", "--output", "-", "--metadata", "lang=\(language.tag)"],
        render(document.withPictures, .md, isBrief),
        beside: templates.reference.map { ("--reference-doc", ".docx", $0) })
    case .pdf:
      try OtherProgram.weasyprint.run(
        ["--encoding", "utf-8", "--pdf-variant", "pdf/ua-1", "-", "-"], render(document, .html, isBrief))
    }
  }

  /// The Markdown of the templates as Pandoc reads it: of its kinds, this one takes the widths of columns from the
  /// dashes under their heads, and what GitHub's has beyond it is named.
  private static let markdown = "markdown_strict+pipe_tables+all_symbols_escapable"

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
package enum AdviceProblem: Error, Equatable {
  case notRendered(RenderingProblem)
  /// A program that is not installed, with the package that has it.
  case notInstalled(String, package: String)
  case failed(String, said: String)

  var diagnostic: Diagnostic {
    switch self {
    case .notRendered(.noTemplate(let name)):
      Diagnostic(code: "no-template", headline: Message("there is no template `\(name)`", "没有模板`\(name)`"))
    case .notRendered(.tooLong(let name)):
      Diagnostic(
        code: "document-too-long",
        headline: Message("the template `\(name)` writes more than a document may hold", "模板`\(name)`写出的内容超过文档上限"),
        help: Message("repeat no list inside itself", "请勿在列表内重复该列表自身"))
    case .notInstalled(let program, let package):
      Diagnostic(
        code: "not-installed",
        headline: Message("`\(program)` is needed to write this, and is not installed", "写此格式需要`\(program)`，尚未安装"),
        help: Message("install the package \(package), or write .html or .md", "请安装软件包\(package)，或改写.html或.md"))
    case .failed(let program, let said):
      Diagnostic(code: "not-converted", headline: Message("`\(program)` failed: \(said)", "`\(program)`运行失败：\(said)"))
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
