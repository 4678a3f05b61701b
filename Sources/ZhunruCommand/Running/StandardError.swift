import Glibc

/// The stream for what is not output: problems and remarks.
enum StandardError {
  static let descriptor = STDERR_FILENO

  /// Writes the text at once; where standard error cannot be written, there is nobody to tell.
  static func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      _ = SystemCall.writeAll(UnsafeRawBufferPointer(bytes), to: descriptor)
    }
  }
}
