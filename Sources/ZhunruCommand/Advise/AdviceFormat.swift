import ArgumentParser

/// The forms of a memo.
package enum AdviceFormat: String, CaseIterable, ExpressibleByArgument {
  case md, html, json, docx, pdf

  /// The form that a file's name asks for; `nil` where it names none.
  init?(path: String) {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    self.init(rawValue: path[path.index(after: dot)...].lowercased())
  }
}
