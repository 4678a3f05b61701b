import Glibc
import Testing

@testable import ZhunruCommand

@Suite("Writing a file whole or not at all")
struct OutputFileTests {
  @Test("The file appears when the sink is finished, and not before", arguments: [true, false])
  func appearsWhenFinished(mayBeNameless: Bool) throws {
    let directory = TemporaryDirectory()
    let file = try OutputFile(path: directory["memo.txt"], mayBeNameless: mayBeNameless)
    #expect(Glibc.write(file.descriptor, "whole", 5) == 5)
    #expect(directory.content(of: "memo.txt") == nil)
    try file.commit()
    #expect(directory.content(of: "memo.txt") == "whole")
    #expect(directory.names == ["memo.txt"])
  }

  @Test("What is not finished leaves the old file and nothing else", arguments: [true, false])
  func leavesOldFile(mayBeNameless: Bool) throws {
    let directory = TemporaryDirectory()
    directory.write("old", to: "memo.txt")
    do {
      let file = try OutputFile(path: directory["memo.txt"], mayBeNameless: mayBeNameless)
      _ = Glibc.write(file.descriptor, "new", 3)
    }
    #expect(directory.content(of: "memo.txt") == "old")
    #expect(directory.names == ["memo.txt"])
  }

  /// Starts a program where no file can do without a name: a name is given through `/proc/self/fd`.
  private static let withNames = [
    "unshare", "-rm", "sh", "-c", "mount -t tmpfs none /proc/$$/fd && exec \"$0\" \"$@\"",
  ]

  private static let canAskForNames: Bool = {
    var words: [UnsafeMutablePointer<CChar>?] = (withNames + ["true"]).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    guard posix_spawnp(&process, "unshare", nil, nil, &words, environ) == 0 else { return false }
    var status: Int32 = -1
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status == 0
  }()

  @Test(
    "A signal that ends the program takes the unfinished file along where it has a name", .enabled(if: canAskForNames),
    arguments: [SIGINT, SIGTERM, SIGHUP])
  func endedBySignal(number: Int32) throws {
    let directory = TemporaryDirectory()
    directory.write("old", to: "out")
    let input = Pipe()
    defer {
      close(input.reading)
      close(input.writing)
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.reading, 0)
    posix_spawn_file_actions_addclose(&actions, input.writing)
    let process = try ProgramPath.spawn(
      ["assess", "-", "-o", directory["out"]], in: directory.path, [:], &actions, by: Self.withNames)
    var status: Int32 = 0
    while directory.names.count < 2, waitpid(process, &status, WNOHANG) == 0 { usleep(1000) }
    #expect(directory.names.contains { $0.hasPrefix(".zhunru-") })
    // It takes note of the name right after the file is there.
    usleep(50_000)
    kill(process, number)
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    #expect(status & 0x7F == number)
    #expect(directory.names == ["out"])
    #expect(directory.content(of: "out") == "old")
  }

  @Test("The new file keeps the permissions of the old, and a link stays a link")
  func keepsModeAndLink() throws {
    let directory = TemporaryDirectory()
    directory.makeDirectory("deep")
    directory.write("old", to: "deep/memo.txt")
    chmod(directory["deep/memo.txt"], 0o640)
    symlink("deep/memo.txt", directory["link.txt"])
    let sink = try OutputSink(path: directory["link.txt"])
    try sink.write("new")
    try sink.finish()
    #expect(directory.content(of: "deep/memo.txt") == "new")
    var status = stat()
    #expect(stat(directory["deep/memo.txt"], &status) == 0)
    #expect(status.st_mode & 0o7777 == 0o640)
    #expect(try FileKind.of(directory["link.txt"], followsLink: false) == .link)
  }

  @Test("A new file has the permissions of any file the user makes")
  func usualMode() throws {
    let directory = TemporaryDirectory()
    directory.write("", to: "usual")
    chmod(directory["usual"], 0o666)
    close(open(directory["other"], O_WRONLY | O_CREAT, 0o666))
    let sink = try OutputSink(path: directory["memo.txt"])
    try sink.finish()
    var expected = stat()
    var actual = stat()
    #expect(stat(directory["other"], &expected) == 0)
    #expect(stat(directory["memo.txt"], &actual) == 0)
    #expect(actual.st_mode == expected.st_mode)
  }

  @Test("A place that cannot hold the file is refused before anything is assessed")
  func refused() throws {
    let directory = TemporaryDirectory()
    directory.write("", to: "file")
    #expect(throws: OutputProblem.directory(directory.path)) {
      try OutputSink(path: directory.path)
    }
    #expect(throws: OutputProblem.noDirectory(directory["no/memo.txt"])) {
      try OutputSink(path: directory["no/memo.txt"])
    }
    #expect(throws: OutputProblem.noDirectory(directory["file/memo.txt"])) {
      try OutputSink(path: directory["file/memo.txt"])
    }
  }
}

@Suite("Writing through the buffer")
struct OutputSinkTests {
  @Test("All bytes arrive in order, whatever the buffer holds", arguments: [1, 7, 64, 4096])
  func order(bufferSize: Int) throws {
    let directory = TemporaryDirectory()
    let sink = try OutputSink(path: directory["out"], bufferSize: bufferSize)
    var expected = ""
    for length in 0..<100 {
      let piece = String(repeating: "准", count: length % 40) + "\(length)\n"
      expected += piece
      try sink.write(piece)
    }
    try sink.finish()
    #expect(directory.content(of: "out") == expected)
  }

  @Test("A device is written to, not replaced")
  func device() throws {
    let sink = try OutputSink(path: "/dev/null")
    try sink.write("x")
    try sink.finish()
    #expect(try FileKind.of("/dev/null") == .other)
  }

  @Test("A pipe named as the output gets the bytes")
  func namedPipe() throws {
    let directory = TemporaryDirectory()
    mkfifo(directory["pipe"], 0o600)
    let reading = open(directory["pipe"], O_RDONLY | O_NONBLOCK)
    do {
      let sink = try OutputSink(path: directory["pipe"])
      try sink.write("through")
      try sink.finish()
    }
    #expect(TemporaryDirectory.content(of: reading) == "through")
    close(reading)
  }

  @Test("A reader who leaves is a failure with that name, and stays one")
  func readerGone() throws {
    BrokenPipe.isAnErrorNotASignal()
    let directory = TemporaryDirectory()
    mkfifo(directory["pipe"], 0o600)
    let reading = open(directory["pipe"], O_RDONLY | O_NONBLOCK)
    let sink = try OutputSink(path: directory["pipe"], bufferSize: 4)
    close(reading)
    #expect(throws: OutputProblem.readerGone) { try sink.write("longer than the buffer") }
    #expect(throws: OutputProblem.readerGone) { try sink.write("again, longer") }
    #expect(throws: OutputProblem.readerGone) { try sink.finish() }
  }

  @Test("A full disk is a failure that names the file")
  func fullDisk() throws {
    let sink = try OutputSink(path: "/dev/full")
    try sink.write("x")
    #expect(throws: OutputProblem.failed("/dev/full", SystemError(number: ENOSPC))) {
      try sink.finish()
    }
  }

  @Test("Bytes wait out a pipe that is full for now")
  func slowReader() throws {
    let pipe = Pipe()
    #expect(fcntl(pipe.writing, F_SETFL, O_NONBLOCK) == 0)
    let text = [UInt8](repeating: 0x61, count: 1 << 20)
    var reader = pthread_t()
    let count = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    count.initialize(to: Int(pipe.reading))
    defer { count.deallocate() }
    pthread_create(
      &reader, nil,
      { argument in
        guard let count = argument?.assumingMemoryBound(to: Int.self) else { return nil }
        count.pointee = TemporaryDirectory.content(of: Int32(count.pointee)).utf8.count
        return nil
      }, count)
    let error = text.withUnsafeBytes { SystemCall.writeAll($0, to: pipe.writing) }
    close(pipe.writing)
    pthread_join(reader, nil)
    close(pipe.reading)
    #expect(error == nil)
    #expect(count.pointee == text.count)
  }
}
