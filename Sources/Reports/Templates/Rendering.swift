import Mustache
import TextWidth

/// Counts what a template takes from a document, so that sections in sections of long lists come to an end.
package final class RenderingBudget {
  private var left: Int

  /// Whether more was asked for than there was.
  private(set) var isSpent = false

  /// - Parameter limit: Values taken and entries of lists; a report on a thousand companies takes about a tenth.
  package init(limit: Int = 20_000_000) { left = limit }

  func spend(_ count: Int) -> Bool {
    left -= count
    if left < 0 { isSpent = true }
    return !isSpent
  }
}

/// An object of a document as templates take it.
private struct TemplateObject: MustacheParent {
  let object: ContentObject
  let budget: RenderingBudget

  func child(named name: String) -> Any? {
    guard budget.spend(1) else { return nil }
    return object[name]?.forTemplates(budget)
  }
}

extension Content {
  /// As templates take it.
  func forTemplates(_ budget: RenderingBudget) -> Any {
    switch self {
    // What would hide or reorder on a page is spelled out.
    case .text(let text): text.escapedForTerminal
    case .drawing(let drawing): drawing
    case .number(let number): number
    case .flag(let flag): flag
    case .list(let values):
      budget.spend(values.count) ? values.map { $0.forTemplates(budget) } : [Any]()
    case .object(let object): TemplateObject(object: object, budget: budget)
    }
  }
}
