import Assessment
public import Law
import YAML

/// What an answer decides: what would be otherwise if nobody knew it.
public struct Decision: Hashable, Sendable {
  /// Of a line whose answer hangs on it, the outcomes that could be had beside those there are.
  public struct Line: Hashable, Sendable {
    public let line: Int
    public let otherwise: VerdictSet
  }

  /// The lines whose outcomes hang on it.
  public let lines: [Line]
  /// The activities of which it decides whether some line is one of them.
  public let activities: [ActivityID]
  /// The duties of which it decides whether some line has them, where duties are to be settled.
  public let duties: [DutyID]
}

extension Questionnaire {
  /// What an answer decides by what else is known; `nil` of one that says nothing of the law, or that all else hangs on.
  public func decision(of answered: Answered) -> Decision? {
    guard let other = draft(without: answered.question), let before = picture(of: draft), let after = picture(of: other)
    else { return nil }
    let lines = zip(before, after).enumerated().compactMap { line, pair -> Decision.Line? in
      guard pair.0.verdicts != pair.1.verdicts else { return nil }
      return Decision.Line(
        line: line, otherwise: VerdictSet(mask: pair.1.verdicts.mask & ~pair.0.verdicts.mask))
    }
    let activities = zip(before, after).flatMap { before, after in
      before.may.symmetricDifference(after.may).union(before.must.symmetricDifference(after.must))
    }
    let duties = zip(before, after).flatMap { $0.duties.symmetricDifference($1.duties) }
    return Decision(lines: lines, activities: Set(activities).sorted(), duties: Set(duties).sorted())
  }

  /// What is known without the answer to a question, it being open.
  private func draft(without question: Question) -> CompanyDraft? {
    var other = draft
    switch question {
    case .fact(let fact, let line):
      if law[fact].subject == .company {
        other.facts[fact] = .unknown
      } else {
        other.services[line].facts[fact] = .unknown
      }
    case .ownership:
      other.holders = nil
      for fact in law.facts where fact.computed != nil { other.facts[fact.id] = .unknown }
    case .companyName, .serviceName, .business, .assumptions, .anotherService: return nil
    }
    return other
  }

  /// What one line comes to, the activities that count in that, perhaps and surely, and the duties that surely apply.
  private struct Picture {
    let verdicts: VerdictSet
    let may, must: Set<ActivityID>
    let duties: Set<DutyID>
  }

  private func picture(of draft: CompanyDraft) -> [Picture]? {
    guard (try? engine.read(draft)) != nil else { return nil }
    let result = engine.result
    return (0..<result.lineCount).map { line in
      let found = result.lines[line].activities.map { result.activities[$0] }
        .filter { $0.activity != law.generalBusiness }
      return Picture(
        verdicts: result.lines[line].verdicts, may: Set(found.filter(\.mayCount).map(\.activity)),
        must: Set(found.filter(\.mustCount).map(\.activity)),
        duties: goal == .duties ? Set(result.lines[line].duties) : [])
    }
  }
}
