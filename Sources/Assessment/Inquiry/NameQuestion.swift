package import Law
package import Portfolio

/// What the name of a service line holds and nothing else that is said of the line speaks of: a question, never law.
package struct NameQuestion {
  /// The activities that the name leads to best.
  package let activities: [ActivityID]
  /// The kinds of business whose rules are not encoded that it leads to.
  package let fields: [TopicID]

  /// - Parameters:
  ///   - name: The name of the line.
  ///   - found: The activities that the line may be, by what is said of it.
  ///   - about: What it is said to be about.
  ///   - stated: The facts that are stated of it.
  /// - Returns: `nil` where the name leads to nothing, or to what was said.
  init?(_ name: String, found: [ActivityID], about: [TopicID], stated: [FactID], in law: Law) {
    let hits = law.lexicon.find(name)
    var led: [ActivityID] = []
    var fields: [TopicID] = []
    var best = 0
    for hit in hits {
      switch hit.subject {
      case .activity(let activity):
        if found.contains(activity) { return nil }
        best = max(best, hit.weight)
        if hit.weight == best { led.append(activity) }
      case .topic(let topic) where law[topic].isUnencoded:
        if about.contains(topic) { return nil }
        fields.append(topic)
      case .topic(let topic) where !law[topic].isOrdinary:
        if about.contains(topic) || law[topic].opens.contains(where: { stated.contains($0.fact) }) { return nil }
      // That it is a shop does not say what it sells.
      case .topic, .feature, .place: break
      }
    }
    guard !led.isEmpty || !fields.isEmpty else { return nil }
    activities = fields.isEmpty ? led : []
    self.fields = fields
  }

  /// The question on a line of a company as it was found; of a line that names its activity there is none but whether it is
  /// of a field whose rules are not encoded.
  package init?(
    _ name: String, of line: borrowing CompanyRecord.Line, _ finding: borrowing CompanyAssessment.LineFinding,
    _ result: borrowing CompanyAssessment, in law: Law
  ) {
    let isNamed = !line.declared.isEmpty || !line.oneOf.isEmpty
    self.init(
      name, found: result.shownActivities(of: copy finding).map(\.activity), about: line.about,
      stated: line.statements.compactMap { law.space.fact(of: Int($0.variable)) }, in: law)
    if isNamed, fields.isEmpty { return nil }
  }
}
