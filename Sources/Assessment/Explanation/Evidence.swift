public import DecisionDiagram
public import Law

/// How a condition stands in one case, part by part.
public struct Evidence: Sendable {
  public let condition: Condition
  /// `nil` where what is known leaves it open.
  public let truth: Bool?
  /// How its parts stand: those of `all` and `any`, the one of `not`, and what a term means.
  public let parts: [Evidence]

  /// How it stands by what was told: what is only taken of a fact is open.
  public func truth(told isTold: (FactID) -> Bool) -> Bool? {
    switch condition {
    case .all: Evidence.conjunction(parts.map { $0.truth(told: isTold) })
    case .any: Evidence.disjunction(parts.map { $0.truth(told: isTold) })
    case .not: parts.first?.truth(told: isTold).map { !$0 }
    case .term: parts.first?.truth(told: isTold)
    case .fact(let fact, .liesWith(let other, _)): isTold(fact) && isTold(other) ? truth : nil
    case .fact(let fact, _): isTold(fact) ? truth : nil
    case .carries, .reading, .about, .stated: truth
    }
  }

  /// The parts that settle it: of what all must hold, one that fails or all; of what one suffices for,
  /// one that holds or all; where it is open, or settled alike on every view of a contested point, those that are open.
  public var deciding: [Evidence] {
    switch (condition, truth) {
    case (.all, false): parts.first { $0.truth == false }.map { [$0] } ?? parts.filter { $0.truth == nil }
    case (.any, true): parts.first { $0.truth == true }.map { [$0] } ?? parts.filter { $0.truth == nil }
    case (.all, .none), (.any, .none): parts.filter { $0.truth == nil }
    case (_, _): parts
    }
  }

  /// The tests of facts, grades and readings that settle it, each once.
  public var decidingTests: [Evidence] {
    guard !parts.isEmpty else { return condition == .always ? [] : [self] }
    var seen: Set<Condition> = []
    return deciding.flatMap(\.decidingTests).filter { seen.insert($0.condition).inserted }
  }
}

/// Reads conditions against what is known, clause by clause, as the law states them.
public struct EvidenceReader {
  private let law: Law
  private let date: CalendarDate
  private let known: [ValueSet]

  /// - Parameters:
  ///   - known: What is known of every variable.
  ///   - date: The day on which places are looked at.
  public init(_ law: Law, known: [ValueSet], on date: CalendarDate) {
    self.law = law
    self.known = known
    self.date = date
  }

  public func evidence(of condition: Condition) -> Evidence {
    let evidence = partByPart(condition)
    guard evidence.truth == nil, let truth = truthOnEveryView(of: condition) else { return evidence }
    return Evidence(condition: condition, truth: truth, parts: evidence.parts)
  }

  /// Views of contested points that are looked at together.
  private static let mostViews = 16

  /// How a condition stands on each view of the contested points that it asks about, where that is the same: a Chinese share
  /// of 60 % is control by every view of what control is.
  private func truthOnEveryView(of condition: Condition) -> Bool? {
    let open = law.readings(testedBy: condition).map(law.space.variable(of:)).filter { known[$0].count > 1 }.sorted()
    guard let first = open.first, open.reduce(1, { $0 * known[$1].count }) <= Self.mostViews else { return nil }
    var agreed: Bool?
    for answer in known[first] {
      var fixed = known
      fixed[first] = .only(answer)
      guard let truth = EvidenceReader(law, known: fixed, on: date).evidence(of: condition).truth,
        agreed == nil || agreed == truth
      else { return nil }
      agreed = truth
    }
    return agreed
  }

  private func partByPart(_ condition: Condition) -> Evidence {
    switch condition {
    case .all(let conditions):
      let parts = conditions.map(evidence)
      return Evidence(
        condition: condition, truth: Evidence.conjunction(parts.map(\.truth)), parts: parts)
    case .any(let conditions):
      let parts = conditions.map(evidence)
      return Evidence(
        condition: condition, truth: Evidence.disjunction(parts.map(\.truth)), parts: parts)
    case .not(let inner):
      let part = evidence(of: inner)
      return Evidence(condition: condition, truth: part.truth.map { !$0 }, parts: [part])
    case .term(let term):
      let part = evidence(of: law[term].means)
      return Evidence(condition: condition, truth: part.truth, parts: [part])
    case .fact(let fact, let test):
      return Evidence(condition: condition, truth: truth(of: test, law[fact]), parts: [])
    case .carries(let activity, let grade):
      let mask = ValueSet(Grade.allCases.filter { $0 >= grade }.map { Int($0.rawValue) })
      let truth = law.space.ofGrade[activity].map { isIn(mask, $0) } ?? false
      return Evidence(condition: condition, truth: truth, parts: [])
    case .reading(let reading, let answers):
      let mask = ValueSet(answers)
      let truth = isIn(mask, law.space.variable(of: reading))
      return Evidence(condition: condition, truth: truth, parts: [])
    case .about(let topics):
      let truth = Evidence.disjunction(
        topics.map { isIn(.only(1), law.space.ofTopic[$0.index]) })
      return Evidence(condition: condition, truth: truth, parts: [])
    case .stated(let facts):
      let truth = Evidence.disjunction(
        facts.map { fact in
          law.space.ofStated[fact].map { isIn(.only(1), $0) } ?? false
        })
      return Evidence(condition: condition, truth: truth, parts: [])
    }
  }

  // MARK: - Tests

  private func isIn(_ mask: ValueSet, _ variable: Int) -> Bool? {
    let known = self.known[variable]
    return known.isSubset(of: mask) ? true : known.isDisjoint(with: mask) ? false : nil
  }

  /// Outside the condition under which a fact applies, it is none.
  private func truth(of test: FactTest, _ fact: Fact) -> Bool? {
    let stated = statedTruth(of: test, fact)
    guard let applies = fact.appliesWhen else { return stated }
    let none = fact.holdsForNone(test)
    return switch evidence(of: applies).truth {
    case true: stated
    case false: none
    case nil: stated == none ? none : nil
    }
  }

  private func statedTruth(of test: FactTest, _ fact: Fact) -> Bool? {
    let first = law.space.ofFact[fact.id.index].lowerBound
    func has(_ element: Int) -> Bool? { isIn(.only(1), first + element) }
    func any(_ elements: some Sequence<Int>) -> Bool? {
      Evidence.disjunction(elements.map(has))
    }
    switch test {
    case .containsAny(let elements): return any(elements)
    case .isEmpty: return any(fact.values.indices).map { !$0 }
    case .containsOnly(let elements):
      let others = any(fact.values.indices.filter { !elements.contains($0) })
      let some = any(elements)
      if some == false || others == true { return false }
      return some == nil || others == nil ? nil : true
    case .isOneOf, .figure, .lies:
      return isIn(law.space.mask(of: test, on: first, date: date), first)
    case .liesWith(let other, let group):
      return liesWith(first, law.space.ofFact[other.index].lowerBound, group)
    }
  }

  /// Whether two places lie in one and the same of the places that are directly in a group.
  private func liesWith(_ first: Int, _ second: Int, _ group: PlaceID) -> Bool? {
    let members = law.places.filter { $0.liesDirectly(in: group, on: date) }
    var isOpen = false
    for member in members {
      let both = [first, second].map { variable in
        isIn(law.space.mask(of: .lies(in: [member.id]), on: variable, date: date), variable)
      }
      if both == [true, true] { return true }
      if !both.contains(false) { isOpen = true }
    }
    return isOpen ? nil : false
  }
}
