/// What a template writes, and asks for its parts.
package protocol TemplateValue {
  /// Its part of this name; `nil` where it has none.
  func part(named name: String) -> Self?

  /// What a section makes of it.
  var shape: TemplateShape<Self> { get }

  /// What a variable writes of it, before it is escaped.
  var text: String { get }
}

/// What a section makes of a value.
package enum TemplateShape<Value> {
  /// Nothing: the section is left out.
  case nothing
  /// The section is written, and names in it mean what they meant outside.
  case flag
  /// The section is written once for each.
  case list([Value])
  /// The section is written, and names in it are looked for in the value first.
  case context
}
