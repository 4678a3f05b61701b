import TextWidth

/// An error without a place in a file, worded like the ones that have a place.
struct Message: Hashable, Sendable {
  /// The name of the kind of problem, such as `no-such-file`.
  var code: String
  /// One line that states the fact.
  var headline: String
  /// What to do about it.
  var help: String?

  /// The lines as they are written.
  var text: String {
    var text = "error[\(code)]: \(headline.escapedForTerminal)\n"
    if let help { text += "  = help: \(help.escapedForTerminal)\n" }
    return text
  }
}
