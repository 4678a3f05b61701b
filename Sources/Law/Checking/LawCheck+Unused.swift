extension LawCheck {
  /// What is declared is used: facts by clauses, terms, readings, licences and measures by rules.
  mutating func checkUnused() {
    let uses = LawUses(law)
    for fact in law.facts
    where !uses.facts.contains(fact.id) && fact.computed == nil && fact.kind != .place
      && fact.id != law.dayOfInvestment
    {
      report("unused-fact", "the fact `\(fact.name)` is asked about and never used", fact.source)
    }
    for term in law.terms where !uses.terms.contains(term.id) {
      report("unused-term", "the term `\(term.name)` is never used", term.source)
    }
    for reading in law.readings where !uses.readings.contains(reading.id) {
      report("unused-reading", "nothing hangs on the reading `\(reading.name)`", reading.source)
    }
    for licence in law.licences where !uses.licences.contains(licence.id) {
      report("unused-licence", "no rule asks for the licence `\(licence.name)`", licence.source)
    }
    for measure in law.measures where !uses.measures.contains(measure.id) {
      report("unused-measure", "no rule is of the measure `\(measure.name)`", measure.source)
    }
  }
}
