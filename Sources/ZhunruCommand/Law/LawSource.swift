import ArgumentParser
import BuiltInLaw
import Diagnostics
import Law
import Reports

/// Which law a command works with.
struct LawOptions: ParsableArguments {
  @Option(
    help: .said(
      "Read the law from a folder instead of the one built in.", "从文件夹读取法律，不用内置的法律。",
      valueName: "dir"),
    completion: .directory)
  var law: String?

  @Option(
    help: .said(
      "Lay rules, exceptions and answers of your own on top of the law; they are marked where they decide.",
      "在法律之上加入自有的规则、例外和选择；由其决定之处均予标明。",
      valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var overlay: [String] = []

  @Option(
    help: .said(
      "Take an answer to a contested point, or `open`; `law list readings` names them.",
      "就争议问题采用某种见解，或不作取舍（`open`）；`law list readings`列出全部争议问题。",
      valueName: "name=answer"), completion: .readingChoices,
    transform: ReadingChoice.parse(option:))
  var reading: [ReadingChoice] = []

  func validate() throws { try reading.requireOnce() }

  /// The files of the law.
  ///
  /// - Throws: ``InputProblem`` if the folder cannot be read.
  func files() throws -> [LawFile] { try LawFile.files(of: law, overlays: overlay) }

  /// The files that are read for it, beside those built in.
  var sources: [InputSource] {
    overlay.map { .file($0) } + (law.map { InputList(arguments: [$0]).sources } ?? [])
  }

  /// What the files say, if they can be read, and what is wrong with them.
  func read(_ files: [LawFile]) -> (law: Law?, problems: [Diagnostic]) {
    Law.load(files, readings: reading)
  }

  /// Whether it is the law built in, as it is.
  private var isBuiltIn: Bool { law == nil && overlay.isEmpty && reading.isEmpty }

  /// The law, read.
  ///
  /// - Throws: ``InputProblem`` if the folder cannot be read, ``FaultyLaw`` if the law cannot.
  func load() throws -> Law {
    if isBuiltIn { return .builtIn }
    let (law, problems) = read(try files())
    guard let law else { throw FaultyLaw(problems: problems) }
    return law
  }
}

extension ReadingChoice {
  static func parse(option text: String) throws -> ReadingChoice {
    let parts = text.split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else {
      throw ValidationError("write a reading as name=answer, not “\(text)”.", "争议问题的选择应写作name=answer，而非“\(text)”。")
    }
    return ReadingChoice(reading: String(parts[0]), answer: String(parts[1]))
  }
}

extension [ReadingChoice] {
  /// - Throws: A `ValidationError` if one point is answered twice.
  func requireOnce() throws {
    for (position, choice) in enumerated() where self[..<position].contains(where: { $0.reading == choice.reading }) {
      throw ValidationError(
        "--reading \(choice.reading) is given twice: a point has one answer, or `open`.",
        "--reading \(choice.reading)写了两次：一个问题只有一种选择，或`open`。")
    }
  }
}

/// A law whose files have problems of form.
struct FaultyLaw: Error {
  let problems: [Diagnostic]
}

extension LawFile {
  /// The files of a law, with what is laid on top.
  ///
  /// - Parameter folder: Where the law stands; `nil` for the one compiled in.
  /// - Throws: ``InputProblem`` if one of them cannot be read.
  static func files(of folder: String?, overlays: [String]) throws -> [LawFile] {
    let base = try folder.map(files(inFolder:)) ?? embedded
    let names = Set(base.map(\.name))
    return try base
      + overlays.map { path in
        let bytes = try InputFile(opening: .file(path)).readAll(limit: 64 << 20)
        // A name that a file of the law has is told apart.
        return LawFile(
          path: path, name: names.contains(path) ? "./" + path : path, bytes: bytes, isOverlay: true)
      }
  }

  /// The files below a folder.
  static func files(inFolder folder: String) throws -> [LawFile] {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let list = InputList(arguments: [folder])
    if let problem = list.problems.first { throw problem }
    return try list.sources.compactMap { source in
      let path =
        source.name.hasPrefix(prefix)
        ? String(source.name.dropFirst(prefix.count)) : source.name
      guard isLaw(path: path) else { return nil }
      return LawFile(path: path, name: source.name, bytes: try InputFile(opening: source).readAll(limit: 64 << 20))
    }
  }
}
