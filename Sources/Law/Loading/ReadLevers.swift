import YAML

extension LawBuilder {
  func readLevers(_ values: [YAMLValue]) {
    var moved: [FactID: String] = [:]
    for value in values {
      let fields = Fields(value, of: "a lever", self)
      guard let name = fields.text("lever") else { continue }
      declare(name, "lever", index: levers.count, at: value)
      let cost = fields.word("cost", among: \Lever.Cost.rawValue) ?? .medium
      let moves = fields.list("moves").compactMap { item -> FactID? in
        guard let index = resolve(item, "fact") else { return nil }
        let fact = facts[index]
        if let other = moved[fact.id] { report(.movedTwice(fact.name, by: other), at: item) }
        moved[fact.id] = name
        return fact.id
      }
      levers.append(
        Lever(
          id: LeverID(levers.count), name: name, says: fields.wording("says"), cost: cost,
          moves: moves, source: source(value)))
      fields.finish()
    }
  }
}
