/// Makes diagrams over one list of variables, each function once.
///
/// Variables are numbered in the order in which they are tested. A store grows until it is emptied;
/// past its limit it stops, and says so in ``isExhausted``.
package final class DiagramStore {
  /// Number of values of each variable, at least one.
  package let domainSizes: [Int]
  /// Number of nodes past which operations stop, in a store that was empty.
  package let nodeLimit: Int

  /// What a node is, but for its children.
  struct Node: BitwiseCopyable {
    let variable: Int32
    /// How it parts the values of its variable into ways.
    let parting: Int32
    /// Where its children stand in `children`, one for each way, no two the same.
    let firstChild: Int32
    /// The hash of what it is.
    let hash: UInt32
  }

  /// The number of a node with its hash, or none.
  struct Bucket: BitwiseCopyable {
    let hash: UInt32
    let number: Int32

    static let empty = Bucket(hash: 0, number: -1)
  }

  /// Everything that changes, reached through one pointer.
  struct Storage {
    var nodes = GrowingBuffer<Node>()
    var children = GrowingBuffer<Int32>(capacity: 1024)
    /// Nodes by the hash of what they are.
    var buckets = GrowingBuffer<Bucket>(capacity: Storage.leastBuckets)
    /// The children of nodes being made.
    var scratch = GrowingBuffer<Int32>()
    /// What the operation at hand came to so far.
    var memo = PairTable()
    /// What operations came to since the store was emptied, by their tags.
    var kept = PairTable()
    /// For a diagram being brought in, what became of each place.
    var placed = PairTable()
    /// For diagrams being brought in, what their partings are here; -1 where that was not asked for yet.
    var placedPartings = GrowingBuffer<Int32>()
    /// For the same, what they are where only some values of the variable can be.
    var placedWithin = RestrictedPartings()
    /// Of which nodes those are.
    var placedNodes: FrozenNodes?
    /// By node, the walk that last came by.
    var visitStamps = GrowingBuffer<UInt32>()
    var visitStamp: UInt32 = 0
    var isExhausted = false
    /// Number of nodes past which operations stop.
    var limit: Int
    var table = PartingTable()

    static let leastBuckets = 1024

    init(limit: Int) {
      self.limit = limit
      buckets.extend(to: Storage.leastBuckets, with: .empty)
    }

    func deallocate() {
      nodes.deallocate()
      children.deallocate()
      buckets.deallocate()
      scratch.deallocate()
      memo.deallocate()
      kept.deallocate()
      placed.deallocate()
      placedPartings.deallocate()
      placedWithin.deallocate()
      visitStamps.deallocate()
      table.deallocate()
    }

    /// Makes ready for the partings of some nodes; what was asked for of the same ones before still holds.
    mutating func beginPartings(of nodes: FrozenNodes) {
      if placedNodes === nodes { return }
      placedNodes = nodes
      placedPartings.removeAll()
      placedPartings.extend(to: nodes.partings.count, with: -1)
      placedWithin.removeAll()
    }
  }

  let storage: UnsafeMutablePointer<Storage>

  package init(domainSizes: [Int], nodeLimit: Int = 4_000_000) {
    precondition(domainSizes.allSatisfy { $0 >= 1 }, "a domain has a value")
    self.domainSizes = domainSizes
    self.nodeLimit = nodeLimit
    storage = .allocate(capacity: 1)
    storage.initialize(to: Storage(limit: nodeLimit))
  }

  deinit {
    storage.pointee.deallocate()
    storage.deinitialize(count: 1)
    storage.deallocate()
  }

  package var nodeCount: Int { storage.pointee.nodes.count }

  /// How often the store was emptied: what was made before is valid no more.
  package private(set) var generation = 0

  /// Whether the limit was met; what was made since is not to be used.
  package var isExhausted: Bool { storage.pointee.isExhausted }

  var nodes: GrowingBuffer<Node> { storage.pointee.nodes }

  /// Lets as many nodes be made beside those there are as an empty store would hold: what is there takes no room away.
  package func allowAsManyMore() { storage.pointee.limit = nodeCount + nodeLimit }

  /// Forgets every diagram made so far.
  package func removeAll() {
    let storage = storage
    generation += 1
    storage.pointee.isExhausted = false
    storage.pointee.limit = nodeLimit
    // Without nodes all buckets are empty.
    if nodeCount > 0 {
      storage.pointee.buckets.removeAll()
      storage.pointee.buckets.extend(to: Storage.leastBuckets, with: .empty)
    }
    storage.pointee.nodes.removeAll()
    storage.pointee.children.removeAll()
    storage.pointee.kept.removeAll()
    // What partings of frozen nodes are here stays, unless the table forgets it.
    if storage.pointee.table.removeAllPastLimit() { storage.pointee.placedNodes = nil }
  }

  // MARK: - Making

  /// Leaf 1 where a variable has one of these values, else leaf 0.
  package func test(_ variable: Int, isIn values: ValueSet) -> Diagram {
    node(variable, (0..<domainSizes[variable]).map { values.contains($0) ? .yes : .no })
  }

  /// The diagram that follows the child for the variable's value.
  ///
  /// - Precondition: One child for each value; children test only later variables.
  package func node(_ variable: Int, _ children: [Diagram]) -> Diagram {
    precondition(children.count == domainSizes[variable])
    let storage = storage
    let parting = storage.pointee.table.make(children.count) { children[$0].raw }
    let base = storage.pointee.scratch.count
    for way in 0..<storage.pointee.table.wayCount(parting) {
      storage.pointee.scratch.append(
        children[storage.pointee.table.lowestValue(parting, way)].raw)
    }
    return finish(Int32(variable), parting, base)
  }

  /// The node that leads each way of a parting to its child.
  func node(_ variable: Int, _ parting: Int32, _ children: [Diagram]) -> Diagram {
    let base = storage.pointee.scratch.count
    for child in children { storage.pointee.scratch.append(child.raw) }
    return finish(Int32(variable), parting, base)
  }

  private static func hash(
    _ variable: Int32, _ parting: Int32, _ children: UnsafeMutablePointer<Int32>, _ count: Int
  ) -> UInt64 {
    var hash = PairTable.key(parting, variable) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    for index in 0..<count {
      hash = (hash ^ UInt64(UInt32(bitPattern: children[index]))) &* 0xff51_afd7_ed55_8ccd
      hash ^= hash >> 29
    }
    return hash
  }

  /// Makes the node as `finish(_:_:_:)` does, unless it is one of which it is made: what an operation leaves as it is, is
  /// not looked up.
  @inline(__always)
  func finish(_ variable: Int32, _ parting: Int32, _ base: Int, from a: Int32, _ b: Int32 = -1) -> Diagram {
    if isNode(a, variable, parting, base) {
      storage.pointee.scratch.truncate(to: base)
      return Diagram(raw: a)
    }
    if isNode(b, variable, parting, base) {
      storage.pointee.scratch.truncate(to: base)
      return Diagram(raw: b)
    }
    return finish(variable, parting, base)
  }

  /// Whether a node leads each way of a parting to the child that stands for it in `scratch`, from `base` on.
  @inline(__always)
  private func isNode(_ node: Int32, _ variable: Int32, _ parting: Int32, _ base: Int) -> Bool {
    let storage = storage
    guard node >= 0 else { return false }
    let own = storage.pointee.nodes[Int(node)]
    guard own.parting == parting, own.variable == variable else { return false }
    let (children, made) = (
      storage.pointee.children.start + Int(own.firstChild), storage.pointee.scratch.start + base
    )
    for way in 0..<storage.pointee.scratch.count &- base where children[way] != made[way] { return false }
    return true
  }

  /// Makes the node whose children, one for each way, are the last entries of `scratch`, from
  /// `base` on. Ways to the same child become one.
  func finish(_ variable: Int32, _ parting: Int32, _ base: Int) -> Diagram {
    let storage = storage
    let made = storage.pointee.scratch.start + base
    var count = storage.pointee.scratch.count - base
    storage.pointee.scratch.truncate(to: base)
    let first = made[0]
    var index = 1
    while index < count, made[index] == first { index &+= 1 }
    if index == count { return Diagram(raw: first) }
    var parting = parting
    if count > 2 { (parting, count) = storage.pointee.table.merge(parting, made, count) }
    let hash = Self.hash(variable, parting, made, count)
    let short = UInt32(truncatingIfNeeded: hash)
    let mask = storage.pointee.buckets.count - 1
    var slot = Int(truncatingIfNeeded: short) & mask
    while storage.pointee.buckets[slot].number >= 0 {
      let candidate = storage.pointee.buckets[slot].number
      if storage.pointee.buckets[slot].hash == short {
        let node = storage.pointee.nodes[Int(candidate)]
        if node.variable == variable, node.parting == parting {
          let other = storage.pointee.children.start + Int(node.firstChild)
          var offset = 0
          while offset < count, other[offset] == made[offset] { offset &+= 1 }
          if offset == count { return Diagram(raw: candidate) }
        }
      }
      slot = (slot &+ 1) & mask
    }
    guard storage.pointee.nodes.count < storage.pointee.limit else {
      storage.pointee.isExhausted = true
      return .no
    }
    let number = Int32(storage.pointee.nodes.count)
    storage.pointee.buckets[slot] = Bucket(hash: short, number: number)
    storage.pointee.nodes.append(
      Node(
        variable: variable, parting: parting,
        firstChild: Int32(storage.pointee.children.count), hash: short))
    for index in 0..<count { storage.pointee.children.append(made[index]) }
    if storage.pointee.nodes.count * 2 > storage.pointee.buckets.count { rehash() }
    return Diagram(raw: number)
  }

  private func rehash() {
    let storage = storage
    let size = storage.pointee.buckets.count * 2
    storage.pointee.buckets.removeAll()
    storage.pointee.buckets.extend(to: size, with: .empty)
    for number in 0..<storage.pointee.nodes.count {
      let hash = storage.pointee.nodes[number].hash
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while storage.pointee.buckets[slot].number >= 0 { slot = (slot &+ 1) & (size - 1) }
      storage.pointee.buckets[slot] = Bucket(hash: hash, number: Int32(number))
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
    let variableA = a < 0 ? Int32.max : storage.pointee.nodes[Int(a)].variable
    let variableB = b < 0 ? Int32.max : storage.pointee.nodes[Int(b)].variable
    let variable = min(variableA, variableB)
    let parting = Self.parting(a, variableA == variable, b, variableB == variable, storage)
    let base = storage.pointee.scratch.count
    for way in 0..<storage.pointee.table.wayCount(parting) {
      let value = storage.pointee.table.lowestValue(parting, way)
      let child = apply(
        variableA == variable ? Self.child(a, value, storage) : a,
        variableB == variable ? Self.child(b, value, storage) : b, operation, storage)
      storage.pointee.scratch.append(child)
    }
    let result = finish(variable, parting, base, from: a, b).raw
    storage.pointee.memo.set(key, result)
    return result
  }

  /// Replaces every leaf by `operation` of its value.
  package func map(_ a: Diagram, _ operation: (Int32) -> Int32) -> Diagram {
    apply(a, .no) { value, _ in operation(value) }
  }

  package func not(_ a: Diagram) -> Diagram {
    switch a {
    case .yes: .no
    case .no: .yes
    case _: map(a) { 1 - $0 }
    }
  }

  /// The function once something is known: values of a variable outside its mask cannot be.
  ///
  /// - Parameter known: For each variable the values it can have; none of them empty.
  package func restrict(_ a: Diagram, _ known: [ValueSet]) -> Diagram {
    guard let last = known.indices.last(where: { known[$0].count < domainSizes[$0] })
    else { return a }
    storage.pointee.memo.removeAll()
    return Diagram(raw: restrict(a.raw, known, Int32(last)))
  }

  /// - Parameter last: The last variable of which something is known.
  private func restrict(_ a: Int32, _ known: [ValueSet], _ last: Int32) -> Int32 {
    if a < 0 { return a }
    let variable = nodes[Int(a)].variable
    if variable > last { return a }
    let storage = storage
    let key = PairTable.key(a, 0)
    if let found = storage.pointee.memo.value(key) { return found }
    let own = known[Int(variable)]
    let result: Int32
    if own.isSingle {
      result = restrict(Self.child(a, own.lowest, storage), known, last)
    } else {
      var parting = storage.pointee.nodes[Int(a)].parting
      if own.count < domainSizes[Int(variable)] {
        parting = storage.pointee.table.restricted(parting, to: own)
      }
      let base = storage.pointee.scratch.count
      for way in 0..<storage.pointee.table.wayCount(parting) {
        // A value that cannot be goes the way of the first that can.
        let lowest = storage.pointee.table.lowestValue(parting, way)
        let value = own.contains(lowest) ? lowest : own.lowest
        let child = restrict(Self.child(a, value, storage), known, last)
        storage.pointee.scratch.append(child)
      }
      result = finish(variable, parting, base, from: a).raw
    }
    storage.pointee.memo.set(key, result)
    return result
  }

  /// `a` with a variable replaced by a diagram whose leaves are values of it.
  package func compose(_ a: Diagram, _ variable: Int, _ replacement: Diagram) -> Diagram {
    if support(of: replacement).allSatisfy({ $0 < variable }),
      let tag = UInt16(exactly: variable + KeptTag.composing)
    {
      let marks = Marks(passed: beginVisit(), testing: beginVisit())
      _ = mark(a.raw, Int32(variable), marks, storage)
      return Diagram(raw: compose(a.raw, Int32(variable), replacement.raw, tag, marks, storage))
    }
    var result = Diagram.no
    for leaf in leaves(of: replacement) where leaf < domainSizes[variable] {
      var known = domainSizes.map { ValueSet.all($0) }
      known[variable] = .only(Int(leaf))
      let branch = restrict(a, known)
      result = ifThenElse(map(replacement) { $0 == leaf ? 1 : 0 }, branch, result)
    }
    return result
  }

  /// The visits of nodes under which a variable is not tested, and of those under which it is.
  private struct Marks {
    let passed: UInt32
    let testing: UInt32
  }

  /// Marks the nodes of a diagram that come before those that test a variable, and those.
  ///
  /// - Returns: Whether the variable is tested.
  private func mark(
    _ a: Int32, _ variable: Int32, _ marks: Marks, _ storage: UnsafeMutablePointer<Storage>
  ) -> Bool {
    if a < 0 { return false }
    let own = storage.pointee.nodes[Int(a)]
    if own.variable > variable { return false }
    let stamp = storage.pointee.visitStamps[Int(a)]
    if stamp == marks.testing || stamp == marks.passed { return stamp == marks.testing }
    var isTested = own.variable == variable
    if !isTested {
      for way in 0..<storage.pointee.table.wayCount(own.parting)
      where mark(storage.pointee.children[Int(own.firstChild) &+ way], variable, marks, storage) {
        isTested = true
      }
    }
    storage.pointee.visitStamps[Int(a)] = isTested ? marks.testing : marks.passed
    return isTested
  }

  /// Composes in one pass: the replacement is decided by the time its variable is tested.
  private func compose(
    _ a: Int32, _ variable: Int32, _ replacement: Int32, _ tag: UInt16, _ marks: Marks,
    _ storage: UnsafeMutablePointer<Storage>
  ) -> Int32 {
    if a < 0 || storage.pointee.isExhausted { return a < 0 ? a : Diagram.no.raw }
    // Nothing below tests the variable.
    if storage.pointee.visitStamps[Int(a)] != marks.testing { return a }
    let variableA = storage.pointee.nodes[Int(a)].variable
    if variableA == variable, replacement < 0 { return Self.child(a, Int(~replacement), storage) }
    let key = PairTable.key(a, replacement)
    if let known = storage.pointee.kept.value(key, tag: tag) { return known }
    let variableR =
      replacement < 0 ? Int32.max : storage.pointee.nodes[Int(replacement)].variable
    let top = min(variableA == variable ? Int32.max : variableA, variableR)
    let parting = Self.parting(a, variableA == top, replacement, variableR == top, storage)
    let base = storage.pointee.scratch.count
    for way in 0..<storage.pointee.table.wayCount(parting) {
      let value = storage.pointee.table.lowestValue(parting, way)
      let child = compose(
        variableA == top ? Self.child(a, value, storage) : a, variable,
        variableR == top ? Self.child(replacement, value, storage) : replacement, tag, marks, storage)
      storage.pointee.scratch.append(child)
    }
    let result = finish(top, parting, base, from: a).raw
    keep(key, result, tag)
    return result
  }

  // MARK: - Looking

  /// The variables that a function depends on, in order.
  package func support(of a: Diagram) -> [Int] {
    if a.raw < 0 { return [] }
    let isTested = isTested(by: a)
    return isTested.indices.filter { isTested[$0] }
  }

  /// By variable, what is left of a function where it comes to test it, each once.
  package func remainders(of a: Diagram) -> [Int: [Diagram]] {
    var found: [Int: [Diagram]] = [:]
    let stamp = beginVisit()
    var waiting = [a.raw]
    while let raw = waiting.popLast() {
      guard raw >= 0, isFirstVisit(raw, stamp) else { continue }
      found[Int(nodes[Int(raw)].variable), default: []].append(Diagram(raw: raw))
      waiting += children(of: raw)
    }
    return found
  }

  /// By variable, whether a function depends on it.
  package func isTested(by a: Diagram) -> [Bool] {
    [Bool](unsafeUninitializedCapacity: domainSizes.count) { isTested, count in
      isTested.initialize(repeating: false)
      count = domainSizes.count
      visit(a) { variable in
        isTested[variable] = true
      } leaf: { _ in
      }
    }
  }

  /// The values that a function has somewhere, in order.
  package func leaves(of a: Diagram) -> [Int32] {
    var lowest: UInt64 = 0
    var others: Set<Int32> = []
    visit(a) { _ in
    } leaf: { leaf in
      if leaf < 64 { lowest |= 1 << UInt64(leaf) } else { others.insert(leaf) }
    }
    return ValueSet(low: lowest, high: nil).map { Int32($0) } + (others.isEmpty ? [] : others.sorted())
  }

  /// The values that a function has somewhere, in the order of the ways that lead to them.
  package func leavesByWay(of a: Diagram) -> [Int32] {
    var leaves: [Int32] = []
    var seen: Set<Int32> = []
    var waiting = [a.raw]
    let stamp = beginVisit()
    while let raw = waiting.popLast() {
      if raw < 0 {
        if seen.insert(raw).inserted { leaves.append(~raw) }
      } else if isFirstVisit(raw, stamp) {
        waiting += children(of: raw).reversed()
      }
    }
    return leaves
  }

  /// The number of nodes of one diagram.
  package func size(of a: Diagram) -> Int {
    var count = 0
    visit(a) { _ in
      count += 1
    } leaf: { _ in
    }
    return count
  }

  /// The value where every variable has the value given for it.
  package func value(of a: Diagram, at values: [Int]) -> Int32 {
    var raw = a.raw
    while raw >= 0 { raw = child(of: raw, values[Int(nodes[Int(raw)].variable)]) }
    return ~raw
  }

  /// Goes over a diagram: each node once, each leaf at least once.
  @inline(__always)
  private func visit(_ a: Diagram, node: (Int) -> Void, leaf: (Int32) -> Void) {
    guard a.raw >= 0 else {
      leaf(~a.raw)
      return
    }
    let storage = storage
    let stamp = beginVisit()
    let base = storage.pointee.scratch.count
    defer { storage.pointee.scratch.truncate(to: base) }
    _ = isFirstVisit(a.raw, stamp)
    storage.pointee.scratch.append(a.raw)
    while storage.pointee.scratch.count > base {
      let last = storage.pointee.scratch.count - 1
      let own = storage.pointee.nodes[Int(storage.pointee.scratch[last])]
      storage.pointee.scratch.truncate(to: last)
      node(Int(own.variable))
      let first = Int(own.firstChild)
      for way in 0..<storage.pointee.table.wayCount(own.parting) {
        let child = storage.pointee.children[first &+ way]
        if child < 0 {
          leaf(~child)
        } else if isFirstVisit(child, stamp) {
          storage.pointee.scratch.append(child)
        }
      }
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
    var mask: UInt64 = 0
    visit(a) { _ in
    } leaf: {
      mask |= 1 << UInt64($0)
    }
    return mask
  }

  /// What must hold inside: no node with less than two ways, no two ways to the same child, each
  /// value and each child on a way, no node twice, children test later variables.
  package func checkInvariants() -> Bool {
    var seen: Set<[Int32]> = []
    for number in 0..<nodeCount {
      let parting = nodes[number].parting
      let all = children(of: Int32(number))
      let sets = storage.pointee.table.values(parting)
      let lowest = sets.map(\.first)
      guard all.count > 1, Set(all).count == all.count, sets.count == all.count,
        sets.reduce(into: ValueSet(), { $0.formUnion($1) })
          == .all(domainSizes[Int(nodes[number].variable)]),
        sets.reduce(0, { $0 + $1.count }) == domainSizes[Int(nodes[number].variable)],
        zip(lowest, lowest.dropFirst()).allSatisfy({ ($0 ?? .max) < ($1 ?? .max) }),
        seen.insert([nodes[number].variable, parting] + all).inserted,
        all.allSatisfy({ $0 < 0 || nodes[Int($0)].variable > nodes[number].variable })
      else { return false }
    }
    return storage.pointee.scratch.count == 0
  }
}
