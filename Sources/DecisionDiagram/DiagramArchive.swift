/// Diagrams written down one after the other, what several of them share once, each made again when it is asked for.
///
/// A node is its shape and its children, each the distance back to a node written before it or a leaf. Shapes stand before
/// the nodes: a variable, how many ways there are, how many values, and the way of each. Numbers are ``SixBitNumber``s.
package struct DiagramArchive: @unchecked Sendable {
  // Unchecked because of the pointer; nothing writes to the bytes.
  private let start: UnsafePointer<UInt8>
  private let count: Int
  /// Where the shapes start, and after them the nodes.
  private var firstShape = 0
  private var firstNode = 0

  /// - Parameter bytes: As a ``Writer`` gives them; they outlive the archive.
  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { preconditionFailure("an archive has bytes") }
    self.start = start
    count = bytes.count
    var place = 0
    let shapes = read(&place)
    firstShape = place
    firstNode = place + shapes
  }

  /// Makes a diagram again.
  ///
  /// - Parameter number: As ``Writer/add(_:)`` gave it.
  package func diagram(_ number: Int) -> FrozenDiagram { FrozenDiagram(Int32(number), of: self) }

  // MARK: - Writing

  /// Writes diagrams down.
  package struct Writer {
    private var shapeBytes: [UInt8] = []
    private var nodeBytes: [UInt8] = []
    /// Where what they share is found.
    private let store: DiagramStore
    private let all: [ValueSet]
    /// By node of the store, and by shape, where it was written.
    private var nodes: [Int32: Int] = [:]
    private var shapes: [Shape: Int] = [:]

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
      Self.write(shapeBytes.count, to: &all)
      return all + shapeBytes + nodeBytes
    }

    /// - Returns: The number of the diagram in the archive; the same for the same diagram.
    package mutating func add(_ diagram: FrozenDiagram) -> Int {
      let here = all.withUnsafeBufferPointer { all in
        all.baseAddress.map { diagram.restricted(known: $0, in: store) { $0 } }
      }
      return here.map { write($0.raw) } ?? 0
    }

    private mutating func write(_ raw: Int32) -> Int {
      if raw < 0 { return Int(raw) }
      if let found = nodes[raw] { return found }
      var buffer = GrowingBuffer<Int32>()
      let (variable, parting) = store.node(raw, &buffer)
      let children = (0..<buffer.count).map { buffer[$0] }
      buffer.deallocate()
      let written = children.map { write($0) }
      let shape = write(Shape(variable: variable, parting: parting), ways: children.count)
      let place = nodeBytes.count
      nodes[raw] = place
      Self.write(shape, to: &nodeBytes)
      for child in written { Self.write(child < 0 ? ~child << 1 | 1 : (place - child) << 1, to: &nodeBytes) }
      return place
    }

    private mutating func write(_ shape: Shape, ways count: Int) -> Int {
      if let found = shapes[shape] { return found }
      let place = shapeBytes.count
      shapes[shape] = place
      Self.write(Int(shape.variable), to: &shapeBytes)
      Self.write(count, to: &shapeBytes)
      switch store.ways(shape.parting) {
      case .discrete(let size): Self.write(size << 1 | 1, to: &shapeBytes)
      case .together(let ways):
        Self.write(ways.count << 1, to: &shapeBytes)
        for way in ways { Self.write(Int(way), to: &shapeBytes) }
      }
      return place
    }

    private static func write(_ number: Int, to bytes: inout [UInt8]) {
      SixBitNumber.append(UInt64(number), to: &bytes)
    }
  }
}

extension DiagramArchive: DiagramSource {
  private func read(_ place: inout Int) -> Int {
    var next = start + place
    let number = SixBitNumber.read(&next, before: start + count)
    place = next - start
    return Int(truncatingIfNeeded: number)
  }

  func node(_ raw: Int32, _ children: inout GrowingBuffer<Int32>) -> (variable: Int32, parting: Int32) {
    var place = firstNode + Int(raw)
    let shape = read(&place)
    var shapePlace = firstShape + shape
    let variable = read(&shapePlace)
    for _ in 0..<read(&shapePlace) {
      let child = read(&place)
      children.append(child & 1 == 1 ? ~Int32(child >> 1) : raw - Int32(child >> 1))
    }
    return (Int32(variable), Int32(shape))
  }

  /// - Parameter parting: The place of a shape.
  func ways(_ parting: Int32) -> PartingWays {
    var place = firstShape + Int(parting)
    // After the variable and the number of ways.
    _ = read(&place)
    _ = read(&place)
    let size = read(&place)
    if size & 1 == 1 { return .discrete(size >> 1) }
    return .together((0..<size >> 1).map { _ in Int32(read(&place)) })
  }
}
