public import DecisionDiagram
public import Law
public import Portfolio

/// What is still open of one service line, and which question is best asked next. For one thread at
/// a time.
///
/// What is to be settled stands as diagrams over the facts that are neither stated nor settled, with
/// everything else known put in: leaves are sets of outcomes, so that what stays open (contested
/// points, facts nobody knows) does not count as something to ask. A fact matters if two of its values lead,
/// all else equal, to different sets. So no question is asked that can no longer change anything.
///
/// Which of those that matter comes next is found by looking one question ahead: the one after which
/// the fewest are expected when the rest is asked in the order of the diagram. This never asks more than that
/// order by itself would.
///
/// Source: D. P. Bertsekas, J. N. Tsitsiklis, C. Wu, "Rollout Algorithms for Combinatorial
/// Optimization" (1997), on looking one step ahead of a fixed rule.
public final class Inquiry {
  private let assessor: Assessor
  private let law: Law
  private let outcome: JointOutcome
  private let weights: [[Double]]
  private var functions: [Diagram] = []
  /// The duty that a function is for.
  private var duties: [Diagram: DutyID] = [:]
  /// The first of them, for the verdict of the line; `nil` where it grew past the limit.
  private(set) var verdict: Diagram?
  private(set) var model: QuestionModel
  private var subjects: [InquirySubject?] = []
  /// For each variable, the values that the line can have by what is known and taken.
  public private(set) var possible: [ValueSet] = []

  var store: DiagramStore { outcome.store }

  public init(_ assessor: Assessor) {
    self.assessor = assessor
    law = assessor.law
    outcome = JointOutcome(openGradesOf: law)
    weights = law.space.likelihoods(of: law)
    model = QuestionModel(weights: weights, question: [])
  }

  // MARK: - What is open

  /// Looks at a line of a company.
  ///
  /// - Parameters:
  ///   - record: A company without problems.
  ///   - date: A day whose law is encoded.
  ///   - settled: Facts that are not to be asked about, known or not.
  ///   - isOwnershipSettled: Whether ownership as a whole is not to be asked about any more; figures
  ///     of it that are not settled are then asked one by one.
  public func begin(
    _ record: borrowing CompanyRecord, line: Int, on date: CalendarDate, goal: InquiryGoal,
    settled: Set<FactID>, isOwnershipSettled: Bool
  ) {
    store.removeAll()
    setSubjects(settled, isOwnershipSettled)
    let tables = assessor.tables(on: date)
    let hidden = subjects.map { $0 == nil }
    functions = []
    duties = [:]
    verdict = nil
    var whole = Diagram.leaf(0)
    possible = law.space.variables.map { _ in [] }
    assessor.withLine(record, line, tables) { lent in
      for variable in possible.indices { possible[variable].formUnion(lent.known[variable]) }
      whole = outcome.union(whole, outcome.outcomes(of: lent, tables))
    }
    if store.isExhausted {
      store.removeAll()
    } else {
      let sets = store.joined(whole, over: hidden)
      verdict = store.isExhausted ? nil : sets
      if let verdict { functions.append(verdict) } else { store.removeAll() }
    }
    assessor.withLine(record, line, tables) { lent in
      if verdict == nil || goal >= .activities {
        for activity in lent.active {
          add(hidden) {
            outcome.activity(activity, lent.choice, known: lent.known, lent.bonds, tables)
          }
        }
      }
      if goal >= .duties {
        for index in dutiesBySubject(tables) {
          add(hidden, for: tables.duties.duties[index]) {
            outcome.duty(
              index, lent.active, lent.choice, known: lent.known, lent.bonds, tables)
          }
        }
      }
    }
    functions = functions.filter { store.leaves(of: $0).filter { $0 != 0 }.count > 1 }
    if let verdict, store.leaves(of: verdict).filter({ $0 != 0 }).count < 2 {
      functions.removeAll { $0 == verdict }
    }
  }

  /// - Parameter duty: The duty that it is for, if it is for one.
  private func add(_ hidden: [Bool], for duty: DutyID? = nil, _ make: () -> Diagram) {
    let function = store.joined(outcome.sets(of: make()), over: hidden)
    guard !store.isExhausted, !functions.contains(function) else { return }
    functions.append(function)
    duties[function] = duty
  }

  /// The duties of a day as lists of duties show them: subject by subject, within each in the order of the law.
  private func dutiesBySubject(_ tables: EpochTables) -> [Int] {
    let duties = tables.duties.duties
    return duties.indices.sorted { a, b in
      let subjects = [a, b].map { law[duties[$0]].subject?.index ?? law.subjects.count }
      return (subjects[0], a) < (subjects[1], b)
    }
  }

  private func setSubjects(_ settled: Set<FactID>, _ isOwnershipSettled: Bool) {
    var numbers: [InquirySubject: Int] = [:]
    subjects = law.space.variables.indices.map { variable in
      guard let fact = law.space.fact(of: variable), !settled.contains(fact) else { return nil }
      return law[fact].computed != nil && !isOwnershipSettled ? .ownership : .fact(fact)
    }
    model.question = subjects.enumerated().map { variable, subject in
      guard let subject else { return -1 - variable }
      let number = numbers[subject] ?? numbers.count
      numbers[subject] = number
      return number
    }
  }

  // MARK: - What to ask

  /// What can still change what is to be settled.
  public var openSubjects: Set<InquirySubject> {
    functions.reduce(into: []) { $0.formUnion(openSubjects(of: $1)) }
  }

  /// The questions that can still change what is to be settled, the best first. Empty when all is
  /// settled that can be.
  ///
  /// What decides verdicts comes before what decides duties, and the questions on one duty before those on the next.
  public func questions() -> [OpenQuestion] {
    let all = candidates(of: functions)
    let first = functions.first { !openSubjects(of: $0).isEmpty && duties[$0] == nil }
      ?? functions.first { !openSubjects(of: $0).isEmpty }
    guard let first, let duty = duties[first] else { return all }
    let own = openSubjects(of: first)
    return all.filter { own.contains($0.subject) }.map {
      OpenQuestion(subject: $0.subject, remaining: $0.remaining, duty: duty)
    } + all.filter { !own.contains($0.subject) }
  }

  /// Whether what is to be settled still hangs on a fact of which no more is known than that it has one of some values.
  public func hangs(on variable: Int, among values: ValueSet) -> Bool {
    var known = law.space.variables.map(\.all)
    known[variable] = values
    return functions.contains { outcome.open(store.restrict($0, known)).contains(variable) }
  }

  func openSubjects(of function: Diagram) -> Set<InquirySubject> {
    Set(outcome.open(function).compactMap { subjects[$0] })
  }

  func candidates(of functions: [Diagram]) -> [OpenQuestion] {
    let expectation = ExpectedQuestions(store, model, impossible: 0)
    let expected = functions.map(expectation.count)
    let whole = expected.reduce(0, +)
    var open: [InquirySubject: [Int]] = [:]
    for (index, function) in functions.enumerated() {
      for subject in openSubjects(of: function) { open[subject, default: []].append(index) }
    }
    // In one order, so that what is asked never hangs on how sets are kept.
    let ordered = open.sorted { position(of: $0.key) < position(of: $1.key) }
    let candidates = ordered.map { subject, concerned -> OpenQuestion in
      var remaining = whole
      for index in concerned {
        let after = ways(of: functions[index], subject, limit: 64).reduce(0) {
          $0 + $1.likelihood * expectation.count(in: $1.diagram)
        }
        remaining += after - expected[index]
      }
      return OpenQuestion(subject: subject, remaining: remaining)
    }
    let sorted = candidates.sorted { a, b in
      abs(a.remaining - b.remaining) > 1e-9
        ? a.remaining < b.remaining : position(of: a.subject) < position(of: b.subject)
    }
    // A question that settles several things is asked once.
    let most = Double(max(0, sorted.count - 1))
    return sorted.map { OpenQuestion(subject: $0.subject, remaining: min($0.remaining, most)) }
  }

  /// What a function becomes under the answers to a question.
  func ways(
    of function: Diagram, _ subject: InquirySubject, limit: Int
  ) -> [(diagram: Diagram, likelihood: Double)] {
    store.cofactors(
      of: function, over: store.support(of: function).filter { subjects[$0] == subject }, model,
      impossible: 0, limit: limit)
  }

  private func position(of subject: InquirySubject) -> Int {
    switch subject {
    case .ownership: outcome.computed.lowerBound
    case .fact(let fact): law.space.ofFact[fact.index].lowerBound
    }
  }

  /// The outcomes that the line can still have if a fact is what is given.
  ///
  /// - Parameter given: Variables with the values they can have.
  /// - Returns: `nil` where the verdict of the line cannot be computed as a whole; empty where what is
  ///   given cannot be.
  public func verdicts(if given: [(variable: Int, values: ValueSet)]) -> VerdictSet? {
    guard let verdict else { return nil }
    var known = law.space.variables.map(\.all)
    for (variable, values) in given { known[variable] = values }
    let sets = store.leaves(of: store.restrict(verdict, known)).reduce(0, |)
    return VerdictSet(mask: UInt8(truncatingIfNeeded: sets))
  }
}

extension FactSpace {
  /// For each variable, how likely its values are taken to be: all alike, but for sets, of which few
  /// elements are usual.
  func likelihoods(of law: Law) -> [[Double]] {
    variables.map { variable in
      guard case .element(let fact, _) = variable.subject else {
        return Array(repeating: 1, count: variable.size)
      }
      let chance = min(0.5, 2 / Double(law[fact].values.count))
      return [1 - chance, chance]
    }
  }
}
