package import DecisionDiagram
public import Law
public import Portfolio

/// How near what is known of a line is to its being an activity: what nobody said must not name a far-fetched activity as
/// the reason of an answer.
public struct Nearness: Sendable {
  /// The less, the more rows can make the line the activity; 0 where it is that whatever is missing.
  public let distance: Int
  /// The open facts, of the row that asks for least.
  public let facts: [FactID]
  /// That row; `nil` where none is looked at.
  public let row: GradeRowID?

  /// That it is the activity whatever is missing.
  static let certain = Nearness(distance: 0, facts: [], row: nil)
}

extension Prover {
  /// Rows that are told apart by how many lead to an activity.
  private static let mostWays = 1_000

  /// For each activity that a line answers for or may, how near it is.
  ///
  /// - Parameters:
  ///   - record: A company without problems.
  ///   - result: What was found of it by the law of `date`.
  public func nearness(
    of line: Int, _ record: CompanyRecord, _ result: CompanyAssessment, on date: CalendarDate
  ) -> [ActivityID: Nearness] {
    let findings = result.lines[line].activities.map { result.activities[$0] }.filter(\.mayCount)
    guard findings.contains(where: { !$0.mustCount }) else { return [:] }
    let known = known(line, record, result)
    let reader = EvidenceReader(law, known: known, on: date)
    // What is open of each row that can still make it the activity.
    var rows: [ActivityID: [(row: GradeRowID, facts: [FactID])]] = [:]
    for finding in findings where !finding.mustCount && !finding.isDeclared {
      rows[finding.activity] = law.gradeRows.filter {
        $0.grade >= .likely && !$0.blocks && $0.activities.contains(finding.activity)
      }.compactMap { row in reader.evidence(of: row.when).open(until: true).map { (row.id, $0) } }
    }
    var nearness: [ActivityID: Nearness] = [:]
    for finding in findings {
      guard let own = rows[finding.activity] else {
        nearness[finding.activity] = .certain
        continue
      }
      guard let (row, facts) = own.min(by: { $0.facts.count < $1.facts.count }) else { continue }
      // The more rows lead there, the nearer it is; several kinds of one code are one business.
      let code = law[finding.activity].code
      let kin = code == nil ? [finding.activity] : rows.keys.filter { law[$0].code == code }
      let ways = kin.reduce(0) { $0 + (rows[$1]?.count ?? 0) }
      nearness[finding.activity] = Nearness(distance: facts.isEmpty ? 0 : max(1, Self.mostWays - ways), facts: facts, row: row)
    }
    return nearness
  }
}

extension Law {
  /// Whether a fact belongs to subjects none of which is surely in play.
  package func isOfSubjectNotRaised(_ fact: FactID, known: [ValueSet]) -> Bool {
    let topics = space.flags[space.ofFact[fact.index].lowerBound].topics
    return !topics.isEmpty && !topics.contains { known[$0] == .only(1) }
  }
}

extension Evidence {
  /// The fewest open facts that must be some way for the condition to hold, or to fail; `nil` where it cannot.
  fileprivate func open(until wanted: Bool) -> [FactID]? {
    if let truth { return truth == wanted ? [] : nil }
    switch condition {
    case .not: return parts.first?.open(until: !wanted)
    case .term: return parts.first?.open(until: wanted)
    case .all: return wanted ? every(wanted) : least(wanted)
    case .any: return wanted ? least(wanted) : every(wanted)
    case .fact(let fact, _): return [fact]
    case .stated(let facts): return Array(facts.prefix(1))
    // A contested point or a subject is no fact.
    case .reading, .about, .carries: return []
    }
  }

  private func every(_ wanted: Bool) -> [FactID]? {
    var facts: [FactID] = []
    for part in parts {
      guard let own = part.open(until: wanted) else { return nil }
      facts += own.filter { !facts.contains($0) }
    }
    return facts
  }

  private func least(_ wanted: Bool) -> [FactID]? {
    parts.compactMap { $0.open(until: wanted) }.min { $0.count < $1.count }
  }
}
