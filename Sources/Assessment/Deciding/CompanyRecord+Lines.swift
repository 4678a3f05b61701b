import DecisionDiagram
import Law
package import Portfolio

extension CompanyRecord {
  /// What a line says, apart from its name and where it stands: lines that say the same come to the same.
  struct LineContent: Hashable {
    private let declared: [ActivityID]
    private let isGraded: Bool
    private let about: [TopicID]
    private let isNothingElse: Bool
    private let oneOf: [[ActivityID]]
    private let statements: [Said]

    private struct Said: Hashable {
      let variable: Int32
      let known: ValueSet
    }

    fileprivate init(_ line: Line) {
      declared = line.declared
      isGraded = line.isGraded
      about = line.about
      isNothingElse = line.isNothingElse
      oneOf = line.oneOf
      statements = line.statements.map { Said(variable: $0.variable, known: $0.known) }
    }
  }

  func content(ofLine line: Int) -> LineContent { LineContent(lines[line]) }

  /// For each line, the first line that says the same.
  var twins: [Int] {
    guard lineCount > 1 else { return Array(0..<lineCount) }
    var first: [LineContent: Int] = [:]
    return (0..<lineCount).map { line in
      let content = content(ofLine: line)
      if let twin = first[content] { return twin }
      first[content] = line
      return line
    }
  }

  /// The company with one of its lines.
  package func alone(_ line: Int) -> CompanyRecord {
    var alone = self
    alone.lines = [lines[line]]
    alone.lineCount = 1
    return alone
  }
}
