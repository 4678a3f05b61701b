import Assessment
import BuiltInLaw
import Law

/// The law that companies are held against. It can be shared by threads.
public struct Rulebook: Sendable {
  /// SHA-256 of the files of the law: the same law has the same.
  public var digest: String { law.digest }
  let law: Law
  let context: AssessmentContext

  /// The law that came with this version.
  public static let builtIn = Rulebook(.builtIn)

  /// Reads a law, such as an edited copy of `data/` of the repository.
  ///
  /// - Parameter files: The bytes of files by their paths below the folder, such as `facts/frame.yaml`. What is no law,
  ///   such as examples, is left out.
  /// - Throws: ``Refusal``
  public init(files: [String: [UInt8]]) throws(Refusal) {
    let files = files.filter { LawFile.isLaw(path: $0.key) }.sorted { $0.key < $1.key }
      .map { LawFile(path: $0.key, name: $0.key, bytes: $0.value) }
    let (law, problems) = Law.load(files)
    guard let law else { throw Refusal(problems) }
    self.init(law)
  }

  private init(_ law: Law) {
    self.law = law
    context = AssessmentContext(law)
  }

  /// The day up to which it was held against its texts; `nil` if it says none.
  public var day: Day? { (law.review?.date).map(Day.init) }

  /// The first day whose law it has; `nil` if it has none.
  public var firstDay: Day? { law.firstEncodedDay.map(Day.init) }
}
