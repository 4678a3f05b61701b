import Law
import SeededRandom
import TestSupport
import Testing

@testable import Assessment

/// A law that tells a thousand places apart, one by one and by the groups they lie in.
@Suite("A thousand places", .serialized)
struct ManyPlacesTests {
  /// Loaded and compiled once.
  private static let shared = Result { try ManyPlaces() }
  private let law: ManyPlaces
  private var places: [String] { law.places }

  init() throws {
    law = try Self.shared.get()
  }

  @Test("Every place that rules name is told from the others")
  func sizes() {
    // Beside them each group alone, and all that no rule names.
    let sizes = law.small.law.space.variables.map(\.size)
    #expect(sizes.count == 2 && sizes[0] > 1000 && sizes[1] > 330)
  }

  @Test("Verdicts are those of the clauses", arguments: 0..<100)
  func verdicts(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let isGroup = random.chance(0.2)
    let seat = random.pick(isGroup ? law.groups : places)
    let yard =
      random.chance(0.4) && !isGroup
      ? seat : random.pick(random.chance(0.2) && !isGroup ? law.groups : places)
    for name in ["alpha", "beta"] {
      let found = try law.small.assess(
        "seat: \(seat)\nservices: [{ activity: \(name), facts: { yard: \(yard) } }]")
      let expected = law.expected(name, seat, yard)
      #expect(found.lines[0].verdicts == expected, "\(name), \(seat), \(yard)")
    }
  }

  @Test("A place that is not known leaves what the clauses leave", arguments: 0..<3)
  func open(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let place = random.pick(places)
    for name in ["alpha", "beta"] {
      let noYard = try law.small.assess("seat: \(place)\nservices: [{ activity: \(name) }]")
      #expect(noYard.lines[0].verdicts == law.expected(name, place, nil), "\(name), \(place)")
      let noSeat = try law.small.assess(
        "services: [{ activity: \(name), facts: { yard: \(place) } }]")
      #expect(noSeat.lines[0].verdicts == law.expected(name, nil, place), "\(name), \(place)")
    }
  }
}

/// The law, and what its clauses come to.
private struct ManyPlaces: @unchecked Sendable {
  // Unchecked because of the assessor; the suite runs one test at a time.
  let small: SmallLaw
  private let slow: SlowEvaluator
  let places: [String]
  let groups: [String]

  init() throws {
    let groups = (0..<20).map { "zone-\($0)" }
    let places = (0..<1000).map { "place-\($0)" }
    func list(_ isIn: (Int) -> Bool) -> String {
      places.indices.filter(isIn).map { places[$0] }.joined(separator: ", ")
    }
    let pairs = "{ yard: { same-as: seat, among: pilot } }"
    small = try SmallLaw(
      facts: ["seat company place", "yard service place"],
      places: (["pilot"] + groups).map { "\($0) outside" }
        + places.enumerated().map { number, place in
          "\(place) zone-\(number % 20)\(number % 3 == 0 ? " pilot" : "")"
        },
      rules: [
        "alpha closed { seat: [\(list { $0 % 7 == 0 })] }",
        "alpha shut { seat: [\(list { $0 % 7 != 0 && $0 % 5 < 2 })], yard: [zone-3, zone-4] }",
        "alpha shut { seat: [\(list { $0 % 5 >= 2 })], yard: zone-4 }",
        "beta closed { all: [\(pairs), { not: { seat: zone-6 } }] }",
        "beta shut { all: [{ not: \(pairs) }, { yard: [zone-7, \(list { $0 % 2 == 0 })] }] }",
      ])
    let date = try #require(CalendarDate(year: 2021, month: 1, day: 1))
    slow = SlowEvaluator(small.law, on: date)
    (self.places, self.groups) = (places, groups + ["pilot"])
  }

  /// What the clauses come to in all places within those named; of places not named, in any.
  func expected(_ activity: String, _ seat: String?, _ yard: String?) -> VerdictSet {
    let law = small.law
    let declared = law.activities.filter { $0.name == activity }.map(\.id)
    let line = LineKind(declared: declared, isGraded: false)
    var verdicts = VerdictSet()
    for first in within(seat) {
      for second in within(yard) {
        let facts = WholeCase(answers: [], values: [.place(first), .place(second)])
        verdicts.insert(slow.verdict(facts, line, slow.grades(facts, line), atLeast: .likely))
      }
    }
    return verdicts
  }

  private func within(_ name: String?) -> [PlaceID] {
    let law = small.law
    guard let outer = law.places.first(where: { $0.name == name }) else {
      return law.places.map(\.id)
    }
    return law.places.filter { inner in
      inner.id == outer.id || inner.within.contains { $0.place == outer.id }
    }.map(\.id)
  }
}
