import Diagnostics

/// Something that is wrong with a company or with the law, with its place.
public struct Problem: Hashable, Sendable {
  /// The kind of problem, in `kebab-case`; stays the same between versions.
  public let code: String
  /// One line that states the fact.
  public let headline: String
  /// The file as it was named, and where in it, from 1; `nil` where no place is at fault.
  public let place: Place?
  /// What to do about it.
  public let help: String?
  /// All of it as it is shown in a terminal, with the line and a caret.
  public let text: String

  /// A place in a file.
  public struct Place: Hashable, Sendable {
    public let file: String
    public let line: Int
    /// Counts characters.
    public let column: Int
  }

  init(_ diagnostic: Diagnostic) {
    code = diagnostic.code
    headline = diagnostic.headline.english
    place = diagnostic.primary.map {
      Place(file: $0.file, line: Int($0.span.start.line), column: Int($0.span.start.column))
    }
    help = diagnostic.help?.english
    text = diagnostic.rendered()
  }
}

/// Something that cannot be worked with: a company, or a law.
public struct Refusal: Error, Hashable, Sendable {
  /// Not empty.
  public let problems: [Problem]

  init(_ problems: [Diagnostic]) { self.problems = problems.map(Problem.init) }
}
