import YAML

extension LawBuilder {
  func readLevers(_ values: [YAMLValue]) {
    var moved: [FactID: String] = [:]
    for value in values {
      let fields = Fields(value, of: "a lever", self)
      guard let name = fields.text("lever") else { continue }
      let isNew = declare(name, "lever", index: levers.count, at: value)
      let cost = fields.word("cost", among: \Lever.Cost.rawValue) ?? .medium
      let moves = fields.list("moves").compactMap { item -> Lever.Move? in
        guard let move = readMove(item) else { return nil }
        let fact = facts[move.fact.index]
        if isNew, let other = moved[fact.id] { report(.movedTwice(fact.name, by: other), at: item) }
        moved[fact.id] = name
        return move
      }
      levers.append(
        Lever(
          id: LeverID(levers.count), name: name, says: fields.wording("says"),
          noun: fields.wording("as"), loses: fields.wording("loses"), cost: cost, moves: moves,
          givesUpBusiness: fields.flag("gives-up-business"), changesProduct: fields.flag("changes-product"),
          source: source(value)))
      fields.finish()
    }
  }

  /// A fact by name, or with the values or the place that it can be moved to: `{ current-affairs: [none, incidental] }`,
  /// `{ registered-in: mainland }`.
  private func readMove(_ value: YAMLValue) -> Lever.Move? {
    guard value.isMapping, let entry = value.entries.first else {
      return resolve(value, "fact").map { Lever.Move(fact: facts[$0].id, goal: nil) }
    }
    guard let index = resolve(entry.key, "fact") else { return nil }
    switch condition(value) {
    case .fact(let fact, .isOneOf(let values)):
      return Lever.Move(fact: fact, goal: .isOneOf(values))
    case .fact(let fact, .lies(let places)):
      return Lever.Move(fact: fact, goal: .lies(in: places))
    case .fact(let fact, .figure(let comparison, let limit)):
      return Lever.Move(fact: fact, goal: .figure(comparison, limit))
    case _:
      report(.movedToNoValue(facts[index].name), at: entry.value)
      return nil
    }
  }
}
