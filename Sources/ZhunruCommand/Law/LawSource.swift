import ArgumentParser
import BuiltInLaw
import Diagnostics
import EmbeddedLaw
package import Law

/// Which law a command works with.
struct LawOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Read the law from a folder instead of the one built in.", valueName: "dir"),
    completion: .directory)
  var law: String?

  @Option(
    help: ArgumentHelp(
      "Lay rules, exceptions and answers of your own on top of the law; they are marked where they decide.",
      valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var overlay: [String] = []

  @Option(
    help: ArgumentHelp(
      "Take an answer to a contested point, or `open`; `law list readings` names them.",
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

  /// By what results of this law are known.
  ///
  /// - Throws: ``InputProblem`` if the folder cannot be read.
  func contract(of law: Law) throws -> Contract {
    let isShipped = self.law == nil && overlay.isEmpty
    return Contract(digest: isShipped ? BuiltInLaw.digestOfFiles : LawFile.digest(of: try files()), day: law.review?.date)
  }

  /// The law, read.
  ///
  /// - Parameter files: Its files, where they are at hand.
  /// - Throws: ``InputProblem`` if the folder cannot be read, ``FaultyLaw`` if the law cannot.
  func load(_ files: [LawFile]? = nil) throws -> Law {
    if isBuiltIn { return .builtIn }
    let (law, problems) = read(try files ?? self.files())
    guard let law else { throw FaultyLaw(problems: problems) }
    return law
  }
}

extension ReadingChoice {
  static func parse(option text: String) throws -> ReadingChoice {
    let parts = text.split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else {
      throw ValidationError("write a reading as name=answer, not “\(text)”.")
    }
    return ReadingChoice(reading: String(parts[0]), answer: String(parts[1]))
  }
}

extension [ReadingChoice] {
  /// - Throws: A `ValidationError` if one point is answered twice.
  func requireOnce() throws {
    for (position, choice) in enumerated() where self[..<position].contains(where: { $0.reading == choice.reading }) {
      throw ValidationError("--reading \(choice.reading) is given twice: a point has one answer, or `open`.")
    }
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

extension Law {
  /// The law that ``LawFile/embedded`` says, made of its packed form.
  package static var builtIn: Law { Law(unpacking: BuiltInLaw.packed) }
}

extension LawFile {
  /// The law compiled into the program.
  static var embedded: [LawFile] {
    EmbeddedFile.all.filter { isLaw(path: $0.path) }
      .map { LawFile(path: $0.path, name: "data/\($0.path)", bytes: $0.bytes) }
  }

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
