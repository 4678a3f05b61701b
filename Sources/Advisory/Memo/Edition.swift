package import Law

/// Which law and program a document was made with.
package struct Edition: Sendable {
  /// The digest of the files of the law.
  package let digest: String
  /// The name and version of the program.
  package let program: String

  /// - Parameter files: The files of the law, in any order.
  package init(_ files: [LawFile], program: String) {
    digest = LawFile.digest(of: files)
    self.program = program
  }
}
