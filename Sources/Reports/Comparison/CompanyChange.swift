/// What is different of a company between two sides.
package struct CompanyChange {
  package let name: String
  package let lines: [LineChange]

  package init(name: String, lines: [LineChange]) {
    self.name = name
    self.lines = lines
  }
}
