/// How likely the values of variables are, and which variables are asked about at once.
package struct QuestionModel {
  /// For each variable, the weights of its values, of whatever sum.
  package var weights: [[Double]]
  /// For each variable, its question. The variables of one question lie next to each other.
  package var question: [Int]

  package init(weights: [[Double]], question: [Int]) {
    self.weights = weights
    self.question = question
  }
}

/// Counts the questions expected until the leaf of a diagram is known, when they are asked in the order
/// of the variables and only where the way through the diagram needs them.
///
/// Valid until the store forgets its diagrams.
package final class ExpectedQuestions {
  private let store: DiagramStore
  private let model: QuestionModel
  /// A leaf that no answer leads to.
  private let impossible: Int32
  /// For each node, the questions that follow the one it belongs to; negative where not known.
  private var after: [Double] = []

  package init(_ store: DiagramStore, _ model: QuestionModel, impossible: Int32) {
    self.store = store
    self.model = model
    self.impossible = impossible
  }

  /// - Complexity: O(nodes × values), each node once for all diagrams.
  package func count(in diagram: Diagram) -> Double {
    guard diagram.raw >= 0 else { return 0 }
    if after.count < store.nodeCount {
      after += Array(repeating: -1, count: store.nodeCount - after.count)
    }
    return 1 + following(diagram.raw)
  }

  private func following(_ raw: Int32) -> Double {
    if after[Int(raw)] >= 0 { return after[Int(raw)] }
    let variable = Int(store.nodes[Int(raw)].variable)
    var whole = 0.0
    var sum = 0.0
    for value in 0..<store.domainSizes[variable] {
      let child = store.child(of: raw, value)
      guard child != ~impossible else { continue }
      let weight = model.weights[variable][value]
      whole += weight
      guard child >= 0 else { continue }
      let isSame = model.question[Int(store.nodes[Int(child)].variable)] == model.question[variable]
      sum += weight * (following(child) + (isSame ? 0 : 1))
    }
    let result = whole > 0 ? sum / whole : 0
    after[Int(raw)] = result
    return result
  }
}

extension DiagramStore {
  /// What becomes of a diagram under the answers to a question: the diagrams, with how likely each
  /// is. Answers that are impossible are left out.
  ///
  /// - Parameters:
  ///   - question: The variables asked about.
  ///   - limit: Past how many diagrams the rest of the variables stays open.
  package func cofactors(
    of a: Diagram, over question: [Int], _ model: QuestionModel, impossible: Int32, limit: Int = 64
  ) -> [(diagram: Diagram, likelihood: Double)] {
    var ways: [Diagram: Double] = [a: 1]
    var known = domainSizes.map { ValueSet.all($0) }
    for variable in question {
      guard ways.count <= limit else { break }
      var next: [Diagram: Double] = [:]
      for (diagram, likelihood) in ways {
        let whole = model.weights[variable].reduce(0, +)
        let parting = parting(of: variable, in: diagram)
        let cofactors = (parting.map(lowestValues) ?? []).map { value in
          known[variable] = .only(value)
          return restrict(diagram, known)
        }
        for value in 0..<domainSizes[variable] {
          let way = parting.map { cofactors[storage.pointee.table.way($0, value)] } ?? diagram
          guard way != .leaf(impossible) else { continue }
          next[way, default: 0] += likelihood * model.weights[variable][value] / whole
        }
      }
      known[variable] = .all(domainSizes[variable])
      ways = next
    }
    let whole = ways.values.reduce(0, +)
    guard whole > 0 else { return [] }
    return ways.sorted { $0.key.raw < $1.key.raw }.map { ($0.key, $0.value / whole) }
  }
}
