package import Law

/// The value of one fact as it is in the world: no variable, no cell, no class of places.
package enum FactValue: Hashable, Sendable {
  /// A value of a choice by position; of a yes-no, 0 or 1.
  case choice(Int)
  /// The elements of a set, by position.
  case elements(Set<Int>)
  /// A share, a count or a date, in steps of its scale; see ``Law/Fact/stepsOfUnit``.
  case figure(Int64)
  case place(PlaceID)

  /// The value that an outermost `none` stands for; `nil` for a kind that has none.
  package static func none(of fact: Fact) -> FactValue? {
    switch fact.kind {
    case .yesNo: .choice(0)
    case .choice: fact.values.firstIndex { $0.name == "none" }.map { .choice($0) }
    case .set: .elements([])
    case .percentage, .count, .date, .place: nil
    }
  }
}

extension Fact {
  /// How many steps a unit of the law's figures has: between two millionths of a share lie shares
  /// that no file can write but holders can have; counts and dates have nothing between them.
  package var stepsOfUnit: Int64 { kind == .percentage ? 8 : 1 }
}

/// One complete set of facts: an answer to every reading, a value of every fact.
package struct WholeCase: Hashable, Sendable {
  /// By the position of the reading.
  package var answers: [Int]
  /// By the position of the fact, those computed from a table of holders included.
  package var values: [FactValue]

  package init(answers: [Int], values: [FactValue]) {
    self.answers = answers
    self.values = values
  }
}

/// What a service line says of itself, beside its facts.
package struct LineKind: Hashable, Sendable {
  package var declared: [ActivityID]
  package var isGraded: Bool
  /// The topics and kinds that it is said to be about.
  package var about: [TopicID] = []
  /// The facts that are stated of it and its company; `nil` where all are.
  package var stated: Set<FactID>?

  package init(declared: [ActivityID], isGraded: Bool) {
    self.declared = declared
    self.isGraded = isGraded
  }

  package func states(_ fact: FactID) -> Bool { stated?.contains(fact) ?? true }
}
