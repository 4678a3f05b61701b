import Law
import Portfolio

/// What surrounds the line for which routes are sought: the other lines of the company, and what is found of them once
/// for all routes.
final class RouteSurroundings {
  private let record: CompanyRecord
  /// Of each content, the first two lines that have it, in order.
  private let representatives: [(line: Int, isSecond: Bool)]
  private let contents: [CompanyRecord.LineContent]
  /// By what is changed of the company alone, the contradictions that come of it.
  var contradictions: [[Route.Change]: [Contradiction]] = [:]
  /// By what is changed of the company alone, what becomes of its lines.
  var effects: [[Route.Change]: [Route.SideEffect]] = [:]

  init(_ record: CompanyRecord) {
    self.record = record
    contents = (0..<record.lineCount).map(record.content)
    var seen: [CompanyRecord.LineContent: Int] = [:]
    var representatives: [(line: Int, isSecond: Bool)] = []
    for (line, content) in contents.enumerated() {
      let count = seen[content, default: 0]
      if count < 2 { representatives.append((line, count == 1)) }
      seen[content] = count + 1
    }
    self.representatives = representatives
  }

  func content(ofLine line: Int) -> CompanyRecord.LineContent { contents[line] }

  /// The company with a line, and of the other lines that say the same only one.
  ///
  /// - Parameter line: The first line of its content.
  /// - Returns: The company, and where the line stands in it.
  func distinct(beside line: Int) -> (record: CompanyRecord, line: Int) {
    let kept = representatives.filter { !$0.isSecond || contents[$0.line] == contents[line] }.map(\.line)
    var reduced = record
    reduced.lines = kept.map { record.lines[$0] }
    reduced.lineCount = kept.count
    return (reduced, kept.firstIndex(of: line) ?? 0)
  }
}
