import DecisionDiagram

/// How many questions the verdict of the line at hand takes on average, for measuring.
extension Inquiry {
  /// A way of choosing questions.
  package enum Policy: Sendable {
    /// As ``Inquiry/questions()`` chooses.
    case best
    /// In the order of the diagram.
    case order
    /// The fewest that any way of choosing takes.
    case optimum
  }

  /// The questions expected until the verdict is settled, every value of a fact being as likely as
  /// the interview takes it to be.
  ///
  /// - Parameter limit: How many different states of an interview to look at.
  /// - Returns: `nil` beyond the limit, or where the verdict cannot be computed as a whole.
  package func expectedQuestions(_ policy: Policy, limit: Int) -> Double? {
    guard let verdict else { return nil }
    let expectation = ExpectedQuestions(store, model, impossible: 0)
    var memo: [Diagram: Double] = [:]
    func expected(_ diagram: Diagram) -> Double? {
      if let found = memo[diagram] { return found }
      guard memo.count < limit, !store.isExhausted else { return nil }
      let open = openSubjects(of: diagram)
      var result: Double?
      switch policy {
      case .order:
        result = expectation.count(in: diagram)
      case .best:
        let best = candidates(of: [diagram]).first?.subject
        result = best.map { after(diagram, $0) } ?? 0
      case .optimum:
        result = open.isEmpty ? 0 : open.compactMap { after(diagram, $0) }.min()
      }
      memo[diagram] = result
      return result
    }
    func after(_ diagram: Diagram, _ subject: InquirySubject) -> Double? {
      var sum = 1.0
      for way in ways(of: diagram, subject, limit: 4096) {
        guard let rest = expected(way.diagram) else { return nil }
        sum += way.likelihood * rest
      }
      return sum
    }
    return expected(verdict)
  }
}
