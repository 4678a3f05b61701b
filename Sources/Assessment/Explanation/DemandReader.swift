public import Law
public import Portfolio

/// Reads how demands stand to what was told of a line: what is only taken because nobody said it breaks none.
public struct DemandReader {
  private let law: Law
  private let reader: EvidenceReader
  private let told: Set<FactID>

  init(_ law: Law, _ reader: EvidenceReader, told: Set<FactID>) {
    self.law = law
    self.reader = reader
    self.told = told
  }

  /// A demand as it stands to what was told, also where it decides only some of the outcomes that are still possible.
  public func resolved(_ demand: Demand) -> Demand {
    guard demand.state == .notKnown || demand.state == .notMet, let asks = law[demand.rule].demands else { return demand }
    let evidence = reader.evidence(of: asks)
    let state: DemandState =
      switch (demand.state, evidence.truth(told: told.contains)) {
      case (.notMet, nil): .notMetAsTold
      // Of one that may not bind nobody knows.
      case (.notKnown, nil) where evidence.truth == false && reader.evidence(of: law[demand.rule].when).truth == true:
        .notMetAsTold
      case (.notKnown, true): .met
      case (.notKnown, false): .notMet
      case (let state, _): state
      }
    return Demand(rule: demand.rule, state: state)
  }
}

extension Prover {
  /// How the demands on a line stand to what was told.
  ///
  /// - Parameters:
  ///   - record: A company without problems.
  ///   - result: What was found of it by the law of `date`.
  public func demandReader(
    of line: Int, _ record: CompanyRecord, _ result: CompanyAssessment, on date: CalendarDate
  ) -> DemandReader {
    DemandReader(
      law, EvidenceReader(law, known: known(line, record, result), on: date), told: told(line, record, on: date))
  }
}
