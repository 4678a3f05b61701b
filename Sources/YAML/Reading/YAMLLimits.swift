/// How large a document may grow before it is refused.
///
/// Where a document is read item by item, the limits hold for each item. They hold before memory
/// is spent.
public struct YAMLLimits: Hashable, Sendable {
  /// How many collections may stand in one another.
  public var depth = 64
  /// How many nodes (scalars and collections) a document may have, copies by aliases included.
  public var nodes = 100_000
  /// How many bytes one scalar may have.
  public var scalarBytes = 64 << 10
  /// How many bytes a document may have.
  public var documentBytes = 4 << 20
  /// How many nodes aliases may add to a document.
  public var aliasNodes = 10_000

  public init() {}
}
