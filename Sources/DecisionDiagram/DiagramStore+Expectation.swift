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

extension DiagramStore {
  /// How many questions are expected until the leaf is known, when they are asked in the order of
  /// the variables and only where the way through the diagram needs them.
  ///
  /// - Parameter impossible: A leaf that no answer leads to.
  /// - Complexity: O(nodes × values).
  package func expectedQuestions(
    in a: Diagram, _ model: QuestionModel, impossible: Int32
  ) -> Double {
    var memo: [Int32: Double] = [:]
    /// Of the questions that follow the one a node belongs to.
    func after(_ raw: Int32) -> Double {
      if raw < 0 { return 0 }
      if let found = memo[raw] { return found }
      let variable = Int(variables[Int(raw)])
      let first = Int(firstChildren[Int(raw)])
      var whole = 0.0
      var sum = 0.0
      for value in 0..<domainSizes[variable] {
        let child = children[first + value]
        guard child != ~impossible else { continue }
        let weight = model.weights[variable][value]
        whole += weight
        guard child >= 0 else { continue }
        let isSame = model.question[Int(variables[Int(child)])] == model.question[variable]
        sum += weight * (after(child) + (isSame ? 0 : 1))
      }
      let result = whole > 0 ? sum / whole : 0
      memo[raw] = result
      return result
    }
    return a.raw < 0 ? 0 : 1 + after(a.raw)
  }

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
    var known = domainSizes.map { (ValueSet(1) << $0) &- 1 }
    for variable in question {
      guard ways.count <= limit else { break }
      var next: [Diagram: Double] = [:]
      for (diagram, likelihood) in ways {
        let whole = model.weights[variable].reduce(0, +)
        for value in 0..<domainSizes[variable] {
          known[variable] = 1 << ValueSet(value)
          let way = restrict(diagram, known)
          guard way != .leaf(impossible) else { continue }
          next[way, default: 0] += likelihood * model.weights[variable][value] / whole
        }
      }
      known[variable] = (ValueSet(1) << domainSizes[variable]) &- 1
      ways = next
    }
    let whole = ways.values.reduce(0, +)
    guard whole > 0 else { return [] }
    return ways.sorted { $0.key.raw < $1.key.raw }.map { ($0.key, $0.value / whole) }
  }
}
