/// The clauses of a law with the texts they stand in, which a law can be given otherwise than its files have them.
package struct LawClauses: Sendable {
  package var instruments: [Instrument]
  package var regimes: [Regime]
  package var rules: [Rule]
  package var exceptions: [RuleException]
  package var blocks: [ExceptionBlock]
  package var terms: [Term]
}

extension Law {
  package var lawClauses: LawClauses {
    LawClauses(
      instruments: instruments, regimes: regimes, rules: rules, exceptions: exceptions, blocks: blocks, terms: terms)
  }

  /// The law with other clauses, over the same facts and epochs.
  ///
  /// - Parameter clauses: As many of each kind. What they test and the days on which they begin and end are such that
  ///   ``space`` and ``changes`` tell apart.
  package func replacing(_ clauses: LawClauses, keepingTerms: Bool) -> Law {
    copy(clauses, space, changes, keepingTerms ? findings : nil)
  }

  /// The law, its facts cut also at what other conditions mention, and its epochs at other days.
  package func cut(at conditions: [Condition], days: some Sequence<CalendarDate>) -> Law {
    var builder = FactSpaceBuilder(
      facts: facts, readings: readings, places: places, topics: topics, activities: activities)
    for condition in self.conditions + conditions { builder.mention(condition) }
    return copy(lawClauses, builder.build(), Set(changes).union(days).sorted(), nil)
  }

  private func copy(
    _ clauses: LawClauses, _ space: FactSpace, _ changes: [CalendarDate], _ findings: LawFindings?
  ) -> Law {
    Law(
      activities: activities, groups: groups, instruments: clauses.instruments, provisions: provisions,
      measures: measures, licences: licences, regimes: clauses.regimes, rules: clauses.rules,
      exceptions: clauses.exceptions, blocks: clauses.blocks, duties: duties, subjects: subjects, acts: acts,
      gradeRows: gradeRows, outOfOrder: outOfOrder, readings: readings, facts: facts, terms: clauses.terms,
      topics: topics, sections: sections, glossary: glossary, levers: levers, impossible: impossible, origins: origins,
      places: places,
      regimeNames: regimeNames, ruleNames: ruleNames, exceptionNames: exceptionNames, space: space,
      changes: changes, generalBusiness: generalBusiness, digest: digest, findings: findings, lexiconSource: lexiconSource)
  }
}
