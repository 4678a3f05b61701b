public import Law
public import Portfolio

extension Assessor {
  /// The facts taken as none because the file does not say them, which by themselves could change
  /// the verdict of a line.
  ///
  /// - Returns: For each line, in the order of the law's table of facts.
  public func assumedFacts(
    of record: borrowing CompanyRecord, on date: CalendarDate,
    _ result: borrowing CompanyAssessment
  ) -> [[FactID]] {
    let tables = tables(on: date)
    guard !schema.isStrict else { return Array(repeating: [], count: record.lineCount) }
    var trial = CompanyAssessment()
    var assumed: [[FactID]] = []
    loadCompany(record)
    for index in 0..<record.lineCount {
      var line = record.lines[index]
      let stated = Set(
        (record.statements + line.statements).compactMap {
          law.space.fact(of: Int($0.variable))
        })
      var found: [FactID] = []
      for fact in law.facts
      where fact.leftOut != .notKnown && !stated.contains(fact.id)
        && factsOfVerdicts.contains(fact.id)
      {
        let count = line.statements.count
        for variable in law.space.ofFact[fact.id.index] {
          line.statements.append(
            CompanyRecord.Statement(
              variable: variable, known: law.space.variables[variable].all))
        }
        load(line)
        trial.begin()
        trial.epoch = tables.epoch
        _ = trial.beginLine()
        assessLine(line, tables, 0, &trial)
        unload(line, record)
        line.statements.removeLast(line.statements.count - count)
        if trial.lines[0].verdicts != result.lines[index].verdicts { found.append(fact.id) }
      }
      assumed.append(found)
    }
    return assumed
  }
}
