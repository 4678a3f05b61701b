package import Assessment
import Law

extension ResultWords {
  /// Whether a line is what its name says, where nothing else speaks of it.
  package func question(_ question: NameQuestion, _ name: String) -> String {
    let titles = question.activities.map { law[$0].title[language] }
    return words(
      "the name “\(name)” may say more than its features do: is it \(words.either(titles))?",
      "名称“\(name)”可能另有所指，而所述内容未涉及：是否属于\(words.either(titles))？")
  }
}
