/// The law as it stood in `data/` when the program was built.
///
/// `LawPacker` writes it, packed, into a file that the build adds to this one.
package enum BuiltInLaw {}
