package import Portfolio

/// What is different of a company between two sides.
package struct CompanyChange {
  package let name: String
  package let id: CompanyIdentifier?
  package let lines: [LineChange]

  package init(name: String, id: CompanyIdentifier?, lines: [LineChange]) {
    self.name = name
    self.id = id
    self.lines = lines
  }
}
