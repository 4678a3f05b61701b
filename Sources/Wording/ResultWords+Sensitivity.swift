package import Assessment
import Law

extension ResultWords {
  /// What a fact would lead to if it were otherwise: `at most 50 % → restricted-satisfied`.
  package func otherwise(_ sensitivity: Sensitivity) -> String {
    let all =
      law[sensitivity.fact].kind == .set
      ? elements(sensitivity)
      : sensitivity.otherwise.map { group in
        (ValueText(law: law, words: words).text(of: group.values, group.variable), outcome(of: group))
      }
    let shown = all.prefix(all.count == Self.mostGroups + 1 ? all.count : Self.mostGroups)
    let more = all.count - shown.count
    return (shown.map { "\($0.0) → \($0.1)" } + (more > 0 ? [words("\(more) other changes lead elsewhere", "另有\(more)类变化导致其他结论")] : []))
      .joined(separator: words("; ", "；"))
  }

  /// Groups of values that are told; one more is told as well, for it takes no more room than to say that it is there.
  private static let mostGroups = 3

  /// What some values lead to; where nothing is found, every outcome that anything could have would say nothing.
  private func outcome(of group: Sensitivity.Group) -> String {
    group.isNothingFound ? words("nothing listed found", "未见清单所列业务") : words.outcomes(group.verdicts, byFiling: group.needsOnlyFilings)
  }

  /// Elements that lead to the same, together.
  private func elements(_ sensitivity: Sensitivity) -> [(String, String)] {
    var groups: [(isWith: Bool, outcome: String, names: [String])] = []
    for group in sensitivity.otherwise {
      guard case .element(let fact, let element) = law.space.variables[group.variable].subject
      else { continue }
      let isWith = group.values.contains(1)
      let name = words(
        "“\(law[fact].values[element].says[language])”",
        "“\(law[fact].values[element].says[language])”")
      if let index = groups.firstIndex(where: {
        $0.isWith == isWith && $0.outcome == outcome(of: group)
      }) {
        groups[index].names.append(name)
      } else {
        groups.append((isWith, outcome(of: group), [name]))
      }
    }
    // To leave out what it does is nearer than to do something more.
    return (groups.filter { !$0.isWith } + groups.filter(\.isWith)).map { group in
      let shown = group.names.prefix(2)
      let more = group.names.count - shown.count
      let names =
        more > 0
        ? shown.joined(separator: words(", ", "、"))
          + words(" or \(more) other\(more == 1 ? "" : "s")", "等\(group.names.count)项之一")
        : words.either(Array(shown))
      return (
        (group.isWith ? words("with ", "含") : words("without ", "不含")) + names, group.outcome
      )
    }
  }
}
