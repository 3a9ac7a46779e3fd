package cordon.advisories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An empty database, and a folder to which a test writes a feed. */
abstract class OpenAdvisories {
  static final String ACTOR = "user:tester";

  @TempDir Path folder;
  Path feedFolder;
  TestHouse house;
  Feed feed;

  /** A fresh database. */
  abstract String newUrl(Path inFolder);

  @BeforeEach
  void open() throws IOException {
    house = new TestHouse(folder, newUrl(folder));
    feedFolder = Files.createDirectory(folder.resolve("feed"));
    feed = new Feed("lab", feedFolder.toString(), List.of());
  }

  @AfterEach
  void close() throws IOException {
    if (house != null) {
      house.close();
    }
  }

  static String affecting(String id, String ecosystem, String name, String versions, String more) {
    return """
    {"id":"%s","modified":"2026-04-02T00:00:00Z",%s
    "affected":[{"package":{"ecosystem":"%s","name":"%s"},"versions":[%s],
    "severity":[{"type":"Ubuntu","score":"high"}],"database_specific":{"severity":"MODERATE"}}]}
    """
        .formatted(id, more, ecosystem, name, versions);
  }

  long earlierRevisions() {
    return house
        .database()
        .read(handle ->
            handle.createQuery("SELECT count(*) FROM advisory_revision").mapTo(Long.class).one());
  }

  void write(String name, String json) {
    try {
      Files.writeString(feedFolder.resolve(name + ".json"), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String malware(String id, String name, String version, String more) {
    return """
    {"id":"%s","modified":"2026-04-02T00:00:00Z","published":"2026-04-01T00:00:00Z",%s
    "affected":[{"package":{"ecosystem":"npm","name":"%s"},"versions":["%s"]}]}
    """
        .formatted(id, more, name, version);
  }
}
