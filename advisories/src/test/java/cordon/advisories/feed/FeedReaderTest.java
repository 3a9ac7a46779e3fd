package cordon.advisories.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedReaderTest {
  private static final FeedLimits SMALL = new FeedLimits(10, 1_000, 5_000, 20, 10_000);

  @TempDir Path folder;
  private final Map<String, String> documents = new TreeMap<>();
  private final List<String> broken = new ArrayList<>();

  private final Documents into =
      new Documents() {
        @Override
        public void document(String place, byte[] json) {
          documents.put(
              folder.relativize(Path.of(place)).toString(),
              new String(json, StandardCharsets.UTF_8));
        }

        @Override
        public void broken(Problem problem) {
          broken.add(problem.detail());
        }
      };

  @Test
  void readsAFolderAndTheZipFilesOfItsLayout() throws IOException {
    write("npm/MAL-1.json", "{1}");
    write("deep/er/GHSA-2.json", "{2}");
    write("README.md", "no");
    write(".git/objects/x.json", "no");
    zip("PyPI/all.zip", Map.of("PYSEC-3.json", "{3}", "notes.txt", "no"));
    zip("other.zip", Map.of("X-4.json", "no"));
    FeedReader.read(folder, SMALL, into);
    assertThat(documents)
        .containsOnly(
            Map.entry("npm/MAL-1.json", "{1}"),
            Map.entry("deep/er/GHSA-2.json", "{2}"),
            Map.entry("PyPI/all.zip!PYSEC-3.json", "{3}"));
    assertThat(broken).isEmpty();
  }

  @Test
  void readsOneFileAndKnowsAZipByItsBytes() throws IOException {
    write("one.json", "{1}");
    FeedReader.read(folder.resolve("one.json"), SMALL, into);
    zip("download.part", Map.of("a/b/MAL-1.json", "{2}"));
    FeedReader.read(folder.resolve("download.part"), SMALL, into);
    zip("empty.zip", Map.of());
    FeedReader.read(folder.resolve("empty.zip"), SMALL, into);
    assertThat(documents).containsOnlyKeys("one.json", "download.part!a/b/MAL-1.json");
  }

  @Test
  void followsNoLinks() throws IOException {
    Path secret = Files.writeString(Files.createTempFile("secret", ".json"), "{}");
    Files.createSymbolicLink(folder.resolve("link.json"), secret);
    Files.createSymbolicLink(folder.resolve("away"), secret.getParent());
    FeedReader.read(folder, SMALL, into);
    assertThat(documents).isEmpty();
    assertThat(broken).singleElement().asString().contains("link.json", "not followed");
    Files.delete(secret);
  }

  @Test
  void namesThatLeaveTheZipFileAreReported() throws IOException {
    zip(
        "evil.zip",
        new TreeMap<>(
            Map.of(
                "../../etc/x.json", "{}",
                "/abs.json", "{}",
                "C:/x.json", "{}",
                "a\\..\\b.json", "{}",
                "fine/..x.json", "{}")));
    FeedReader.read(folder.resolve("evil.zip"), SMALL, into);
    assertThat(documents).containsOnlyKeys("evil.zip!fine/..x.json");
    assertThat(broken).hasSize(4).allMatch(text -> text.contains("leads out of the zip file"));
  }

  @Test
  void aDocumentThatIsTooLargeIsReportedAndTheOthersAreRead() throws IOException {
    write("big.json", "x".repeat(1_001));
    write("ok.json", "{}");
    zip("all.zip", Map.of("big.json", "y".repeat(1_001), "ok.json", "{}"));
    FeedReader.read(folder, SMALL, into);
    assertThat(documents).containsOnlyKeys("ok.json", "all.zip!ok.json");
    assertThat(broken).hasSize(2).allMatch(text -> text.contains("larger than 1000 bytes"));
  }

  @Test
  void tooManyOrTooMuchStopsTheReading() throws IOException {
    for (int i = 0; i < 11; i++) {
      write(i + ".json", "{}");
    }
    assertThatThrownBy(() -> FeedReader.read(folder, SMALL, into))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("more than 10 documents");
    FeedLimits narrow = new FeedLimits(100, 1_000, 15, 20, 10_000);
    assertThatThrownBy(() -> FeedReader.read(folder, narrow, into))
        .hasMessageContaining("more than 15 bytes");
  }

  @Test
  void aBombIsStoppedByWhatComesOutOfIt() throws IOException {
    Path bomb = folder.resolve("bomb.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 80; i++) {
        zip.putNextEntry(new ZipEntry(i + ".json"));
        zip.write(zeros);
        zip.closeEntry();
      }
    }
    assertThat(Files.size(bomb)).isLessThan(200_000);
    FeedLimits roomy = new FeedLimits(1_000, 2 << 20, 1L << 40, 20, 10_000);
    assertThatThrownBy(() -> FeedReader.read(bomb, roomy, into))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("unpacks to more than 20 times its size");
  }

  @Test
  void aDamagedEntryIsReportedAndTheOthersAreRead() throws IOException {
    Path file = zip("all.zip", new TreeMap<>(Map.of("a.json", "{\"a\":1}", "b.json", "{\"b\":2}")));
    byte[] bytes = Files.readAllBytes(file);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("{\"a\"");
    bytes[at + 1] ^= 1;
    Files.write(file, bytes);
    FeedReader.read(file, SMALL, into);
    assertThat(documents).containsOnlyKeys("all.zip!b.json");
    assertThat(broken).singleElement().asString().contains("all.zip!a.json");
  }

  @Test
  void aCutZipFileIsAProblemAndNotAShorterFeed() throws IOException {
    Path file = zip("all.zip", Map.of("a.json", "{}", "b.json", "{}"));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 30));
    assertThatThrownBy(() -> FeedReader.read(file, SMALL, into))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("the feed cannot be read");
    assertThat(documents).isEmpty();
  }

  @Test
  void nothingThereIsAProblemWithARemedy() {
    assertThatThrownBy(() -> FeedReader.read(folder.resolve("no"), SMALL, into))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("there is no feed at this path")
        .hasMessageContaining("OSV layout");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Stored, not deflated, so that a test can damage exact bytes. */
  private Path zip(String name, Map<String, String> entries) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        byte[] bytes = entry.getValue().getBytes(StandardCharsets.UTF_8);
        ZipEntry header = new ZipEntry(entry.getKey());
        CRC32 crc = new CRC32();
        crc.update(bytes);
        header.setMethod(ZipEntry.STORED);
        header.setSize(bytes.length);
        header.setCrc(crc.getValue());
        zip.putNextEntry(header);
        zip.write(bytes);
        zip.closeEntry();
      }
    }
    return file;
  }
}
