import Diagnostics
import Testing

@testable import YAML

@Test("A file gives its values with their places")
func valuesHavePlaces() throws {
  let text = """
    # first
    company: 蓝河智能  # note
    services:
      - service: "a: b"
        share: 60 %
      - [x, {y: z}]
    ---
    second
    """
  let (documents, problems) = YAMLDocument.parse(bytes: Array(text.utf8), file: "a.yaml")
  #expect(problems == [])
  #expect(documents.count == 2)
  let root = documents[0].root
  #expect(root["company"]?.string == "蓝河智能")
  #expect(root["company"]?.span == SourceSpan(line: 2, column: 10, count: 4))
  let services = try #require(root["services"]?.elements)
  #expect(services.count == 2)
  #expect(services[0]["service"]?.string == "a: b")
  #expect(services[0]["service"]?.isPlain == false)
  #expect(services[0]["share"]?.span == SourceSpan(line: 5, column: 12, count: 4))
  #expect(services[1].elements[1].entries.map(\.value.string) == ["z"])
  #expect(documents[1].root.string == "second")
}
