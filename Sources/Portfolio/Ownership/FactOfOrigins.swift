import Law

/// What origins tell of a fact of holders.
struct FactOfOrigins: Sendable {
  /// The origins of those who have it by their origin.
  private let own: [OriginID]
  /// The origins of those who can have it; none where anybody can.
  let able: [OriginID]

  init(_ fact: FactID, _ law: Law) {
    own = law.origins.filter { $0.has.contains(fact) }.map(\.id)
    able = law.origins.filter { $0.has.contains(fact) || $0.mayHave.contains(fact) }.map(\.id)
  }

  /// Whether origins tell nothing of it.
  var isEmpty: Bool { able.isEmpty }

  /// Whether some have it by their origin.
  var isHad: Bool { !own.isEmpty }

  func isHad(by origin: OriginID?) -> Bool { origin.map(own.contains) ?? false }

  func canBeHad(by origin: OriginID?) -> Bool { able.isEmpty || origin.map(able.contains) ?? true }
}
