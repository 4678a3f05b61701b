import Diagnostics
import YAML

extension LawBuilder {
  func readInstruments(_ values: [YAMLValue]) {
    var drafts: [InstrumentDraft] = []
    for value in values {
      let name = value["instrument"]?.string ?? ""
      // A second one of a name says nothing more: what it holds would be met twice as well.
      if declare(name, "instrument", index: drafts.count, at: value["instrument"] ?? value) {
        drafts.append(InstrumentDraft(value: value, name: name))
      }
      declareClauses(value)
    }
    continueEditions(&drafts)
    var periods: [Period] = []
    for (index, draft) in drafts.enumerated() {
      periods.append(period(of: draft, replacedBy: replacement(of: index, among: drafts)))
    }
    checkContinuations(drafts, periods)
    // Provisions first: any file may cite them.
    for (index, draft) in drafts.enumerated() {
      declareInstrument(draft, InstrumentID(index), periods[index])
    }
    for index in drafts.indices {
      readClauses(drafts[index], instruments[index])
    }
  }

  /// Names the clauses of an instrument before any is read: one may refer to another in any file.
  private func declareClauses(_ instrument: YAMLValue) {
    for provision in instrument["provisions"]?.elements ?? [] {
      func names(_ list: String, _ key: String) -> [String] {
        (provision[list]?.elements ?? []).compactMap { $0[key]?.string }
      }
      for name in names("regimes", "regime") { regimeNames.declare(name) }
      for name in names("rules", "rule") { ruleNames.declare(name) }
      for name in names("exceptions", "exception") { exceptionNames.declare(name) }
    }
  }

  private func replacement(of index: Int, among drafts: [InstrumentDraft]) -> YAMLValue? {
    drafts.first { draft in
      draft.value["replaces"].map { listed($0) }?.contains { $0.string == drafts[index].name }
        ?? false
    }?.value
  }

  private func period(of draft: InstrumentDraft, replacedBy other: YAMLValue?) -> Period {
    let first = draft.value["in-force"].flatMap(date)
    var last = draft.value["until"].flatMap(date)
    if last == nil, let other, let start = other["in-force"].flatMap(date) { last = start.previous }
    if let first, let last, last < first { report(.endsBeforeStart, at: draft.value) }
    return Period(first: first ?? .firstDay, last: last)
  }

  private func declareInstrument(_ draft: InstrumentDraft, _ id: InstrumentID, _ period: Period) {
    let fields = Fields(draft.value, of: "the instrument", self)
    let name = fields.text("instrument") ?? ""
    let title = fields.wording("title")
    _ = fields.list("provisions")
    let firstProvision = provisions.count
    for provision in draft.provisions { readProvision(provision, of: id, draft) }
    if fields.optional("continues") != nil {
      for key in ["drops", "renumbers"] { _ = fields.optional(key) }
    }
    let replaces = (fields.optional("replaces").map(listed) ?? [])
      .compactMap { resolve($0, "instrument") }.map { InstrumentID($0) }
    _ = fields.required("in-force")
    if fields.optional("until") != nil, fields.optional("until-by") == nil {
      report(.untilWithoutReason, at: draft.value)
    }
    for key in ["regime", "subject"] { _ = fields.optional(key) }
    let omissions = fields.list("not-encoded").map { value in
      let fields = Fields(value, of: "an omission", self)
      defer { fields.finish() }
      return Omission(
        provision: fields.text("provision") ?? "", reason: fields.text("because") ?? "")
    }
    instruments.append(
      Instrument(
        id: id, name: name, title: title, short: fields.optionalWording("short") ?? title,
        number: fields.optional("number").map(wordingOrName),
        issuer: fields.optionalWording("issuer") ?? inherited("issuer", draft).map(wording),
        issued: fields.date("issued"), period: period,
        endedBy: fields.optionalWording("until-by"), replaces: replaces,
        continues: draft.isContinuation
          ? draft.value["continues"]?.string.flatMap { index(of: $0, "instrument") }.map {
            InstrumentID($0)
          } : nil,
        review: review(fields) ?? TextReview(date: period.first, restatedFrom: nil),
        provisions: (firstProvision..<provisions.count).map { ProvisionID($0) },
        notEncoded: omissions, source: source(draft.value)))
    fields.finish()
  }

  /// `reviewed:` where a full reproduction of the text was compared, else `restated:`; never both.
  private func review(_ fields: Fields) -> TextReview? {
    guard let restated = fields.optional("restated") else {
      return fields.required("reviewed").flatMap(date).map {
        TextReview(date: $0, restatedFrom: nil)
      }
    }
    let parts = Fields(restated, of: "a restatement", self)
    defer { parts.finish() }
    let day = parts.required("on").flatMap(date)
    let source = parts.wording("from")
    return day.map { TextReview(date: $0, restatedFrom: source) }
  }

  private func readProvision(
    _ draft: ProvisionDraft, of instrument: InstrumentID, _ edition: InstrumentDraft
  ) {
    let fields = Fields(draft.value, of: "a provision", self)
    _ = fields.text("provision")
    _ = fields.optionalText("zh")
    // Two that are inherited under one number were reported there.
    if draft.value.isGiven,
      provisions.contains(where: {
        $0.instrument == instrument && $0.pinpoint.english == draft.english
      })
    {
      report(.declaredTwice(kind: "provision", draft.english), at: draft.value.place)
    }
    provisions.append(
      Provision(
        id: ProvisionID(provisions.count), instrument: instrument,
        pinpoint: Wording(english: draft.english, chinese: draft.chinese ?? draft.english),
        wording: fields.wording("wording"),
        checked: edition.isContinuation && fields.optional("checked") == nil
          ? .unchecked : fields.word("checked", among: \Checked.name) ?? .unchecked,
        remark: fields.optionalWording("remark"), source: source(draft.value.place)))
    for kind in ClauseDraft.Kind.allCases { _ = fields.optional(kind.list) }
    if edition.isContinuation { _ = fields.optional("drops") }
    fields.finish()
  }

  private func readClauses(_ draft: InstrumentDraft, _ instrument: Instrument) {
    let ownRegime = inherited("regime", draft).flatMap {
      clauseName($0, "regime", among: regimeNames)
    }
    let ownSubject = inherited("subject", draft).flatMap(subject)
    for (provision, id) in zip(draft.provisions, instrument.provisions) {
      let place = ClausePlace(
        provision: id, checked: provisions[id.index].checked, period: instrument.period,
        regime: ownRegime, subject: ownSubject)
      for clause in provision.clauses {
        switch clause.kind {
        case .regime: readRegime(clause.value, place)
        case .rule: readRule(clause.value, place)
        case .exception: readException(clause.value, place)
        case .block: readBlock(clause.value, place)
        case .duty: readDuty(clause.value, place)
        }
      }
    }
  }

  /// What an edition says of itself or, where it does not, the latest of those it continues.
  private func inherited(_ key: String, _ draft: InstrumentDraft) -> YAMLValue? {
    draft.lineage.lazy.compactMap { $0[key] }.first
  }
}

/// What a clause has from the provision it stands in.
struct ClausePlace {
  let provision: ProvisionID
  let checked: Checked
  let period: Period
  let regime: RegimeName?
  let subject: SubjectID?
}
