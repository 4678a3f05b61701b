import BuiltInLaw
import Law
import Reports

extension Contract {
  /// Of the law built in.
  static var builtIn: Contract {
    Contract(program: Zhunru.version, digest: BuiltInLaw.digestOfFiles, day: Law.builtIn.review?.date)
  }
}
