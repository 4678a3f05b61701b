import ArgumentParser
import Glibc
import TerminalUI
import Testing

@testable import ZhunruCommand

/// The status, which `Testing` has a type of the same name for.
private typealias Status = ZhunruCommand.ExitStatus

/// Writes its inputs one after the other: the least command that reads and writes as all do.
private struct Join: Subcommand {
  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  func execute() throws -> Status {
    let list = input.list
    let sink = try output.sink(notOver: list.sources)
    for source in list.sources {
      let bytes = try InputFile(opening: source).readAll(limit: 1000)
      try sink.write(bytes.span)
    }
    try sink.finish()
    return list.problems.isEmpty ? .clean : .badInput
  }
}

@Suite("A subcommand from its arguments to its exit status")
struct SubcommandTests {
  private func status(of arguments: [String]) throws -> (status: Status, said: String) {
    var command = try Join.parse(arguments)
    var said = ""
    let status = try command.statusOfExecution { said += $0 }
    return (status, said)
  }

  @Test("Inputs go to the output, and the status says how it went")
  func statuses() throws {
    let directory = TemporaryDirectory()
    directory.write("b\n", to: "b.yaml")
    directory.write("a\n", to: "a.yaml")
    let out = directory["out"]

    let clean = try status(of: [directory.path, "--output", out])
    #expect(clean == (.clean, ""))
    #expect(directory.content(of: "out") == "a\nb\n")

    let partly = try status(of: [directory["a.yaml"], directory["no.yaml"], "-o", out])
    #expect(partly == (.badInput, ""))
    #expect(directory.content(of: "out") == "a\n")

    let unwritten = try status(of: [directory.path, "-o", "/dev/full"])
    #expect(unwritten.status == .outputFailed)
    #expect(unwritten.said.hasPrefix("error[not-written]: `/dev/full` cannot be written: "))
  }

  @Test("A run that fails leaves the output of the run before")
  func leavesOutput() throws {
    let directory = TemporaryDirectory()
    directory.write(String(repeating: "x", count: 1001), to: "big.yaml")
    directory.write("before", to: "out")
    let result = try status(of: [directory["big.yaml"], "-o", directory["out"]])
    #expect(result.status == .badInput)
    #expect(result.said.hasPrefix("error[too-large]: "))
    #expect(directory.content(of: "out") == "before")
  }

  @Test("A reader who leaves ends the run without a word")
  func readerGone() throws {
    BrokenPipe.isAnErrorNotASignal()
    let directory = TemporaryDirectory()
    directory.write("a", to: "a.yaml")
    let pipe = Pipe()
    close(pipe.reading)
    let result = try status(of: [directory["a.yaml"], "-o", "/proc/self/fd/\(pipe.writing)"])
    close(pipe.writing)
    #expect(result == (.readerGone, ""))
  }

  @Test("What the command line may not say is usage", arguments: [[], ["a", "--width", "0"]])
  func usage(arguments: [String]) {
    #expect(throws: (any Error).self) { try Join.parse(arguments) }
    do {
      _ = try Join.parse(arguments)
    } catch {
      #expect(Join.exitCode(for: error).rawValue == Status.usage.rawValue)
    }
  }

  @Test("Statuses other than clean become exit codes")
  func exitCodes() throws {
    var command = try Join.parse(["/nonexistent", "-o", "/dev/null"])
    #expect(throws: ExitCode(Status.badInput.rawValue)) { try command.run() }
    var clean = try Join.parse(["/dev/null", "-o", "/dev/null"])
    try clean.run()
  }

  @Test("Of two statuses the one that says more is kept")
  func combining() {
    #expect(Status.clean.combined(with: .findings) == .findings)
    #expect(Status.findings.combined(with: .badInput) == .badInput)
    #expect(Status.badInput.combined(with: .clean) == .badInput)
    #expect(Status.findings.combined(with: .clean) == .findings)
  }

  @Test("Width and colour can be said, and a file gets 80 columns without colour")
  func format() throws {
    let said = try Join.parse(["x", "--width", "40", "--color", "always"]).output
    let none = TerminalEnvironment()
    #expect(said.format(for: -1, environment: none) == OutputFormat(width: 40, usesColor: true))
    let unsaid = try Join.parse(["x"]).output
    #expect(unsaid.format(for: -1, environment: none) == OutputFormat(width: 80, usesColor: false))
  }

  @Test("The program tells its version")
  func version() {
    #expect(Zhunru.configuration.version == "zhunru \(Zhunru.version)")
    #expect(throws: (any Error).self) { try Zhunru.parseAsRoot(["--version"]) }
  }
}
