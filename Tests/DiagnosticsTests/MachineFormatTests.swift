import Diagnostics
import Testing

@Suite("A diagnostic for programs")
struct MachineFormatTests {
  let diagnostics = [
    Diagnostic(
      code: "x", headline: "say \"a\\b\"\n", primary: label(3, 5, 2, "    中文"),
      secondary: [label(1, 1, 1, "a", file: "dir/b c.yaml", message: "here")], help: "do"),
    Diagnostic(severity: .note, code: "y", headline: "\u{1B}\u{2028}"),
  ]

  @Test("JSON has the places and nothing that does not apply")
  func json() {
    let first = [
      #"{"severity":"error","code":"x","headline":"say \"a\\b\"\n","file":"a.yaml","line":3,"#,
      #""column":5,"end-line":3,"end-column":7,"related":[{"file":"dir/b c.yaml","line":1,"#,
      #""column":1,"end-line":1,"end-column":2,"message":"here"}],"help":"do"}"#,
    ].joined()
    let second = #"{"severity":"note","code":"y","headline":"\u001b\u2028"}"#
    #expect(diagnostics[0].json == first)
    #expect(diagnostics.json == "[\(first),\(second)]")
    #expect([Diagnostic]().json == "[]")
  }

  @Test("SARIF names the rules once and the places by URI")
  func sarif() {
    let log = (diagnostics + diagnostics).sarif(tool: "zhunru", version: "1")
    let start = [
      #"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","#,
      #""runs":[{"tool":{"driver":{"name":"zhunru","version":"1","#,
      #""rules":[{"id":"x"},{"id":"y"}]}},"columnKind":"unicodeCodePoints","#,
      #""results":[{"ruleId":"x","level":"error","#,
      #""message":{"text":"say \"a\\b\"\n; do"},"locations":[{"physicalLocation":"#,
      #"{"artifactLocation":{"uri":"a.yaml"},"region":{"startLine":3,"startColumn":5,"#,
      #""endLine":3,"endColumn":7}}}],"relatedLocations":[{"physicalLocation":"#,
      #"{"artifactLocation":{"uri":"dir/b%20c.yaml"}"#,
    ].joined()
    let end = #"{"ruleId":"y","level":"note","message":{"text":"\u001b\u2028"}}]}]}"#
    #expect(log.hasPrefix(start))
    #expect(log.hasSuffix(end))
  }
}
