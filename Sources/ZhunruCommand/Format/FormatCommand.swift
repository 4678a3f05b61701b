import ArgumentParser
import Diagnostics
import Law
import YAML

/// `zhunru fmt FILE…`
struct FormatCommand: Subcommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "fmt",
      abstract: spoken("Puts company files in one order, comments kept.", "统一公司文件的次序，保留注释。"),
      discussion: """
        The name comes first, then the day, the place, who holds the company, its other facts and its services; of a service \
        what it is called, what it is, and its features in the order in which they stand. Comments go with the line below them.

        Examples:
          zhunru fmt company.yaml
          zhunru fmt --check companies/
        """)
  }

  @Argument(
    help: ArgumentHelp(
      "Files to change, folders of them; - reads standard input and writes it.", valueName: "file|dir|-"),
    completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  @OptionGroup var law: LawOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Change nothing; name the files that are not in order, and end with status 1 if there are any.")
  var check = false

  mutating func validate() throws {
    if output.output != nil, files.count != 1 {
      throw ValidationError("--output takes one file; others are changed in place.", "--output只用于一个文件；其他文件就地修改。")
    }
  }

  mutating func execute() throws -> ExitStatus {
    let order = CompanyOrder(try law.load())
    let list = InputList(arguments: files)
    StandardError.report(list.problems.map(\.diagnostic), style: output.problemStyle)
    var status: ExitStatus = list.problems.isEmpty ? .clean : .badInput
    for source in list.sources where source == .standardInput || InputForm(nameOf: source.name) == .yaml {
      status = status.combined(with: try format(source, order))
    }
    return status
  }

  private func format(_ source: InputSource, _ order: CompanyOrder) throws -> ExitStatus {
    let bytes = try InputFile(opening: source).readAll(limit: 64 << 20)
    let (documents, problems) = YAMLDocument.parse(bytes: bytes, file: source.name)
    guard problems.isEmpty else {
      StandardError.report(problems, style: output.problemStyle)
      return .badInput
    }
    let sorted = order.sorted(String(decoding: bytes, as: UTF8.self), documents)
    let isSorted = Array(sorted.utf8) == bytes
    if check {
      if !isSorted { StandardError.write("\(source.name): not in order\n") }
      return isSorted ? .clean : .findings
    }
    guard !isSorted || source == .standardInput || output.output != nil else { return .clean }
    let sink = try OutputSink(path: output.output ?? (source == .standardInput ? nil : source.name))
    try sink.write(sorted)
    try sink.finish()
    return .clean
  }
}
