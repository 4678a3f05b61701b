import YAML

extension LawBuilder {
  /// What `ordered:` says: values from the least to the most, lists of them, or `elements` of a set.
  func readOrder(
    _ value: YAMLValue, _ name: String, _ kind: Fact.Kind, _ values: [Fact.Value]
  ) -> FactOrder? {
    switch kind {
    case .set where value.string == "elements": return .elements
    case .yesNo where value.isSequence, .choice where value.isSequence:
      let names = values.map(\.name)
      let isPartial = value.elements.contains(where: \.isSequence)
      let order = FactOrder.values(
        (isPartial ? value.elements : [value]).map { chain in
          listed(chain).compactMap { position(of: $0, in: names, owner: name) }
        })
      if !order.pairs.isEmpty, !order.pairs.contains(where: { $0.less == $0.more }) { return order }
    case .set, .yesNo, .choice, .percentage, .count, .date, .place: break
    }
    report(.notAnOrder(name), at: value)
    return nil
  }

  /// Reads where more makes an answer better all the same.
  func readOutOfOrder(_ values: [YAMLValue]) {
    for value in values {
      let fields = Fields(value, of: "a step out of order", self)
      defer { fields.finish() }
      let because = fields.wording("because")
      let cites = fields.optional("cites").flatMap(citation)
      let by = fields.required("by").map(listed)?.compactMap { resolve($0, "row") }
      guard let index = fields.required("fact").flatMap({ resolve($0, "fact") }), let by else { continue }
      outOfOrder.append(
        OutOfOrder(
          fact: FactID(index), steps: steps(fields, of: facts[index]), by: by.map { GradeRowID($0) },
          because: because, cites: cites, source: source(value)))
    }
  }

  private func steps(_ fields: Fields, of fact: Fact) -> [OutOfOrder.Step] {
    let names = fact.values.map(\.name)
    func positions(_ key: String) -> [Int] {
      fields.required(key).map(listed)?.compactMap { position(of: $0, in: names, owner: fact.name) } ?? []
    }
    let steps: [OutOfOrder.Step]
    if fact.kind == .set {
      steps = positions("adds").map { OutOfOrder.Step(from: nil, to: $0) }
    } else {
      let from = positions("from")
      let to = positions("to")
      steps = from.flatMap { from in to.map { OutOfOrder.Step(from: from, to: $0) } }
    }
    let known = Set(fact.steps.map(\.written))
    if !steps.allSatisfy(known.contains) { report(.notAStep(fact.name), at: fields.value) }
    return steps
  }
}
