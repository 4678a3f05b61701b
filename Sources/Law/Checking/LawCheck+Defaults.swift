import DecisionDiagram
import Diagnostics

extension LawCheck {
  /// What is taken of facts that nobody stated has a reason, can be, and every topic opens something.
  mutating func checkDefaults() {
    for fact in law.facts {
      checkDefault(fact)
      checkInferences(fact)
    }
    for topic in law.topics { check(topic) }
  }

  /// A value is taken because somebody would know of another, because it can only relieve or is usual, or because nothing
  /// that the line is about opens the fact.
  private mutating func checkDefault(_ fact: Fact) {
    let isTaken = fact.leftOut != .notKnown
    if isTaken, fact.takenAs == nil, !law.topics.contains(where: { $0.opens(fact.id) }) {
      report(
        "default-without-reason",
        "`\(fact.name)` is taken where nobody states it, and nothing says why it may be", fact.source,
        help: "say `taken-as:`, open it by a topic, or leave out `left-out`: what is not known is asked")
    }
    if fact.takenAs != nil, fact.computed != nil {
      report(
        "taken-though-computed", "`\(fact.name)` is computed from holders, so nothing is taken of it",
        fact.source, help: "leave out `taken-as`")
    } else if fact.takenAs != nil, !isTaken {
      report(
        "taken-without-default", "`\(fact.name)` says why it is taken, and takes nothing", fact.source,
        help: "say `left-out:`, or leave out `taken-as`")
    }
  }

  /// Each rule of inference holds in some case in which no earlier one does and the fact applies.
  private mutating func checkInferences(_ fact: Fact) {
    guard !fact.infers.isEmpty, let compiler = days.last.flatMap({ compilers[$0] }) else { return }
    let store = compiler.store
    var free = fact.appliesWhen.map(compiler.diagram) ?? .yes
    for inference in fact.infers {
      let holds = compiler.diagram(inference.when)
      if !canBe(store.and(free, holds), compiler) {
        report(
          "idle-inference", "nothing is ever inferred of `\(fact.name)` so", inference.source,
          help: "its condition cannot hold where the fact applies, or an earlier inference holds first")
      }
      free = store.and(free, store.not(holds))
    }
  }

  private mutating func check(_ topic: Topic) {
    if !topic.isOrdinary, topic.opens.isEmpty, topic.isYes.isEmpty, topic.declaredBy.isEmpty {
      report(
        "idle-topic", "the topic `\(topic.name)` opens no fact", topic.source,
        help: "name its facts under `opens`, or put it among `kinds`")
    }
    if let condition = topic.inPlay, let compiler = days.last.flatMap({ compilers[$0] }),
      !canBe(compiler.diagram(condition), compiler)
    {
      report("idle-topic", "the `in-play` of `\(topic.name)` never holds", topic.source)
    }
  }

  /// Whether some case that can be is among these.
  private func canBe(_ cases: Diagram, _ compiler: LawCompiler) -> Bool {
    let possible = compiler.excludingImpossible(compiler.store.map(cases) { $0 + 1 })
    return possible == .leaf(2) || compiler.store.leaves(of: possible).contains(2)
  }
}
