package cordon.formats.npm;

import cordon.base.Digest;
import cordon.formats.BoundedInput;
import cordon.formats.Malformed;
import cordon.formats.PublishTime;
import cordon.formats.json.JsonReading;
import cordon.formats.npm.Layout.Member;
import cordon.formats.npm.Layout.UpstreamRestrictions;
import cordon.formats.npm.Layout.VersionPlace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * Reads a full packument (registry API, {@code Accept: application/json}) in one pass.
 *
 * <p>A member that appears twice is refused wherever a view depends on it: parsers differ on which
 * of the two counts, and a filter that saw the other one would be no filter.
 */
public final class PackumentReader {
  /** The largest known packuments have some 45 MB; three times that leaves room. */
  public static final int MAX_BYTES = 128 << 20;

  /** An order of magnitude above the packages that publish every commit. */
  public static final int MAX_VERSIONS = 100_000;

  static final String DOCUMENT = "npm packument";
  private static final int MAX_DEPTH = 512;
  private static final int LONGEST_VERSION = 256;

  private final JsonReading reading;
  private final int maxVersions;

  public PackumentReader() {
    this(MAX_BYTES, MAX_VERSIONS);
  }

  public PackumentReader(int maxBytes, int maxVersions) {
    this.reading = new JsonReading(DOCUMENT, maxBytes, MAX_DEPTH);
    this.maxVersions = maxVersions;
  }

  /**
   * @throws cordon.base.ProblemException when the document breaks the format or a bound
   */
  public Packument read(InputStream in) throws IOException {
    return reading.object(in, this::document);
  }

  /** As {@link #read(InputStream)}. */
  public Packument read(byte[] bytes) {
    try {
      return read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new AssertionError("a byte array does not break", e);
    }
  }

  private Packument document(JsonParser parser) {
    Draft draft = new Draft();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      int from = Offsets.start(parser);
      parser.nextToken();
      int value = Offsets.start(parser);
      switch (name) {
        case "name" -> draft.name = JsonReading.stringOrSkip(parser);
        case "modified" -> draft.modified = JsonReading.stringOrSkip(parser);
        case "dist-tags" -> tags(parser, draft);
        case "versions" -> versions(parser, draft);
        case "time" -> times(parser, draft);
        case "policyRestrictions" -> draft.restrictions = restrictions(parser);
        default -> parser.skipChildren();
      }
      Member member = new Member(name, from, value, Offsets.end(parser));
      unique(parser, draft.top.put(name, member));
      bounded(draft.top.size(), "members");
    }
    return finish(draft);
  }

  private void tags(JsonParser parser, Draft draft) {
    reading.requireObject(parser, "dist-tags");
    for (String tag = parser.nextName(); tag != null; tag = parser.nextName()) {
      parser.nextToken();
      String version = JsonReading.stringOrSkip(parser);
      if (version == null) {
        throw reading.malformed(parser, "a tag must name a version");
      }
      unique(parser, draft.tags.put(tag, version));
      bounded(draft.tags.size(), "dist-tags");
    }
  }

  private void versions(JsonParser parser, Draft draft) {
    reading.requireObject(parser, "versions");
    for (String version = parser.nextName(); version != null; version = parser.nextName()) {
      int from = Offsets.start(parser);
      parser.nextToken();
      int value = Offsets.start(parser);
      reading.requireObject(parser, "a version");
      VersionObject object = VersionObject.read(reading, parser);
      Member member = new Member(version, from, value, Offsets.end(parser));
      unique(parser, draft.objects.put(version, new Seen(object, place(member, object))));
      bounded(draft.objects.size(), "versions");
    }
  }

  private static VersionPlace place(Member member, VersionObject object) {
    return new VersionPlace(
        member,
        object.tarballFrom,
        object.tarballTo,
        object.abbreviated(),
        object.addInstallScript());
  }

  private void times(JsonParser parser, Draft draft) {
    reading.requireObject(parser, "time");
    for (String key = parser.nextName(); key != null; key = parser.nextName()) {
      int from = Offsets.start(parser);
      parser.nextToken();
      int value = Offsets.start(parser);
      String text = JsonReading.stringOrSkip(parser);
      Member member = new Member(key, from, value, Offsets.end(parser));
      unique(parser, draft.timePlaces.put(key, member));
      draft.times.put(key, text == null ? "not a text" : text);
      // A package may list the times of versions that it has withdrawn.
      bounded(draft.times.size() / 2, "times");
    }
  }

  private UpstreamRestrictions restrictions(JsonParser parser) {
    reading.requireObject(parser, "policyRestrictions");
    Map<String, Member> versions = new LinkedHashMap<>();
    String message = "";
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      if (name.equals("versions")) {
        reading.requireObject(parser, "policyRestrictions.versions");
        for (String v = parser.nextName(); v != null; v = parser.nextName()) {
          int from = Offsets.start(parser);
          parser.nextToken();
          int value = Offsets.start(parser);
          parser.skipChildren();
          unique(parser, versions.put(v, new Member(v, from, value, Offsets.end(parser))));
          bounded(versions.size(), "restricted versions");
        }
      } else {
        String text = JsonReading.stringOrSkip(parser);
        message = name.equals("message") && text != null ? text : message;
      }
    }
    return new UpstreamRestrictions(List.copyOf(versions.values()), message);
  }

  private Packument finish(Draft draft) {
    if (draft.name == null) {
      throw Malformed.at(DOCUMENT, "the top level", "no name");
    }
    String given = draft.name;
    NpmName name =
        NpmName.parse(given)
            .orElseThrow(
                () -> Malformed.at(DOCUMENT, "name", Malformed.quoted(given) + " is no name"));
    Map<String, String> tarballs = new LinkedHashMap<>();
    draft.objects.forEach((version, seen) -> {
      if (seen.object.tarball != null) {
        tarballs.put(version, seen.object.tarball);
      }
    });
    TarballNames names = new TarballNames(name, tarballs);
    Map<String, NpmRelease> releases = new LinkedHashMap<>();
    draft.objects.forEach((version, seen) -> {
      PublishTime time = PublishTime.parse(draft.times.get(version));
      releases.put(version, release(version, seen.object, time, names.of(version)));
    });
    return new Packument(name, draft.modified(), draft.tags, releases, draft.layout());
  }

  private static NpmRelease release(
      String version, VersionObject object, PublishTime published, Optional<String> fileName) {
    Optional<Digest> shasum = Optional.ofNullable(object.shasum).flatMap(PackumentReader::sha1);
    Integrity integrity =
        object.integrity == null ? Integrity.NONE : Integrity.parse(object.integrity);
    return new NpmRelease(
        version,
        published,
        Optional.ofNullable(object.tarball),
        fileName,
        integrity,
        shasum,
        object.deprecated,
        Optional.ofNullable(object.publisher),
        object.attested,
        Optional.ofNullable(defect(version, object, fileName)));
  }

  private static @Nullable String defect(
      String version, VersionObject object, Optional<String> fileName) {
    if (version.isEmpty() || version.length() > LONGEST_VERSION) {
      return "its version is empty or too long";
    }
    // Terminals act on these, PostgreSQL cannot keep them, and no version needs them.
    if (version.chars().anyMatch(Character::isISOControl)) {
      return "its version holds control characters";
    }
    if (!version.equals(object.version)) {
      return "it is listed as " + version + " and calls itself something else";
    }
    if (object.tarball == null || !isHttp(object.tarball)) {
      return "it names no tarball (dist.tarball) at an http or https address";
    }
    return fileName.isPresent() ? null : "its tarball's name is not usable or not its own";
  }

  private static boolean isHttp(String url) {
    return url.regionMatches(true, 0, "https://", 0, 8)
        || url.regionMatches(true, 0, "http://", 0, 7);
  }

  private static Optional<Digest> sha1(String hex) {
    try {
      return Optional.of(new Digest(Digest.Algorithm.SHA1, hex));
    } catch (IllegalArgumentException notADigest) {
      return Optional.empty();
    }
  }

  private void unique(JsonParser parser, @Nullable Object previous) {
    if (previous != null) {
      throw reading.malformed(parser, "the same member twice");
    }
  }

  private void bounded(int count, String unit) {
    if (count > maxVersions) {
      throw BoundedInput.tooLarge(DOCUMENT, maxVersions, unit);
    }
  }

  private record Seen(VersionObject object, VersionPlace place) {}

  /** What one pass collects. */
  private static final class Draft {
    final Map<String, Member> top = new LinkedHashMap<>();
    final Map<String, String> tags = new LinkedHashMap<>();
    final Map<String, Seen> objects = new LinkedHashMap<>();
    final Map<String, Member> timePlaces = new LinkedHashMap<>();
    final Map<String, String> times = new LinkedHashMap<>();
    @Nullable String name;
    @Nullable String modified;
    @Nullable UpstreamRestrictions restrictions;

    PublishTime modified() {
      return PublishTime.parse(times.getOrDefault("modified", modified));
    }

    Layout layout() {
      return new Layout(
          List.copyOf(top.values()),
          objects.values().stream().map(Seen::place).toList(),
          List.copyOf(timePlaces.values()),
          Optional.ofNullable(restrictions));
    }
  }
}
