import YAML

/// Names interned to small numbers, found by the hash that the reader has already made.
struct NameTable: Sendable {
  private var hashes: [UInt64]
  private var values: [Int32]
  private var names: [[UInt8]]
  private let mask: Int

  /// - Parameter entries: Names, each once, with the number that stands for it.
  init(_ entries: [(name: String, value: Int32)]) {
    var size = 16
    while size < entries.count * 2 { size *= 2 }
    mask = size - 1
    hashes = Array(repeating: 0, count: size)
    values = Array(repeating: .min, count: size)
    names = Array(repeating: [], count: size)
    for entry in entries {
      let hash = yamlHash(entry.name)
      var slot = Int(truncatingIfNeeded: hash) & mask
      while values[slot] != .min { slot = (slot + 1) & mask }
      hashes[slot] = hash
      values[slot] = entry.value
      names[slot] = Array(entry.name.utf8)
    }
  }

  /// The number of a scalar's text, if it is one of the names.
  @inline(__always)
  func value(of node: YAMLNode, in tree: borrowing YAMLTree) -> Int32? {
    var slot = Int(truncatingIfNeeded: node.hash) & mask
    while values[slot] != .min {
      if hashes[slot] == node.hash, isSame(slot, tree.bytes(of: node)) { return values[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  @inline(__always)
  private func isSame(_ slot: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    let count = names[slot].count
    guard bytes.count == count else { return false }
    var index = 0
    while index < count {
      if names[slot][index] != bytes[index] { return false }
      index &+= 1
    }
    return true
  }

  /// All names, sorted.
  var all: [String] {
    zip(names, values).filter { $0.1 != .min }.map { String(decoding: $0.0, as: UTF8.self) }
      .sorted()
  }
}
