package import Assessment
import Law
import Portfolio
package import TerminalUI
import Wording
import YAML

/// Lays out the routes of a company: what to change, by which provision that helps, and what else it changes.
package struct RouteText {
  private let report: TextReport
  private var results: ResultWords { report.results }
  private var words: ReportWords { report.words }

  package init(report: TextReport) { self.report = report }

  /// Routes of one line that are shown, of each kind.
  private static func most(_ standing: Route.Standing) -> Int {
    switch standing {
    case .keepsBusiness: 6
    case .changesProduct: 3
    case .isExemption: 1
    case .givesUpBusiness: 3
    }
  }

  /// - Parameters:
  ///   - names: The lines of the company by name.
  ///   - conclusions: What each line comes to as it is.
  package func block(_ lines: [LineRoutes], _ names: [String], _ conclusions: [Conclusion]) -> Stack {
    var stack = Stack()
    for routes in lines {
      stack.append(
        LeftRight(
          StyledText(names[routes.line], .emphasis),
          StyledText(
            words.sentence(words.short(conclusions[routes.line])), report.style(of: routes.answer)),
          hang: 2))
      if routes.routes.isEmpty { report.note(results.noRoute(routes), 2, to: &stack) }
      var number = 0
      for standing in Route.Standing.allCases {
        let own = routes.routes.filter { $0.standing == standing }
        if let heading = words.heading(standing), !own.isEmpty {
          report.note(heading, 2, to: &stack)
        }
        let most = Self.most(standing)
        for route in own.prefix(most) {
          number += 1
          append(route, number, names, to: &stack)
        }
        if own.count > most {
          report.note(words("and \(own.count - most) more, at higher cost", "另有\(own.count - most)种成本更高的途径"), 2, .dim, to: &stack)
        }
      }
      stack.append(BlankLine())
    }
    return stack
  }

  /// Routes for all lines together; empty where there are none.
  package func block(joint routes: [JointRoute], _ names: [String]) -> Stack {
    var stack = Stack()
    guard !routes.isEmpty else { return stack }
    stack.append(
      Paragraph(StyledText(words("for the whole company", "就公司整体而言"), .emphasis), indent: 0))
    var standing = Route.Standing.keepsBusiness
    for (number, route) in routes.enumerated() {
      if route.standing != standing, let heading = words.heading(route.standing) {
        report.note(heading, 2, to: &stack)
      }
      standing = route.standing
      stack.append(
        head(
          number + 1, words.short(route.answer, byFiling: route.needsOnlyFilings), route.after,
          cost: results.cost(of: route)))
      for step in results.steps(of: route, names) { report.note("– " + step, 5, to: &stack) }
      for (name, after) in zip(names, route.lines) {
        let answer = words.short(after.answer, byFiling: after.needsOnlyFilings)
        report.note(words("\(name): \(answer)", "\(name)：\(answer)"), 5, .dim, to: &stack)
      }
    }
    stack.append(BlankLine())
    return stack
  }

  /// The first line of a route: its number, where it leads, what it costs.
  private func head(_ number: Int, _ answer: String, _ after: VerdictSet, cost: String) -> LeftRight {
    LeftRight(
      StyledText("  \(number)  → ") + StyledText(answer, report.style(of: after.verdict)),
      StyledText(words("cost: ", "成本：") + cost, .dim), hang: 7)
  }

  private func append(_ route: Route, _ number: Int, _ names: [String], to stack: inout Stack) {
    let answer = words.short(route.answer, byFiling: route.needsOnlyFilings)
    stack.append(head(number, answer, route.after, cost: results.cost(of: route)))
    for step in results.steps(of: route) { report.note("– " + step, 5, to: &stack) }
    let product = results.productChanges(route.levers, route.changes)
    if !product.isEmpty {
      report.note(
        words("this changes the product: ", "产品因此改变：") + product.joined(separator: words("; ", "；")), 5, .warning,
        to: &stack)
    }
    if let leaves = results.leaves(route, results.cite) { report.note(leaves, 5, .dim, to: &stack) }
    let notes = [
      results.provisions(of: route).map(results.cite).joined(separator: words("; ", "；")),
      results.needs(of: route).map { words("then needed: ", "须\(results.obtaining(route.needs))：") + $0 } ?? "",
    ].filter { !$0.isEmpty }
    if !notes.isEmpty { report.note(notes.joined(separator: " · "), 5, .dim, to: &stack) }
    for text in results.exposures(route) { report.note(text, 5, .dim, to: &stack) }
    for text in results.marks(of: route) { report.note(text, 5, .dim, to: &stack) }
    for (text, breaks) in results.effects(route, names) {
      report.note(text, 5, breaks ? .bad : .good, to: &stack)
    }
  }
}
