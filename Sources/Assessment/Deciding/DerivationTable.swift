import DecisionDiagram
import Law

/// What is taken of the facts of the company, or of a line, that nobody stated, kept for each way in which all that it
/// hangs on was known.
final class DerivationTable {
  /// What is taken in one case.
  struct Taken {
    /// In the order in which it is taken.
    let values: [(variable: Int, known: ValueSet)]
    let bonds: [Bond]
  }

  let derivations: [CompiledDerivation]
  /// The variables that decide what is taken, and those of which something is taken.
  private let variables: [Int]
  private var taken: [Case: Taken] = [:]
  /// What is known at hand.
  private var current: Case
  /// What was taken last, of what is at hand.
  private var last: Taken?

  /// What was known of each of the variables.
  private struct Case: Hashable {
    var known: [ValueSet]
    private var digest: UInt64 = 0

    init(_ count: Int) { known = Array(repeating: [], count: count) }

    static func == (a: Self, b: Self) -> Bool { a.digest == b.digest && a.known == b.known }

    func hash(into hasher: inout Hasher) { hasher.combine(digest) }

    /// Whether it is what is known.
    func holds(_ variables: [Int], of all: UnsafePointer<ValueSet>) -> Bool {
      for (index, variable) in variables.enumerated() where known[index] != all[variable] { return false }
      return true
    }

    mutating func take(_ variables: [Int], of all: UnsafePointer<ValueSet>) {
      digest = 0x9E37_79B9_7F4A_7C15
      for (index, variable) in variables.enumerated() {
        known[index] = all[variable]
        digest = all[variable].mixed(into: digest)
      }
    }
  }

  /// How many cases are kept.
  private static let most = 128

  init(_ derivations: [CompiledDerivation]) {
    self.derivations = derivations
    variables = Set(
      derivations.flatMap { compiled in
        [compiled.derivation.stated] + compiled.derivation.topics + compiled.rules.flatMap(\.support)
          + compiled.derivation.variables.map(\.variable)
      }
    ).sorted()
    current = Case(variables.count)
  }

  /// - Parameter derive: Takes it anew.
  func find(_ known: UnsafePointer<ValueSet>, _ derive: () -> Taken) -> Taken {
    // A line is looked at several times over.
    if let last, current.holds(variables, of: known) { return last }
    current.take(variables, of: known)
    if let found = taken[current] {
      last = found
      return found
    }
    let made = derive()
    if taken.count == Self.most { taken.removeAll(keepingCapacity: true) }
    taken[current] = made
    last = made
    return made
  }
}
