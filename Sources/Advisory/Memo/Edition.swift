package import Law

/// Which law and program a document was made with.
package struct Edition: Sendable {
  /// The digest of the files of the law.
  package let digest: String
  /// The name and version of the program.
  package let program: String

  /// - Parameter files: The files of the law, in any order.
  package init(_ files: [LawFile], program: String) {
    var digest = Digest()
    for file in files.filter({ $0.isOverlay || LawFile.isLaw(path: $0.path) }).sorted(by: {
      $0.path < $1.path
    }) {
      digest.update(file.path)
      digest.update("\(file.bytes.count):".utf8)
      digest.update(file.bytes)
    }
    self.digest = digest.finished()
    self.program = program
  }
}
