/// What is to be written as YAML.
public indirect enum YAMLContent: Hashable, Sendable {
  /// A value that means something: `60 %`, `yes`, `2026-03-01`. Written without quotes if it can be.
  case word(String)
  /// Free text, such as a name. Quoted where a reader might take it for something else.
  case text(String)
  /// A list with its items on lines of their own.
  case list([YAMLContent])
  /// A list in brackets, on one line.
  case inlineList([YAMLContent])
  /// A mapping with its entries on lines of their own.
  case mapping([Entry])
  /// A mapping in braces, on one line.
  case inlineMapping([Entry])

  /// A key with its value.
  public struct Entry: Hashable, Sendable {
    public var key: String
    public var value: YAMLContent
    /// A remark after the value, or after the key of a value on further lines; without its `#`.
    public var remark: String?

    public init(_ key: String, _ value: YAMLContent, remark: String? = nil) {
      self.key = key
      self.value = value
      self.remark = remark
    }
  }

  /// A document: this content as YAML, ending in a line break.
  ///
  /// Reading it gives the same scalars, lists and mappings in the same order. Documents may follow
  /// each other with `---` lines between them.
  public var yaml: String {
    var writer = YAMLWriter()
    writer.writeRoot(self)
    return writer.text
  }

  /// Whether this is written on one line.
  var isInline: Bool {
    switch self {
    case .word, .text, .inlineList, .inlineMapping: true
    case .list(let items): items.isEmpty
    case .mapping(let entries): entries.isEmpty
    }
  }
}
