public import Diagnostics

/// A value of a document: a scalar, a sequence or a mapping, with its place in the file.
public struct YAMLValue: Sendable {
  public enum Kind: Hashable, Sendable {
    case scalar, sequence, mapping
  }

  /// The document that the value stands in.
  public let document: YAMLDocument
  package let index: Int

  init(document: YAMLDocument, index: Int) {
    self.document = document
    self.index = index
  }

  var node: YAMLNode { document.tree[index] }

  public var kind: Kind {
    switch node.kind {
    case .scalar: .scalar
    case .sequence: .sequence
    case .mapping: .mapping
    }
  }

  /// The text of a scalar; `nil` for a collection.
  public var string: String? {
    kind == .scalar ? document.tree.string(of: node) : nil
  }

  /// Whether this is a scalar without quotes, so that it may stand for something else than text.
  public var isPlain: Bool { node.isPlain }

  /// Whether nothing is written where a value could stand (`key:`).
  public var isBlank: Bool { node.isPlain && node.textCount == 0 }

  /// Whether this is the null of JSON, which counts as left out.
  package var isNull: Bool { isPlain && ["null", "~", "Null", "NULL"].contains(string) }

  /// The keys and values of a mapping, in the order of the file; empty for others.
  public var entries: [(key: YAMLValue, value: YAMLValue)] {
    guard kind == .mapping else { return [] }
    let children = children
    return stride(from: 0, to: children.count, by: 2).map { (children[$0], children[$0 + 1]) }
  }

  /// The values of a sequence, in the order of the file; empty for others.
  public var elements: [YAMLValue] { kind == .sequence ? children : [] }

  /// The value that a mapping has under a key; `nil` if it has none, or is no mapping.
  ///
  /// - Complexity: O(n)
  public subscript(key: String) -> YAMLValue? { entry(key)?.value }

  /// How many entries a mapping has; 0 for others.
  package var entryCount: Int { kind == .mapping ? Int(node.childCount) / 2 : 0 }

  /// The value that a mapping has under a key, and the position of its entry; `nil` if it has none, or is no mapping.
  ///
  /// - Complexity: O(n)
  package func entry(_ key: String) -> (position: Int, value: YAMLValue)? {
    guard kind == .mapping else { return nil }
    let hash = yamlHash(key)
    var key = key
    return key.withUTF8 { key in
      var child = index + 1
      for position in 0..<entryCount {
        let name = document.tree[child]
        if name.hash == hash, document.tree.bytes(of: name).elementsEqual(key) {
          return (position, YAMLValue(document: document, index: Int(name.next)))
        }
        child = Int(document.tree[Int(name.next)].next)
      }
      return nil
    }
  }

  /// Where the value stands.
  public var span: SourceSpan { node.span }

  /// The place of the value, as diagnostics show it.
  public func label(_ message: Message? = nil) -> Diagnostic.Label {
    document.source.label(span, message)
  }

  private var children: [YAMLValue] {
    var result: [YAMLValue] = []
    result.reserveCapacity(Int(node.childCount))
    var child = index + 1
    for _ in 0..<node.childCount {
      result.append(YAMLValue(document: document, index: child))
      child = Int(document.tree[child].next)
    }
    return result
  }
}
