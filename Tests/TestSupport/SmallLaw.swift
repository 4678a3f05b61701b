import Diagnostics
package import Law

/// Why a law made for a test does not load.
package struct FaultyLaw: Error {
  package let headlines: [String]
  package let text: String
}

extension Law {
  /// A law of a few clauses, for one point at a time: the activities `alpha` and `beta`, the places
  /// `inside`, `town` in it and `outside`, one text for everything, in force from 2020-01-01.
  ///
  /// - Parameters:
  ///   - facts: Facts, each as `name subject kind`, with what else it has after a comma.
  ///   - places: Further places, each as `name group group`, in those groups.
  ///   - computed: Computed facts, each as `name operation holders`.
  ///   - impossible: Conditions that cannot be.
  ///   - rows: Rows, each as `activity grade condition`.
  ///   - rules: Rules, each as `activity measure condition`.
  package static func small(
    facts: [String] = [], places: [String] = [], computed: [String] = [],
    impossible: [String] = [], rows: [String] = [], rules: [String] = []
  ) throws -> Law {
    let text = "{ en: x, zh: 某 }"
    func split(_ line: String) -> [String] {
      line.split(separator: " ", maxSplits: 2).map(String.init)
    }
    let places = places.map { place in
      let names = place.split(separator: " ").map(String.init)
      let groups = names.dropFirst().joined(separator: ", ")
      return "  - { place: \(names[0]), in: [\(groups)], name: \(text) }"
    }.joined(separator: "\n")
    var base = """
      activities:
        - { activity: general-business, name: \(text) }
        - { activity: alpha, name: \(text) }
        - { activity: beta, name: \(text) }
      places:
        - { place: inside, name: \(text) }
        - { place: town, in: [inside], name: \(text) }
        - { place: outside, name: \(text) }
      \(places)
      measures:
        - { measure: closed, name: \(text), otherwise: prohibited }
        - { measure: shut, name: \(text), otherwise: not-open }
      origins:
        - { origin: abroad, name: \(text), counts-as: foreign }
        - { origin: home, name: \(text), counts-as: chinese }
        - { origin: citizen, also: [Natural Person, 自然人], name: \(text), counts-as: chinese, person: yes }
        - { origin: state, name: \(text), counts-as: chinese, state-owned: yes }
        - { origin: unclear, name: \(text), counts-as: unknown, state-owned: unknown }

      """
    if !computed.isEmpty { base += "computed:\n" }
    for fact in computed {
      let parts = split(fact)
      let isShare = !["any", "every", "outweighs-each"].contains(parts[1])
      base += "  - { fact: \(parts[0]), kind: \(isShare ? "percentage" : "yes-no"), "
      base += "operation: \(parts[1]), over: \(parts[2]), question: \(text) }\n"
    }
    if !facts.isEmpty { base += "facts:\n" }
    for fact in facts {
      let parts = split(fact)
      base += "  - { fact: \(parts[0]), of: \(parts[1]), kind: \(parts[2]), question: \(text) }\n"
    }
    if !impossible.isEmpty { base += "impossible:\n" }
    for (number, condition) in impossible.enumerated() {
      base += "  - { case: case-\(number), says: \(text), when: \(condition) }\n"
    }
    if !rows.isEmpty { base += "grades:\n" }
    for (number, row) in rows.enumerated() {
      let parts = split(row)
      base += "  - { row: row-\(number), for: [\(parts[0])], grade: \(parts[1]), "
      base += "when: \(parts[2]), says: \(text), certainty: settled }\n"
    }
    var list = """
      instrument: list
      title: \(text)
      in-force: 2020-01-01
      reviewed: 2020-01-01
      provisions:
        - provision: item 1
          zh: 第1项
          wording: \(text)
          checked: confirmed
          regimes: [{ regime: base, name: \(text), for: everything }]
          rules:\(rules.isEmpty ? " []" : "")

      """
    for (number, rule) in rules.enumerated() {
      let parts = split(rule)
      list += "      - { rule: rule-\(number), for: [\(parts[0])], of: base, measure: \(parts[1]), "
      list += "when: \(parts[2]), says: \(text), certainty: settled }\n"
    }
    let (loaded, problems) = Law.load([
      LawFile(path: "base.yaml", bytes: Array(base.utf8)),
      LawFile(path: "list.yaml", bytes: Array(list.utf8)),
    ])
    guard let loaded else {
      throw FaultyLaw(headlines: problems.map(\.headline.english), text: base + list)
    }
    return loaded
  }
}
