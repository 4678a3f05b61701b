import Synchronization

/// Diagrams written down one after the other, what several of them share once, laid out for walking when they are asked
/// for.
///
/// A node is its shape and its children, each the distance back to a node written before it or a leaf. Before the nodes
/// stand the shapes: a variable, how many ways there are, how many values, and the way of each; and the diagrams: the
/// root, and where the variables that it tests are listed. Numbers are ``SixBitNumber``s.
///
/// Safe to share between threads.
package final class DiagramArchive: @unchecked Sendable {
  // Unchecked because of the pointers; nothing writes to the bytes, and nodes are laid out by one thread at a time.
  private let start: UnsafePointer<UInt8>
  private let count: Int
  private let shapes: [Shape]
  /// Where the diagrams start, and after them the nodes.
  private let firstDiagram: Int
  private let firstNode: Int
  /// A node stands at the double of where it is written after `firstNode`, which leaves it room: it takes a byte for its
  /// shape and for each child at least.
  private let nodes: FrozenNodes
  /// By half the number of a node, as bits, whether it is laid out. A node takes three bytes at least.
  private let isLaidOut: Mutex<[UInt64]>

  private struct Shape {
    let variable: Int32
    let ways: Int
    let parting: Int32
  }

  /// - Parameter bytes: As a ``Writer`` gives them; they outlive the archive.
  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { preconditionFailure("an archive has bytes") }
    self.start = start
    count = bytes.count
    let end = start + bytes.count
    var next = start
    func read() -> Int { Int(truncatingIfNeeded: SixBitNumber.read(&next, before: end)) }
    let (leafBound, shapeCount, shapeBytes, tableBytes) = (read(), read(), read(), read())
    firstDiagram = next - start + shapeBytes
    firstNode = firstDiagram + tableBytes
    var partings = FrozenPartings.Builder()
    /// By variable, how many values it has.
    var sizes: [Int] = []
    shapes = (0..<shapeCount).map { _ in
      let (variable, ways, size) = (read(), read(), read())
      while sizes.count <= variable { sizes.append(0) }
      sizes[variable] = size >> 1
      let parting =
        size & 1 == 1 ? partings.add(discrete: size >> 1) : partings.add((0..<size >> 1).map { _ in Int32(read()) })
      return Shape(variable: Int32(variable), ways: ways, parting: parting)
    }
    nodes = FrozenNodes(
      wordCount: (bytes.count - firstNode) * 2 + FrozenNodes.Part.least, FrozenPartings(partings), leafBound: leafBound,
      waitingBound: sizes.reduce(1, +))
    isLaidOut = Mutex(Array(repeating: 0, count: (bytes.count - firstNode) / 128 + 1))
  }

  /// Makes a diagram again.
  ///
  /// - Parameter number: As ``Writer/add(_:)`` gave it.
  package func diagram(_ number: Int) -> FrozenDiagram {
    var place = firstDiagram + number
    let root = read(&place)
    var listed = firstDiagram + number - read(&place)
    var support: [Int] = []
    let count = read(&listed)
    support.reserveCapacity(count)
    for _ in 0..<count { support.append((support.last ?? 0) + read(&listed)) }
    guard root & 1 == 0 else { return FrozenDiagram(root: ~Int32(root >> 1), nodes, support: support) }
    isLaidOut.withLock { layOut(root >> 1, &$0) }
    return FrozenDiagram(root: Int32(root), nodes, support: support)
  }

  /// Lays out a node and all that it leads to, unless that was done.
  ///
  /// - Parameter number: Where it is written after `firstNode`.
  private func layOut(_ number: Int, _ isLaidOut: inout [UInt64]) {
    let (word, bit) = (number >> 7, UInt64(1) << UInt64(number >> 1 & 63))
    if isLaidOut[word] & bit != 0 { return }
    isLaidOut[word] |= bit
    let node = nodes.words + number * 2
    var place = firstNode + number
    let shape = shapes[read(&place)]
    for way in 0..<shape.ways {
      let child = read(&place)
      if child & 1 == 1 {
        node[FrozenNodes.Part.children + way] = ~Int32(child >> 1)
      } else {
        let below = number - (child >> 1)
        node[FrozenNodes.Part.children + way] = Int32(below * 2)
        layOut(below, &isLaidOut)
      }
    }
    nodes.finish(Int32(number * 2), variable: shape.variable, parting: shape.parting, ways: shape.ways)
  }

  @inline(__always)
  private func read(_ place: inout Int) -> Int {
    var next = start + place
    let number = SixBitNumber.read(&next, before: start + count)
    place = next - start
    return Int(truncatingIfNeeded: number)
  }

  // MARK: - Writing

  /// Writes diagrams down.
  package struct Writer {
    private var shapeBytes: [UInt8] = []
    private var tableBytes: [UInt8] = []
    private var nodeBytes: [UInt8] = []
    private var leafBound = 0
    /// Where what they share is found.
    private let store: DiagramStore
    private let all: [ValueSet]
    /// By node of the store, where it was written.
    private var nodes: [Int32: Int] = [:]
    /// The numbers of shapes.
    private var shapes: [Shape: Int] = [:]
    /// Where supports were written, and diagrams by their roots.
    private var supports: [[Int]: Int] = [:]
    private var diagrams: [Int32: Int] = [:]

    private struct Shape: Hashable {
      let variable: Int32
      let parting: Int32
    }

    package init(domainSizes: [Int]) {
      store = DiagramStore(domainSizes: domainSizes, nodeLimit: .max)
      all = domainSizes.map(ValueSet.all)
    }

    /// The archive.
    package var bytes: [UInt8] {
      var all: [UInt8] = []
      for count in [leafBound, shapes.count, shapeBytes.count, tableBytes.count] { Self.write(count, to: &all) }
      return all + shapeBytes + tableBytes + nodeBytes
    }

    /// - Returns: The number of the diagram in the archive; the same for the same diagram.
    package mutating func add(_ diagram: FrozenDiagram) -> Int {
      let here = all.withUnsafeBufferPointer { all in
        all.baseAddress.map { diagram.restricted(known: $0, in: store) { $0 } }
      }
      return here.map { self.diagram($0.raw, diagram.support) } ?? 0
    }

    private mutating func diagram(_ raw: Int32, _ support: [Int]) -> Int {
      if let found = diagrams[raw] { return found }
      let root = write(raw)
      let variables = supports[support] ?? tableBytes.count
      if supports.updateValue(variables, forKey: support) == nil {
        Self.write(support.count, to: &tableBytes)
        for (index, variable) in support.enumerated() {
          Self.write(index == 0 ? variable : variable - support[index - 1], to: &tableBytes)
        }
      }
      let place = tableBytes.count
      diagrams[raw] = place
      Self.write(root < 0 ? ~root << 1 | 1 : root << 1, to: &tableBytes)
      Self.write(place - variables, to: &tableBytes)
      return place
    }

    private mutating func write(_ raw: Int32) -> Int {
      if raw < 0 {
        leafBound = max(leafBound, Int(~raw) + 1)
        return Int(raw)
      }
      if let found = nodes[raw] { return found }
      let node = store.nodes[Int(raw)]
      let children = (0..<store.storage.pointee.table.wayCount(node.parting)).map {
        store.storage.pointee.children[Int(node.firstChild) + $0]
      }
      let written = children.map { write($0) }
      let shape = write(Shape(variable: node.variable, parting: node.parting), ways: children.count)
      let place = nodeBytes.count
      nodes[raw] = place
      Self.write(shape, to: &nodeBytes)
      for child in written { Self.write(child < 0 ? ~child << 1 | 1 : (place - child) << 1, to: &nodeBytes) }
      return place
    }

    private mutating func write(_ shape: Shape, ways count: Int) -> Int {
      if let found = shapes[shape] { return found }
      let number = shapes.count
      shapes[shape] = number
      Self.write(Int(shape.variable), to: &shapeBytes)
      Self.write(count, to: &shapeBytes)
      let table = store.storage.pointee.table
      let size = table.size(shape.parting)
      Self.write(size << 1 | (table.isDiscrete(shape.parting) ? 1 : 0), to: &shapeBytes)
      guard !table.isDiscrete(shape.parting) else { return number }
      for value in 0..<size { Self.write(table.way(shape.parting, value), to: &shapeBytes) }
      return number
    }

    private static func write(_ number: Int, to bytes: inout [UInt8]) {
      SixBitNumber.append(UInt64(number), to: &bytes)
    }
  }
}
