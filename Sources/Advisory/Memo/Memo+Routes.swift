import Assessment
import Law

/// What could be changed so that a line comes to something better.
extension MemoBuilder {
  /// Routes of one line that a memo shows.
  private static let most = 5

  func routes(_ company: CompanyCase, _ routes: LineRoutes) -> ContentObject {
    var object = ContentObject()
    object.add("service", company.lineNames[routes.line])
    object.add("anchor", anchor(routes.line))
    object.add("before", verdict(routes.before))
    if routes.routes.isEmpty { object.add("none", results.noRoute(routes)) }
    object.add("routes", routes.routes.prefix(Self.most).map { route($0, company) })
    let more = routes.routes.count - Self.most
    if more > 0 { object.add("more", words("and \(more) dearer ones", "另有\(more)种代价更高的途径")) }
    return object
  }

  /// A route for all lines together, with what each comes to.
  func jointRoute(_ route: JointRoute, _ company: CompanyCase) -> ContentObject {
    var object = ContentObject()
    object.add("after", verdict(route.after))
    object.add("outcome", words.meanings(route.after))
    object.add("apart", words.heading(route.standing))
    object.add("cost", results.cost(of: route))
    object.add("steps", results.steps(of: route, company.lineNames))
    object.add(
      "lines",
      zip(company.lineNames, route.lines).map { name, after in
        name + words(": ", "：") + words.meanings(after)
      })
    return object
  }

  private func route(_ route: Route, _ company: CompanyCase) -> ContentObject {
    var object = ContentObject()
    object.add("after", verdict(route.after))
    object.add("outcome", words.meanings(route.after))
    object.add("apart", words.heading(route.standing))
    object.add("cost", results.cost(of: route))
    object.add("steps", results.steps(of: route))
    object.add("leaves", results.leaves(route, cite))
    object.add("provisions", results.provisions(of: route).map(cite))
    object.add("licences", results.licences(of: route))
    object.add("exposures", results.exposures(route))
    object.add("marks", results.marks(of: route))
    object.add("effects", results.effects(route, company.lineNames).map(\.text))
    return object
  }
}
