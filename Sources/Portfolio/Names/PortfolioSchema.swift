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
  /// Official codes and groups, with the activities that share each.
  let codes: [String: [ActivityID]]
  let origins: NameTable
  /// Other spellings of origins, in lower case.
  let otherOrigins: [String: OriginID]
  /// Every spelling of an origin, to suggest one.
  let originNames: [String]
  let places: NameTable
  /// Topics and kinds of business.
  let topics: NameTable
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
  /// What one of them says of the others.
  let consequences: FigureConsequences
  /// For each fact, whether holders may say it as well as the company.
  let comesOfHolders: [Bool]
  /// For each fact, what the origins of holders tell of it.
  let factsOfOrigins: [FactOfOrigins]
  /// How shares are usually counted.
  let counting: ShareCounting
  /// The other answers to the contested points of counting.
  let otherCountings: [(reading: ReadingID, answer: Int, counting: ShareCounting)]

  public init(_ law: Law, isStrict: Bool = false) {
    self.law = law
    self.isStrict = isStrict
    func facts(_ subject: Fact.Subject) -> [(name: String, value: Int32)] {
      law.facts.filter { $0.subject == subject }.map { ($0.name, Int32($0.id.index)) }
    }
    companyKeys = NameTable(facts(.company) + CompanyKey.allCases.map { ($0.name, $0.rawValue) })
    serviceKeys = NameTable(ServiceKey.allCases.map { ($0.name, $0.rawValue) })
    featureKeys = NameTable(facts(.service))
    holderKeys = NameTable(
      HolderKey.allCases.flatMap { key in key.names.map { ($0, key.rawValue) } }
        + law.facts.filter { $0.isKeyOfHolders }
        .map { ($0.name, HolderKey.facts + Int32($0.id.index)) })
    activities = NameTable(law.activities.map { ($0.name, Int32($0.id.index)) })
    codes = Dictionary(
      grouping: law.activities.filter { $0.code != nil }, by: { $0.code ?? "" }
    ).mapValues { $0.map(\.id) }.merging(
      law.groups.filter { !$0.members.isEmpty }.map { ($0.name, $0.members.members) },
      uniquingKeysWith: { code, _ in code })
    origins = NameTable(law.origins.map { ($0.name, Int32($0.id.index)) })
    otherOrigins = Dictionary(
      law.origins.flatMap { origin in
        ([origin.name] + origin.also).map { ($0.lowercased(), origin.id) }
      }, uniquingKeysWith: { first, _ in first })
    originNames = law.origins.flatMap { [$0.name] + $0.also }
    places = NameTable(law.places.map { ($0.name, Int32($0.id.index)) })
    topics = NameTable(law.topics.map { ($0.name, Int32($0.id.index)) })
    values = law.facts.map { fact in
      NameTable(fact.values.enumerated().map { ($1.name, Int32($0)) })
    }
    kinds = law.facts.map(\.kind)
    dayOfInvestment = law.dayOfInvestment
    variables = law.space.ofFact
    nothingStated =
      isStrict
      ? law.space.variables.map { variable in
        switch variable.subject {
        case .reading: variable.leftOut
        // Nothing is taken of a fact, as of one that is stated.
        case .stated: .only(1)
        case .fact, .element, .grade, .topic: variable.all
        }
      } : law.space.nothingStated
    computed = law.facts.compactMap { fact in fact.computed.map { (fact.id, $0) } }
    consequences = FigureConsequences(law)
    factsOfOrigins = law.facts.map { FactOfOrigins($0.id, law) }
    comesOfHolders = law.facts.map { $0.computed != nil || $0.heldBy != nil }
    let points = law.readings.filter { $0.answers.contains { $0.counting != nil } }
    let usual = points.reduce(ShareCounting()) { counting, reading in
      reading.defaults.first.flatMap { reading.answers[$0].counting }.map(counting.with)
        ?? counting
    }
    counting = usual
    otherCountings = points.flatMap { reading in
      reading.answers.enumerated().compactMap { position, answer in
        answer.counting.map { (reading.id, position, usual.with($0)) }
      }.filter { $0.2 != usual }
    }
  }
}

/// The keys of a company that are no facts.
enum CompanyKey: Int32, CaseIterable {
  case company = -1
  case asOf = -2
  case ownership = -3
  case services = -4
  case note = -5
  case memo = -6
  /// By what the company is known where the file comes from.
  case id = -7

  var name: String {
    switch self {
    case .company: "company"
    case .asOf: "as-of"
    case .ownership: "ownership"
    case .services: "services"
    case .note: "note"
    case .memo: "memo"
    case .id: "id"
    }
  }
}

/// The keys of a service line.
enum ServiceKey: Int32, CaseIterable {
  case service, activity, activities, about, nothingElse, features, facts, note

  var name: String {
    switch self {
    case .service: "service"
    case .activity: "activity"
    case .activities: "activities"
    case .about: "about"
    case .nothingElse: "nothing-else"
    case .features: "features"
    case .facts: "facts"
    case .note: "note"
    }
  }
}

/// The keys of a holder.
enum HolderKey: Int32, CaseIterable {
  case holder, origin, share, control, affiliates, ownership, note
  /// What is not yet a share.
  case options, convertibleNote
  /// What says who decides or profits, apart from who holds.
  case votes, generalPartner, nominee, trust

  /// Where the keys begin that are facts of holders.
  static let facts: Int32 = 1000

  /// Ways of writing it.
  var names: [String] {
    switch self {
    case .holder: ["holder"]
    case .origin: ["origin"]
    case .share: ["share"]
    case .control: ["control"]
    case .affiliates: ["affiliates"]
    case .ownership: ["ownership"]
    case .note: ["note"]
    case .options: ["options", "option"]
    case .convertibleNote: ["convertible-note", "convertible-notes", "convertible"]
    case .votes: ["votes", "voting-rights"]
    case .generalPartner: ["general-partner"]
    case .nominee: ["nominee", "nominee-for", "held-for"]
    case .trust: ["trust", "trustee", "trustee-for"]
    }
  }

  /// Whether nothing is said by the key alone; of a name it is told where names are read.
  var needsValue: Bool {
    switch self {
    case .share, .origin, .affiliates, .control, .ownership: true
    case .holder, .note, .options, .convertibleNote, .votes, .generalPartner, .nominee, .trust: false
    }
  }

  /// Whether no provision says what follows of it, so that something else is to be written.
  var isNotRead: Bool {
    switch self {
    case .votes, .generalPartner, .nominee, .trust: true
    case .holder, .origin, .share, .control, .affiliates, .ownership, .note, .options,
      .convertibleNote:
      false
    }
  }
}

extension PortfolioSchema {
  /// Keys of holders for what is not yet a share.
  package static var otherKeysOfHolders: [String] {
    [HolderKey.options, .convertibleNote].flatMap(\.names)
  }

  /// The origin that a file names, in whatever spelling.
  func origin(_ node: YAMLNode, _ tree: borrowing YAMLTree) -> OriginID? {
    guard node.kind == .scalar else { return nil }
    if let index = origins.meant(by: node, in: tree) { return OriginID(Int(index)) }
    return otherOrigins[tree.string(of: node).lowercased()]
  }
}

extension Fact {
  /// Whether a holder of a company may state it.
  package var isKeyOfHolders: Bool {
    (heldBy == .everyForeignHolder || heldBy == .anyForeignHolder)
      && (kind == .yesNo || kind == .set)
  }
}
