import Diagnostics

/// A company with its lines of business, as far as something is known of it: what is left out is not known, never no.
///
/// Names of places, facts, values and activities are those of company files; `zhunru facts`, `places` and `activities` list
/// them.
public struct Company: Hashable, Sendable {
  public var name: String
  /// The day by whose law it is decided; `nil` for today.
  public var asOf: Day?
  /// A place, such as `shanghai-outside-zones`.
  public var registeredIn: String?
  /// Who holds it; or else say `foreign-equity` among the facts.
  public var holders: [Holder] = []
  /// Facts of the company by name.
  public var facts: [String: Value] = [:]
  public var services: [Service] = []

  public init(_ name: String, asOf: Day? = nil, registeredIn: String? = nil) {
    self.name = name
    self.asOf = asOf
    self.registeredIn = registeredIn
  }

  /// Who holds a share of a company.
  public struct Holder: Hashable, Sendable {
    public var name: String
    /// What it is, such as `foreign`, `chinese` or `hong-kong`; `nil` if only its holders say that.
    public var origin: String?
    /// As files write it: `60 %`, `1/3`; `nil` if it is not known.
    public var share: String?
    public var holders: [Holder]

    public init(_ name: String, origin: String? = nil, share: String? = nil, holders: [Holder] = []) {
      self.name = name
      self.origin = origin
      self.share = share
      self.holders = holders
    }
  }

  /// A line of business: said by activity, by what it is about, or by its features.
  public struct Service: Hashable, Sendable {
    public var name: String
    /// Regulated activities by name or official code, for those who know them.
    public var activities: [String]
    /// Kinds of business, such as `generative-ai`.
    public var about: [String]
    /// Facts of the line by name.
    public var features: [String: Value]

    public init(_ name: String, activities: [String] = [], about: [String] = [], features: [String: Value] = [:]) {
      self.name = name
      self.activities = activities
      self.about = about
      self.features = features
    }
  }

  /// What is said of a fact.
  public enum Value: Hashable, Sendable {
    /// A value by name, a figure such as `60 %`, or a day.
    case one(String)
    /// The values of a fact that has several; the others are not so.
    case several([String])
    case flag(Bool)
  }
}

extension Company.Value: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral {
  public init(stringLiteral text: String) { self = .one(text) }
  public init(booleanLiteral flag: Bool) { self = .flag(flag) }
  public init(arrayLiteral values: String...) { self = .several(values) }
}

// MARK: - As a file

extension Company {
  /// The company as a file of JSON, which `zhunru` reads as well.
  public var json: String {
    var json = JSONText()
    json.object { json in
      json.field("company", name)
      if let asOf { json.field("as-of", asOf.description) }
      if let registeredIn { json.field("registered-in", registeredIn) }
      if !holders.isEmpty { json.field("ownership") { $0.array(holders) { $1.write(to: &$0) } } }
      json.write(facts)
      json.field("services") { $0.array(services) { $1.write(to: &$0) } }
    }
    return json.text
  }
}

extension Company.Holder {
  fileprivate func write(to json: inout JSONText) {
    json.object { json in
      json.field("holder", name)
      if let origin { json.field("origin", origin) }
      if let share { json.field("share", share) }
      if !holders.isEmpty { json.field("ownership") { $0.array(holders) { $1.write(to: &$0) } } }
    }
  }
}

extension Company.Service {
  fileprivate func write(to json: inout JSONText) {
    json.object { json in
      json.field("service", name)
      if !activities.isEmpty { json.field("activity") { $0.array(activities) { $0.value($1) } } }
      if !about.isEmpty { json.field("about") { $0.array(about) { $0.value($1) } } }
      if !features.isEmpty { json.field("features") { $0.object { $0.write(features) } } }
    }
  }
}

extension JSONText {
  fileprivate mutating func write(_ facts: [String: Company.Value]) {
    for (name, value) in facts.sorted(by: { $0.key < $1.key }) {
      switch value {
      case .one(let text): field(name, text)
      case .several(let values): field(name) { $0.array(values) { $0.value($1) } }
      case .flag(let flag): field(name, flag)
      }
    }
  }
}
