import Law
import TestSupport
import Testing

@testable import Scenarios

@Suite("Provisions that scenarios cite")
struct CitationTests {
  private func cited(_ text: String) -> [String]? {
    CitedProvisions(text.split(separator: " ")[...]).map { cited in
      cited.parts.map { part in
        "\(cited.kind) \(part.numbers.lowerBound)"
          + (part.numbers.count > 1 ? "-\(part.numbers.upperBound)" : part.paragraph)
      }
    }
  }

  @Test("Lists and ranges are read to their end", arguments: [
    ("Article 7(2): closed", ["article 7(2)"]), ("items 12 to 14 and 16", ["item 12-14", "item 16"]),
    ("Articles 26(2) and (3), 29 and 36", ["article 26", "article 29", "article 36"]),
    ("note 6; item 3", ["note 6"]), ("Articles 9 to 11)", ["article 9-11"]),
  ])
  func lists(text: String, expected: [String]) { #expect(cited(text) == expected) }

  @Test("What is not numbered is not looked up", arguments: ["entry on telecom", "item on news", "Article", "the law"])
  func unnumbered(text: String) { #expect(cited(text) == nil) }

  @Test("A provision that the instrument does not have is found, and none that it has")
  func missing() throws {
    let law = try ShippedLaw.law.get()
    let check = CitationCheck(law)
    func missing(_ text: String) -> [String] { check.missing(in: text).map { "\($0.instrument), \($0.provision)" } }
    #expect(missing("Negative List 2021, item 14: at most half") == [])
    #expect(missing("closed (Negative List 2024, item 12)") == [])
    #expect(missing("Negative List 2021, items 14 and 99") == ["Negative List 2021, item 99"])
    #expect(missing("as the law has it, item 99") == [])
    #expect(missing("Telecom Regulations, Article 7, Negative List 2018, item 99") == ["Negative List 2018, item 99"])
  }
}
