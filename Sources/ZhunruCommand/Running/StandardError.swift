import Diagnostics
import Glibc

/// The stream for what is not output: problems and remarks.
enum StandardError {
  static let descriptor = STDERR_FILENO

  /// Writes problems, an empty line after each.
  static func report(_ problems: some Sequence<Diagnostic>, style: DiagnosticStyle) {
    write(problems.text(style))
  }

  /// Writes the text at once; where standard error cannot be written, there is nobody to tell.
  static func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      _ = SystemCall.writeAll(UnsafeRawBufferPointer(bytes), to: descriptor)
    }
  }
}

extension Sequence<Diagnostic> {
  /// The problems as they stand on standard error: an empty line after each.
  func text(_ style: DiagnosticStyle) -> String { map { $0.rendered(style: style) + "\n" }.joined() }
}
