import Law
import Portfolio
import Testing
import YAML

@testable import Assessment

/// The company that a file describes.
func companyRecord(_ text: String, _ schema: PortfolioSchema) throws -> CompanyRecord {
  var reader = CompanyReader(schema)
  var record = CompanyRecord()
  var tree = YAMLTree()
  Array(text.utf8).withUnsafeBytes { bytes in
    var input = YAMLReader(bytes: bytes, file: "company.yaml")
    _ = input.next(into: &tree)
  }
  reader.read(tree, into: &record)
  try #require(record.problemTexts.isEmpty, "\(text)")
  return record
}
