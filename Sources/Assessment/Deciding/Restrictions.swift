import DecisionDiagram
import Law

/// What diagrams of the law came to in a store, restricted to what was known; the same is found again as long as what is
/// known of the variables that a diagram tests is the same, whatever else has changed.
final class Restrictions {
  /// What the leaves of a diagram became. Activities share diagrams, and one activity on days of different law does, of
  /// which the leaves mean something else each time: by leaf, the bit of its verdict or grade.
  enum Use: Hashable {
    case leaves, tie, isOne
    case verdict([UInt8])
    case isLikely([UInt8])
    case isYes([UInt8])
    case isAbsent([UInt8])
    case grade([UInt8])
  }

  private struct Key: Hashable {
    let diagram: ObjectIdentifier
    let use: Use
    /// The hash of what was known.
    let known: UInt64

    func hash(into hasher: inout Hasher) {
      // Of one diagram few uses are met with the same known.
      hasher.combine(known ^ UInt64(UInt(bitPattern: diagram)))
    }
  }

  private struct Entry {
    /// What was known of each variable that the diagram tests.
    let known: [ValueSet]
    let result: Diagram
    /// Keeps the diagram, so that no other is taken for it.
    let diagram: FrozenDiagram
  }

  private var entries: [Key: Entry] = [:]
  private var generation = -1

  var count: Int { entries.count }

  /// - Parameter make: Makes it in the store.
  func find(
    _ diagram: FrozenDiagram, _ use: Use, known: UnsafePointer<ValueSet>, _ store: DiagramStore,
    _ make: () -> Diagram
  ) -> Diagram {
    let key = Key(
      diagram: ObjectIdentifier(diagram), use: use,
      known: ValueSet.hash(of: known, diagram.support))
    if generation == store.generation, let found = entries[key],
      zip(diagram.support, found.known).allSatisfy({ known[$0] == $1 })
    {
      return found.result
    }
    let result = make()
    if generation != store.generation {
      entries.removeAll(keepingCapacity: true)
      generation = store.generation
    }
    if !store.isExhausted {
      entries[key] = Entry(
        known: diagram.support.map { known[$0] }, result: result, diagram: diagram)
    }
    return result
  }
}

extension ValueSet {
  /// A hash of what is known of some variables, for one process.
  fileprivate static func hash(of known: UnsafePointer<ValueSet>, _ variables: [Int]) -> UInt64 {
    variables.reduce(0x9E37_79B9_7F4A_7C15) { hash, variable in
      known[variable].mixed(into: hash)
    }
  }
}
