/// A company file of which nothing is left to ask: a community that users pay for, wholly foreign-owned, in Shanghai.
enum CommunityFile {
  static func text(asOf day: String = "2026-03-01") -> String {
    """
    company: Lanhe
    as-of: \(day)
    foreign-equity: 100 %
    registered-in: shanghai-outside-zones
    services:
      - service: our thing
        about: [community]
        features: { paid-by-users: yes }

    """
  }

  /// Writes it as `lanhe.yaml`.
  static func write(to directory: TemporaryDirectory) { directory.write(text(), to: "lanhe.yaml") }
}
