import Glibc

/// A program that turns one document into another: what it reads and writes stands in files without a name.
struct OtherProgram {
  let name: String
  /// Debian's package that has it.
  let package: String

  static let pandoc = OtherProgram(name: "pandoc", package: "pandoc")
  static let libreOffice = OtherProgram(name: "soffice", package: "libreoffice-calc-nogui")
  static let weasyprint = OtherProgram(name: "weasyprint", package: "weasyprint")

  /// - Parameter file: A file that it reads beside its input: the option that names it, the ending of its name, and
  ///   what it holds.
  /// - Returns: What it writes on standard output.
  /// - Throws: ``AdviceProblem``
  func run(
    _ arguments: [String], _ input: [UInt8],
    beside file: (option: String, ending: String, bytes: [UInt8])? = nil
  ) throws(AdviceProblem) -> [UInt8] {
    guard let file else { return try perform(arguments, input) }
    var path = Array("/tmp/zhunru-XXXXXX\(file.ending)".utf8CString)
    let descriptor = mkstemps(&path, Int32(file.ending.utf8.count))
    guard descriptor >= 0 else { throw .failed(name, said: "no room for what it reads") }
    let name = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    UnfinishedFile.watch(name)
    defer {
      close(descriptor)
      unlink(name)
      UnfinishedFile.letGo(name)
    }
    guard file.bytes.withUnsafeBytes({ SystemCall.writeAll($0, to: descriptor) }) == nil else {
      throw .failed(self.name, said: "no room for what it reads")
    }
    return try perform(arguments + [file.option, name], input)
  }

  private func perform(_ arguments: [String], _ input: [UInt8]) throws(AdviceProblem) -> [UInt8] {
    guard let from = tmpfile(), let to = tmpfile(), let errors = tmpfile() else {
      throw .failed(name, said: "no room for what it reads and writes")
    }
    defer { for file in [from, to, errors] { fclose(file) } }
    guard input.withUnsafeBytes({ SystemCall.writeAll($0, to: fileno(from)) }) == nil,
      lseek(fileno(from), 0, SEEK_SET) == 0
    else { throw .failed(name, said: "no room for what it reads") }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (file, descriptor) in [(from, STDIN_FILENO), (to, STDOUT_FILENO), (errors, STDERR_FILENO)] {
      posix_spawn_file_actions_adddup2(&actions, fileno(file), descriptor)
    }
    var words: [UnsafeMutablePointer<CChar>?] = ([name] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    switch posix_spawnp(&process, name, &actions, nil, &words, environ) {
    case 0: break
    case ENOENT: throw .notInstalled(name, package: package)
    case let error: throw .failed(name, said: String(cString: strerror(error)))
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else {
      let said = String(decoding: read(fileno(errors)), as: UTF8.self)
      throw .failed(
        name, said: said.split(separator: "\n").last.map(String.init) ?? "it said nothing")
    }
    return read(fileno(to))
  }

  private func read(_ file: Int32) -> [UInt8] {
    let count = max(0, Int(lseek(file, 0, SEEK_END)))
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = pread(file, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(filled))
        if got <= 0 { return }
        filled += got
      }
    }
  }
}
