/// A reduced, ordered decision diagram over variables with finite domains, with whole numbers as
/// leaves; valid with the store that made it.
///
/// Two diagrams of one store are equal exactly when they are the same function.
///
/// Sources: R. E. Bryant, "Graph-Based Algorithms for Boolean Function Manipulation" (1986);
/// A. Srinivasan, T. Kam, S. Malik, R. K. Brayton, "Algorithms for Discrete Function Manipulation"
/// (1990), for domains of more than two values.
package struct Diagram: Hashable, Sendable {
  /// A node's number, or the complement of a leaf's value.
  let raw: Int32

  init(raw: Int32) {
    self.raw = raw
  }

  /// The constant with this value.
  ///
  /// - Precondition: `value` is not negative.
  package static func leaf(_ value: Int32) -> Diagram {
    precondition(value >= 0, "leaves are not negative")
    return Diagram(raw: ~value)
  }

  package static let no = Diagram.leaf(0)
  package static let yes = Diagram.leaf(1)

  /// The value, if this is a constant.
  package var constant: Int32? { raw < 0 ? ~raw : nil }
}
