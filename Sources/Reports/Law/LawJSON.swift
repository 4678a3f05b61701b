package import Diagnostics
package import Law

/// Subjects of the law as JSON, both languages, conditions as trees.
package struct LawJSON {
  package let law: Law

  package init(_ law: Law) { self.law = law }

  /// An array of subjects on one line, without a line break.
  package func list(_ subjects: [LawSubject]) -> String {
    var json = JSONText()
    json.array(subjects) { json, subject in write(subject, to: &json) }
    return json.text
  }

  package func write(_ subject: LawSubject, to json: inout JSONText) {
    json.object { json in
      json.field("kind", subject.kind.title.english)
      json.field("name", subject.name)
      write("title", subject.title, to: &json)
      if let period = subject.period { write(period, to: &json) }
      if let provision = subject.provision { cite(provision, to: &json) }
      if let confidence = subject.confidence {
        json.field("certainty", confidence.certainty.name)
        json.field("checked", confidence.checked.name)
      }
      writeDetails(of: subject, to: &json)
    }
  }

  private func writeDetails(of subject: LawSubject, to json: inout JSONText) {
    switch subject {
    case .activity(let activity): write(activity, to: &json)
    case .group(let group):
      write("noun", group.noun, to: &json)
      names("activities", of: group.members, to: &json)
    case .instrument(let instrument): write(instrument, to: &json)
    case .provision(let provision, _, _):
      write("wording", provision.wording, to: &json)
      write("remark", provision.remark, to: &json)
      json.field("checked", provision.checked.name)
      texts("clauses", law.clauses(of: provision.id).map(\.name), to: &json)
    case .regime(let regime): write(regime, to: &json)
    case .rule(let rule): write(rule, to: &json)
    case .exception(let exception):
      texts("lifts", exception.lifts.map { law[$0] }, to: &json)
      if let activities = exception.activities { names("activities", of: activities, to: &json) }
      condition("when", exception.when, to: &json)
    case .block(let block):
      json.field("takes-back", law[block.exception])
      condition("when", block.when, to: &json)
    case .duty(let duty):
      json.field("duty-kind", duty.kind.rawValue)
      if let breach = duty.breach { json.field("breach", breach.rawValue) }
      if let subject = duty.subject.map({ law[$0] }) {
        named("subject", subject.name, subject.title, to: &json)
      }
      write(duty.act, to: &json)
      write("event", duty.event, to: &json)
      names("activities", of: duty.activities, to: &json)
      write("authority", duty.authority, to: &json)
      write("deadline", duty.deadline, to: &json)
      write("evidence", duty.evidence, to: &json)
      condition("when", duty.when, to: &json)
      if let broken = duty.brokenWhen { condition("broken-when", broken, to: &json) }
      write("mended-by", duty.mend, to: &json)
    case .row(let row):
      json.field("grade", row.blocks ? "never" : row.grade.name)
      names("activities", of: row.activities, to: &json)
      condition("when", row.when, to: &json)
    case .fact(let fact): write(fact, to: &json)
    case .topic(let topic): write(topic, to: &json)
    case .term(let term): condition("means", term.means, to: &json)
    case .reading(let reading): write(reading, to: &json)
    case .measure(let measure):
      if let demands = measure.demands { condition("demands", demands, to: &json) }
      if let otherwise = measure.otherwise { json.field("not-met", otherwise.name) }
      if let met = measure.met { json.field("met", met.name) }
    case .licence(let licence):
      write("authority", licence.authority, to: &json)
      if let validFor = licence.validFor { write("valid-for", validFor, to: &json) }
      write(licence.act, to: &json)
      json.field("is-filing", licence.isFiling)
    case .place(let place):
      json.field("in") { json in
        json.array(place.direct) { json, membership in
          json.object { json in
            json.field("place", law[membership.place].name)
            if let from = membership.from { json.field("from", from.description) }
            if let until = membership.until { json.field("until", until.description) }
          }
        }
      }
    case .origin(let origin): json.field("counts-as", origin.countsAs.rawValue)
    case .impossible(let impossible): condition("when", impossible.when, to: &json)
    }
  }

  // MARK: - Kinds

  private func write(_ activity: Activity, to json: inout JSONText) {
    if let code = activity.code { json.field("code", code) }
    write("noun", activity.noun, to: &json)
    write("covers", activity.covers, to: &json)
    texts("groups", activity.groups.map { law.groups[$0].name }, to: &json)
    json.field("off-the-list", activity.isOffTheList)
    let rules = law.rules.filter {
      $0.activities.contains(activity.id) && $0.activities.members.count < law.activities.count
    }
    json.field("rules") { json in
      json.array(rules) { json, rule in
        json.object { json in
          json.field("name", rule.name)
          cite(rule.provision, to: &json)
          write(rule.period, to: &json)
        }
      }
    }
  }

  private func write(_ instrument: Instrument, to json: inout JSONText) {
    write("short", instrument.short, to: &json)
    write("number", instrument.number, to: &json)
    write("issuer", instrument.issuer, to: &json)
    if let issued = instrument.issued { json.field("issued", issued.description) }
    if let source = instrument.review.restatedFrom {
      json.field("restated", instrument.review.date.description)
      write("restated-from", source, to: &json)
    } else {
      json.field("reviewed", instrument.review.date.description)
    }
    texts("replaces", instrument.replaces.map { law[$0].name }, to: &json)
    write("ended-by", instrument.endedBy, to: &json)
    json.field("provisions") { json in
      json.array(instrument.provisions.map { law[$0] }) { json, provision in
        json.object { json in
          write("pinpoint", provision.pinpoint, to: &json)
          write("wording", provision.wording, to: &json)
          write("remark", provision.remark, to: &json)
          json.field("checked", provision.checked.name)
          texts("clauses", law.clauses(of: provision.id).map(\.name), to: &json)
        }
      }
    }
    json.field("not-encoded") { json in
      json.array(instrument.notEncoded) { json, omission in
        json.object { json in
          json.field("provision", omission.provision)
          json.field("because", omission.reason)
        }
      }
    }
  }

  private func write(_ regime: Regime, to json: inout JSONText) {
    names("activities", of: regime.activities, to: &json)
    json.field("otherwise", regime.otherwise.name)
    switch regime.displaces {
    case .everything: json.field("displaces", "everything")
    case .rules(let names): texts("displaces", names.map { law[$0] }, to: &json)
    }
    condition("when", regime.when, to: &json)
  }

  private func write(_ rule: Rule, to json: inout JSONText) {
    if let regime = rule.regime { json.field("of", law[regime]) }
    json.field("measure", law[rule.measure].name)
    names("activities", of: rule.activities, to: &json)
    if !rule.toRequirements.isEmpty {
      texts("to-requirements", rule.toRequirements.map { law[$0].name }, to: &json)
    }
    condition("when", rule.when, to: &json)
    if let demands = rule.demands { condition("demands", demands, to: &json) }
    if let otherwise = rule.otherwise { json.field("not-met", otherwise.name) }
    if let met = rule.met { json.field("met", met.name) }
    if let licence = rule.licence { json.field("licence", law[licence].name) }
    write("remark", rule.remark, to: &json)
  }

  private func write(_ fact: Fact, to json: inout JSONText) {
    json.field("of", fact.subject.rawValue)
    json.field("fact-kind", fact.kind.rawValue)
    write("help", fact.help, to: &json)
    json.field("values") { json in
      json.array(fact.values) { json, value in
        json.object { json in
          json.field("value", value.name)
          write("says", value.says, to: &json)
        }
      }
    }
    if let applies = fact.appliesWhen { condition("applies-when", applies, to: &json) }
  }

  private func write(_ topic: Topic, to json: inout JSONText) {
    json.field("is-ordinary", topic.isOrdinary)
    texts(
      "opens",
      topic.opens.flatMap { opening in
        let fact = law[opening.fact]
        return opening.elements.map { $0.map { "\(fact.name): \(fact.values[$0].name)" } } ?? [fact.name]
      }, to: &json)
    texts("is", topic.isYes.map { law[$0].name }, to: &json)
    if let inPlay = topic.inPlay { condition("in-play", inPlay, to: &json) }
  }

  private func write(_ reading: Reading, to json: inout JSONText) {
    json.field("answers") { json in
      json.array(reading.answers) { json, answer in
        json.object { json in
          json.field("answer", answer.name)
          write("says", answer.says, to: &json)
          write("held-by", answer.heldBy, to: &json)
        }
      }
    }
    write("settled-by", reading.settledBy, to: &json)
    texts("default", reading.defaults.map { reading.answers[$0].name }, to: &json)
    let uses = ClauseUses(in: law, on: nil) { law.readings(testedBy: $0).contains(reading.id) }
    json.field("what-hangs-on-it") { json in
      json.object { json in
        for (kind, names) in uses.names { texts(kind.title.english, names, to: &json) }
      }
    }
  }

  private func write(_ act: ActID?, to json: inout JSONText) {
    if let act { named("act", law[act].name, law[act].title, to: &json) }
  }

  // MARK: - Parts

  private func named(_ key: String, _ name: String, _ title: Wording, to json: inout JSONText) {
    json.field(key) { json in
      json.object { json in
        json.field("name", name)
        write("title", title, to: &json)
      }
    }
  }

  private func write(_ key: String, _ wording: Wording?, to json: inout JSONText) {
    guard let wording else { return }
    json.field(key) { json in
      json.object { json in
        json.field("en", wording.english)
        json.field("zh", wording.chinese)
      }
    }
  }

  package func write(_ period: Period, to json: inout JSONText) {
    json.field("from", period.first.description)
    if let last = period.last { json.field("until", last.description) }
  }

  package func cite(_ provision: ProvisionID, to json: inout JSONText) {
    json.field("instrument", law.instrument(of: provision).name)
    json.field("provision", law[provision].pinpoint.english)
    write(
      "citation",
      Wording(
        english: law.citation(of: provision, in: .english),
        chinese: law.citation(of: provision, in: .chinese)), to: &json)
  }

  private func texts(_ key: String, _ texts: [String], to json: inout JSONText) {
    json.field(key) { json in json.array(texts) { $0.value($1) } }
  }

  private func names(_ key: String, of activities: ActivitySet, to json: inout JSONText) {
    texts(key, activities.members.map { law[$0].name }, to: &json)
  }

  private func condition(_ key: String, _ condition: Condition, to json: inout JSONText) {
    json.field(key) { write(condition, to: &$0) }
  }

  private func write(_ condition: Condition, to json: inout JSONText) {
    json.object { json in
      switch condition {
      case .all(let parts):
        json.field("all") { json in json.array(parts) { write($1, to: &$0) } }
      case .any(let parts):
        json.field("any") { json in json.array(parts) { write($1, to: &$0) } }
      case .not(let part): json.field("not") { write(part, to: &$0) }
      case .term(let term): json.field("term", law[term].name)
      case .fact(let fact, let test):
        json.field("fact", law[fact].name)
        json.field("test", law.words(for: test, of: law[fact]))
      case .carries(let activity, let grade):
        json.field("carries", law[activity].name)
        json.field("at-least", grade.name)
      case .reading(let reading, let answers):
        json.field("reading", law[reading].name)
        texts("answers", answers.map { law[reading].answers[$0].name }, to: &json)
      case .about(let topics): texts("about", topics.map { law[$0].name }, to: &json)
      case .stated(let facts): texts("stated", facts.map { law[$0].name }, to: &json)
      }
    }
  }
}
