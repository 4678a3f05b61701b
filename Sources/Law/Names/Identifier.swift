/// The place of one subject of the law in its table.
///
/// Identifiers of different subjects are different types, so an activity cannot be taken for a rule.
/// They are valid only with the law that made them.
public struct Identifier<Subject>: Hashable, Sendable {
  /// Position in the table of the law, from 0.
  public let index: Int

  package init(_ index: Int) {
    self.index = index
  }
}

extension Identifier: Comparable {
  public static func < (a: Self, b: Self) -> Bool { a.index < b.index }
}

public typealias ActID = Identifier<Act>
public typealias ActivityID = Identifier<Activity>
public typealias BlockID = Identifier<ExceptionBlock>
public typealias ExceptionID = Identifier<RuleException>
public typealias FactID = Identifier<Fact>
public typealias GradeRowID = Identifier<GradeRow>
public typealias InstrumentID = Identifier<Instrument>
public typealias LicenceID = Identifier<Licence>
public typealias MeasureID = Identifier<Measure>
public typealias OriginID = Identifier<Origin>
public typealias PlaceID = Identifier<Place>
public typealias ProvisionID = Identifier<Provision>
public typealias ReadingID = Identifier<Reading>
public typealias RegimeID = Identifier<Regime>
public typealias RuleID = Identifier<Rule>
public typealias SubjectID = Identifier<Subject>
public typealias TermID = Identifier<Term>
public typealias DutyID = Identifier<Duty>
public typealias TopicID = Identifier<Topic>
public typealias LeverID = Identifier<Lever>
