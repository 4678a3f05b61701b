package import Mustache
import TextWidth

/// A document as templates take it.
extension Content: TemplateValue {
  package func part(named name: String) -> Content? { self[name] }

  package var shape: TemplateShape<Content> {
    switch self {
    case .flag(let flag): flag ? .flag : .nothing
    case .list(let values): .list(values)
    case .text, .number, .object, .drawing: .context
    }
  }

  package var text: String {
    switch self {
    // What would hide or reorder on a page is spelled out.
    case .text(let text): text.escapedForTerminal
    case .drawing(let picture): picture.svg
    case .number(let number): String(number)
    case .flag(let flag): String(flag)
    case .list(let values): values.map(\.text).joined()
    case .object: ""
    }
  }
}
