import ArgumentParser
import Law

/// `zhunru schema [companies|output]`
struct SchemaCommand: Subcommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "schema",
      abstract: spoken(
        "Prints a JSON Schema of company files, or of results, for editors and checkers.",
        "输出公司文件或结果的JSON Schema，供编辑器和检查工具使用。"),
      discussion: """
        Names and values of facts come with what they mean in English and Chinese. An editor that knows YAML schemas, such \
        as one with the YAML language server, completes and checks a file that has the line
          # yaml-language-server: $schema=company.schema.json

        Examples:
          zhunru schema -o company.schema.json
          check-jsonschema --schemafile company.schema.json companies.json
          zhunru schema output -o results.schema.json
        """)
  }

  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case companies, output
  }

  @Argument(help: "Of what: companies, or output, which is all that commands write as JSON.")
  var subject: Subject = .companies

  @OptionGroup var law: LawOptions
  @OptionGroup var output: OutputOptions

  mutating func execute() throws -> ExitStatus {
    let text =
      switch subject {
      case .companies: CompanySchema(try law.load()).text
      case .output: OutputSchema.text
      }
    let sink = try output.sink(notOver: law.sources)
    try sink.write(text + "\n")
    try sink.finish()
    return .clean
  }
}
