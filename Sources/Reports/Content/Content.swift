import Diagnostics

/// A value of a document: what templates name, and what JSON holds.
public enum Content: Hashable, Sendable {
  case text(String)
  case number(Int)
  case flag(Bool)
  case list([Content])
  case object(ContentObject)
  /// A picture. JSON has what it is drawn from instead.
  case drawing(Picture)
}

/// Values by name, in the order of the document. What is empty is not there.
public struct ContentObject: Hashable, Sendable {
  public struct Field: Hashable, Sendable {
    public let name: String
    public let value: Content
  }

  public private(set) var fields: [Field] = []

  public init() {}

  /// Texts by names that are no fields: the fixed words of templates.
  init(words: [(name: String, text: String)]) {
    fields = words.map { Field(name: $0.name, value: .text($0.text)) }
  }

  public subscript(name: String) -> Content? { fields.first { $0.name == name }?.value }

  /// Adds text; nothing where it is empty.
  package mutating func add(_ name: FieldName, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    fields.append(Field(name: name.rawValue, value: .text(text)))
  }

  /// Adds a value under the name that it had.
  mutating func add(_ name: String, _ value: Content) { fields.append(Field(name: name, value: value)) }

  package mutating func add(_ name: FieldName, _ number: Int) {
    fields.append(Field(name: name.rawValue, value: .number(number)))
  }

  /// Adds a flag where it is set.
  package mutating func add(_ name: FieldName, if isSet: Bool) {
    if isSet { fields.append(Field(name: name.rawValue, value: .flag(true))) }
  }

  package mutating func add(_ name: FieldName, _ object: ContentObject?) {
    guard let object, !object.fields.isEmpty else { return }
    fields.append(Field(name: name.rawValue, value: .object(object)))
  }

  package mutating func add(_ name: FieldName, _ texts: [String]) {
    guard !texts.isEmpty else { return }
    fields.append(Field(name: name.rawValue, value: .list(texts.map(Content.text))))
  }

  package mutating func add(_ name: FieldName, _ objects: [ContentObject]) {
    guard !objects.isEmpty else { return }
    fields.append(Field(name: name.rawValue, value: .list(objects.map(Content.object))))
  }

  /// Adds a part of the document with a list in it; nothing where the list is empty, so that a template
  /// can give the part a heading.
  package mutating func add(_ name: FieldName, items: [ContentObject]) {
    guard !items.isEmpty else { return }
    var part = ContentObject()
    part.add(.items, items)
    add(name, part)
  }

  package mutating func add(_ name: FieldName, drawing: Picture?) {
    guard let drawing else { return }
    fields.append(Field(name: name.rawValue, value: .drawing(drawing)))
  }
}

extension Content {
  /// The value as JSON on one line.
  public var json: String {
    var json = JSONText()
    write(to: &json)
    return json.text
  }

  private func write(to json: inout JSONText) {
    switch self {
    case .text(let text): json.value(text)
    case .drawing(let picture): json.value(picture.description)
    case .number(let number): json.value(number)
    case .flag(let flag): json.value(flag)
    case .list(let values): json.array(values) { json, value in value.write(to: &json) }
    case .object(let object):
      json.object { json in
        for field in object.fields {
          if case .drawing = field.value { continue }
          json.field(field.name) { json in field.value.write(to: &json) }
        }
      }
    }
  }
}

extension Content {
  /// The text; `nil` for anything else.
  package var string: String? { if case .text(let text) = self { text } else { nil } }

  /// The texts of a list.
  package var strings: [String] {
    if case .list(let values) = self { values.compactMap(\.string) } else { [] }
  }

  /// The objects of a list.
  package var objects: [ContentObject] {
    guard case .list(let values) = self else { return [] }
    return values.compactMap { if case .object(let object) = $0 { object } else { nil } }
  }

  /// A value of an object.
  package subscript(name: String) -> Content? {
    if case .object(let object) = self { object[name] } else { nil }
  }
}
