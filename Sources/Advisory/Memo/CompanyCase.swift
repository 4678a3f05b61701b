package import Assessment
package import Law
package import Portfolio
import Wording
package import YAML

/// What a memo is made of: one company as its file has it, with what was found of it.
package struct CompanyCase {
  let record: CompanyRecord
  let result: CompanyAssessment
  let date: CalendarDate
  let name: String
  /// The names of the service lines, no two alike.
  let lineNames: [String]
  /// By line, what the file states of it and of the company, by variable.
  let stated: [[Int: StatedFact]]
  /// The holders; `nil` where none are listed.
  let outline: OwnershipOutline?
  /// By line, what is taken where the file says nothing.
  let assumed: [[Assumption]]
  /// By line, why it has its answer.
  let explanations: [LineExplanation]
  /// By line, how demands stand to what was told.
  let demands: [DemandReader]
  /// By line and activity, texts that open more and do not apply.
  let closedTexts: [[ActivityID: [ClosedText]]]
  let routes: [LineRoutes]
  /// Routes for all lines together.
  let jointRoutes: [JointRoute]
  /// By line, what it would come to if one fact alone were otherwise.
  let sensitivities: [[Sensitivity]]
  /// The digest of what the file says.
  let digest: String
  /// What the file says of who the memo is for.
  let memo: MemoBlock?

  var lines: Range<Int> { 0..<result.lineCount }

  /// Lines, worst first.
  var order: [Int] {
    lines.sorted { (finding($0).answer, $0) < (finding($1).answer, $1) }
  }

  func finding(_ line: Int) -> CompanyAssessment.LineFinding { result.lines[line] }

  /// The routes of a line; `nil` where it may be run as it is.
  func routes(_ line: Int) -> LineRoutes? { routes.first { $0.line == line } }
}

/// Gathers what memos are made of. For one thread at a time.
package final class CaseGatherer {
  private let law: Law
  private let schema: PortfolioSchema
  private let results: ResultWords
  private let assessor: Assessor
  private let finder: RouteFinder
  private let prover: Prover

  package init(_ context: AssessmentContext, _ schema: PortfolioSchema, language: Language) {
    law = context.law
    self.schema = schema
    results = ResultWords(context.law, language: language)
    assessor = Assessor(context, schema)
    finder = RouteFinder(context, schema)
    prover = Prover(context, schema)
  }

  /// - Parameters:
  ///   - record: A company without problems.
  ///   - result: What was found of it, with alternatives and duties.
  package func gather(
    _ record: CompanyRecord, _ result: CompanyAssessment, _ tree: borrowing YAMLTree,
    on date: CalendarDate
  ) -> CompanyCase {
    var names: [String] = []
    var stated: [[Int: StatedFact]] = []
    for line in 0..<record.lineCount {
      names.append(record.lineName(line, in: tree, law, results.language))
      stated.append(results.statedFacts(record, line, tree))
    }
    let sensitivities = (0..<record.lineCount).map { line in
      prover.sensitivities(of: line, record, result.lines[line].verdicts, on: date)
    }
    let routes = finder.routes(of: record, on: date)
    return CompanyCase(
      record: record, result: result, date: date,
      name: record.title(in: tree),
      lineNames: distinct(names), stated: stated,
      outline: OwnershipOutline(of: record, in: tree, schema),
      assumed: assessor.assumptions(of: record, on: date, result, mostTopics: 1),
      explanations: (0..<record.lineCount).map { line in
        LineExplanation(
          result.lines[line], of: result, law,
          governing: prover.governingTexts(of: line, record, result, on: date),
          nearness: prover.nearness(of: line, record, result, on: date))
      },
      demands: (0..<record.lineCount).map { prover.demandReader(of: $0, record, result, on: date) },
      closedTexts: (0..<record.lineCount).map { prover.closedTexts(of: $0, record, result, on: date) },
      routes: routes,
      jointRoutes: finder.jointRoutes(of: record, routes, on: date), sensitivities: sensitivities,
      digest: record.digest(in: tree), memo: record.memoBlock(in: tree))
  }

  private func distinct(_ names: [String]) -> [String] {
    var count: [String: Int] = [:]
    return names.map { name in
      count[name, default: 0] += 1
      return count[name] == 1 ? name : "\(name) (\(count[name] ?? 0))"
    }
  }
}

extension CompanyRecord {
  /// The digest of what the file says of the company, with what its defaults say: names and values in their
  /// order, without comments and layout.
  func digest(in tree: borrowing YAMLTree) -> String {
    var digest = Digest()
    for statement in statements where statement.node < 0 {
      digest.update("\(statement.variable) \(statement.known)")
    }
    for index in 0..<tree.count {
      let node = tree[index]
      switch node.kind {
      case .scalar: digest.update(tree.string(of: node))
      case .sequence: digest.update("[\(node.childCount)".utf8)
      case .mapping: digest.update("{\(node.childCount)".utf8)
      }
    }
    return digest.finished()
  }
}
