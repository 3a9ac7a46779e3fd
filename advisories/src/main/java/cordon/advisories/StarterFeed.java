package cordon.advisories;

import cordon.advisories.index.AdvisoryIndex;
import cordon.formats.osv.OsvReader;
import cordon.formats.osv.OsvReading;
import cordon.formats.osv.OsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The advisories that come inside the program: the compromised releases of well-known packages, so
 * that a fresh installation without any network knows them. In our own words, with sources and with
 * what the sources disagree on; ids of the series {@code CORDON-}.
 *
 * <p>A command loads it in some milliseconds: a few dozen small resources, read as a stream.
 */
public final class StarterFeed {
  /** The source that its claims carry. */
  public static final String SOURCE = "starter";

  private static final String FOLDER = "starter/";
  private static final String LIST = FOLDER + "index.txt";

  private StarterFeed() {}

  /** An index of the starter feed alone, for commands that run without a server. */
  public static Advisories load() {
    AdvisoryIndex index = new AdvisoryIndex();
    for (OsvRecord osv : records()) {
      index.put(SOURCE, osv, osv.modified());
    }
    return index;
  }

  /** All records, in the order of their ids. */
  public static List<OsvRecord> records() {
    return documents().stream().map(StarterFeed::read).toList();
  }

  private static OsvRecord read(Document document) {
    return switch (OsvReader.read(document.json(), document.name())) {
      case OsvReading.Good good -> good.record();
      case OsvReading.Broken broken -> throw broken.problem().asException();
    };
  }

  /** What the program itself says under this id or alias. */
  public static List<AdvisoryDocument> find(String id) {
    List<AdvisoryDocument> found = new ArrayList<>();
    for (Document document : documents()) {
      OsvRecord osv = read(document);
      if (osv.id().equals(id) || osv.aliases().contains(id)) {
        found.add(
            new AdvisoryDocument(
                SOURCE,
                osv,
                new String(document.json(), StandardCharsets.UTF_8),
                osv.modified(),
                osv.modified(),
                Optional.empty()));
      }
    }
    return List.copyOf(found);
  }

  /** A record as it lies in the program. */
  record Document(String name, byte[] json) {}

  static List<Document> documents() {
    String names = new String(resource(LIST), StandardCharsets.UTF_8);
    return names.lines().map(name -> new Document(name, resource(FOLDER + name))).toList();
  }

  private static byte[] resource(String name) {
    try (InputStream in = StarterFeed.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its resource " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
