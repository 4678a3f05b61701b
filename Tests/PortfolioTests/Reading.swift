import DecisionDiagram
import Diagnostics
import Law
import Testing
import YAML

@testable import Portfolio

/// Reads a company whose file goes on so after its name.
func read(_ rest: String, _ schema: PortfolioSchema) throws -> CompanyRecord {
  let parsed = YAMLDocument.parse(bytes: Array("company: c\n\(rest)\n".utf8), file: "c.yaml")
  try #require(parsed.problems.isEmpty, "\(parsed.problems.map(\.headline.english))")
  let document = try #require(parsed.documents.first)
  var reader = CompanyReader(schema)
  var record = CompanyRecord()
  reader.read(document.tree, into: &record)
  return record
}

extension CompanyRecord {
  /// The kinds of problem, in order.
  var problemCodes: [String] {
    problems.map { placed in
      let label = Diagnostic.Label(
        file: "", span: placed.node.span, lineText: "", message: nil)
      return placed.problem.diagnostic(at: label).code
    }
  }

  /// What is known of the first variable of a fact, as the numbers of its values.
  func cells(of name: String, in law: Law) throws -> [Int] {
    let fact = try #require(law.facts.first { $0.name == name })
    let variable = law.space.ofFact[fact.id.index].lowerBound
    return (0..<law.space.variables[variable].size).filter {
      known[variable].contains($0)
    }
  }
}
