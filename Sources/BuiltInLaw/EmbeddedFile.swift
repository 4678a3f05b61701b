import EmbeddedLaw
package import Law

/// A file of `data/` as it stood when the program was built.
package struct EmbeddedFile: Sendable {
  /// Path below `data/`.
  package let path: String
  package let bytes: [UInt8]

  package static var all: [EmbeddedFile] {
    let files = UnsafeBufferPointer(start: embedded_law_files(), count: embedded_law_file_count())
    return files.map { file in
      EmbeddedFile(
        path: String(cString: file.path),
        bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
    }
  }

  /// The files that documents are written with, by their names below the folder.
  package static var templates: [(name: String, bytes: [UInt8])] {
    let folder = "templates/"
    return all.filter { $0.path.hasPrefix(folder) }.map { (String($0.path.dropFirst(folder.count)), $0.bytes) }
  }
}

extension Law {
  /// The law that ``LawFile/embedded`` says, made of its packed form.
  package static var builtIn: Law { Law(unpacking: BuiltInLaw.packed) }
}

extension LawFile {
  /// The law compiled into the program.
  package static var embedded: [LawFile] {
    EmbeddedFile.all.filter { isLaw(path: $0.path) }
      .map { LawFile(path: $0.path, name: "data/\($0.path)", bytes: $0.bytes) }
  }
}
