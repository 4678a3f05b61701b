package import Law
package import Reports

extension Contract {
  /// What this program keeps to with a law.
  package init(_ law: Law) { self.init(law, program: Zhunru.version) }
}
