import Law
import Scenarios

extension Law {
  /// A condition otherwise than it is written.
  struct Variant {
    let isThreshold: Bool
    let words: String
    let condition: Condition
  }

  /// A condition with one of its parts left out, turned round or set otherwise, in each way.
  func variants(of condition: Condition) -> [Variant] {
    guard condition != .always else { return [] }
    switch condition {
    case .all, .any, .not: return inner(condition)
    case .fact, .term, .carries, .reading, .about, .stated:
      return [Variant(isThreshold: false, words: "without `\(words(for: condition))`", condition: .always)]
        + inner(condition)
    }
  }

  private func inner(_ condition: Condition) -> [Variant] {
    switch condition {
    case .all(let parts): parts.isEmpty ? [] : inner(parts) { .all($0) }
    case .any(let parts): inner(parts) { .any($0) }
    case .not(let part): inner(part).map { $0.wrapped { .not($0) } }
    case .fact(let fact, let test): [turned(condition)] + variants(of: test, self[fact])
    case .carries(let activity, let grade):
      [turned(condition)]
        + Grade.allCases.filter { $0 != grade && $0 > .no }.map { other in
          Variant(
            isThreshold: false, words: "`\(words(for: condition))` → \(other.name)",
            condition: .carries(activity, other))
        }
    case .reading(let reading, let answers):
      [turned(condition)]
        + fewer(answers).map { answers, left in
          Variant(
            isThreshold: false, words: "`\(words(for: condition))` less \(self[reading].answers[left].name)",
            condition: .reading(reading, answers: answers))
        }
    case .about(let topics):
      [turned(condition)]
        + fewer(topics).map { topics, left in
          Variant(
            isThreshold: false, words: "`\(words(for: condition))` less \(self[left].name)", condition: .about(topics))
        }
    case .term, .stated: [turned(condition)]
    }
  }

  private func inner(_ parts: [Condition], _ whole: ([Condition]) -> Condition) -> [Variant] {
    var found: [Variant] = []
    for (index, part) in parts.enumerated() {
      func with(_ other: Condition?) -> Condition {
        var parts = parts
        if let other { parts[index] = other } else { parts.remove(at: index) }
        return whole(parts)
      }
      if parts.count > 1 {
        found.append(Variant(isThreshold: false, words: "without `\(phrase(part))`", condition: with(nil)))
      }
      found += inner(part).map { $0.wrapped { with($0) } }
    }
    return found
  }

  private func turned(_ condition: Condition) -> Variant {
    Variant(isThreshold: false, words: "not `\(words(for: condition))`", condition: .not(condition))
  }

  private func variants(of test: FactTest, _ fact: Fact) -> [Variant] {
    func variant(_ other: FactTest, isThreshold: Bool = false) -> Variant {
      Variant(
        isThreshold: isThreshold,
        words: "`\(fact.name): \(words(for: test, of: fact))` → \(words(for: other, of: fact))",
        condition: .fact(fact.id, other))
    }
    switch test {
    case .isOneOf(let values): return fewer(values).map { variant(.isOneOf($0.rest)) }
    case .containsAny(let values): return fewer(values).map { variant(.containsAny($0.rest)) }
    case .containsOnly(let values):
      return [variant(.containsAny(values))] + fewer(values).map { variant(.containsOnly($0.rest)) }
    case .lies(let places): return fewer(places).map { variant(.lies(in: $0.rest)) }
    case .figure(let comparison, let limit):
      let others = neighbours(of: limit, fact).map { FactTest.figure(comparison, $0) }
      return (others + other(comparison).map { .figure($0, limit) }).map { variant($0, isThreshold: true) }
    case .isEmpty, .liesWith: return []
    }
  }

  /// The same comparison with the limit itself on the other side.
  private func other(_ comparison: Comparison) -> [Comparison] {
    switch comparison {
    case .atMost: [.below]
    case .below: [.atMost]
    case .atLeast: [.above]
    case .above: [.atLeast]
    case .exactly: []
    }
  }

  /// A limit a little lower and a little higher: a percent, one, a day.
  private func neighbours(of limit: Int64, _ fact: Fact) -> [Int64] {
    switch fact.kind {
    case .percentage: [limit - 10_000, limit + 10_000].filter { (0...1_000_000).contains($0) }
    case .date:
      CalendarDate(ordinal: Int32(clamping: limit)).map { [$0.previous, $0.next].map { Int64($0.ordinal) } } ?? []
    case .count, .yesNo, .choice, .set, .place: [limit - 1, limit + 1].filter { $0 >= 0 }
    }
  }

  private func phrase(_ condition: Condition) -> String {
    switch condition {
    case .all(let parts): parts.map(phrase).joined(separator: ", ")
    case .any(let parts): "any of " + parts.map(phrase).joined(separator: ", ")
    case .not(let part): "not " + phrase(part)
    case .fact, .term, .carries, .reading, .about, .stated: words(for: condition)
    }
  }
}

/// A list less each of its members in turn; none of a list of one.
func fewer<Member>(_ members: [Member]) -> [(rest: [Member], left: Member)] {
  guard members.count > 1 else { return [] }
  return members.indices.map { index in
    var rest = members
    let left = rest.remove(at: index)
    return (rest, left)
  }
}

extension Law.Variant {
  fileprivate func wrapped(_ whole: (Condition) -> Condition) -> Self {
    Self(isThreshold: isThreshold, words: words, condition: whole(condition))
  }
}
