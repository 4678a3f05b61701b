package import Assessment
import Law

extension ResultWords {
  /// Whether a line is what its name says, where nothing else speaks of it.
  package func question(_ question: NameQuestion, _ name: String) -> String {
    let fields = question.fields.map { law[$0].says[language] }
    let titles = question.activities.map { "“\(law[$0].title[language])”" }
    let suggested = words.either(fields + titles)
    return words(
      "the name “\(name)” suggests \(suggested), but nothing else that was said of it does: please confirm",
      "名称“\(name)”可能涉及\(suggested)，而所述内容未提及，请确认")
  }
}
