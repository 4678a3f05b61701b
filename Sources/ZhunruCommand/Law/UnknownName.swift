import Diagnostics

/// A name on the command line that the law does not know.
struct UnknownName: Error {
  let diagnostic: Diagnostic

  /// - Parameters:
  ///   - place: What it was taken for, as a sentence begins: `nothing in the law`, 法律数据中没有.
  ///   - names: What could be meant.
  ///   - other: What may be meant where none of the names is near.
  ///   - list: The command that lists them: “`zhunru facts` lists the names”.
  init(
    _ name: String, in place: Message, among names: [String], other: @autoclosure () -> String? = nil, list: Message
  ) {
    let nearest = nearestName(to: name, among: names) ?? other()
    diagnostic = Diagnostic(
      code: "unknown-name", headline: place + Message(" is called `\(name)`", "名为`\(name)`的条目"),
      help: nearest.map { Message.didYouMean($0) + Message(" ", "") + list } ?? list)
  }
}
