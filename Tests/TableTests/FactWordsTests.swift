import Law
import TestSupport
import Testing

/// What people read holds no name of a fact, so each has words of its own.
@Suite("Words for facts")
struct FactWordsTests {
  let law: Law

  init() throws {
    law = try #require(shippedLaw)
  }

  @Test("Every fact has a short name in both languages, its own")
  func shortNames() {
    for language in Language.allCases {
      var owners: [String: String] = [:]
      for fact in law.facts {
        let short = fact.short[language]
        #expect(!short.isEmpty && (short != fact.name || !short.contains("-")), "\(fact.name)")
        #expect(owners.updateValue(fact.name, forKey: short) == nil, "\(fact.name): \(short)")
      }
    }
  }

  @Test("Every yes-no says that it is so and that it is not, as clauses")
  func statements() throws {
    for fact in law.facts where fact.kind == .yesNo {
      let clauses = try fact.values.map { try #require($0.states, "\(fact.name)") }
      for language in Language.allCases {
        let texts = clauses.map { $0[language] }
        #expect(Set(texts).count == 2 && !texts.contains(""), "\(fact.name)")
      }
    }
  }
}
