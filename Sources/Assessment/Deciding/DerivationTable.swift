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
  /// The variables that decide what is taken, and those of which something is taken: stretches of variables next to each
  /// other.
  private let stretches: [Range<Int>]
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
    func holds(_ stretches: [Range<Int>], of all: UnsafePointer<ValueSet>) -> Bool {
      known.withUnsafeBufferPointer { known in
        var first = 0
        for stretch in stretches {
          for index in 0..<stretch.count where known[first &+ index] != all[stretch.lowerBound &+ index] { return false }
          first += stretch.count
        }
        return true
      }
    }

    mutating func take(_ stretches: [Range<Int>], of all: UnsafePointer<ValueSet>) {
      digest = known.withUnsafeMutableBufferPointer { known in
        var digest: UInt64 = 0x9E37_79B9_7F4A_7C15
        var first = 0
        for stretch in stretches {
          for index in 0..<stretch.count {
            let values = all[stretch.lowerBound &+ index]
            known[first &+ index] = values
            digest = values.mixed(into: digest)
          }
          first += stretch.count
        }
        return digest
      }
    }
  }

  /// How many cases are kept.
  private static let most = 128

  init(_ derivations: [CompiledDerivation]) {
    self.derivations = derivations
    let variables = Set(
      derivations.flatMap { compiled in
        [compiled.derivation.stated] + compiled.derivation.topics + compiled.rules.flatMap(\.support)
          + compiled.derivation.variables.map(\.variable)
      }
    ).sorted()
    stretches = variables.reduce(into: []) { stretches, variable in
      if let last = stretches.last, last.upperBound == variable {
        stretches[stretches.count - 1] = last.lowerBound..<variable + 1
      } else {
        stretches.append(variable..<variable + 1)
      }
    }
    current = Case(variables.count)
  }

  /// - Parameter derive: Takes it anew.
  func find(_ known: UnsafePointer<ValueSet>, _ derive: () -> Taken) -> Taken {
    // A line is looked at several times over.
    if let last, current.holds(stretches, of: known) { return last }
    current.take(stretches, of: known)
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
