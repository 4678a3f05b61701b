/// What a duty is about, under which lists of duties show it: content, users, personal information.
///
/// The law lists its subjects in the order in which an annex shows them.
public struct Subject: Sendable {
  public let id: SubjectID
  /// The name in files: `personal-information`.
  public let name: String
  public let title: Wording
  public let source: SourceReference
}

/// One act by which several duties or licences are met, such as the algorithm filing that three texts ask for.
public struct Act: Sendable {
  public let id: ActID
  /// The name in files: `algorithm-filing`.
  public let name: String
  /// The act as a noun phrase without an article: `algorithm filing`.
  public let title: Wording
  public let source: SourceReference
}
