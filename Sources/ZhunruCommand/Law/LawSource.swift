import ArgumentParser
import Diagnostics
import EmbeddedLaw
import Law

/// Which law a command works with.
struct LawOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Read the law from a folder instead of the one built in.", valueName: "dir"),
    completion: .directory)
  var law: String?

  /// The law, read.
  ///
  /// - Throws: ``InputProblem`` if the folder cannot be read, ``FaultyLaw`` if the law cannot.
  func load() throws -> Law {
    let (law, problems) = try read()
    guard let law else { throw FaultyLaw(problems: problems) }
    return law
  }

  /// The law, if it can be read, and what is wrong with it.
  func read() throws -> (law: Law?, problems: [Diagnostic]) {
    try Law.load(law.map(LawFile.files(inFolder:)) ?? LawFile.embedded)
  }
}

/// A law whose files have problems of form.
struct FaultyLaw: Error {
  let problems: [Diagnostic]
}

extension LawFile {
  /// The files compiled into the program.
  static var embedded: [LawFile] {
    let files = UnsafeBufferPointer(start: embedded_law_files(), count: embedded_law_file_count())
    return files.map { file in
      LawFile(
        path: String(cString: file.path),
        bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
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
      return LawFile(path: path, bytes: try InputFile(opening: source).readAll(limit: 64 << 20))
    }
  }
}
