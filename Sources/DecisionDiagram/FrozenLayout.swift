/// Lays out the nodes of one diagram of a store in the order in which they are walked: a node before all that it leads to,
/// the first value's child next, so that paths lie together.
struct FrozenLayout {
  private let store: DiagramStore
  private var partings = FrozenPartings.Builder()
  /// By number, the partings of the store.
  private var numbers: [Int32: Int32] = [:]
  private var leafBound: Int32 = 0
  /// By variable, whether it is tested.
  private var isTested: [Bool]
  /// The places of nodes by number.
  private var places = PairTable()
  /// How many words were given to nodes so far.
  private var wordCount: Int32 = 0
  /// Nodes with their places and the numbers of their partings, each after all that it leads to.
  private var placed: [(place: Int32, raw: Int32, parting: Int32)] = []

  init(_ store: DiagramStore) {
    self.store = store
    isTested = Array(repeating: false, count: store.domainSizes.count)
  }

  func deallocate() { places.deallocate() }

  /// The variables it tests, in order.
  var support: [Int] { isTested.indices.filter { isTested[$0] } }

  /// - Returns: The place of a node, or the complement of a leaf.
  mutating func place(_ raw: Int32) -> Int32 {
    guard raw >= 0 else {
      leafBound = max(leafBound, ~raw + 1)
      return raw
    }
    let key = PairTable.key(raw, 0)
    if let found = places.value(key) { return found }
    let place = wordCount
    places.set(key, place)
    let node = store.nodes[Int(raw)]
    let count = store.storage.pointee.table.wayCount(node.parting)
    wordCount += Int32(FrozenNodes.Part.children + count)
    isTested[Int(node.variable)] = true
    for way in 0..<count { _ = self.place(store.storage.pointee.children[Int(node.firstChild) + way]) }
    placed.append((place, raw, number(of: node.parting)))
    return place
  }

  private mutating func number(of parting: Int32) -> Int32 {
    if let found = numbers[parting] { return found }
    let table = store.storage.pointee.table
    let size = table.size(parting)
    let made =
      table.isDiscrete(parting)
      ? partings.add(discrete: size) : partings.add((0..<size).map { Int32(table.way(parting, $0)) })
    numbers[parting] = made
    return made
  }

  /// The nodes that were given places.
  func nodes() -> FrozenNodes {
    let nodes = FrozenNodes(
      wordCount: Int(wordCount), FrozenPartings(partings), leafBound: Int(leafBound),
      waitingBound: support.reduce(1) { $0 + store.domainSizes[$1] })
    for (place, raw, parting) in placed {
      let node = store.nodes[Int(raw)]
      let count = store.storage.pointee.table.wayCount(node.parting)
      for way in 0..<count {
        let child = store.storage.pointee.children[Int(node.firstChild) + way]
        nodes.words[Int(place) + FrozenNodes.Part.children + way] =
          child < 0 ? child : places.value(PairTable.key(child, 0)) ?? child
      }
      nodes.finish(place, variable: node.variable, parting: parting, ways: count)
    }
    return nodes
  }
}
