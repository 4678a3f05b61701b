import Diagnostics
import Glibc
import Testing

@testable import ZhunruCommand

@Suite("What the arguments FILE…|DIR|- stand for")
struct InputListTests {
  @Test("A directory stands for its YAML files at every depth, in the order of their paths")
  func directory() {
    let directory = TemporaryDirectory()
    directory.makeDirectory("b")
    directory.makeDirectory("b/deep")
    directory.makeDirectory(".hidden")
    for name in [
      "c.yaml", "a.yml", "b/z.yaml", "b/deep/x.yaml", "b/中.yaml", "notes.txt", "yaml", ".d.yaml",
      ".hidden/e.yaml", "f.YAML",
    ] {
      directory.write("", to: name)
    }
    let list = InputList(arguments: [directory.path])
    #expect(list.problems == [])
    #expect(
      list.sources
        == ["a.yml", "b/deep/x.yaml", "b/z.yaml", "b/中.yaml", "c.yaml"].map { .file(directory[$0]) }
    )
    #expect(InputList(arguments: [directory.path + "/"]) == list)
  }

  @Test("Links to files count, links to directories do not, so a walk ends")
  func links() {
    let directory = TemporaryDirectory()
    directory.write("", to: "real.txt")
    symlink(directory["real.txt"], directory["link.yaml"])
    symlink(directory.path, directory["loop.yaml"])
    let list = InputList(arguments: [directory.path])
    #expect(list.sources == [.file(directory["link.yaml"])])
    #expect(list.problems == [])
    symlink("nowhere", directory["dangling.yaml"])
    #expect(
      InputList(arguments: [directory.path]).problems
        == [.deadLink(directory["dangling.yaml"])])
  }

  @Test("Arguments keep their order, whatever ending a file has")
  func order() {
    let directory = TemporaryDirectory()
    directory.write("", to: "b.txt")
    directory.write("", to: "a")
    let list = InputList(arguments: [directory["b.txt"], "-", directory["a"]])
    #expect(
      list.sources == [.file(directory["b.txt"]), .standardInput, .file(directory["a"])])
    #expect(list.problems == [])
  }

  @Test("Every argument that leads nowhere is a problem, and the others stay")
  func problems() {
    let directory = TemporaryDirectory()
    directory.makeDirectory("empty")
    directory.write("", to: "a.yaml")
    let list = InputList(arguments: [
      directory["missing.yaml"], directory["empty"], directory["a.yaml"], directory["a.yaml/b"],
      "-",
      "-",
    ])
    #expect(list.sources == [.file(directory["a.yaml"]), .standardInput])
    #expect(
      list.problems == [
        .noSuchFile(directory["missing.yaml"]), .emptyDirectory(directory["empty"]),
        .noSuchFile(directory["a.yaml/b"]), .standardInputTwice,
      ])
  }

  @Test("A file name that is not UTF-8 is a problem, not a gap")
  func notUTF8() {
    let directory = TemporaryDirectory()
    let name = Array(directory["x"].utf8CString.dropLast()) + [CChar(bitPattern: 0xFF)]
    let path = name + Array(".yaml".utf8CString)
    close(open(path, O_WRONLY | O_CREAT, 0o644))
    let list = InputList(arguments: [directory.path])
    unlink(path)
    #expect(list.sources == [])
    #expect(list.problems == [.nameNotUTF8(directory["x\u{FFFD}.yaml"])])
  }
}

@Suite("Reading an input")
struct InputFileTests {
  @Test("A file is read whole, in pieces or at once")
  func content() throws {
    let directory = TemporaryDirectory()
    let text = String(repeating: "company: 蓝河\n", count: 10_000)
    directory.write(text, to: "a.yaml")
    let source = InputSource.file(directory["a.yaml"])
    let bytes = try InputFile(opening: source).readAll(limit: text.utf8.count)
    #expect(String(decoding: bytes, as: UTF8.self) == text)

    let file = try InputFile(opening: source)
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1000, alignment: 1)
    defer { piece.deallocate() }
    var collected: [UInt8] = []
    while case let count = try file.read(into: piece), count > 0 {
      collected += piece[..<count]
    }
    #expect(collected == bytes)
  }

  @Test("A file over the limit is refused at its first byte too many")
  func limit() throws {
    let directory = TemporaryDirectory()
    directory.write("12345", to: "a.yaml")
    let source = InputSource.file(directory["a.yaml"])
    #expect(try InputFile(opening: source).readAll(limit: 5).count == 5)
    #expect(throws: InputProblem.tooLarge(directory["a.yaml"], limit: 4)) {
      try InputFile(opening: source).readAll(limit: 4)
    }
  }

  @Test("What cannot be read says why")
  func unreadable() throws {
    let directory = TemporaryDirectory()
    #expect(throws: InputProblem.noSuchFile(directory["x"])) {
      try InputFile(opening: .file(directory["x"]))
    }
    #expect(throws: InputProblem.directory(directory.path)) {
      try InputFile(opening: .file(directory.path)).readAll(limit: 10)
    }
    if geteuid() != 0 {
      directory.write("", to: "closed.yaml")
      chmod(directory["closed.yaml"], 0)
      #expect(throws: InputProblem.noPermission(directory["closed.yaml"])) {
        try InputFile(opening: .file(directory["closed.yaml"]))
      }
    }
  }

  @Test("Problems are worded with the path in backticks, escaped for the terminal")
  func wording() {
    #expect(
      InputProblem.noSuchFile("a\u{1B}[2Jb.yaml").diagnostic.rendered()
        == "error[no-such-file]: there is no file or directory `a\\u{1B}[2Jb.yaml`\n")
    #expect(
      InputProblem.emptyDirectory("funds").diagnostic.rendered() == """
        error[no-input]: no file under `funds` ends in `.yaml`, `.json`, `.jsonl`, `.csv` or `.xlsx`
          = help: name files with other extensions explicitly

        """)
    #expect(
      InputProblem("a", SystemError(number: EIO)).diagnostic.headline.english
        == "`a` cannot be read: input/output error")
    #expect(InputProblem("a", SystemError(number: EACCES)) == .noPermission("a"))
  }
}
