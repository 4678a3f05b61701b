/// What diagrams are laid out from: nodes by number, leaves as the complements of their values.
protocol DiagramSource {
  /// A node's variable and parting, its children appended to a buffer, one for each way.
  func node(_ raw: Int32, _ children: inout GrowingBuffer<Int32>) -> (variable: Int32, parting: Int32)
  /// The ways that the values go.
  func ways(_ parting: Int32) -> PartingWays
}

/// The ways that the values of a variable go.
enum PartingWays {
  /// As many values, each going a way of its own.
  case discrete(Int)
  /// For each value the number of its way.
  case together([Int32])
}

/// Lays out the nodes of one diagram in the order in which they are walked: a node before all that it leads to, the first
/// value's child next, so that paths lie together.
struct FrozenLayout {
  private(set) var words = GrowingBuffer<Int32>()
  private(set) var partings = FrozenPartings.Builder()
  private(set) var nodeCount = 0
  /// How many nodes can wait at once in a walk.
  private(set) var waitingBound = 0
  /// One more than the greatest leaf.
  private(set) var leafBound: Int32 = 0
  /// By variable, whether it is tested.
  private var isTested: [Bool] = []
  /// The places of nodes by number.
  private var places = PairTable()
  /// The children of the nodes being laid out.
  private var children = GrowingBuffer<Int32>()

  func deallocate() {
    words.deallocate()
    places.deallocate()
    children.deallocate()
  }

  /// The variables it tests, in order.
  var support: [Int] { isTested.indices.filter { isTested[$0] } }

  /// - Returns: The place of a node, or the complement of a leaf.
  mutating func place(_ raw: Int32, of source: borrowing some DiagramSource) -> Int32 {
    guard raw >= 0 else {
      leafBound = max(leafBound, ~raw + 1)
      return raw
    }
    let key = PairTable.key(raw, 0)
    if let found = places.value(key) { return found }
    let place = Int32(words.count)
    places.set(key, place)
    let base = children.count
    let (variable, parting) = source.node(raw, &children)
    let count = children.count - base
    let (number, runCount) = partings.add(parting, of: source)
    nodeCount += 1
    waitingBound += runCount
    while isTested.count <= variable { isTested.append(false) }
    isTested[Int(variable)] = true
    words.append(variable)
    words.append(number)
    for _ in 0..<2 + count { words.append(0) }
    var mask: UInt64 = 0
    for way in 0..<count {
      let child = self.place(children[base + way], of: source)
      words[Int(place) + FrozenDiagram.Part.children + way] = child
      mask |= child < 0 ? 1 << UInt64(~child) : FrozenDiagram.leafMask(words.start + Int(child))
    }
    children.truncate(to: base)
    words[Int(place) + FrozenDiagram.Part.leafMask] = Int32(truncatingIfNeeded: mask)
    words[Int(place) + FrozenDiagram.Part.leafMask + 1] = Int32(truncatingIfNeeded: mask >> 32)
    return place
  }
}

extension DiagramStore: DiagramSource {
  func node(_ raw: Int32, _ children: inout GrowingBuffer<Int32>) -> (variable: Int32, parting: Int32) {
    let node = nodes[Int(raw)]
    for way in 0..<storage.pointee.table.wayCount(node.parting) {
      children.append(storage.pointee.children[Int(node.firstChild) + way])
    }
    return (node.variable, node.parting)
  }

  func ways(_ parting: Int32) -> PartingWays {
    let table = storage.pointee.table
    let size = table.size(parting)
    return table.isDiscrete(parting) ? .discrete(size) : .together((0..<size).map { Int32(table.way(parting, $0)) })
  }
}
