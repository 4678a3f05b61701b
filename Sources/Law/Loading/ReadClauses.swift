import Diagnostics
import YAML

extension LawBuilder {
  func readRegime(_ value: EditionValue, _ place: ClausePlace) {
    let fields = Fields(value, of: "a regime", self)
    let displaces: Displacement =
      switch fields.optional("displaces") {
      case .none: .rules([])
      case .some(let value) where value.string == "everything": .everything
      case .some(let value):
        .rules(
          listed(value).compactMap { clauseName($0, "rule", among: ruleNames, or: "everything") })
      }
    let name = fields.text("regime") ?? ""
    var members = fields.required("for").map(activities) ?? ActivitySet()
    if let except = fields.optional("except") { members.subtract(activities(except)) }
    regimes.append(
      Regime(
        id: RegimeID(regimes.count), name: name, named: regimeNames.declare(name),
        title: fields.wording("name"), provision: place.provision, activities: members,
        when: fields.condition("when") ?? .always,
        otherwise: fields.optional("otherwise").flatMap(outcome) ?? .permitted,
        displaces: displaces, period: period(fields, place),
        confidence: confidence(fields, place, fallback: .settled), source: source(value.place)))
    fields.finish()
  }

  func readRule(_ value: EditionValue, _ place: ClausePlace) {
    let fields = Fields(value, of: "a rule", self)
    defer { fields.finish() }
    var members = fields.optional("for").map(activities) ?? ActivitySet()
    if let except = fields.optional("except") { members.subtract(activities(except)) }
    let toRequirements = fields.list("to-requirements").compactMap { resolve($0, "measure") }
      .map { MeasureID($0) }
    if members.isEmpty, toRequirements.isEmpty { report(.needsActivities, at: value.place) }
    let regime: RegimeName? =
      switch fields.optional("of") {
      case .none: place.regime
      case .some(let value) where value.string == "standing": nil
      case .some(let value): clauseName(value, "regime", among: regimeNames, or: "standing")
      }
    let name = fields.text("rule") ?? ""
    let condition = fields.condition("when") ?? .always
    let demands = fields.condition("demands")
    let otherwise = fields.optional("otherwise").flatMap(outcome)
    let licence = fields.optional("licence").flatMap { resolve($0, "licence") }
      .map { LicenceID($0) }
    let authority = fields.optionalWording("authority")
    let period = period(fields, place)
    let confidence = confidence(fields, place)
    let says = fields.wording("says")
    let remark = fields.optionalWording("remark")
    guard let index = fields.required("measure").flatMap({ resolve($0, "measure") }) else { return }
    let measure = measures[index]
    rules.append(
      Rule(
        id: RuleID(rules.count), name: name, named: ruleNames.declare(name),
        provision: place.provision, regime: regime, activities: members,
        toRequirements: toRequirements, when: condition, measure: measure.id,
        demands: demands ?? measure.demands, otherwise: otherwise ?? measure.otherwise,
        met: measure.met, licence: licence, authority: authority, period: period, confidence: confidence, says: says,
        remark: remark, source: source(value.place)))
  }

  func readException(_ value: EditionValue, _ place: ClausePlace) {
    let fields = Fields(value, of: "an exception", self)
    let name = fields.text("exception") ?? ""
    exceptions.append(
      RuleException(
        id: ExceptionID(exceptions.count), name: name, named: exceptionNames.declare(name),
        provision: place.provision,
        lifts: (fields.required("lifts").map(listed) ?? [])
          .compactMap { clauseName($0, "rule", among: ruleNames) },
        activities: fields.optional("for").map(activities),
        when: fields.condition("when") ?? .always, period: period(fields, place),
        confidence: confidence(fields, place), says: fields.wording("says"),
        source: source(value.place)))
    fields.finish()
  }

  func readBlock(_ value: EditionValue, _ place: ClausePlace) {
    let fields = Fields(value, of: "a block", self)
    defer { fields.finish() }
    let name = fields.text("block") ?? ""
    let condition = fields.condition("when") ?? .always
    let period = period(fields, place)
    let confidence = confidence(fields, place)
    let says = fields.wording("says")
    guard
      let exception = fields.required("of")
        .flatMap({ clauseName($0, "exception", among: exceptionNames) })
    else { return }
    blocks.append(
      ExceptionBlock(
        id: BlockID(blocks.count), name: name, provision: place.provision, exception: exception,
        when: condition, period: period, confidence: confidence, says: says,
        source: source(value.place)))
  }

  func readDuty(_ value: EditionValue, _ place: ClausePlace) {
    let fields = Fields(value, of: "a duty", self)
    let kind: Duty.Kind = fields.word("kind", among: \Duty.Kind.rawValue) ?? .obligation
    let brokenWhen =
      kind == .ban
      ? fields.required("broken-when").map(condition) : fields.condition("broken-when")
    let breach: Duty.Breach? =
      kind == .penalty ? fields.word("breach", among: \Duty.Breach.rawValue) : nil
    var members = fields.required("for").map(activities) ?? ActivitySet()
    if let except = fields.optional("except") { members.subtract(activities(except)) }
    duties.append(
      Duty(
        id: DutyID(duties.count), name: fields.text("duty") ?? "", provision: place.provision,
        kind: kind, subject: fields.optional("subject").flatMap(subject) ?? place.subject,
        act: fields.optional("act").flatMap(act), breach: breach, activities: members,
        when: fields.condition("when") ?? .always, brokenWhen: brokenWhen,
        event: fields.optionalWording("event"), asks: fields.wording("says"),
        mend: fields.optionalWording("mended-by"),
        authority: fields.optionalWording("authority"),
        deadline: fields.optionalWording("deadline"),
        evidence: fields.optionalWording("evidence"), period: period(fields, place),
        confidence: confidence(fields, place), source: source(value.place)))
    fields.finish()
  }

  /// The name of another clause; reports one that no clause bears.
  ///
  /// - Parameter word: What may stand in place of a name.
  func clauseName<Clause>(
    _ value: YAMLValue, _ kind: String, among names: ClauseNames<Clause>, or word: String? = nil
  ) -> Identifier<Editions<Clause>>? {
    guard let text = text(value) else { return nil }
    if let name = names.find(text) { return name }
    let candidates = names.texts.sorted() + (word.map { [$0] } ?? [])
    report(
      .unknownName(kind: kind, text, nearest: nearestName(to: text, among: candidates)), at: value)
    return nil
  }

  /// The clause's own first and last day, where they differ from the instrument's.
  private func period(_ fields: Fields, _ place: ClausePlace) -> Period {
    let first = fields.date("from") ?? place.period.first
    let last = fields.date("until") ?? place.period.last
    _ = fields.optionalWording("until-by")
    if let last, last < first { report(.endsBeforeStart, at: fields.value) }
    return Period(first: first, last: last)
  }

  private func confidence(
    _ fields: Fields, _ place: ClausePlace, fallback: Certainty? = nil
  ) -> Confidence {
    let certainty: Certainty =
      fallback != nil && fields.optional("certainty") == nil
      ? fallback ?? .contested
      : fields.word("certainty", among: \Certainty.name) ?? .contested
    let checked: Checked =
      fields.optional("checked") == nil
      ? place.checked : fields.word("checked", among: \Checked.name) ?? .unchecked
    return Confidence(certainty: certainty, checked: checked)
  }
}
