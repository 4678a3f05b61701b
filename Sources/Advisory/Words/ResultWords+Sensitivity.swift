package import Assessment
import Law

extension ResultWords {
  /// What a fact would lead to if it were otherwise: `at most 50 % → restricted-satisfied`.
  package func otherwise(_ sensitivity: Sensitivity) -> String {
    let values = ValueText(law: law, words: words)
    return sensitivity.otherwise.map { group in
      "\(values.text(of: group.values, group.variable)) → \(words.meanings(group.verdicts))"
    }.joined(separator: words("; ", "；"))
  }
}
