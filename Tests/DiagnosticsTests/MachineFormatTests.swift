import Diagnostics
import Foundation
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
    #expect(diagnostics[0].json() == first)
    #expect(diagnostics.json() == "[\(first),\(second)]")
    #expect([Diagnostic]().json() == "[]")
  }

  @Test("SARIF names the rules once and the places by URI")
  func sarif() {
    let log = (diagnostics + diagnostics).sarif(tool: "zhunru", version: "1")
    let start = [
      #"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","#,
      #""runs":[{"columnKind":"unicodeCodePoints","#,
      #""results":[{"ruleId":"x","level":"error","#,
      #""message":{"text":"say \"a\\b\"\n; do"},"locations":[{"physicalLocation":"#,
      #"{"artifactLocation":{"uri":"a.yaml"},"region":{"startLine":3,"startColumn":5,"#,
      #""endLine":3,"endColumn":7}}}],"relatedLocations":[{"physicalLocation":"#,
      #"{"artifactLocation":{"uri":"dir/b%20c.yaml"}"#,
    ].joined()
    let end = [
      #"{"ruleId":"y","level":"note","message":{"text":"\u001b\u2028"}}],"#,
      #""tool":{"driver":{"name":"zhunru","version":"1","rules":[{"id":"x"},{"id":"y"}]}}}]}"#,
    ].joined()
    #expect(log.hasPrefix(start))
    #expect(log.hasSuffix(end))
  }

  @Test("Any text comes back from JSON as it went in")
  func everyScalar() throws {
    var scalars = String.UnicodeScalarView()
    for value in Array(0...0x3000) + [0xD7FF, 0xE000, 0xFFFD, 0x1F469, 0x10FFFF] as [UInt32] {
      if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    }
    let text = String(scalars)
    let diagnostic = Diagnostic(
      code: text, headline: "\(text)", primary: label(1, 2, 3, text, file: text, message: "\(text)"),
      help: "\(text)")
    for json in [diagnostic.json(), [diagnostic].json()] {
      let parsed = try JSONSerialization.jsonObject(with: Data(json.utf8))
      let object = try #require(((parsed as? [Any])?.first ?? parsed) as? [String: Any])
      for field in ["code", "headline", "file", "message", "help"] {
        let value = try #require(object[field] as? String)
        #expect(value.unicodeScalars.elementsEqual(scalars), "\(field)")
      }
      #expect(object["line"] as? Int == 1)
      #expect(object["end-column"] as? Int == 5)
      let unsafe = json.unicodeScalars.filter {
        $0.value < 0x20 || 0x7F..<0xA0 ~= $0.value || 0x202A...0x202E ~= $0.value
      }
      #expect(unsafe.isEmpty)
    }
  }

  @Test("A SARIF log is JSON, and a file cannot put links, places or hosts into it")
  func hostileSARIF() throws {
    let hostile = [
      Diagnostic(
        code: "x", headline: "`[a](http://b){0}`",
        primary: label(1, 1, 1, "", file: "//host/a:b", message: "[]((")),
      Diagnostic(code: "x", headline: "h", primary: label(1, 1, 1, "", file: "javascript:中%")),
    ]
    let json = hostile.sarif(tool: "a\"b", version: "1")
    let parsed = try JSONSerialization.jsonObject(with: Data(json.utf8))
    let log = try #require(parsed as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    let texts = results.map { ($0["message"] as? [String: Any])?["text"] as? String }
    #expect(texts == ["`[a] (http://b){{0}}`", "h"])
    let locations = results.map { ($0["locations"] as? [[String: Any]])?.first }
    let uris = locations.map { location in
      let place = location?["physicalLocation"] as? [String: Any]
      return (place?["artifactLocation"] as? [String: Any])?["uri"] as? String
    }
    #expect(uris == ["/host/a%3Ab", "javascript%3A%E4%B8%AD%25"])
    #expect((locations.first??["message"] as? [String: Any])?["text"] as? String == "[] ((")
    #expect([Diagnostic]().sarif(tool: "t", version: "1").contains(#""results":[]"#))
  }
}
