package cordon.bench.matching;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Advisories and a bill of materials by seed: of five records four are malware with one version,
 * one is a flaw with a range and a list of versions.
 */
final class GeneratedWorld {
  private static final int LIBRARIES = 20_000;
  private static final int MOST_LISTED = 120;

  private final Random random = new Random(7);
  private final int records;

  GeneratedWorld(int records) {
    this.records = records;
  }

  /** Writes {@code npm/all.zip} and {@code PyPI/all.zip}, as OSV's own export is laid out. */
  List<Path> feeds(Path folder) throws IOException {
    Path npm = Files.createDirectories(folder.resolve("npm")).resolve("all.zip");
    Path pypi = Files.createDirectories(folder.resolve("PyPI")).resolve("all.zip");
    try (ZipOutputStream malware = new ZipOutputStream(Files.newOutputStream(npm));
        ZipOutputStream flaws = new ZipOutputStream(Files.newOutputStream(pypi))) {
      for (int i = 0; i < records; i++) {
        if (i % 5 == 0) {
          entry(flaws, "GHSA-" + i, flaw(i));
        } else {
          entry(malware, "MAL-2026-" + i, malware(i));
        }
      }
    }
    return List.of(npm, pypi);
  }

  private static void entry(ZipOutputStream zip, String id, String record) throws IOException {
    zip.putNextEntry(new ZipEntry(id + ".json"));
    zip.write(record.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private String malware(int number) {
    return """
    {"schema_version":"1.7.4","id":"MAL-2026-%d","modified":"2026-03-24T11:15:14Z",
    "published":"2026-03-24T11:15:14Z","summary":"Malicious code in pkg-%d","details":"%s",
    "affected":[{"package":{"ecosystem":"npm","name":"pkg-%d"},"versions":["1.%d.0"]}]}
    """
        .formatted(number, number, words(80), number, number % 9);
  }

  private String flaw(int number) {
    List<String> versions = new ArrayList<>();
    int count = random.nextInt(MOST_LISTED);
    for (int i = 0; i < count; i++) {
      versions.add("\"" + i / 10 + "." + i % 10 + "." + random.nextInt(4) + "\"");
    }
    return """
    {"schema_version":"1.7.4","id":"GHSA-%d","modified":"2026-01-01T00:00:00Z",
    "published":"2026-01-01T00:00:00Z","summary":"Flaw in a library","details":"%s",
    "affected":[{"package":{"ecosystem":"PyPI","name":"lib-%d"},"ranges":[{"type":"ECOSYSTEM",
    "events":[{"introduced":"0"},{"fixed":"%d.%d.0"}]}],"versions":[%s]}]}
    """
        .formatted(
            number,
            words(150),
            random.nextInt(LIBRARIES),
            random.nextInt(12),
            random.nextInt(10),
            String.join(",", versions));
  }

  private String words(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(Integer.toString(random.nextInt(40_000), 36)).append(' ');
    }
    return text.toString();
  }

  /** A CycloneDX document of so many releases, half of them of packages that have flaws. */
  Path bom(Path file, int components) throws IOException {
    Set<String> purls = new LinkedHashSet<>();
    while (purls.size() < components) {
      purls.add(
          random.nextBoolean()
              ? "pkg:pypi/lib-%d@%d.%d.%d"
                  .formatted(
                      random.nextInt(LIBRARIES),
                      random.nextInt(14),
                      random.nextInt(10),
                      random.nextInt(4))
              : "pkg:npm/pkg-%d@1.%d.0".formatted(random.nextInt(records), random.nextInt(9)));
    }
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"version\":1,");
      out.write("\"components\":[");
      String before = "";
      for (String purl : purls) {
        String name = purl.substring(purl.lastIndexOf('/') + 1, purl.indexOf('@'));
        String version = purl.substring(purl.indexOf('@') + 1);
        out.write(
            "%s{\"type\":\"library\",\"bom-ref\":\"%s\",\"name\":\"%s\",\"version\":\"%s\",\"purl\":\"%s\"}"
                .formatted(before, purl, name, version, purl));
        before = ",";
      }
      out.write("]}");
    }
    return file;
  }
}
