package cordon.advisories.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Records of our own making, by seed: shaped like the public ones, about packages that are not. */
public final class GeneratedFeed {
  private static final String[] ECOSYSTEMS = {"npm", "PyPI", "Maven", "Go", "RubyGems"};

  private GeneratedFeed() {}

  /** As a full public feed: mostly malware with one version each, some flaws with long lists. */
  public static String realistic(long seed, int number) {
    Random random = new Random(seed * 1_000_003 + number);
    return number % 5 == 0 ? flaw(random, number) : malware(random, number);
  }

  private static String malware(Random random, int number) {
    String name = "pkg-" + Integer.toString(random.nextInt(1 << 30), 36) + "-" + number;
    return """
    {"schema_version":"1.7.4","id":"MAL-2026-%d","modified":"2026-03-24T11:15:14Z",
    "published":"2026-03-24T11:15:14Z","summary":"Malicious code in %s (npm)",
    "details":"%s","affected":[{"package":{"ecosystem":"npm","name":"%s"},
    "versions":["1.%d.0"],"database_specific":{"cwes":[{"cweId":"CWE-506"}]}}],
    "references":[{"type":"ADVISORY","url":"https://advisories.example/GHSA-%d"}],
    "credits":[{"name":"Generated Lab","type":"FINDER","contact":["https://lab.example"]}],
    "database_specific":{"malicious-packages-origins":[{"source":"lab",
    "sha256":"%064x","versions":["1.%d.0"]}]}}
    """
        .formatted(
            number,
            name,
            words(random, length(random, 80)),
            name,
            number % 9,
            number,
            random.nextLong(),
            number % 9);
  }

  private static String flaw(Random random, int number) {
    String ecosystem = ECOSYSTEMS[random.nextInt(ECOSYSTEMS.length)];
    String name = ecosystem.equals("Maven") ? "org.gen:lib-" : "lib-";
    List<String> versions = new ArrayList<>();
    int count = ecosystem.equals("npm") ? 0 : random.nextInt(120);
    for (int i = 0; i < count; i++) {
      versions.add("\"" + i / 10 + "." + i % 10 + "." + random.nextInt(4) + "\"");
    }
    return """
    {"schema_version":"1.7.4","id":"GHSA-%d","modified":"2026-01-01T00:00:00Z",
    "published":"2026-01-01T00:00:00Z","aliases":["CVE-2026-%d"],"summary":"Flaw in a library",
    "details":"%s","severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L"}],
    "affected":[{"package":{"ecosystem":"%s","name":"%s%d"},"ranges":[{"type":"ECOSYSTEM",
    "events":[{"introduced":"0"},{"fixed":"%d.%d.0"}]}],"versions":[%s]}],
    "references":[%s]}
    """
        .formatted(
            number,
            number,
            words(random, length(random, 150)),
            ecosystem,
            name,
            random.nextInt(20_000),
            random.nextInt(12),
            random.nextInt(10),
            String.join(",", versions),
            ("{\"type\":\"WEB\",\"url\":\"https://refs.example/" + number + "\"},").repeat(4)
                + "{\"type\":\"PACKAGE\",\"url\":\"https://code.example/r\"}");
  }

  /** Most records are short; one in twenty has a report of some thousand words. */
  private static int length(Random random, int usual) {
    return random.nextInt(20) == 0 ? usual + random.nextInt(3_500) : usual;
  }

  private static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(Integer.toString(random.nextInt(40_000), 36)).append(' ');
    }
    return text.toString();
  }

  /** Few packages, few versions, every trap: for holding the index against a scan. */
  public static String crowded(Random random, int number) {
    boolean malicious = random.nextBoolean();
    StringBuilder affected = new StringBuilder();
    for (int i = random.nextInt(3); i >= 0; i--) {
      affected.append(affected.isEmpty() ? "" : ",").append(affected(random));
    }
    String withdrawn = random.nextInt(8) == 0 ? "\"withdrawn\":\"2026-02-01T00:00:00Z\"," : "";
    return "{\"id\":\"%s-%d\",\"modified\":\"2026-01-01T00:00:00Z\",%s\"affected\":[%s]}"
        .formatted(malicious ? "MAL" : "GHSA", number, withdrawn, affected);
  }

  private static String affected(Random random) {
    String name = random.nextBoolean() ? "Some_Pkg" : "some.pkg-" + random.nextInt(3);
    StringBuilder versions = new StringBuilder();
    for (int i = random.nextInt(3); i > 0; i--) {
      versions
          .append(versions.isEmpty() ? "" : ",")
          .append('"')
          .append(version(random))
          .append('"');
    }
    StringBuilder ranges = new StringBuilder();
    for (int i = random.nextInt(3); i > 0; i--) {
      ranges.append(ranges.isEmpty() ? "" : ",").append(range(random));
    }
    return "{\"package\":{\"ecosystem\":\"%s\",\"name\":\"%s\"},\"versions\":[%s],\"ranges\":[%s]}"
        .formatted(random.nextInt(4) == 0 ? "npm" : "PyPI", name, versions, ranges);
  }

  private static String range(Random random) {
    String type = random.nextInt(6) == 0 ? "GIT" : random.nextInt(3) == 0 ? "SEMVER" : "ECOSYSTEM";
    StringBuilder events =
        new StringBuilder(
            "{\"introduced\":\"" + (random.nextBoolean() ? "0" : version(random)) + "\"}");
    String end = random.nextBoolean() ? "fixed" : "last_affected";
    for (int i = random.nextInt(3); i > 0; i--) {
      String key = random.nextInt(3) == 0 ? "introduced" : random.nextInt(5) == 0 ? "limit" : end;
      events.append(",{\"%s\":\"%s\"}".formatted(key, version(random)));
    }
    return "{\"type\":\"%s\",\"repo\":\"https://git.example\",\"events\":[%s]}"
        .formatted(type, events);
  }

  public static String version(Random random) {
    return random.nextInt(3)
        + "."
        + random.nextInt(4)
        + (random.nextInt(3) == 0 ? ".0" : "")
        + (random.nextInt(6) == 0 ? "rc1" : "");
  }
}
