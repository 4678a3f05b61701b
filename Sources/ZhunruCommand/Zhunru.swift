import EmbeddedLaw

@main
struct Zhunru {
  static func main() {
    print(embedded_law_file_count)
  }
}
