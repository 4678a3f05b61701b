/// Two values of a fact of which the one must lead to no worse an answer than the other.
package struct FactStep: Sendable {
  /// How it is written: from less to more; from what is taken as relief to what would be stated instead.
  package let written: OutOfOrder.Step
  /// Which of the variables of the fact it changes, by position.
  package let variable: Int
  /// The value that leads to no worse an answer.
  package let better: Int
  package let worse: Int
  /// Whether the fact counts as relief: then what is taken is never the better one.
  package let isRelief: Bool
}

extension Fact {
  /// From less to more along its order; and where it counts as relief, from what is taken to every other value.
  package var steps: [FactStep] {
    var steps: [FactStep] = []
    if let ordered {
      let written =
        ordered == .elements
        ? addedElements : ordered.pairs.map { OutOfOrder.Step(from: $0.less, to: $0.more) }
      steps += written.map { step(along: $0, isRelief: false) }
    }
    if takenAs == .relief { steps += stepsFromTaken.map { step(along: $0, isRelief: true) } }
    return steps
  }

  private func step(along written: OutOfOrder.Step, isRelief: Bool) -> FactStep {
    let ends = kind == .set ? (0, 1) : (written.from ?? 0, written.to)
    return FactStep(
      written: written, variable: kind == .set ? written.to : 0, better: isRelief ? ends.1 : ends.0,
      worse: isRelief ? ends.0 : ends.1, isRelief: isRelief)
  }

  private var addedElements: [OutOfOrder.Step] {
    values.indices.map { OutOfOrder.Step(from: nil, to: $0) }
  }

  private var stepsFromTaken: [OutOfOrder.Step] {
    let taken: Int
    switch leftOut {
    case .notKnown: return []
    case .none where kind == .set: return addedElements
    case .none: taken = 0
    case .value(let value): taken = value
    }
    return values.indices.filter { $0 != taken }.map { OutOfOrder.Step(from: taken, to: $0) }
  }
}
