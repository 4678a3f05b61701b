import ArgumentParser
import Assessment
import BuiltInLaw
import Law
import Reports

/// What shells complete, from the law built in.
extension CompletionKind {
  /// Activities by name, by official code and in groups.
  static var activityNames: CompletionKind {
    names { law in
      law.activities.map(\.name) + Set(law.activities.compactMap(\.code)).sorted()
        + law.groups.filter { !$0.members.isEmpty }.map(\.name)
    }
  }

  static var factNames: CompletionKind { names { $0.facts.map(\.name) + ["ownership"] } }

  static var placeNames: CompletionKind { names { $0.places.map(\.name) } }

  /// Kinds of business: topics and activities.
  static var businessNames: CompletionKind {
    names { $0.topics.filter(\.canBeNamed).map(\.name) + $0.activities.map(\.name) }
  }

  /// Readings, each with its answers: `name=answer`.
  static var readingChoices: CompletionKind {
    names { law in
      law.readings.flatMap { reading in (reading.answers.map(\.name) + ["open"]).map { "\(reading.name)=\($0)" } }
    }
  }

  /// Everything in the law that has a name, instruments among them.
  static var lawNames: CompletionKind { names { $0.allNames.filter { !$0.contains(" ") } } }

  static var verdictsAndAnswers: CompletionKind {
    .list(Verdict.allCases.map(\.name) + Answer.allCases.map(\.name))
  }

  static var languages: CompletionKind { .list(Language.allCases.map(\.rawValue)) }

  /// - Parameter list: The names, of which those are given out that go on as what was typed.
  private static func names(_ list: @escaping @Sendable (Law) -> [String]) -> CompletionKind {
    .custom { _, _, typed in
      let all = list(.builtIn)
      let fitting = all.filter { $0.hasPrefix(typed) }
      return fitting.isEmpty ? all : fitting
    }
  }
}
