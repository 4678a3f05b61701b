/// What a template is written in, which says how text is written as nothing but text.
package struct ContentType: Sendable {
  /// As a template names it: `{{% CONTENT_TYPE:MARKDOWN}}`.
  let name: String
  let escape: @Sendable (String) -> String

  package init(name: String, escape: @escaping @Sendable (String) -> String) {
    self.name = name
    self.escape = escape
  }

  /// HTML, which a template is in that says nothing else.
  package static let html = ContentType(name: "HTML") { text in
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case _: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Text that means nothing but itself.
  package static let text = ContentType(name: "TEXT") { $0 }
}
