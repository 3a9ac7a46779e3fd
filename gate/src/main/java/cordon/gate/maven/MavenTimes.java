package cordon.gate.maven;

import cordon.formats.PublishTime;
import cordon.formats.openpgp.SignatureTime;
import cordon.gate.Upstream;
import cordon.gate.index.ReleaseFile;
import cordon.gate.upstream.UpstreamClient;
import cordon.gate.upstream.UpstreamException;
import cordon.gate.upstream.UpstreamRequest;
import cordon.gate.upstream.UpstreamResponse;
import cordon.store.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When files of a Maven repository were published. The layout has no field for it, so that the
 * repository's {@code Last-Modified} counts where there is one; what was read once is kept, since a
 * release does not change (docs/decisions/0004).
 */
final class MavenTimes {
  /** A file without Last-Modified is asked for again after this long. */
  private static final long ASK_AGAIN_MILLIS = 24L * 60 * 60 * 1000;

  private final Database database;
  private final UpstreamClient client;
  private final InstantSource clock;

  MavenTimes(Database database, UpstreamClient client, InstantSource clock) {
    this.database = database;
    this.client = client;
    this.clock = clock;
  }

  /** A row: what the upstream said of a file, empty text when it said nothing, and when. */
  private record Known(String lastModified, long checkedAt) {}

  /** All that is kept of the files in a folder, by path. */
  Map<String, PublishTime> kept(Upstream upstream, String folder) {
    Map<String, PublishTime> times = new HashMap<>();
    database.read(h ->
        h.createQuery(
                "select path, last_modified from gate_maven_time"
                    + " where upstream = :upstream and folder = :folder")
            .bind("upstream", upstream.key())
            .bind("folder", folder)
            .map((rs, ctx) -> times.put(rs.getString(1), parse(rs.getString(2))))
            .list());
    return times;
  }

  /**
   * Asks the upstream unless it was asked before; missing where it does not say.
   *
   * @throws UpstreamException when it cannot be asked and never was
   */
  PublishTime ask(Upstream upstream, String folder, String path) throws IOException {
    Optional<Known> known = find(upstream, path);
    long now = clock.millis();
    if (known.isPresent()
        && (!known.get().lastModified().isEmpty()
            || now - known.get().checkedAt() < ASK_AGAIN_MILLIS)) {
      return parse(known.get().lastModified());
    }
    String said;
    try {
      said = head(upstream, path);
    } catch (UpstreamException silent) {
      if (known.isEmpty()) {
        throw silent;
      }
      return parse(known.get().lastModified());
    }
    note(upstream, folder, path, said, now);
    return parse(said);
  }

  /** Asks the upstream, each time: for files that change. */
  PublishTime askNow(Upstream upstream, String path) throws IOException {
    return parse(head(upstream, path));
  }

  /**
   * When the signature beside a file says that it was made, asked for and kept like its time;
   * missing where there is none that can be read.
   */
  PublishTime askSignature(Upstream upstream, String folder, String path) throws IOException {
    String signature = path + ".asc";
    Optional<Known> known = find(upstream, signature);
    long now = clock.millis();
    boolean fresh =
        known.isPresent()
            && (!known.get().lastModified().isEmpty()
                || now - known.get().checkedAt() < ASK_AGAIN_MILLIS);
    if (fresh) {
      return signed(known.get().lastModified());
    }
    String said;
    try {
      said = signature(upstream, signature);
    } catch (UpstreamException silent) {
      if (known.isEmpty()) {
        throw silent;
      }
      return signed(known.get().lastModified());
    }
    note(upstream, folder, signature, said, now);
    return signed(said);
  }

  /** The time as an instant; empty text where no signature says one. */
  private String signature(Upstream upstream, String path) throws IOException {
    URI uri = upstream.resolve(path);
    UpstreamRequest get = UpstreamRequest.document(uri, Map.of(), SignatureTime.MAX_CHARS);
    try (UpstreamResponse response = client.send(upstream, get)) {
      return switch (response.status()) {
        case 200 ->
            SignatureTime.of(
                    new String(response.body().readAllBytes(), StandardCharsets.ISO_8859_1))
                .map(Instant::toString)
                .orElse("");
        case 400, 403, 404, 410 -> "";
        default -> throw UpstreamException.unexpected(upstream, get.uri(), response.status());
      };
    }
  }

  private static PublishTime signed(String time) {
    return time.isEmpty()
        ? new PublishTime.Missing()
        : new PublishTime.Known(ReleaseFile.SIGNED + time, Instant.parse(time));
  }

  private void note(Upstream upstream, String folder, String path, String said, long now) {
    database.write(h ->
        h.createUpdate(
                "insert into gate_maven_time"
                    + " (upstream, folder, path, last_modified, checked_at)"
                    + " values (:upstream, :folder, :path, :said, :now)"
                    + " on conflict (upstream, path) do update"
                    + " set last_modified = :said, checked_at = :now")
            .bind("upstream", upstream.key())
            .bind("folder", folder)
            .bind("path", path)
            .bind("said", said)
            .bind("now", now)
            .execute());
  }

  private Optional<Known> find(Upstream upstream, String path) {
    return database.read(h ->
        h.createQuery(
                "select last_modified, checked_at from gate_maven_time"
                    + " where upstream = :upstream and path = :path")
            .bind("upstream", upstream.key())
            .bind("path", path)
            .map((rs, ctx) -> new Known(rs.getString(1), rs.getLong(2)))
            .findOne());
  }

  /**
   * What the upstream says, empty text where it says nothing. A passing failure is no answer: it
   * must not be kept as the upstream's word.
   */
  private String head(Upstream upstream, String path) throws IOException {
    UpstreamRequest head = UpstreamRequest.head(upstream.resolve(path));
    try (UpstreamResponse response = client.send(upstream, head)) {
      return switch (response.status()) {
        case 200 -> response.header("Last-Modified").orElse("");
        case 400, 403, 404, 405, 410, 501 -> "";
        default -> throw UpstreamException.unexpected(upstream, head.uri(), response.status());
      };
    }
  }

  static PublishTime parse(String lastModified) {
    if (lastModified.isEmpty()) {
      return new PublishTime.Missing();
    }
    String raw =
        lastModified.length() > PublishTime.LONGEST
            ? lastModified.substring(0, PublishTime.LONGEST)
            : lastModified;
    try {
      return new PublishTime.Known(
          raw, ZonedDateTime.parse(lastModified, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return new PublishTime.Unparsable(raw);
    }
  }

  /**
   * The later of two statements; one that is missing or unreadable wins, since it proves nothing.
   */
  static PublishTime later(PublishTime a, PublishTime b) {
    Optional<Instant> first = a.instant();
    Optional<Instant> second = b.instant();
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() ? a : b;
    }
    return first.get().isBefore(second.get()) ? b : a;
  }

  /** Whether a time is there and earlier than another one, if that is there. */
  static boolean isBefore(PublishTime time, @Nullable PublishTime other) {
    Optional<Instant> limit = other == null ? Optional.empty() : other.instant();
    return time.instant().map(t -> limit.map(t::isBefore).orElse(true)).orElse(false);
  }

  /** A time of which the upstream only says that nothing listed is younger. */
  static PublishTime noLaterThan(PublishTime updated) {
    return updated instanceof PublishTime.Known(String raw, Instant at)
        ? new PublishTime.Known(ReleaseFile.NO_LATER_THAN + raw, at)
        : new PublishTime.Missing();
  }
}
