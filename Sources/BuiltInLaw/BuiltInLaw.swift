package import Law

/// The law as it stood in `data/` when the program was built.
package enum BuiltInLaw {
  /// Its parts are written by `LawPacker` into a file that the build adds to this one.
  package static let packed = PackedLaw(
    records: records, texts: texts, words: words, compiledIndex: compiledIndex, compiled: compiled, diagrams: diagrams)
}
