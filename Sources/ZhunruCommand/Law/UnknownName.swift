import Diagnostics

/// A name on the command line that the law does not know.
struct UnknownName: Error {
  let message: Message

  /// - Parameters:
  ///   - place: Where it was looked up, as a sentence ends: `nothing in the law`.
  ///   - names: What could be meant.
  init(_ name: String, in place: String, among names: [String], otherwise help: String) {
    let nearest = nearestName(to: name, among: names)
    message = Message(
      code: "unknown-name", headline: "\(place) is called `\(name)`",
      help: nearest.map { "did you mean `\($0)`?" } ?? help)
  }
}
