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

  /// The files of the law.
  ///
  /// - Throws: ``InputProblem`` if the folder cannot be read.
  func files() throws -> [LawFile] {
    try law.map(LawFile.files(inFolder:)) ?? LawFile.embedded
  }

  /// The law, read.
  ///
  /// - Parameter files: Its files, where they are at hand.
  /// - Throws: ``InputProblem`` if the folder cannot be read, ``FaultyLaw`` if the law cannot.
  func load(_ files: [LawFile]? = nil) throws -> Law {
    let (law, problems) = Law.load(try files ?? self.files())
    guard let law else { throw FaultyLaw(problems: problems) }
    return law
  }
}

/// A law whose files have problems of form.
struct FaultyLaw: Error {
  let problems: [Diagnostic]
}

/// A file compiled into the program.
struct EmbeddedFile {
  /// Path below `data/`.
  let path: String
  let bytes: [UInt8]

  static var all: [EmbeddedFile] {
    let files = UnsafeBufferPointer(start: embedded_law_files(), count: embedded_law_file_count())
    return files.map { file in
      EmbeddedFile(
        path: String(cString: file.path),
        bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
    }
  }
}

extension LawFile {
  /// The law compiled into the program.
  static var embedded: [LawFile] {
    EmbeddedFile.all.filter { isLaw(path: $0.path) }.map { LawFile(path: $0.path, bytes: $0.bytes) }
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
