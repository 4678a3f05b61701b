/// Where the lines of answers come from.
package protocol AnswerSource: AnyObject {
  /// Where they come from, as diagnostics call it.
  var name: String { get }
  /// How many lines were read.
  var count: Int { get }
  /// Whether someone types the lines.
  var isTyped: Bool { get }

  func next() throws -> NextAnswer
}

/// What comes next from a source of answers.
package enum NextAnswer: Hashable {
  case line(String)
  case end
  /// The process is asked to end, by the number of the signal.
  case ended(signal: Int32)
}
