import Diagnostics
import YAML

extension LawBuilder {
  func readRegime(_ value: YAMLValue, _ place: ClausePlace) {
    let fields = Fields(value, of: "a regime", self)
    let displaces: Displacement =
      switch fields.optional("displaces") {
      case .none: .rules([])
      case .some(let value) where value.string == "everything": .everything
      case .some(let value): .rules(listed(value).compactMap(text))
      }
    var members = fields.required("for").map(activities) ?? ActivitySet()
    if let except = fields.optional("except") { members.subtract(activities(except)) }
    regimes.append(
      Regime(
        id: RegimeID(regimes.count), name: fields.text("regime") ?? "",
        title: fields.wording("name"), provision: place.provision, activities: members,
        when: fields.condition("when") ?? .always,
        otherwise: fields.optional("otherwise").flatMap(outcome) ?? .permitted,
        displaces: displaces, period: period(fields, place),
        confidence: confidence(fields, place, fallback: .settled), source: source(value)))
    fields.finish()
  }

  func readRule(_ value: YAMLValue, _ place: ClausePlace) {
    let fields = Fields(value, of: "a rule", self)
    defer { fields.finish() }
    var members = fields.optional("for").map(activities) ?? ActivitySet()
    if let except = fields.optional("except") { members.subtract(activities(except)) }
    let toRequirements = fields.list("to-requirements").compactMap { resolve($0, "measure") }
      .map { MeasureID($0) }
    if members.isEmpty, toRequirements.isEmpty { report(.needsActivities, at: value) }
    let regime: String? =
      switch fields.optionalText("of") {
      case .none: place.regime
      case "standing": nil
      case .some(let name): name
      }
    let name = fields.text("rule") ?? ""
    let demands = fields.condition("demands")
    let otherwise = fields.optional("otherwise").flatMap(outcome)
    guard let index = fields.required("measure").flatMap({ resolve($0, "measure") }) else { return }
    let measure = measures[index]
    rules.append(
      Rule(
        id: RuleID(rules.count), name: name, provision: place.provision, regime: regime,
        activities: members, toRequirements: toRequirements,
        when: fields.condition("when") ?? .always, measure: measure.id,
        demands: demands ?? measure.demands, otherwise: otherwise ?? measure.otherwise,
        met: measure.met,
        licence: fields.optional("licence").flatMap { resolve($0, "licence") }
          .map { LicenceID($0) },
        period: period(fields, place), confidence: confidence(fields, place),
        says: fields.wording("says"), remark: fields.optionalWording("remark"),
        source: source(value)))
  }

  func readException(_ value: YAMLValue, _ place: ClausePlace) {
    let fields = Fields(value, of: "an exception", self)
    exceptions.append(
      RuleException(
        id: ExceptionID(exceptions.count), name: fields.text("exception") ?? "",
        provision: place.provision,
        lifts: fields.required("lifts").map(listed)?.compactMap(text) ?? [],
        activities: fields.optional("for").map(activities),
        when: fields.condition("when") ?? .always, period: period(fields, place),
        confidence: confidence(fields, place), says: fields.wording("says"),
        source: source(value)))
    fields.finish()
  }

  func readBlock(_ value: YAMLValue, _ place: ClausePlace) {
    let fields = Fields(value, of: "a block", self)
    blocks.append(
      ExceptionBlock(
        id: BlockID(blocks.count), name: fields.text("block") ?? "", provision: place.provision,
        exception: fields.text("of") ?? "", when: fields.condition("when") ?? .always,
        period: period(fields, place), confidence: confidence(fields, place),
        says: fields.wording("says"), source: source(value)))
    fields.finish()
  }

  func readDuty(_ value: YAMLValue, _ place: ClausePlace) {
    let fields = Fields(value, of: "a duty", self)
    duties.append(
      Duty(
        id: DutyID(duties.count), name: fields.text("duty") ?? "", provision: place.provision,
        kind: fields.word("kind", among: \Duty.Kind.rawValue) ?? .obligation,
        activities: fields.required("for").map(activities) ?? ActivitySet(),
        when: fields.condition("when") ?? .always, says: fields.wording("says"),
        authority: fields.optionalWording("authority"),
        deadline: fields.optionalWording("deadline"),
        evidence: fields.optionalWording("evidence"), period: period(fields, place),
        confidence: confidence(fields, place), source: source(value)))
    fields.finish()
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
