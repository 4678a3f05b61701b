import DecisionDiagram
public import Law
import YAML

/// What a company file may say under one law: its keys, and the words that facts may have.
///
/// Made once; shared by all readers.
public final class PortfolioSchema: Sendable {
  public let law: Law
  /// Whether facts that are taken as none where a file does not say them are left open instead.
  public let isStrict: Bool

  let companyKeys: NameTable
  let serviceKeys: NameTable
  let featureKeys: NameTable
  let holderKeys: NameTable
  let activities: NameTable
  /// Official codes, with the activities that share each.
  let codes: [String: [ActivityID]]
  let origins: NameTable
  let places: NameTable
  /// For each fact, its kind and its variables.
  let kinds: [Fact.Kind]
  let variables: [Range<Int>]
  /// For each fact, its values.
  let values: [NameTable]
  /// What is known of every variable when nothing is stated.
  let nothingStated: [ValueSet]
  let dayOfInvestment: FactID?
  /// The computed facts, with their operations.
  let computed: [(fact: FactID, operation: OwnershipOperation)]

  public init(_ law: Law, isStrict: Bool = false) {
    self.law = law
    self.isStrict = isStrict
    func facts(_ subject: Fact.Subject) -> [(name: String, value: Int32)] {
      law.facts.filter { $0.subject == subject }.map { ($0.name, Int32($0.id.index)) }
    }
    companyKeys = NameTable(facts(.company) + CompanyKey.allCases.map { ($0.name, $0.rawValue) })
    serviceKeys = NameTable(ServiceKey.allCases.map { ($0.name, $0.rawValue) })
    featureKeys = NameTable(facts(.service))
    holderKeys = NameTable(HolderKey.allCases.map { ($0.name, $0.rawValue) })
    activities = NameTable(law.activities.map { ($0.name, Int32($0.id.index)) })
    codes = Dictionary(
      grouping: law.activities.filter { $0.code != nil }, by: { $0.code ?? "" }
    ).mapValues { $0.map(\.id) }
    origins = NameTable(law.origins.map { ($0.name, Int32($0.id.index)) })
    places = NameTable(law.places.map { ($0.name, Int32($0.id.index)) })
    values = law.facts.map { fact in
      NameTable(fact.values.enumerated().map { ($1.name, Int32($0)) })
    }
    kinds = law.facts.map(\.kind)
    dayOfInvestment = law.dayOfInvestment
    variables = law.space.ofFact
    nothingStated =
      isStrict
      ? law.space.variables.enumerated().map {
        law.space.readings.contains($0) ? $1.leftOut : $1.all
      } : law.space.nothingStated
    computed = law.facts.compactMap { fact in fact.computed.map { (fact.id, $0) } }
  }
}

/// The keys of a company that are no facts.
enum CompanyKey: Int32, CaseIterable {
  case company = -1
  case asOf = -2
  case ownership = -3
  case services = -4
  case note = -5

  var name: String {
    switch self {
    case .company: "company"
    case .asOf: "as-of"
    case .ownership: "ownership"
    case .services: "services"
    case .note: "note"
    }
  }
}

/// The keys of a service line.
enum ServiceKey: Int32, CaseIterable {
  case service, activity, activities, features, facts, note

  var name: String {
    switch self {
    case .service: "service"
    case .activity: "activity"
    case .activities: "activities"
    case .features: "features"
    case .facts: "facts"
    case .note: "note"
    }
  }
}

/// The keys of a holder.
enum HolderKey: Int32, CaseIterable {
  case holder, origin, share, affiliates, note

  var name: String {
    switch self {
    case .holder: "holder"
    case .origin: "origin"
    case .share: "share"
    case .affiliates: "affiliates"
    case .note: "note"
    }
  }
}
