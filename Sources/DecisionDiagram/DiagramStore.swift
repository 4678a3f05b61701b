/// Makes diagrams over one list of variables, each function once.
///
/// Variables are numbered in the order in which they are tested. A store grows until it is emptied;
/// past its limit it stops, and says so in ``isExhausted``.
package final class DiagramStore {
  /// Number of values of each variable, `1...128`.
  package let domainSizes: [Int]
  /// Number of nodes past which operations stop.
  package let nodeLimit: Int

  /// Everything that changes, reached through one pointer.
  struct Storage {
    var variables = GrowingBuffer<Int32>()
    var firstChildren = GrowingBuffer<Int32>()
    var children = GrowingBuffer<Int32>(capacity: 1024)
    /// Where each node stands in `buckets`.
    var slots = GrowingBuffer<Int32>()
    /// Numbers of nodes by the hash of what they are; -1 where there is none.
    var buckets = GrowingBuffer<Int32>(capacity: 1024)
    /// The children of nodes being made.
    var scratch = GrowingBuffer<Int32>()
    var memo = PairTable()
    /// For diagrams being brought in, what became of each place.
    var placed = GrowingBuffer<Int32>()
    var placedStamps = GrowingBuffer<UInt32>()
    var placedStamp: UInt32 = 0
    /// By node, the walk that last came by.
    var visitStamps = GrowingBuffer<UInt32>()
    var visitStamp: UInt32 = 0
    var isExhausted = false
    let sizes: UnsafeMutablePointer<Int>

    init(_ domainSizes: [Int]) {
      sizes = .allocate(capacity: max(1, domainSizes.count))
      sizes.initialize(from: domainSizes, count: domainSizes.count)
      buckets.extend(to: 1024, with: -1)
    }

    func deallocate() {
      variables.deallocate()
      firstChildren.deallocate()
      children.deallocate()
      slots.deallocate()
      buckets.deallocate()
      scratch.deallocate()
      memo.deallocate()
      placed.deallocate()
      placedStamps.deallocate()
      visitStamps.deallocate()
      sizes.deallocate()
    }
  }

  let storage: UnsafeMutablePointer<Storage>

  package init(domainSizes: [Int], nodeLimit: Int = 4_000_000) {
    precondition(domainSizes.allSatisfy { (1...128).contains($0) }, "a domain has 1...128 values")
    self.domainSizes = domainSizes
    self.nodeLimit = nodeLimit
    storage = .allocate(capacity: 1)
    storage.initialize(to: Storage(domainSizes))
  }

  deinit {
    storage.pointee.deallocate()
    storage.deinitialize(count: 1)
    storage.deallocate()
  }

  package var nodeCount: Int { storage.pointee.variables.count }

  /// Whether the limit was met; what was made since is not to be used.
  package var isExhausted: Bool { storage.pointee.isExhausted }

  var variables: GrowingBuffer<Int32> { storage.pointee.variables }
  var firstChildren: GrowingBuffer<Int32> { storage.pointee.firstChildren }
  var children: GrowingBuffer<Int32> { storage.pointee.children }

  /// Forgets every diagram made so far.
  package func removeAll() {
    let storage = storage
    storage.pointee.isExhausted = false
    for number in 0..<storage.pointee.variables.count {
      storage.pointee.buckets[Int(storage.pointee.slots[number])] = -1
    }
    storage.pointee.variables.removeAll()
    storage.pointee.firstChildren.removeAll()
    storage.pointee.children.removeAll()
    storage.pointee.slots.removeAll()
  }

  // MARK: - Making

  /// Leaf 1 where a variable has one of the values in `mask`, else leaf 0.
  package func test(_ variable: Int, isIn mask: ValueSet) -> Diagram {
    node(
      variable,
      (0..<domainSizes[variable]).map { mask & (1 << ValueSet($0)) != 0 ? .yes : .no })
  }

  /// The diagram that follows the child for the variable's value.
  ///
  /// - Precondition: One child for each value; children test only later variables.
  package func node(_ variable: Int, _ children: [Diagram]) -> Diagram {
    precondition(children.count == domainSizes[variable])
    let base = storage.pointee.scratch.count
    for child in children { storage.pointee.scratch.append(child.raw) }
    return finish(Int32(variable), base)
  }

  private static func hash(
    _ variable: Int32, _ children: UnsafeMutablePointer<Int32>, _ count: Int
  ) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: variable) &* 0x9E37_79B9_7F4A_7C15
    for index in 0..<count {
      hash = (hash ^ UInt64(UInt32(bitPattern: children[index]))) &* 0xff51_afd7_ed55_8ccd
      hash ^= hash >> 29
    }
    return hash
  }

  /// Makes the node whose children are the last entries of `scratch`, from `base` on.
  func finish(_ variable: Int32, _ base: Int) -> Diagram {
    let storage = storage
    let made = storage.pointee.scratch.start + base
    let count = storage.pointee.scratch.count - base
    storage.pointee.scratch.truncate(to: base)
    let first = made[0]
    var index = 1
    while index < count, made[index] == first { index &+= 1 }
    if index == count { return Diagram(raw: first) }
    let hash = Self.hash(variable, made, count)
    let mask = storage.pointee.buckets.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while storage.pointee.buckets[slot] >= 0 {
      let candidate = Int(storage.pointee.buckets[slot])
      if storage.pointee.variables[candidate] == variable {
        let other = storage.pointee.children.start + Int(storage.pointee.firstChildren[candidate])
        var offset = 0
        while offset < count, other[offset] == made[offset] { offset &+= 1 }
        if offset == count { return Diagram(raw: Int32(candidate)) }
      }
      slot = (slot &+ 1) & mask
    }
    guard storage.pointee.variables.count < nodeLimit else {
      storage.pointee.isExhausted = true
      return .no
    }
    let number = Int32(storage.pointee.variables.count)
    storage.pointee.buckets[slot] = number
    storage.pointee.slots.append(Int32(slot))
    storage.pointee.variables.append(variable)
    storage.pointee.firstChildren.append(Int32(storage.pointee.children.count))
    for index in 0..<count { storage.pointee.children.append(made[index]) }
    if storage.pointee.variables.count * 2 > storage.pointee.buckets.count { rehash() }
    return Diagram(raw: number)
  }

  private func rehash() {
    let storage = storage
    let size = storage.pointee.buckets.count * 2
    storage.pointee.buckets.removeAll()
    storage.pointee.buckets.extend(to: size, with: -1)
    for number in 0..<storage.pointee.variables.count {
      let variable = storage.pointee.variables[number]
      let hash = Self.hash(
        variable, storage.pointee.children.start + Int(storage.pointee.firstChildren[number]),
        domainSizes[Int(variable)])
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while storage.pointee.buckets[slot] >= 0 { slot = (slot &+ 1) & (size - 1) }
      storage.pointee.buckets[slot] = Int32(number)
      storage.pointee.slots[number] = Int32(slot)
    }
  }

  // MARK: - Combining

  /// The function that has, everywhere, `operation` of the values of two diagrams.
  ///
  /// - Parameter operation: Makes no diagrams itself.
  package func apply(
    _ a: Diagram, _ b: Diagram, _ operation: (Int32, Int32) -> Int32
  ) -> Diagram {
    storage.pointee.memo.removeAll()
    return Diagram(raw: apply(a.raw, b.raw, operation, storage))
  }

  private func apply(
    _ a: Int32, _ b: Int32, _ operation: (Int32, Int32) -> Int32,
    _ storage: UnsafeMutablePointer<Storage>
  ) -> Int32 {
    if a < 0, b < 0 { return ~operation(~a, ~b) }
    if storage.pointee.isExhausted { return Diagram.no.raw }
    let key = PairTable.key(a, b)
    if let known = storage.pointee.memo.value(key) { return known }
    let variableA = a < 0 ? Int32.max : storage.pointee.variables[Int(a)]
    let variableB = b < 0 ? Int32.max : storage.pointee.variables[Int(b)]
    let variable = min(variableA, variableB)
    let base = storage.pointee.scratch.count
    for value in 0..<storage.pointee.sizes[Int(variable)] {
      let childA =
        variableA == variable
        ? storage.pointee.children[Int(storage.pointee.firstChildren[Int(a)]) &+ value] : a
      let childB =
        variableB == variable
        ? storage.pointee.children[Int(storage.pointee.firstChildren[Int(b)]) &+ value] : b
      let child = apply(childA, childB, operation, storage)
      storage.pointee.scratch.append(child)
    }
    let result = finish(variable, base).raw
    storage.pointee.memo.set(key, result)
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
  package func restrict(_ a: Diagram, _ known: [ValueSet]) -> Diagram {
    guard let last = known.indices.last(where: { known[$0].nonzeroBitCount < domainSizes[$0] })
    else { return a }
    var memo: [Int32: Int32] = [:]
    return Diagram(raw: restrict(a.raw, known, Int32(last), &memo))
  }

  /// - Parameter last: The last variable of which something is known.
  private func restrict(
    _ a: Int32, _ known: [ValueSet], _ last: Int32, _ memo: inout [Int32: Int32]
  ) -> Int32 {
    if a < 0 { return a }
    let variable = variables[Int(a)]
    if variable > last { return a }
    if let found = memo[a] { return found }
    let mask = known[Int(variable)]
    let first = Int(firstChildren[Int(a)])
    let fallback = restrict(children[first + mask.trailingZeroBitCount], known, last, &memo)
    let base = storage.pointee.scratch.count
    for value in 0..<domainSizes[Int(variable)] {
      let child =
        mask & (1 << ValueSet(value)) != 0
        ? restrict(children[first + value], known, last, &memo) : fallback
      storage.pointee.scratch.append(child)
    }
    let result = finish(variable, base).raw
    memo[a] = result
    return result
  }

  /// `a` with a variable replaced by a diagram whose leaves are values of it.
  package func compose(_ a: Diagram, _ variable: Int, _ replacement: Diagram) -> Diagram {
    if support(of: replacement).allSatisfy({ $0 < variable }) {
      storage.pointee.memo.removeAll()
      return Diagram(raw: compose(a.raw, Int32(variable), replacement.raw, storage))
    }
    var result = Diagram.no
    for value in 0..<domainSizes[variable] {
      var known = domainSizes.map { (ValueSet(1) << $0) &- 1 }
      known[variable] = 1 << ValueSet(value)
      let branch = restrict(a, known)
      result = ifThenElse(map(replacement) { $0 == Int32(value) ? 1 : 0 }, branch, result)
    }
    return result
  }

  /// Composes in one pass: the replacement is decided by the time its variable is tested.
  private func compose(
    _ a: Int32, _ variable: Int32, _ replacement: Int32, _ storage: UnsafeMutablePointer<Storage>
  ) -> Int32 {
    if a < 0 || storage.pointee.isExhausted { return a < 0 ? a : Diagram.no.raw }
    let variableA = storage.pointee.variables[Int(a)]
    // Nothing below tests the variable.
    if variableA > variable { return a }
    if variableA == variable, replacement < 0 {
      return storage.pointee.children[
        Int(storage.pointee.firstChildren[Int(a)]) &+ Int(~replacement)]
    }
    let key = PairTable.key(a, replacement)
    if let known = storage.pointee.memo.value(key) { return known }
    let variableR =
      replacement < 0 ? Int32.max : storage.pointee.variables[Int(replacement)]
    let top = min(variableA == variable ? Int32.max : variableA, variableR)
    let base = storage.pointee.scratch.count
    for value in 0..<storage.pointee.sizes[Int(top)] {
      let childA =
        variableA == top
        ? storage.pointee.children[Int(storage.pointee.firstChildren[Int(a)]) &+ value] : a
      let childR =
        variableR == top
        ? storage.pointee.children[Int(storage.pointee.firstChildren[Int(replacement)]) &+ value]
        : replacement
      let child = compose(childA, variable, childR, storage)
      storage.pointee.scratch.append(child)
    }
    let result = finish(top, base).raw
    storage.pointee.memo.set(key, result)
    return result
  }

  // MARK: - Looking

  /// The variables that a function depends on, in order.
  package func support(of a: Diagram) -> [Int] {
    var variables: Set<Int> = []
    visit(a) { variable, _ in
      variables.insert(variable)
    } leaf: { _ in
    }
    return variables.sorted()
  }

  /// The values that a function has somewhere, in order.
  package func leaves(of a: Diagram) -> [Int32] {
    var leaves: Set<Int32> = []
    visit(a) { _, _ in
    } leaf: {
      leaves.insert($0)
    }
    return leaves.sorted()
  }

  /// The number of nodes of one diagram.
  package func size(of a: Diagram) -> Int {
    var count = 0
    visit(a) { _, _ in
      count += 1
    } leaf: { _ in
    }
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
    var seenLeaves: Set<Int32> = []
    var waiting = [a.raw]
    let stamp = beginVisit()
    while let raw = waiting.popLast() {
      guard raw >= 0 else {
        if seenLeaves.insert(raw).inserted { leaf(~raw) }
        continue
      }
      guard isFirstVisit(raw, stamp) else { continue }
      let variable = Int(variables[Int(raw)])
      let first = Int(firstChildren[Int(raw)])
      let all = (0..<domainSizes[variable]).map { children[first + $0] }
      node(variable, all.map { Diagram(raw: $0) })
      waiting += all
    }
  }

  /// Starts a walk over nodes; each is met once.
  func beginVisit() -> UInt32 {
    storage.pointee.visitStamps.extend(to: nodeCount, with: 0)
    storage.pointee.visitStamp &+= 1
    if storage.pointee.visitStamp == 0 {
      storage.pointee.visitStamps.removeAll()
      storage.pointee.visitStamps.extend(to: nodeCount, with: 0)
      storage.pointee.visitStamp = 1
    }
    return storage.pointee.visitStamp
  }

  @inline(__always)
  func isFirstVisit(_ node: Int32, _ stamp: UInt32) -> Bool {
    if storage.pointee.visitStamps[Int(node)] == stamp { return false }
    storage.pointee.visitStamps[Int(node)] = stamp
    return true
  }

  /// The leaves below 64 that a function has somewhere, as bits.
  package func leafMask(of a: Diagram) -> UInt64 {
    if let constant = a.constant { return 1 << UInt64(constant) }
    let storage = storage
    let stamp = beginVisit()
    let base = storage.pointee.scratch.count
    defer { storage.pointee.scratch.truncate(to: base) }
    var mask: UInt64 = 0
    _ = isFirstVisit(a.raw, stamp)
    storage.pointee.scratch.append(a.raw)
    while storage.pointee.scratch.count > base {
      let raw = storage.pointee.scratch[storage.pointee.scratch.count - 1]
      storage.pointee.scratch.truncate(to: storage.pointee.scratch.count - 1)
      let first = Int(storage.pointee.firstChildren[Int(raw)])
      for value in 0..<storage.pointee.sizes[Int(storage.pointee.variables[Int(raw)])] {
        let child = storage.pointee.children[first &+ value]
        if child < 0 {
          mask |= 1 << UInt64(~child)
        } else if isFirstVisit(child, stamp) {
          storage.pointee.scratch.append(child)
        }
      }
    }
    return mask
  }

  /// What must hold inside: no node whose children agree, none twice, children test later variables.
  package func checkInvariants() -> Bool {
    var seen: Set<[Int32]> = []
    for number in 0..<nodeCount {
      let variable = Int(variables[number])
      let first = Int(firstChildren[number])
      let all = (0..<domainSizes[variable]).map { children[first + $0] }
      guard Set(all).count > 1, seen.insert([Int32(variable)] + all).inserted,
        all.allSatisfy({ $0 < 0 || variables[Int($0)] > variables[number] })
      else { return false }
    }
    return storage.pointee.scratch.count == 0
  }
}
