/// Makes diagrams over one list of variables, each function once.
///
/// Variables are numbered in the order in which they are tested. A store grows until it is emptied;
/// past its limit it stops, and says so in ``isExhausted``.
package final class DiagramStore {
  /// Number of values of each variable, `1...64`.
  package let domainSizes: [Int]
  /// Number of nodes past which operations stop.
  package let nodeLimit: Int
  /// Whether the limit was met; what was made since is not to be used.
  package private(set) var isExhausted = false

  private(set) var variables: [Int32] = []
  private(set) var firstChildren: [Int32] = []
  private(set) var children: [Int32] = []
  private var buckets: [Int32] = Array(repeating: -1, count: 1024)
  private var scratch: [Int32] = []
  private var memo = PairTable()

  package init(domainSizes: [Int], nodeLimit: Int = 4_000_000) {
    precondition(domainSizes.allSatisfy { (1...64).contains($0) }, "a domain has 1...64 values")
    self.domainSizes = domainSizes
    self.nodeLimit = nodeLimit
  }

  package var nodeCount: Int { variables.count }

  /// Forgets every diagram made so far.
  package func removeAll() {
    isExhausted = false
    variables.removeAll(keepingCapacity: true)
    firstChildren.removeAll(keepingCapacity: true)
    children.removeAll(keepingCapacity: true)
    for index in buckets.indices { buckets[index] = -1 }
  }

  // MARK: - Making

  /// Leaf 1 where a variable has one of the values in `mask`, else leaf 0.
  package func test(_ variable: Int, isIn mask: UInt64) -> Diagram {
    node(
      variable,
      (0..<domainSizes[variable]).map { mask & (1 << UInt64($0)) != 0 ? .yes : .no })
  }

  /// The diagram that follows the child for the variable's value.
  ///
  /// - Precondition: One child for each value; children test only later variables.
  package func node(_ variable: Int, _ children: [Diagram]) -> Diagram {
    precondition(children.count == domainSizes[variable])
    let base = scratch.count
    for child in children { scratch.append(child.raw) }
    return finish(Int32(variable), base)
  }

  /// Makes the node whose children are the last entries of `scratch`, from `base` on.
  private func finish(_ variable: Int32, _ base: Int) -> Diagram {
    defer { scratch.removeSubrange(base...) }
    let first = scratch[base]
    var hash = UInt64(truncatingIfNeeded: variable) &* 0x9E37_79B9_7F4A_7C15
    var isSame = true
    for index in base..<scratch.count {
      isSame = isSame && scratch[index] == first
      hash = (hash ^ UInt64(UInt32(bitPattern: scratch[index]))) &* 0xff51_afd7_ed55_8ccd
      hash ^= hash >> 29
    }
    if isSame { return Diagram(raw: first) }
    let count = scratch.count - base
    var slot = Int(truncatingIfNeeded: hash) & (buckets.count - 1)
    while buckets[slot] >= 0 {
      let candidate = Int(buckets[slot])
      if variables[candidate] == variable {
        let start = Int(firstChildren[candidate])
        var offset = 0
        while offset < count, children[start + offset] == scratch[base + offset] { offset += 1 }
        if offset == count { return Diagram(raw: Int32(candidate)) }
      }
      slot = (slot + 1) & (buckets.count - 1)
    }
    guard variables.count < nodeLimit else {
      isExhausted = true
      return .no
    }
    let number = Int32(variables.count)
    buckets[slot] = number
    variables.append(variable)
    firstChildren.append(Int32(children.count))
    for index in base..<scratch.count { children.append(scratch[index]) }
    if variables.count * 2 > buckets.count { rehash() }
    return Diagram(raw: number)
  }

  private func rehash() {
    buckets = Array(repeating: -1, count: buckets.count * 2)
    for number in variables.indices {
      let variable = variables[number]
      var hash = UInt64(truncatingIfNeeded: variable) &* 0x9E37_79B9_7F4A_7C15
      let start = Int(firstChildren[number])
      for index in start..<(start + domainSizes[Int(variable)]) {
        hash = (hash ^ UInt64(UInt32(bitPattern: children[index]))) &* 0xff51_afd7_ed55_8ccd
        hash ^= hash >> 29
      }
      var slot = Int(truncatingIfNeeded: hash) & (buckets.count - 1)
      while buckets[slot] >= 0 { slot = (slot + 1) & (buckets.count - 1) }
      buckets[slot] = Int32(number)
    }
  }

  // MARK: - Combining

  /// The function that has, everywhere, `operation` of the values of two diagrams.
  package func apply(
    _ a: Diagram, _ b: Diagram, _ operation: (Int32, Int32) -> Int32
  ) -> Diagram {
    var memo = PairTable()
    swap(&memo, &self.memo)
    memo.removeAll()
    defer { swap(&memo, &self.memo) }
    return apply(a.raw, b.raw, operation, &memo)
  }

  private func apply(
    _ a: Int32, _ b: Int32, _ operation: (Int32, Int32) -> Int32, _ memo: inout PairTable
  ) -> Diagram {
    if a < 0, b < 0 { return .leaf(operation(~a, ~b)) }
    if isExhausted { return .no }
    let key = PairTable.key(a, b)
    if let known = memo[key] { return Diagram(raw: known) }
    let variableA = a < 0 ? Int32.max : variables[Int(a)]
    let variableB = b < 0 ? Int32.max : variables[Int(b)]
    let variable = min(variableA, variableB)
    let base = scratch.count
    for value in 0..<domainSizes[Int(variable)] {
      let childA = variableA == variable ? children[Int(firstChildren[Int(a)]) + value] : a
      let childB = variableB == variable ? children[Int(firstChildren[Int(b)]) + value] : b
      let child = apply(childA, childB, operation, &memo).raw
      scratch.append(child)
    }
    let result = finish(variable, base)
    memo[key] = result.raw
    return result
  }

  /// Replaces every leaf by `operation` of its value.
  package func map(_ a: Diagram, _ operation: (Int32) -> Int32) -> Diagram {
    apply(a, .no) { value, _ in operation(value) }
  }

  package func and(_ a: Diagram, _ b: Diagram) -> Diagram {
    if a == .no || b == .no { return .no }
    if a == .yes { return b }
    return b == .yes || a == b ? a : apply(a, b) { $0 & $1 }
  }

  package func or(_ a: Diagram, _ b: Diagram) -> Diagram {
    if a == .yes || b == .yes { return .yes }
    if a == .no { return b }
    return b == .no || a == b ? a : apply(a, b) { $0 | $1 }
  }

  package func not(_ a: Diagram) -> Diagram {
    switch a {
    case .yes: .no
    case .no: .yes
    case _: map(a) { 1 - $0 }
    }
  }

  /// `then` where the condition is 1, `otherwise` where it is 0.
  package func ifThenElse(
    _ condition: Diagram, _ then: Diagram, _ otherwise: Diagram
  ) -> Diagram {
    if let constant = condition.constant { return constant == 1 ? then : otherwise }
    if then == otherwise { return then }
    // One is added so that a leaf can say that it is on the other side.
    let onlyThen = apply(condition, then) { $0 == 1 ? $1 + 1 : 0 }
    return apply(onlyThen, otherwise) { $0 > 0 ? $0 - 1 : $1 }
  }

  /// The function once something is known: values of a variable outside its mask cannot be.
  ///
  /// - Parameter known: For each variable the values it can have; none of them empty.
  package func restrict(_ a: Diagram, _ known: [UInt64]) -> Diagram {
    var memo: [Int32: Int32] = [:]
    return Diagram(raw: restrict(a.raw, known, &memo))
  }

  private func restrict(_ a: Int32, _ known: [UInt64], _ memo: inout [Int32: Int32]) -> Int32 {
    if a < 0 { return a }
    if let found = memo[a] { return found }
    let variable = variables[Int(a)]
    let mask = known[Int(variable)]
    let first = Int(firstChildren[Int(a)])
    let fallback = restrict(children[first + mask.trailingZeroBitCount], known, &memo)
    let base = scratch.count
    for value in 0..<domainSizes[Int(variable)] {
      let child =
        mask & (1 << UInt64(value)) != 0 ? restrict(children[first + value], known, &memo) : fallback
      scratch.append(child)
    }
    let result = finish(variable, base).raw
    memo[a] = result
    return result
  }

  /// `a` with a variable replaced by a diagram whose leaves are values of it.
  package func compose(_ a: Diagram, _ variable: Int, _ replacement: Diagram) -> Diagram {
    var result = Diagram.no
    for value in 0..<domainSizes[variable] {
      var known = domainSizes.map { $0 == 64 ? ~UInt64(0) : (1 << UInt64($0)) - 1 }
      known[variable] = 1 << UInt64(value)
      let branch = restrict(a, known)
      result = ifThenElse(map(replacement) { $0 == Int32(value) ? 1 : 0 }, branch, result)
    }
    return result
  }

  // MARK: - Looking

  /// The variables that a function depends on, in order.
  package func support(of a: Diagram) -> [Int] {
    var variables: Set<Int> = []
    visit(a) { variable, _ in variables.insert(variable) } leaf: { _ in }
    return variables.sorted()
  }

  /// The values that a function has somewhere, in order.
  package func leaves(of a: Diagram) -> [Int32] {
    var leaves: Set<Int32> = []
    visit(a) { _, _ in } leaf: { leaves.insert($0) }
    return leaves.sorted()
  }

  /// The number of nodes of one diagram.
  package func size(of a: Diagram) -> Int {
    var count = 0
    visit(a) { _, _ in count += 1 } leaf: { _ in }
    return count
  }

  /// The value where every variable has the value given for it.
  package func value(of a: Diagram, at values: [Int]) -> Int32 {
    var raw = a.raw
    while raw >= 0 {
      raw = children[Int(firstChildren[Int(raw)]) + values[Int(variables[Int(raw)])]]
    }
    return ~raw
  }

  private func visit(
    _ a: Diagram, node: (Int, [Diagram]) -> Void, leaf: (Int32) -> Void
  ) {
    var seen: Set<Int32> = []
    var waiting = [a.raw]
    while let raw = waiting.popLast() {
      guard seen.insert(raw).inserted else { continue }
      guard raw >= 0 else {
        leaf(~raw)
        continue
      }
      let variable = Int(variables[Int(raw)])
      let first = Int(firstChildren[Int(raw)])
      let all = children[first..<(first + domainSizes[variable])]
      node(variable, all.map { Diagram(raw: $0) })
      waiting += all
    }
  }

  /// What must hold inside: no node whose children agree, none twice, children test later variables.
  package func checkInvariants() -> Bool {
    var seen: Set<[Int32]> = []
    for number in variables.indices {
      let variable = Int(variables[number])
      let first = Int(firstChildren[number])
      let all = Array(children[first..<(first + domainSizes[variable])])
      guard Set(all).count > 1, seen.insert([Int32(variable)] + all).inserted,
        all.allSatisfy({ $0 < 0 || variables[Int($0)] > variables[number] })
      else { return false }
    }
    return scratch.isEmpty
  }
}
