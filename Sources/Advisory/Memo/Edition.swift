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

  package init(_ law: Law, program: String) {
    self.init(digest: law.digest, program: program)
  }
}
