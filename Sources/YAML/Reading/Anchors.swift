import Diagnostics

/// The anchors of a document that aliases may repeat: those of the part being read, and those of
/// its header.
struct Anchors: ~Copyable {
  struct Anchor {
    let name: String
    /// Where the value stands, in the tree being read or in the header.
    let index: Int
    /// Whether the value has been read to its end.
    var isWhole = false
  }

  private(set) var here: [Anchor] = []
  private var inHeader: [Anchor] = []
  /// A copy of the header; empty unless it has anchors.
  private(set) var header = YAMLTree()

  var isEmpty: Bool { here.isEmpty && inHeader.isEmpty }

  /// Begins an anchored value and returns the place of its anchor.
  mutating func open(_ name: String, at index: Int) -> Int {
    here.append(Anchor(name: name, index: index))
    return here.count - 1
  }

  /// Ends an anchored value.
  mutating func close(_ place: Int) { here[place].isWhole = true }

  /// The last anchor of a name, and whether it stands in the header.
  func find(_ name: String) -> (anchor: Anchor, isInHeader: Bool)? {
    if let anchor = here.last(where: { $0.name == name }) { return (anchor, false) }
    return inHeader.last { $0.name == name }.map { ($0, true) }
  }

  /// Forgets the anchors of values that were taken out of the tree again.
  mutating func remove(from index: Int) {
    if !here.isEmpty { here.removeAll { $0.index >= index && $0.isWhole } }
  }

  /// Makes the tree that was read the header, whose anchors hold to the end of the document.
  mutating func keepHeader(_ tree: borrowing YAMLTree) {
    inHeader = here.filter(\.isWhole)
    here = []
    if !inHeader.isEmpty { header.appendCopy(of: 0, in: tree) }
  }

  /// Forgets the anchors of the part that was read.
  mutating func removeThoseHere() {
    if !here.isEmpty { here = [] }
  }

  /// Forgets all anchors.
  mutating func removeAll() {
    removeThoseHere()
    if !inHeader.isEmpty {
      inHeader = []
      header.removeAll()
    }
  }
}
