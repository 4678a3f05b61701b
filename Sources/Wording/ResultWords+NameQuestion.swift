package import Assessment
import Law

extension ResultWords {
  /// Whether a line is what its name says, where nothing else speaks of it.
  package func question(_ question: NameQuestion, _ name: String) -> String {
    let titles = question.activities.map { law[$0].title[language] }
    return words(
      "the name “\(name)” suggests “\(words.either(titles))”, but nothing else that was said of it does: please confirm",
      "名称“\(name)”可能涉及“\(words.either(titles))”，而所述内容未提及，请确认")
  }
}
