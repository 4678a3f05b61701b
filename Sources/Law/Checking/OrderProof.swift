import Synchronization

/// The proof that more of no ordered fact makes an answer better, for several threads: what is proved of one fact has
/// nothing to do with another.
final class OrderProof: Sendable {
  private let law: Law
  /// The first day of each epoch, the last first.
  private let days: [CalendarDate]
  private let facts: [Fact]
  private let next = Atomic(0)
  private let found = Mutex(Found())

  /// What all threads found.
  private struct Found {
    var violations: [StepViolation] = []
    var biting: Set<OrderProver.Excuse> = []
    var isExhausted = false
  }

  init(_ law: Law, _ days: [CalendarDate]) {
    self.law = law
    self.days = days.reversed()
    facts = law.facts.filter { !$0.steps.isEmpty }
  }

  /// Proves it of one fact after the other until none is left.
  func prove() { prove(days.map { LawCompiler(law, on: $0) }, ActivityEpochs(law)) }

  /// - Parameter compilers: Those of each day, in any order.
  func prove(_ compilers: [LawCompiler], _ epochs: ActivityEpochs) {
    let compilers = compilers.sorted { $0.date > $1.date }
    var prover = OrderProver(law, epochs)
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < facts.count else { break }
      for compiler in compilers { prover.prove(facts[index], compiler) }
    }
    found.withLock { found in
      found.violations += prover.violations
      found.biting.formUnion(prover.biting)
      if prover.isExhausted { found.isExhausted = true }
    }
  }

  /// Where it is not so, the last day first, facts in the order of the law.
  var violations: [StepViolation] {
    found.withLock { found in
      found.violations.enumerated().sorted { a, b in
        (b.element.day, a.element.fact, a.offset) < (a.element.day, b.element.fact, b.offset)
      }.map(\.element)
    }
  }

  /// What is listed and excuses nothing.
  var idle: [OrderProver.Excuse] {
    let biting = found.withLock(\.biting)
    return law.outOfOrder.enumerated().flatMap { index, listed in
      listed.steps.flatMap { step in
        listed.by.map { OrderProver.Excuse(listed: index, step: step, row: $0) }
      }
    }.filter { !biting.contains($0) }
  }

  /// Whether diagrams grew past the limit; what was found since is not to be used.
  var isExhausted: Bool { found.withLock(\.isExhausted) }
}
