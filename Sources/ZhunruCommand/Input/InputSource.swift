/// One thing to read: a file, or standard input.
enum InputSource: Hashable, Sendable {
  case standardInput
  case file(String)

  /// The name by which messages call it.
  var name: String {
    switch self {
    case .standardInput: "<stdin>"
    case .file(let path): path
    }
  }
}

/// What the arguments `FILE…|DIR|-` stand for.
struct InputList: Hashable, Sendable {
  /// In the order of the arguments; the files of a directory by their path.
  var sources: [InputSource] = []
  var problems: [InputProblem] = []
  /// In what form all are read; `nil` where each says so itself.
  let form: InputForm?

  /// Looks the arguments up: `-` is standard input, a directory all files of companies in it and below,
  /// anything else a file of whatever ending.
  init(arguments: [String], form: InputForm? = nil) {
    self.form = form
    for argument in arguments {
      if argument == "-" {
        appendStandardInput()
      } else {
        append(path: argument)
      }
    }
  }

  private mutating func appendStandardInput() {
    if sources.contains(.standardInput) {
      problems.append(.standardInputTwice)
    } else {
      sources.append(.standardInput)
    }
  }

  private mutating func append(path: String) {
    do {
      guard try FileKind.of(path) == .directory else {
        sources.append(.file(path))
        return
      }
    } catch {
      problems.append(InputProblem(path, error))
      return
    }
    var walk = DirectoryWalk(where: \.isInputName)
    walk.visit(path)
    if walk.files.isEmpty, walk.problems.isEmpty {
      problems.append(.emptyDirectory(path))
    }
    sources += walk.files.map { .file($0) }
    problems += walk.problems
  }
}
