import Law
import SeededRandom
import TestSupport
import Testing

@testable import Assessment

/// A law that tells a thousand places apart, one by one and by the groups they lie in.
@Suite("A thousand places")
struct ManyPlacesTests {
  private let small: SmallLaw
  private let slow: SlowEvaluator
  private let places: [String]
  private let groups: [String]

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

  @Test("Every place that rules name is told from the others")
  func sizes() {
    // Beside them each group alone, and all that no rule names.
    #expect(small.law.space.variables.map(\.size).allSatisfy { $0 > 330 })
    #expect(small.law.space.variables[small.law.space.company.lowerBound].size > 1000)
  }

  @Test("Verdicts are those of the clauses", arguments: 0..<100)
  func verdicts(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let isGroup = random.chance(0.2)
    let seat = random.pick(isGroup ? groups : places)
    let yard =
      random.chance(0.4) && !isGroup
      ? seat : random.pick(random.chance(0.2) && !isGroup ? groups : places)
    for name in ["alpha", "beta"] {
      let found = try small.assess(
        "seat: \(seat)\nservices: [{ activity: \(name), facts: { yard: \(yard) } }]")
      #expect(found.lines[0].verdicts == expected(name, seat, yard), "\(name), \(seat), \(yard)")
    }
  }

  @Test("A place that is not known leaves what the clauses leave", arguments: 0..<8)
  func open(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let place = random.pick(places)
    for name in ["alpha", "beta"] {
      let noYard = try small.assess("seat: \(place)\nservices: [{ activity: \(name) }]")
      #expect(noYard.lines[0].verdicts == expected(name, place, nil), "\(name), \(place)")
      let noSeat = try small.assess("services: [{ activity: \(name), facts: { yard: \(place) } }]")
      #expect(noSeat.lines[0].verdicts == expected(name, nil, place), "\(name), \(place)")
    }
  }

  /// What the clauses come to in all places within those named; of places not named, in any.
  private func expected(_ activity: String, _ seat: String?, _ yard: String?) -> VerdictSet {
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
