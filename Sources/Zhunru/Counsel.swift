import Advisory
import Assessment
import BuiltInLaw
import Diagnostics
import Law
import Portfolio
import Reports
import Wording
import YAML

/// Tells whether foreign capital may enter what companies do, why, and what would change it.
///
/// For one thread at a time: it keeps what it works with. Several may share a ``Rulebook``.
public final class Counsel {
  /// The language of what is said.
  public enum Language: Sendable {
    case english, chinese
  }

  private let language: Law::Language
  private let today: CalendarDate
  private let edition: Edition
  private let schema: PortfolioSchema
  private let context: AssessmentContext
  private let words: ResultWords
  private let assessor: Assessor
  private lazy var prover = Prover(context, schema)
  private lazy var finder = RouteFinder(context, schema)
  private lazy var gatherer = CaseGatherer(context, schema, language: language)
  private lazy var builder = MemoBuilder(context, schema, language: language, edition: edition)
  private lazy var templates = try? TemplateSet(
    EmbeddedFile.templates.map { TemplateFile(name: $0.name, bytes: $0.bytes) })

  /// - Parameters:
  ///   - today: The day by whose law companies are decided that say none.
  public init(_ rulebook: Rulebook = .builtIn, in language: Language = .english, today: Day) {
    self.language = language == .english ? .english : .chinese
    self.today = today.date
    edition = Edition(rulebook.law, program: "zhunru")
    context = rulebook.context
    schema = PortfolioSchema(rulebook.law)
    words = ResultWords(rulebook.law, language: self.language)
    assessor = Assessor(context, schema)
  }

  /// What a company comes to.
  ///
  /// - Throws: ``Refusal``
  public func assess(_ company: Company) throws(Refusal) -> Finding {
    try decide(company) { [words] record, result, tree, date in Finding(record, result, tree, on: date, words) }
  }

  /// What every company of a file comes to, in its order; one that is refused takes nothing from the others.
  ///
  /// - Parameters:
  ///   - file: YAML or JSON, as `zhunru assess` reads it.
  ///   - name: What problems call it.
  public func assess(file: String, named name: String = "company.yaml") -> [Result<Finding, Refusal>] {
    decideAll(file, named: name) { [words] record, result, tree, date in Finding(record, result, tree, on: date, words) }
  }

  /// Why each line of a company comes to what it does: a proof a line.
  ///
  /// - Throws: ``Refusal``
  public func explain(_ company: Company) throws(Refusal) -> [Proof] {
    try decide(company) { record, result, tree, date in
      assessor.findMore(of: record, on: date, duties: false, into: &result)
      var proofs: [Proof] = []
      for line in 0..<record.lineCount {
        let proof = prover.proof(of: line, record, result, on: date)
        let builder = ProofTreeBuilder(results: words, stated: words.statedFacts(record, line, tree))
        proofs.append(
          Proof(
            builder.tree(
              proof, named: record.lineName(line, in: tree, words.law, language), line: Int(record.lines[line].line),
              only: nil, prover.sensitivities(of: line, record, proof.verdicts, on: date),
              result.lines[line].alternatives)))
      }
      return proofs
    }
  }

  /// What could be changed so that a company comes to a better answer.
  ///
  /// - Throws: ``Refusal``
  public func routes(_ company: Company) throws(Refusal) -> Routes {
    try decide(company) { record, _, tree, date in
      let lines = finder.routes(of: record, on: date)
      var names: [String] = []
      for line in 0..<record.lineCount { names.append(record.lineName(line, in: tree, words.law, language)) }
      return Routes(lines, finder.jointRoutes(of: record, lines, on: date), names: names, words)
    }
  }

  /// How a memo is written.
  public enum Form: String, Sendable {
    case markdown = "md"
    case html
  }

  /// A memo on a company, to be edited and sent.
  ///
  /// - Throws: ``Refusal``
  public func advise(_ company: Company, as form: Form = .markdown) throws(Refusal) -> String {
    let memo = try decide(company) { record, result, tree, date in
      assessor.findMore(of: record, on: date, into: &result)
      return builder.memo(on: gatherer.gather(record, result, tree, on: date))
    }
    guard let text = try? templates?.render(memo.content, with: "memo.\(form.rawValue)", language) else {
      throw Refusal([
        Diagnostic(code: "document-too-long", headline: Message("the memo would be longer than a document may be", "法律意见超出文件长度上限"))
      ])
    }
    return text
  }

  // MARK: - Deciding

  /// What is made of a company that was decided.
  private typealias Use<Made> = (
    _ record: CompanyRecord, _ result: inout CompanyAssessment, _ tree: borrowing YAMLTree, _ date: CalendarDate
  ) -> Made

  private func decide<Made>(_ company: Company, _ use: Use<Made>) throws(Refusal) -> Made {
    guard let made = decideAll(company.json, named: company.name, use).first else {
      throw Refusal([Diagnostic(code: "no-company", headline: Message("nothing is said of a company", "未写明任何公司"))])
    }
    return try made.get()
  }

  private func decideAll<Made>(_ file: String, named name: String, _ use: Use<Made>) -> [Result<Made, Refusal>] {
    let bytes = Array(file.utf8)
    return bytes.withUnsafeBytes { bytes in
      if JSONReader.isJSON(bytes) {
        var input = JSONReader(bytes: bytes, file: name)
        return decideAll(&input, use)
      }
      var input = YAMLReader(bytes: bytes, file: name, streamedKey: "companies")
      return decideAll(&input, use)
    }
  }

  private func decideAll<Made, Reader: RecordReader & ~Copyable>(
    _ input: inout Reader, _ use: Use<Made>
  ) -> [Result<Made, Refusal>] {
    var reader = CompanyReader(schema)
    var record = CompanyRecord()
    var result = CompanyAssessment()
    var tree = YAMLTree()
    var made: [Result<Made, Refusal>] = []
    while true {
      var isCompany = true
      switch input.next(into: &tree) {
      case .end: return made
      case .document:
        reader.resetDefaults()
        if CompanyReader.isNothing(tree), tree.problems.isEmpty { continue }
        reader.read(tree, into: &record)
      case .item: reader.read(tree, into: &record)
      case .header:
        isCompany = false
        reader.readDefaults(tree, into: &record)
      case .trailer:
        isCompany = false
        reader.readTrailer(tree, into: &record)
      }
      let faults = record.faults(in: tree) { input.label(at: $0, $1) }
      guard faults.isEmpty else {
        made.append(.failure(Refusal(faults)))
        continue
      }
      guard isCompany else { continue }
      do throws(FaultyRecord) {
        let date = try assessor.day(of: record, in: tree, fixed: nil, today: today) { input.label(at: $0, $1) }
        try assessor.decide(record, in: tree, on: date, into: &result) { input.label(at: $0, $1) }
        made.append(.success(use(record, &result, tree, date)))
      } catch {
        made.append(.failure(Refusal(error.problems)))
      }
    }
  }
}
