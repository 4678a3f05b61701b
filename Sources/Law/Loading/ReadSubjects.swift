import Diagnostics
import YAML

extension LawBuilder {
  func readPlaces(_ values: [YAMLValue]) {
    for (index, value) in values.enumerated() {
      if let name = value["place"]?.string { declare(name, "place", index: index, at: value) }
    }
    var direct: [[Place.Membership]] = []
    var titles: [(name: String, title: Wording)] = []
    for value in values {
      let fields = Fields(value, of: "a place", self)
      titles.append((fields.text("place") ?? "", fields.wording("name")))
      direct.append(fields.list("in").compactMap(membership))
      fields.finish()
    }
    for (index, entry) in titles.enumerated() {
      let within = memberships(of: index, direct)
      if within.contains(where: { $0.place.index == index }) {
        report(.circular(kind: "place", entry.name), at: values[index])
      }
      places.append(
        Place(
          id: PlaceID(index), name: entry.name, title: entry.title, direct: direct[index],
          within: within))
    }
  }

  /// A place that another lies in: its name, or `{ place: …, from: …, until: … }`.
  private func membership(_ value: YAMLValue) -> Place.Membership? {
    guard value.isMapping else {
      return resolve(value, "place").map { Place.Membership(PlaceID($0)) }
    }
    let fields = Fields(value, of: "a place that it lies in", self)
    defer { fields.finish() }
    let from = fields.date("from")
    let until = fields.date("until")
    if let from, let until, until < from { report(.endsBeforeStart, at: value) }
    return fields.required("place").flatMap { resolve($0, "place") }
      .map { Place.Membership(PlaceID($0), from: from, until: until) }
  }

  /// Follows the memberships of a place outwards; days on which all of a chain hold count.
  private func memberships(of start: Int, _ direct: [[Place.Membership]]) -> [Place.Membership] {
    var reached: Set<Place.Membership> = []
    var waiting = direct[start]
    while let next = waiting.popLast() {
      guard reached.insert(next).inserted, next.place.index != start else { continue }
      for outer in direct[next.place.index] {
        let from = [next.from, outer.from].compactMap(\.self).max()
        let until = [next.until, outer.until].compactMap(\.self).min()
        if let from, let until, until < from { continue }
        waiting.append(Place.Membership(outer.place, from: from, until: until))
      }
    }
    return reached.sorted { a, b in
      a.place != b.place ? a.place < b.place : (a.from?.ordinal ?? 0) < (b.from?.ordinal ?? 0)
    }
  }

  func readGroups(_ groupValues: [YAMLValue], activities activityValues: [YAMLValue]) {
    for (index, value) in groupValues.enumerated() {
      if let name = value["group"]?.string { declare(name, "group", index: index, at: value) }
    }
    var outer: [[Int]] = []
    var titles: [(name: String, title: Wording, noun: Wording?)] = []
    for value in groupValues {
      let fields = Fields(value, of: "a group", self)
      titles.append(
        (fields.text("group") ?? "", fields.wording("name"), fields.optionalWording("noun")))
      outer.append(fields.list("in").compactMap { resolve($0, "group") })
      fields.finish()
    }
    var members = [ActivitySet](repeating: ActivitySet(), count: groupValues.count)
    for (index, value) in activityValues.enumerated() {
      let activity = readActivity(value, ActivityID(index), outer)
      for group in activity.groups { members[group].insert(activity.id) }
      activities.append(activity)
    }
    for (index, entry) in titles.enumerated() {
      if closure(of: index, over: outer).contains(index) {
        report(.circular(kind: "group", entry.name), at: groupValues[index])
      }
      groups.append(
        ActivityGroup(
          name: entry.name, title: entry.title, noun: entry.noun, members: members[index]))
    }
  }

  private func readActivity(_ value: YAMLValue, _ id: ActivityID, _ outer: [[Int]]) -> Activity {
    let fields = Fields(value, of: "an activity", self)
    defer { fields.finish() }
    let name = fields.text("activity") ?? ""
    declare(name, "activity", index: id.index, at: value)
    let direct = fields.list("in").compactMap { resolve($0, "group") }
    let all = direct.reduce(into: Set(direct)) { $0.formUnion(closure(of: $1, over: outer)) }
    let title = fields.wording("name")
    return Activity(
      id: id, name: name, code: fields.optionalText("code"), title: title,
      noun: fields.optionalWording("noun") ?? title,
      covers: fields.optionalWording("covers"), isOffTheList: fields.flag("off-the-list"),
      isWithoutLicences: fields.flag("licences-not-encoded"), groups: all.sorted(), source: source(value))
  }

  /// Everything reached from a start over direct links, the start only where a link leads back.
  private func closure(of start: Int, over links: [[Int]]) -> Set<Int> {
    var reached: Set<Int> = []
    var waiting = links[start]
    while let next = waiting.popLast() {
      if reached.insert(next).inserted { waiting += links[next] }
    }
    return reached
  }

  func readReadings(_ values: [YAMLValue]) {
    for value in values {
      let fields = Fields(value, of: "a reading", self)
      guard let name = fields.text("reading") else { continue }
      let answers = fields.list("answers").map { value in
        let fields = Fields(value, of: "an answer", self)
        defer { fields.finish() }
        return Reading.Answer(
          name: fields.text("answer") ?? "", says: fields.wording("says"),
          heldBy: fields.optionalWording("held-by"),
          counting: fields.optional("counting") == nil
            ? nil : fields.word("counting", among: \Reading.Counting.rawValue))
      }
      let names = answers.map(\.name)
      let defaults = fields.required("default").map(listed)?.compactMap { value -> Int? in
        guard let text = text(value) else { return nil }
        if let position = names.firstIndex(of: text) { return position }
        report(
          .unknownValue(text, of: name, nearest: nearestName(to: text, among: names)), at: value)
        return nil
      }
      _ = fields.optionalWording("source")
      if LawBuilder.wordsOfConditions.contains(name) { report(.reservedWord(name), at: value) }
      if answers.isEmpty { report(.numberOfValues(name), at: value) }
      if defaults?.isEmpty ?? false, !answers.isEmpty {
        report(.noDefault(reading: name), at: value)
      }
      declare(name, "reading", index: readings.count, at: value)
      readings.append(
        Reading(
          id: ReadingID(readings.count), name: name, question: fields.wording("question"),
          answers: answers, defaults: defaults ?? [],
          settledBy: fields.optionalWording("settled-by"), isChosen: false, source: source(value)))
      fields.finish()
    }
  }

  func declareMeasures(_ values: [YAMLValue]) {
    for (index, value) in values.enumerated() {
      if let name = value["measure"]?.string { declare(name, "measure", index: index, at: value) }
    }
  }

  func readMeasures(_ values: [YAMLValue]) {
    for (index, value) in values.enumerated() {
      let fields = Fields(value, of: "a measure", self)
      measures.append(
        Measure(
          id: MeasureID(index), name: fields.text("measure") ?? "", title: fields.wording("name"),
          sentence: fields.optionalWording("sentence"), demands: fields.condition("demands"),
          otherwise: fields.optional("otherwise").flatMap(outcome),
          met: fields.optional("met").flatMap(outcome), limitsShare: fields.flag("limits-share"),
          source: source(value)))
      fields.finish()
    }
  }

  func readLicences(_ values: [YAMLValue]) {
    for value in values {
      let fields = Fields(value, of: "a licence", self)
      guard let name = fields.text("licence") else { continue }
      declare(name, "licence", index: licences.count, at: value)
      let title = fields.wording("name")
      licences.append(
        Licence(
          id: LicenceID(licences.count), name: name, title: title, noun: fields.optionalWording("as") ?? title,
          authority: fields.wording("authority"), validFor: fields.optionalWording("valid-for"),
          act: fields.optional("act").flatMap(act), isFiling: fields.flag("is-filing"), source: source(value)))
      fields.finish()
    }
  }

  func readOrigins(_ values: [YAMLValue]) {
    var spellings = Set(values.compactMap { $0["origin"]?.string?.lowercased() })
    for value in values {
      let fields = Fields(value, of: "an origin", self)
      guard let name = fields.text("origin") else { continue }
      declare(name, "origin", index: origins.count, at: value)
      let isState: Bool? =
        switch fields.optional("state-owned") {
        case .some(let value) where value.string == "unknown": nil
        case .some(let value): flag(value)
        case .none: false
        }
      let also = fields.list("also").compactMap { value -> String? in
        guard let spelling = text(value) else { return nil }
        if !spellings.insert(spelling.lowercased()).inserted {
          report(.declaredTwice(kind: "origin", spelling), at: value)
        }
        return spelling
      }
      origins.append(
        Origin(
          id: OriginID(origins.count), name: name, also: also, title: fields.wording("name"),
          countsAs: fields.word("counts-as", among: \Origin.Counting.rawValue) ?? .unknown,
          isState: isState, isPerson: fields.flag("person"),
          isOwnedFromMainland: fields.optional("owned-from-mainland").map(flag) ?? false,
          has: fields.list("has").compactMap(factOfHolders), mayHave: fields.list("may-have").compactMap(factOfHolders),
          cites: fields.optional("cites").flatMap(citation)))
      fields.finish()
    }
  }

  /// A fact that a company has where every foreign holder has it.
  private func factOfHolders(_ value: YAMLValue) -> FactID? {
    guard let text = text(value) else { return nil }
    let able = facts.filter { $0.heldBy == .everyForeignHolder }
    if let fact = able.first(where: { $0.name == text }) { return fact.id }
    report(.unknownName(kind: "fact of holders", text, nearest: nearestName(to: text, among: able.map(\.name))), at: value)
    return nil
  }

  /// The provision that `{ instrument: …, provision: … }` names.
  func citation(_ value: YAMLValue) -> ProvisionID? {
    let fields = Fields(value, of: "a citation", self)
    defer { fields.finish() }
    let named = fields.required("instrument")
    guard let pinpoint = fields.required("provision"), let instrument = named.flatMap({ resolve($0, "instrument") }),
      let text = text(pinpoint)
    else { return nil }
    let candidates = provisions.filter { $0.instrument.index == instrument }
    if let found = candidates.first(where: { $0.pinpoint.english == text }) { return found.id }
    report(
      .unknownName(
        kind: "provision", text,
        nearest: nearestName(to: text, among: candidates.map(\.pinpoint.english))), at: pinpoint)
    return nil
  }

  func readGrades(_ values: [YAMLValue]) {
    for value in values {
      let fields = Fields(value, of: "a grade row", self)
      let name = fields.text("row") ?? ""
      let isNew = declare(name, "row", index: gradeRows.count, at: value)
      let grade = fields.word("grade", among: \Grade.name) ?? .no
      let cites = fields.optional("cites").flatMap(citation)
      // Where it decides, it is seen by what it cites.
      if isNew, isOverlay(value),
        cites.map({ !instruments[provisions[$0.index].instrument.index].source.isOverlay }) ?? true
      {
        report(.rowWithoutOwnProvision(name), at: value)
      }
      let checked =
        fields.optional("checked") == nil
        ? cites.map { provisions[$0.index].checked } ?? .unchecked
        : fields.word("checked", among: \Checked.name) ?? .unchecked
      gradeRows.append(
        GradeRow(
          id: GradeRowID(gradeRows.count), name: name,
          activities: fields.required("for").map(activities) ?? ActivitySet(), grade: grade,
          blocks: fields.flag("blocks"), when: fields.condition("when") ?? .always,
          says: fields.wording("says"), cites: cites,
          confidence: Confidence(
            certainty: fields.word("certainty", among: \Certainty.name) ?? .contested,
            checked: checked), source: source(value)))
      fields.finish()
    }
  }
}
