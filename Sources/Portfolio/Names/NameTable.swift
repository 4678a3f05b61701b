import YAML

/// Names interned to small numbers, found by the hash that the reader has already made.
///
/// The table never changes and is reached through pointers, so that a look-up counts no references.
final class NameTable: @unchecked Sendable {
  // Unchecked because of the pointers; nothing writes to them after `init`.
  private struct Entry {
    var hash: UInt64 = 0
    var value: Int32 = .min
    var nameStart: UInt32 = 0
    var nameCount: UInt32 = 0
  }

  private let entries: UnsafeMutablePointer<Entry>
  private let names: UnsafeMutablePointer<UInt8>
  private let mask: Int

  /// - Parameter named: Names, each once, with the number that stands for it.
  init(_ named: [(name: String, value: Int32)]) {
    var size = 16
    while size < named.count * 2 { size *= 2 }
    mask = size - 1
    entries = .allocate(capacity: size)
    entries.initialize(repeating: Entry(), count: size)
    let bytes = named.flatMap { Array($0.name.utf8) }
    names = .allocate(capacity: max(1, bytes.count))
    names.initialize(from: bytes, count: bytes.count)
    var start = 0
    for (name, value) in named {
      let hash = yamlHash(name)
      var slot = Int(truncatingIfNeeded: hash) & mask
      while entries[slot].value != .min { slot = (slot + 1) & mask }
      entries[slot] = Entry(
        hash: hash, value: value, nameStart: UInt32(start), nameCount: UInt32(name.utf8.count))
      start += name.utf8.count
    }
  }

  deinit {
    entries.deallocate()
    names.deallocate()
  }

  /// The number of a scalar's text, if it is one of the names.
  @inline(__always)
  func value(of node: YAMLNode, in tree: borrowing YAMLTree) -> Int32? {
    var slot = Int(truncatingIfNeeded: node.hash) & mask
    while entries[slot].value != .min {
      if entries[slot].hash == node.hash, isSame(entries[slot], tree.bytes(of: node)) {
        return entries[slot].value
      }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  /// The number of a text, if it is one of the names.
  func value(of text: [UInt8]) -> Int32? {
    text.withUnsafeBytes { text in
      let hash = yamlHash(text)
      var slot = Int(truncatingIfNeeded: hash) & mask
      while entries[slot].value != .min {
        if entries[slot].hash == hash, isSame(entries[slot], text) { return entries[slot].value }
        slot = (slot &+ 1) & mask
      }
      return nil
    }
  }

  @inline(__always)
  private func isSame(_ entry: Entry, _ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count == Int(entry.nameCount) else { return false }
    let name = names + Int(entry.nameStart)
    var index = 0
    while index < bytes.count {
      if name[index] != bytes[index] { return false }
      index &+= 1
    }
    return true
  }

  /// All names, sorted.
  var all: [String] {
    (0...mask).compactMap { slot in
      let entry = entries[slot]
      guard entry.value != .min else { return nil }
      let bytes = UnsafeBufferPointer(
        start: names + Int(entry.nameStart), count: Int(entry.nameCount))
      return String(decoding: bytes, as: UTF8.self)
    }.sorted()
  }
}
