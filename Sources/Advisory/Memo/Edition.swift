package import Law

/// Which law and program a document was made with.
package struct Edition: Sendable {
  /// The digest of the files of the law.
  package let digest: String
  /// The name and version of the program.
  package let program: String

  package init(digest: String, program: String) {
    self.digest = digest
    self.program = program
  }

  /// - Parameter files: The files of the law, in any order.
  package init(_ files: [LawFile], program: String) {
    self.init(digest: LawFile.digest(of: files), program: program)
  }
}
