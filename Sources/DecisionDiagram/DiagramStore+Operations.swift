/// Operations whose results are kept until the store is emptied: what has been combined once is looked up.
///
/// Source: K. S. Brace, R. L. Rudell, R. E. Bryant, "Efficient Implementation of a BDD Package" (1990): one table for
/// all operations, and cases that are settled above the leaves.
extension DiagramStore {
  /// What tells the entries of the table apart.
  enum KeptTag {
    static let and: UInt16 = 1
    static let or: UInt16 = 2
    static let union: UInt16 = 3
    static let least: UInt16 = 4
    static let masked: UInt16 = 5
    static let singletons: UInt16 = 6
    static let pair: UInt16 = 7
    static let ifThenElse: UInt16 = 8
    static let chosen: UInt16 = 9
    static let excluding: UInt16 = 10
    static let lowerThan: UInt16 = 11
    static let greatest: UInt16 = 12
    /// From here on the composing of a variable, by its number.
    static let composing = 16
    /// From here on what is lower along a variable, by its number.
    static let lowerAlong = 1 << 15
  }

  /// 1 where both are 1, else 0; of diagrams that lead to nothing but 0 and 1.
  package func and(_ a: Diagram, _ b: Diagram) -> Diagram { combine(a, b, Conjunction()) }

  /// 1 where one is 1, else 0; of diagrams that lead to nothing but 0 and 1.
  package func or(_ a: Diagram, _ b: Diagram) -> Diagram { combine(a, b, Disjunction()) }

  /// Takes leaves as sets (bit masks): what is in either.
  package func union(_ a: Diagram, _ b: Diagram) -> Diagram { combine(a, b, Union()) }

  /// The lesser of two leaves; 0 where one of them is 0.
  ///
  /// - Parameter top: No leaf is greater.
  package func least(_ a: Diagram, _ b: Diagram, top: Int32) -> Diagram {
    combine(a, b, Least(top: ~top))
  }

  /// The greater of two leaves.
  package func greatest(_ a: Diagram, _ b: Diagram) -> Diagram { combine(a, b, Greatest()) }

  /// Leads where `a` does in the cases of a mask, which leads to 1 there and else to 0; elsewhere to 0.
  package func masked(_ a: Diagram, by mask: Diagram) -> Diagram { combine(mask, a, Masking()) }

  /// Leads where `a` does outside the cases of a mask, which leads to 1 there and else to 0; in them to 0.
  package func masked(_ a: Diagram, outside mask: Diagram) -> Diagram { combine(mask, a, Excluding()) }

  /// Leads where `a` does in the cases in which that is lower than what `b` leads to, or `b` leads to 0; elsewhere to 0.
  package func lower(_ a: Diagram, than b: Diagram) -> Diagram { combine(a, b, Lower()) }

  /// Leads where `a` does in the cases in which `choice` leads to 1, to a leaf where it leads to 0, and to 0 where it leads
  /// to 2.
  ///
  /// - Parameter otherwise: The leaf, the same in all of a store.
  package func chosen(by choice: Diagram, _ a: Diagram, otherwise: Int32) -> Diagram {
    combine(choice, a, Choosing(otherwise: ~otherwise))
  }

  /// Leaves as sets (bit masks) of one: `n` becomes the set of `n - 1`, 0 the empty one.
  package func singletons(_ a: Diagram) -> Diagram { combine(a, .no, Singleton()) }

  /// `then` where the condition is 1, `otherwise` where it is 0.
  package func ifThenElse(
    _ condition: Diagram, _ then: Diagram, _ otherwise: Diagram
  ) -> Diagram {
    beginKept()
    return Diagram(raw: ifThenElse(condition.raw, then.raw, otherwise.raw, storage))
  }

  // MARK: - Doing it

  /// Forgets what was kept, once it is much more than the diagrams there are.
  func beginKept() {
    if storage.pointee.kept.count > 4 * max(nodeCount, 1 << 14) { storage.pointee.kept.removeAll() }
  }

  func keep(_ key: UInt64, _ result: Int32, _ tag: UInt16) {
    if !storage.pointee.isExhausted { storage.pointee.kept.set(key, result, tag: tag) }
  }

  private func combine<Operation: KeptOperation>(
    _ a: Diagram, _ b: Diagram, _ operation: Operation
  ) -> Diagram {
    beginKept()
    return Diagram(raw: combine(a.raw, b.raw, operation, storage))
  }

  private func combine<Operation: KeptOperation>(
    _ first: Int32, _ second: Int32, _ operation: Operation,
    _ storage: UnsafeMutablePointer<Storage>
  ) -> Int32 {
    if let settled = operation.settled(first, second) { return settled }
    if first < 0, second < 0 { return ~operation.leaf(~first, ~second) }
    if storage.pointee.isExhausted { return Diagram.no.raw }
    let isSwapped = Operation.commutes && first > second
    let (a, b) = isSwapped ? (second, first) : (first, second)
    let key = PairTable.key(a, b)
    if let known = storage.pointee.kept.value(key, tag: Operation.tag) { return known }
    let (variableA, variableB) = (Self.top(a, storage), Self.top(b, storage))
    let variable = min(variableA, variableB)
    let parting = Self.parting(a, variableA == variable, b, variableB == variable, storage)
    let base = storage.pointee.scratch.count
    for way in 0..<storage.pointee.table.wayCount(parting) {
      let value = storage.pointee.table.lowestValue(parting, way)
      let child = combine(
        variableA == variable ? Self.child(a, value, storage) : a,
        variableB == variable ? Self.child(b, value, storage) : b, operation, storage)
      storage.pointee.scratch.append(child)
    }
    let result = finish(variable, parting, base, from: a, b).raw
    keep(key, result, Operation.tag)
    return result
  }

  private func ifThenElse(
    _ condition: Int32, _ then: Int32, _ otherwise: Int32,
    _ storage: UnsafeMutablePointer<Storage>
  ) -> Int32 {
    if condition < 0 { return condition == Diagram.yes.raw ? then : otherwise }
    if then == otherwise { return then }
    if storage.pointee.isExhausted { return Diagram.no.raw }
    let key = PairTable.key(condition, number(ofPair: then, otherwise, storage))
    if let known = storage.pointee.kept.value(key, tag: KeptTag.ifThenElse) { return known }
    let own = storage.pointee.nodes[Int(condition)]
    let (first, second) = (Self.top(then, storage), Self.top(otherwise, storage))
    let variable = min(own.variable, first, second)
    let both =
      min(first, second) == variable
      ? Self.parting(then, first == variable, otherwise, second == variable, storage) : nil
    let parting =
      own.variable == variable
      ? both.map { storage.pointee.table.refinement(own.parting, $0) } ?? own.parting
      : both ?? own.parting
    let base = storage.pointee.scratch.count
    for way in 0..<storage.pointee.table.wayCount(parting) {
      let value = storage.pointee.table.lowestValue(parting, way)
      let child = ifThenElse(
        own.variable == variable ? Self.child(condition, value, storage) : condition,
        first == variable ? Self.child(then, value, storage) : then,
        second == variable ? Self.child(otherwise, value, storage) : otherwise, storage)
      storage.pointee.scratch.append(child)
    }
    let result = finish(variable, parting, base, from: then, otherwise).raw
    keep(key, result, KeptTag.ifThenElse)
    return result
  }

  /// The variable that a diagram tests first; past all of them for a leaf.
  @inline(__always)
  private static func top(_ raw: Int32, _ storage: UnsafeMutablePointer<Storage>) -> Int32 {
    raw < 0 ? .max : storage.pointee.nodes[Int(raw)].variable
  }

  /// A number for two diagrams taken together.
  private func number(
    ofPair a: Int32, _ b: Int32, _ storage: UnsafeMutablePointer<Storage>
  ) -> Int32 {
    let key = PairTable.key(a, b)
    if let found = storage.pointee.kept.value(key, tag: KeptTag.pair) { return found }
    // No two have the same: there is one entry more each time.
    let number = Int32(storage.pointee.kept.count)
    storage.pointee.kept.set(key, number, tag: KeptTag.pair)
    return number
  }
}

/// An operation on two diagrams, given as nodes' numbers or complements of leaves.
private protocol KeptOperation {
  static var tag: UInt16 { get }
  static var commutes: Bool { get }
  /// What two diagrams come to, where that is plain without a look below them.
  func settled(_ a: Int32, _ b: Int32) -> Int32?
  /// What two leaves come to.
  func leaf(_ a: Int32, _ b: Int32) -> Int32
}

private struct Conjunction: KeptOperation {
  static var tag: UInt16 { DiagramStore.KeptTag.and }
  static var commutes: Bool { true }
  @inline(__always)
  func settled(_ a: Int32, _ b: Int32) -> Int32? {
    if a == ~0 || b == ~0 { return ~0 }
    if a == ~1 || a == b { return b }
    return b == ~1 ? a : nil
  }
  @inline(__always)
  func leaf(_ a: Int32, _ b: Int32) -> Int32 { a & b }
}

private struct Disjunction: KeptOperation {
  static var tag: UInt16 { DiagramStore.KeptTag.or }
  static var commutes: Bool { true }
  @inline(__always)
  func settled(_ a: Int32, _ b: Int32) -> Int32? {
    if a == ~1 || b == ~1 { return ~1 }
    if a == ~0 || a == b { return b }
    return b == ~0 ? a : nil
  }
  @inline(__always)
  func leaf(_ a: Int32, _ b: Int32) -> Int32 { a | b }
}

private struct Union: KeptOperation {
  static var tag: UInt16 { DiagramStore.KeptTag.union }
  static var commutes: Bool { true }
  @inline(__always)
  func settled(_ a: Int32, _ b: Int32) -> Int32? {
    if a == ~0 || a == b { return b }
    return b == ~0 ? a : nil
  }
  @inline(__always)
  func leaf(_ a: Int32, _ b: Int32) -> Int32 { a | b }
}

private struct Least: KeptOperation {
  static var tag: UInt16 { DiagramStore.KeptTag.least }
  static var commutes: Bool { true }
  /// The leaf than which none is greater, as a diagram.
  let top: Int32
  @inline(__always)
  func settled(_ a: Int32, _ b: Int32) -> Int32? {
    if a == ~0 || b == ~0 { return ~0 }
    if a == top || a == b { return b }
    return b == top ? a : nil
  }
  @inline(__always)
  func leaf(_ a: Int32, _ b: Int32) -> Int32 { min(a, b) }
}

private struct Greatest: KeptOperation {
  static var tag: UInt16 { DiagramStore.KeptTag.greatest }
  static var commutes: Bool { true }
  @inline(__always)
  func settled(_ a: Int32, _ b: Int32) -> Int32? {
    if a == ~0 || a == b { return b }
    return b == ~0 ? a : nil
  }
  @inline(__always)
  func leaf(_ a: Int32, _ b: Int32) -> Int32 { max(a, b) }
}

private struct Masking: KeptOperation {
  static var tag: UInt16 { DiagramStore.KeptTag.masked }
  static var commutes: Bool { false }
  @inline(__always)
  func settled(_ mask: Int32, _ b: Int32) -> Int32? {
    if mask == ~0 || b == ~0 { return ~0 }
    return mask == ~1 ? b : nil
  }
  @inline(__always)
  func leaf(_ mask: Int32, _ b: Int32) -> Int32 { mask == 0 ? 0 : b }
}

private struct Excluding: KeptOperation {
  static var tag: UInt16 { DiagramStore.KeptTag.excluding }
  static var commutes: Bool { false }
  @inline(__always)
  func settled(_ mask: Int32, _ b: Int32) -> Int32? {
    if mask == ~1 || b == ~0 { return ~0 }
    return mask == ~0 ? b : nil
  }
  @inline(__always)
  func leaf(_ mask: Int32, _ b: Int32) -> Int32 { mask == 1 ? 0 : b }
}

private struct Lower: KeptOperation {
  static var tag: UInt16 { DiagramStore.KeptTag.lowerThan }
  static var commutes: Bool { false }
  @inline(__always)
  func settled(_ a: Int32, _ b: Int32) -> Int32? {
    if a == ~0 || a == b { return ~0 }
    return b == ~0 ? a : nil
  }
  @inline(__always)
  func leaf(_ a: Int32, _ b: Int32) -> Int32 { b > 0 && b <= a ? 0 : a }
}

private struct Singleton: KeptOperation {
  static var tag: UInt16 { DiagramStore.KeptTag.singletons }
  static var commutes: Bool { false }
  @inline(__always)
  func settled(_ a: Int32, _ b: Int32) -> Int32? { nil }
  @inline(__always)
  func leaf(_ a: Int32, _ b: Int32) -> Int32 { a == 0 ? 0 : 1 << (a - 1) }
}

private struct Choosing: KeptOperation {
  static var tag: UInt16 { DiagramStore.KeptTag.chosen }
  static var commutes: Bool { false }
  /// The leaf of what is not chosen, as a diagram.
  let otherwise: Int32
  @inline(__always)
  func settled(_ choice: Int32, _ b: Int32) -> Int32? {
    switch choice {
    case ~0: otherwise
    case ~1: b
    case ~2: ~0
    case _: nil
    }
  }
  @inline(__always)
  func leaf(_ choice: Int32, _ b: Int32) -> Int32 { choice == 1 ? b : 0 }
}
