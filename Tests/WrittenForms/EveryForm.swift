package import Advisory
import Assessment
import Diagnostics
package import Law
import Portfolio
import Reports
import TerminalUI
import Wording
import YAML
import ZhunruCommand

/// What the commands write of companies that are in memory, in every form, so that forms can be held against each other
/// and given spoilt input. For one thread at a time.
package final class EveryForm {
  /// A command with a format of it.
  package enum Form: CaseIterable, Sendable {
    case assessText, assessJSON, assessJSONLines, assessCSV
    case explainText, explainJSON, routesText, routesJSON
    case adviseMarkdown, adviseHTML, adviseJSON
  }

  /// What a command writes.
  package struct Written {
    package var output = ""
    /// What it says on standard error.
    package var messages = ""
  }

  private let context: AssessmentContext
  private let schema: PortfolioSchema
  private let language: Language
  private let today: CalendarDate
  private let layout = OutputFormat(width: 80, usesColor: false)
  private let report: TextReport
  private lazy var prover = Prover(context, schema)
  private lazy var finder = RouteFinder(context, schema)
  private lazy var maker = AdviceMaker(context, schema, language, edition)
  private let edition = Edition(digest: "", program: "zhunru")
  private var workers: [ResultFormat: AssessWorker] = [:]

  /// - Parameter today: The day of companies that state none.
  package init(_ law: Law, _ language: Language, today: CalendarDate) {
    context = AssessmentContext(law)
    schema = PortfolioSchema(law)
    self.language = language
    self.today = today
    report = TextReport(law, language: language)
  }

  package func write(_ bytes: [UInt8], as form: Form) -> Written {
    switch form {
    case .assessText: assess(bytes, .text)
    case .assessJSON: assess(bytes, .json)
    case .assessJSONLines: assess(bytes, .jsonl)
    case .assessCSV: assess(bytes, .csv)
    case .explainText, .explainJSON: explain(bytes, isJSON: form == .explainJSON)
    case .routesText, .routesJSON: routes(bytes, isJSON: form == .routesJSON)
    case .adviseMarkdown: advise(bytes, .md)
    case .adviseHTML: advise(bytes, .html)
    case .adviseJSON: advise(bytes, .json)
    }
  }

  private func assess(_ bytes: [UInt8], _ format: ResultFormat) -> Written {
    let worker =
      workers[format]
      ?? AssessWorker(
        AssessPlan(context, schema, format, language, today: today, layout: layout))
    workers[format] = worker
    var output = AssessOutput()
    bytes.withUnsafeBytes { bytes in
      var reader = YAMLReader(bytes: bytes, file: "company.yaml", streamedKey: "companies")
      worker.process(&reader, into: &output)
    }
    var text = String(decoding: output.bytes.bytes, as: UTF8.self)
    if format == .json { text = "{\"companies\":[" + text.dropFirst() + "]}" }
    if format == .csv { text = CSVWriter.header.description + text }
    return Written(output: text, messages: output.messages)
  }

  private func explain(_ bytes: [UInt8], isJSON: Bool) -> Written {
    var json = JSONText()
    var roots: [ProofNode] = []
    var written = each(bytes) { pass, date, name in
      pass.findMore(on: date, duties: false)
      let names = lineNames(pass)
      let trees = names.indices.map { line in
        let proof = prover.proof(of: line, pass.record, pass.result, on: date)
        let builder = ProofTreeBuilder(
          results: report.results, stated: report.results.statedFacts(pass.record, line, pass.tree))
        return builder.tree(
          proof, named: names[line], line: Int(pass.record.lines[line].line), only: nil,
          prover.sensitivities(of: line, pass.record, proof.verdicts, on: date), pass.result.lines[line].alternatives)
      }
      roots += trees
      return isJSON ? "" : trees.map { ProofText(report: report).block($0).rendered(layout) }.joined()
    }
    json.array(roots) { json, root in root.write(to: &json, of: ProofOrigin(company: "", id: nil, file: "company.yaml")) }
    if isJSON { written.output = json.text }
    return written
  }

  private func routes(_ bytes: [UInt8], isJSON: Bool) -> Written {
    var objects: [String] = []
    var written = each(bytes) { pass, date, name in
      let names = lineNames(pass)
      let routes = finder.routes(of: pass.record, on: date)
      let joint = finder.jointRoutes(of: pass.record, routes, on: date)
      if isJSON {
        objects.append(RouteJSON(results: report.results).object(
            name, pass.record.identifier(in: pass.tree), pass.result, routes, joint, names))
        return ""
      }
      let text = RouteText(report: report)
      return text.block(routes, names, pass.result.conclusions).rendered(layout) + text.block(joint: joint, names).rendered(layout)
    }
    if isJSON { written.output = "[" + objects.joined(separator: ",\n") + "]" }
    return written
  }

  private func advise(_ bytes: [UInt8], _ format: AdviceFormat) -> Written {
    let (memos, messages) = memos(bytes)
    guard let document = AdviceMaker.document(memos, language, edition), let templates else {
      return Written(output: format == .json ? "{}" : "", messages: messages)
    }
    let output = try? AdviceWriter(templates: templates, language: language, contract: Contract(context.law)).write(document, as: format, isBrief: false)
    return Written(output: String(decoding: output ?? [], as: UTF8.self), messages: messages)
  }

  private lazy var templates = try? TemplateSet(TemplateFile.set(overriddenBy: nil))

  /// The memos on companies, and what is said of those that cannot be read.
  package func memos(_ bytes: [UInt8]) -> (memos: [Memo], messages: String) {
    var memos: [Memo] = []
    let written = each(bytes) { pass, date, _ in
      memos.append(maker.memo(pass, on: date))
      return ""
    }
    return (memos, written.messages)
  }

  // MARK: - Companies

  private func lineNames(_ pass: CompanyPass) -> [String] {
    (0..<pass.record.lineCount).map { pass.record.lineName($0, in: pass.tree, context.law, language) }
  }

  /// What is written of every company that can be decided.
  private func each(_ bytes: [UInt8], _ body: (CompanyPass, CalendarDate, _ name: String) -> String) -> Written {
    let pass = CompanyPass(CompanyPlan(context, schema, today: today))
    var written = Written()
    bytes.withUnsafeBytes { bytes in
      var reader = YAMLReader(bytes: bytes, file: "company.yaml", streamedKey: "companies")
      while true {
        switch pass.next(&reader) {
        case .end: return
        case .other: continue
        case .faulty(let problems, isCompany: _):
          written.messages += problems.map { $0.rendered() + "\n" }.joined()
        case .company(let date):
          written.output += body(pass, date, String(decoding: pass.record.nameBytes(in: pass.tree), as: UTF8.self))
        }
      }
    }
    return written
  }
}
