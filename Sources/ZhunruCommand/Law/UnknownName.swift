import Diagnostics

/// A name on the command line that the law does not know.
struct UnknownName: Error {
  let diagnostic: Diagnostic

  /// - Parameters:
  ///   - place: Where it was looked up, as a sentence ends: `nothing in the law`.
  ///   - names: What could be meant.
  ///   - other: What may be meant where none of the names is near.
  ///   - list: The command that lists them: “`zhunru facts` lists the names”.
  init(
    _ name: String, in place: String, among names: [String], other: @autoclosure () -> String? = nil, list: String
  ) {
    let nearest = nearestName(to: name, among: names) ?? other()
    diagnostic = Diagnostic(
      code: "unknown-name", headline: "\(place) is called `\(name)`",
      help: nearest.map { "did you mean `\($0)`? \(list)" } ?? list)
  }
}
