/// What is written of one service line, or of one row of it, after its name.
package struct WrittenPiece: Sendable {
  /// The service line, by position.
  package let line: Int
  package let bytes: [UInt8]
}
