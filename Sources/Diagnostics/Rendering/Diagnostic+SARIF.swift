extension Sequence<Diagnostic> {
  /// The diagnostics as a SARIF 2.1.0 log on one line, as code hosts and editors read it.
  ///
  /// - Parameters:
  ///   - tool: The name of the program.
  ///   - version: Its version.
  ///   - language: In which messages are written.
  public func sarif(tool: String, version: String, in language: Message.Language = .english) -> String {
    let diagnostics = Array(self)
    return SARIFLog.start + diagnostics.map { $0.sarifResult(in: language) }.joined(separator: ",")
      + SARIFLog.end(tool: tool, version: version, codes: Set(diagnostics.map(\.code)))
  }
}

/// What stands around the results of a SARIF 2.1.0 log, which may be written one by one.
package enum SARIFLog {
  package static let start =
    #"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","#
    + #""runs":[{"columnKind":"unicodeCodePoints","results":["#

  /// - Parameter codes: The kinds of all results.
  package static func end(tool: String, version: String, codes: Set<String>) -> String {
    var json = JSONText()
    json.object { json in
      json.field("driver") { json in
        json.object { json in
          json.field("name", tool)
          json.field("version", version)
          json.field("rules") { json in
            json.array(codes.sorted()) { json, code in json.object { $0.field("id", code) } }
          }
        }
      }
    }
    return "],\"tool\":" + json.text + "}]}"
  }
}

extension Diagnostic {
  /// The diagnostic as a result of a SARIF log.
  package func sarifResult(in language: Message.Language = .english) -> String {
    var json = JSONText()
    writeResult(to: &json, language)
    return json.text
  }
}

extension Diagnostic {
  fileprivate func writeResult(to json: inout JSONText, _ language: Message.Language) {
    json.object { json in
      json.field("ruleId", code)
      json.field("level", severity.rawValue)
      json.field("message") { json in
        let text = headline[language] + (help.map { (language == .english ? "; " : "；") + $0[language] } ?? "")
        json.object { $0.field("text", text.asPlainMessage) }
      }
      if let primary {
        json.field("locations") { json in
          json.array(CollectionOfOne(primary)) { $1.writeLocation(to: &$0, language) }
        }
      }
      if !secondary.isEmpty {
        json.field("relatedLocations") { json in
          json.array(secondary) { $1.writeLocation(to: &$0, language) }
        }
      }
    }
  }
}

extension Diagnostic.Label {
  fileprivate func writeLocation(to json: inout JSONText, _ language: Message.Language) {
    json.object { json in
      json.field("physicalLocation") { json in
        json.object { json in
          json.field("artifactLocation") { json in
            json.object { $0.field("uri", file.percentEncodedPath) }
          }
          json.field("region") { json in
            json.object { json in
              json.field("startLine", span.start.line)
              json.field("startColumn", span.start.column)
              json.field("endLine", span.end.line)
              json.field("endColumn", span.end.column)
            }
          }
        }
      }
      if let message {
        json.field("message") { json in json.object { $0.field("text", message[language].asPlainMessage) } }
      }
    }
  }
}

extension String {
  /// The text as a plain text message, in which `{0}` would be a placeholder (SARIF 2.1.0, 3.11.5)
  /// and `[text](target)` a link (3.11.6): braces are doubled, and what would be a link is parted.
  fileprivate var asPlainMessage: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar == "(", result.last == "]" { result.append(" ") }
      if scalar == "{" || scalar == "}" { result.append(scalar) }
      result.append(scalar)
    }
    return String(result)
  }

  /// The path as the path of a URI (RFC 3986): all but unreserved characters and `/` encoded.
  ///
  /// Of several slashes at the start one is kept, since two would begin the name of a host.
  fileprivate var percentEncodedPath: String {
    let slashes = utf8.prefix { $0 == UInt8(ascii: "/") }.count
    var result = ""
    for byte in utf8.dropFirst(max(slashes - 1, 0)) {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"),
        UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0" + digits : "%" + digits
      }
    }
    return result
  }
}
