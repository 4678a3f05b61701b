import Assessment
import Law
import Wording

/// A way to a better answer.
public struct Route: Hashable, Sendable {
  /// What the line, or the company, comes to afterwards.
  public let answer: Answer
  public let possible: [Verdict]
  /// What has to be done.
  public let steps: [String]
  public let kind: Kind
  /// A rough order, not law: the cheaper comes first.
  public let cost: Int

  /// What it asks of the business.
  public enum Kind: Hashable, Sendable {
    case keepsBusiness
    /// Another product, in the same business.
    case changesProduct
    /// An exemption, which nobody can count on.
    case isExemption
    case givesUpBusiness

    init(_ standing: Assessment.Route.Standing) {
      self =
        switch standing {
        case .keepsBusiness: .keepsBusiness
        case .changesProduct: .changesProduct
        case .isExemption: .isExemption
        case .givesUpBusiness: .givesUpBusiness
        }
    }
  }
}

/// The ways of a company to better answers.
public struct Routes: Hashable, Sendable {
  public let services: [Service]
  /// Ways for the company as a whole.
  public let company: [Route]

  /// The ways of one line of business.
  public struct Service: Hashable, Sendable {
    public let name: String
    /// What it comes to as it is.
    public let answer: Answer
    public let routes: [Route]
    /// Whether it is proved that nothing leads to anything better.
    public let isHopeless: Bool
  }
}

extension Routes {
  init(_ lines: [LineRoutes], _ joint: [JointRoute], names: [String], _ words: ResultWords) {
    services = lines.map { line in
      Service(
        name: names[line.line], answer: Answer(line.answer),
        routes: line.routes.map { route in
          Route(
            answer: Answer(route.answer), possible: route.after.verdicts.map(Verdict.init), steps: words.steps(of: route),
            kind: Route.Kind(route.standing), cost: route.cost)
        }, isHopeless: line.isHopeless)
    }
    company = joint.map { route in
      Route(
        answer: Answer(route.answer), possible: route.after.verdicts.map(Verdict.init),
        steps: words.steps(of: route, names), kind: Route.Kind(route.standing), cost: route.cost)
    }
  }
}
