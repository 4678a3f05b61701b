import Glibc
import Testing

@Suite("The pseudo-terminal of tests")
struct TerminalProgramTests {
  @Test("A terminal that hung up closes nothing that was opened since")
  func closesOnce() throws {
    let directory = TemporaryDirectory()
    let since: [Int32]
    do {
      let program = try TerminalProgram(["--version"], in: directory)
      _ = program.end()
      program.hangUp()
      // These take the numbers that became free.
      since = (0..<4).map { _ in open("/dev/null", O_RDONLY | O_CLOEXEC) }
    }
    for descriptor in since {
      #expect(fcntl(descriptor, F_GETFD) >= 0, "\(descriptor) is closed")
      close(descriptor)
    }
  }
}
