import DecisionDiagram

/// Cuts every fact at the figures, dates and places that the conditions of the law mention.
struct FactSpaceBuilder {
  let facts: [Fact]
  let readings: [Reading]
  let places: [Place]
  let topics: [Topic]
  let activities: [Activity]
  private var cuts: [FactID: Set<Int64>] = [:]
  private var mentionedPlaces: [FactID: Set<PlaceID>] = [:]
  private var testedGrades: Set<ActivityID> = []
  /// The facts of which something asks whether a file states them.
  private var asked: Set<FactID>

  init(facts: [Fact], readings: [Reading], places: [Place], topics: [Topic], activities: [Activity]) {
    self.facts = facts
    self.readings = readings
    self.places = places
    self.topics = topics
    self.activities = activities
    asked = Set(facts.filter { !$0.infers.isEmpty }.map(\.id))
      .union(topics.flatMap { $0.opens.map(\.fact) })
  }

  mutating func mention(_ condition: Condition) {
    switch condition {
    case .all(let parts), .any(let parts): for part in parts { mention(part) }
    case .not(let part): mention(part)
    case .fact(let fact, .figure(_, let limit)): cuts[fact, default: []].insert(limit)
    case .fact(let fact, .lies(let places)): mentionedPlaces[fact, default: []].formUnion(places)
    case .fact(let fact, .liesWith(let other, let group)):
      let members = places.filter { $0.direct.contains { $0.place == group } }.map(\.id)
      mentionedPlaces[fact, default: []].formUnion(members)
      mentionedPlaces[other, default: []].formUnion(members)
    case .fact, .term, .reading, .about: break
    case .stated(let facts): asked.formUnion(facts)
    case .carries(let activity, _): testedGrades.insert(activity)
    }
  }

  func build() -> FactSpace {
    var variables: [FactSpace.Variable] = []
    var ofFact = [Range<Int>](repeating: 0..<0, count: facts.count)

    for reading in readings {
      variables.append(
        FactSpace.Variable(
          subject: .reading(reading.id), domain: .values(reading.answers.count),
          size: reading.answers.count,
          leftOut: ValueSet(reading.defaults)))
    }
    let readingRange = 0..<variables.count

    var ofTopic: [Int] = []
    var ofStated: [FactID: Int] = [:]
    func append(_ subject: Fact.Subject) -> Range<Int> {
      let start = variables.count
      if subject == .service {
        for topic in topics {
          ofTopic.append(variables.count)
          variables.append(flag(.topic(topic.id)))
        }
      }
      for fact in asked.sorted() where facts[fact.index].subject == subject {
        ofStated[fact] = variables.count
        variables.append(flag(.stated(fact)))
      }
      // Places come first: what they leave of a function is little, and other facts would be repeated for each of them.
      let own = facts.filter { $0.subject == subject }
      for fact in own.filter({ $0.kind == .place }) + own.filter({ $0.kind != .place }) {
        let first = variables.count
        variables += self.variables(of: fact)
        ofFact[fact.id.index] = first..<variables.count
      }
      return start..<variables.count
    }
    let company = append(.company)
    let service = append(.service)

    var ofGrade: [ActivityID: Int] = [:]
    for activity in testedGrades.sorted() {
      ofGrade[activity] = variables.count
      variables.append(
        FactSpace.Variable(
          subject: .grade(activity), domain: .values(Grade.allCases.count),
          size: Grade.allCases.count, leftOut: .only(Int(Grade.no.rawValue))))
    }
    return FactSpace(
      variables: variables, ofFact: ofFact, readings: readingRange, company: company,
      service: service, ofGrade: ofGrade, ofTopic: ofTopic, ofStated: ofStated,
      flags: variables.map { flags(of: $0.subject, ofTopic, ofStated) },
      ofDeclared: activities.map { declared($0, ofFact, ofTopic) })
  }

  /// What a line says of itself that declares an activity: the topics that this brings into play, and the value of its
  /// name, of those that belong to the same topics.
  private func declared(_ activity: Activity, _ ofFact: [Range<Int>], _ ofTopic: [Int]) -> FactSpace.Declared {
    var elements: Set<Int> = []
    var own: [Int] = []
    for fact in facts where fact.namesActivities {
      guard let value = fact.values.firstIndex(where: { $0.name == activity.name }) else { continue }
      let first = ofFact[fact.id.index].lowerBound
      own.append(first + value)
      let opening = topics.flatMap(\.opens).filter { $0.fact == fact.id && $0.covers(value) }
      elements.insert(first + value)
      elements.formUnion(fact.values.indices.filter { element in opening.contains { $0.covers(element) } }.map { first + $0 })
    }
    return FactSpace.Declared(
      topics: topics.filter { $0.declaredBy.contains(activity.id) }.map { ofTopic[$0.id.index] },
      elements: elements.sorted(), own: own)
  }

  /// Where the share of the largest of some holders is cut: what all hold below that, none of them passes.
  private func cutsOfParts(of fact: Fact) -> Set<Int64> {
    guard case .sum(let holders) = fact.computed else { return [] }
    return facts.filter { [.largest(holders), .largestWithAffiliates(holders)].contains($0.computed) }
      .reduce(into: []) { $0.formUnion(cuts[$1.id, default: []]) }
  }

  private func flag(_ subject: FactSpace.Subject) -> FactSpace.Variable {
    FactSpace.Variable(subject: subject, domain: .yesNo, size: 2, leftOut: .only(0))
  }

  private func flags(
    of subject: FactSpace.Subject, _ ofTopic: [Int], _ ofStated: [FactID: Int]
  ) -> FactSpace.Flags {
    func flags(_ fact: FactID, _ element: Int?, none: Int?) -> FactSpace.Flags {
      let opening = topics.filter { topic in
        topic.opens.contains { opening in
          opening.fact == fact && (element.map(opening.covers) ?? true)
        }
      }
      return FactSpace.Flags(
        stated: ofStated[fact], topics: opening.map { ofTopic[$0.id.index] }, none: none)
    }
    return switch subject {
    case .fact(let fact): flags(fact, nil, none: facts[fact.index].noneValue)
    case .element(let fact, let element): flags(fact, element, none: 0)
    case .reading, .grade, .topic, .stated: FactSpace.Flags(stated: nil, topics: [], none: nil)
    }
  }

  private func variables(of fact: Fact) -> [FactSpace.Variable] {
    if fact.kind == .set {
      return fact.values.indices.map { element in
        variable(
          .element(fact.id, element), .yesNo, size: 2,
          left: fact.leftOut == .none ? .only(0) : .all(2), none: .only(0),
          isOfTopic: topics.contains { topic in
            topic.opens.contains { $0.fact == fact.id && $0.covers(element) }
          })
      }
    }
    let domain: FactSpace.Domain =
      switch fact.kind {
      case .yesNo, .set: .yesNo
      case .choice: .values(fact.values.count)
      case .percentage:
        .figures(
          FigureDomain(
            cuts: cuts[fact.id, default: []].union(fact.computed == nil ? [] : [0, 1_000_000]).union(cutsOfParts(of: fact)),
            range: (0, 1_000_000), follows: nil))
      case .count:
        .figures(
          FigureDomain(
            cuts: cuts[fact.id, default: []], range: (0, nil), follows: { $0 + 1 }))
      case .date:
        .figures(
          FigureDomain(cuts: cuts[fact.id, default: []], range: (nil, nil), follows: nextDay))
      case .place:
        .places(PlaceDomain(places: places, mentioned: mentionedPlaces[fact.id, default: []]))
      }
    let size =
      switch domain {
      case .yesNo: 2
      case .values(let count): count
      case .figures(let domain): domain.cells.count
      case .places(let domain): domain.count
      }
    let all = ValueSet.all(size)
    let leftOut: ValueSet =
      switch fact.leftOut {
      case .notKnown: all
      case .none: .only(0)
      case .value(let value): .only(value)
      }
    return [
      variable(
        .fact(fact.id), domain, size: size, left: leftOut,
        none: fact.noneValue.map { .only($0) } ?? all,
        isOfTopic: topics.contains { $0.opens(fact.id) })
    ]
  }

  private func variable(
    _ subject: FactSpace.Subject, _ domain: FactSpace.Domain, size: Int, left: ValueSet,
    none: ValueSet, isOfTopic: Bool
  ) -> FactSpace.Variable {
    FactSpace.Variable(
      subject: subject, domain: domain, size: size, leftOut: isOfTopic ? none : left, inPlay: left)
  }

  private func nextDay(after ordinal: Int64) -> Int64 {
    CalendarDate(ordinal: Int32(ordinal)).map { Int64($0.next.ordinal) } ?? ordinal + 1
  }
}
