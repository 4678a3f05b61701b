import Diagnostics

extension LawCheck {
  /// What sentences about the law need is there: activities as nouns, what duties are about, acts that several ask for.
  mutating func checkWords() {
    for activity in law.activities
    where activity.noun == activity.title && activity.id != law.generalBusiness {
      report(
        "no-noun", "nothing says what `\(activity.name)` is called in a sentence", activity.source,
        help: "add `noun:`, which completes “the service is …”: `a call centre (B24)`")
    }
    for duty in law.duties where duty.subject == nil {
      report(
        "no-subject", "nothing says what the duty `\(duty.name)` is about", duty.source,
        help: "add `subject:` to it or to its instrument")
    }
    let used = Set(law.duties.compactMap(\.subject))
    for subject in law.subjects where !used.contains(subject.id) {
      report(
        "unused-subject", "no duty is about the subject `\(subject.name)`", subject.source)
    }
    let asked = law.duties.compactMap(\.act) + law.licences.compactMap(\.act)
    for act in law.acts where asked.count(where: { $0 == act.id }) < 2 {
      report(
        "unshared-act", "fewer than two duties or licences ask for the act `\(act.name)`",
        act.source, help: "leave it out: a duty that nothing shares stands alone")
    }
  }
}
