package cordon.testkit.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import cordon.testkit.Json;
import cordon.testkit.http.Reply;
import cordon.testkit.http.Request;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An npm registry: full and abbreviated packuments, version documents, tarballs, dist-tags, ping,
 * keys, and empty answers for search and advisories.
 */
public final class NpmRegistry extends Registry {
  private static final String ABBREVIATED = "application/vnd.npm.install-v1+json";

  private final Map<String, NpmPackage> packages = new HashMap<>();
  private @Nullable NpmSigner signer;

  private NpmRegistry() {}

  public static NpmRegistry start() {
    return new NpmRegistry();
  }

  /**
   * Offers this key, and signs with it what is published from now on; without one, signatures are
   * words that no key fits.
   */
  public synchronized NpmRegistry signedBy(NpmSigner key) {
    signer = key;
    return this;
  }

  /** Publishes and moves {@code latest} to it, as {@code npm publish} does. */
  public synchronized NpmRegistry publish(NpmRelease release) {
    packages.computeIfAbsent(release.name, NpmPackage::new).publish(release, signer);
    return this;
  }

  /** Publishes {@code name} {@code version}, long ago. */
  public NpmRegistry publish(String name, String version) {
    return publish(NpmRelease.of(name, version));
  }

  /** Points a dist-tag at a version, also at one that does not exist. */
  public synchronized NpmRegistry tag(String name, String tag, String version) {
    known(name).tags.put(tag, version);
    return this;
  }

  /** Removes one release; its coordinate answers 404 from now on. */
  public synchronized NpmRegistry unpublish(String name, String version) {
    known(name).unpublish(version);
    return this;
  }

  /** Removes the whole package. */
  public synchronized NpmRegistry remove(String name) {
    packages.remove(name);
    return this;
  }

  /** Sets a top-level field of the full packument, {@code policyRestrictions} for one. */
  public synchronized NpmRegistry field(String name, String key, Object value) {
    known(name).topLevel.put(key, value);
    return this;
  }

  /**
   * Names a release that policy withholds, as npm's {@code policyRestrictions} field does: it is in
   * no other list, and {@code message} is what npm prints for it.
   */
  public synchronized NpmRegistry restrict(String message, NpmRelease release) {
    return field(
        release.name,
        "policyRestrictions",
        Map.of("message", message, "versions", Map.of(release.version, release.manifest())));
  }

  /** Makes the full packument {@code bytes} larger by means of one long string. */
  public synchronized NpmRegistry enlarge(String name, int bytes) {
    known(name).ballast = bytes;
    return this;
  }

  /** The path of a tarball on this registry: {@code /left-pad/-/left-pad-1.0.0.tgz}. */
  public static String tarballPath(String name, String version) {
    return "/" + name + "/-/" + NpmRelease.of(name, version).fileName();
  }

  /** The bytes of a published tarball. */
  public synchronized byte[] tarball(String name, String version) {
    NpmPackage.Published found = known(name).releases.get(version);
    if (found == null) {
      throw new IllegalArgumentException("not published: " + name + "@" + version);
    }
    return found.tarball();
  }

  @Override
  synchronized Reply answer(Request request) {
    String path = request.path().substring(1);
    if (path.startsWith("-/")) {
      return service(path);
    }
    int slash = path.indexOf('/', path.startsWith("@") ? path.indexOf('/') + 1 : 0);
    String name = slash < 0 ? path : path.substring(0, slash);
    NpmPackage found = packages.get(name);
    if (found == null) {
      return missing();
    }
    String rest = slash < 0 ? "" : path.substring(slash + 1);
    if (rest.isEmpty()) {
      return packument(found, request);
    }
    return rest.startsWith("-/") ? tarball(found, rest.substring(2)) : version(found, rest);
  }

  private Reply packument(NpmPackage found, Request request) {
    boolean wantsAbbreviated = request.header("Accept").orElse("").contains(ABBREVIATED);
    String base = url().toString();
    byte[] body =
        wantsAbbreviated
            ? Json.write(found.abbreviated(base)).getBytes(UTF_8)
            : withBallast(Json.write(found.full(base)).getBytes(UTF_8), found.ballast);
    return Reply.ok(wantsAbbreviated ? ABBREVIATED : "application/json", body)
        .header("ETag", Hashes.etag(body))
        .header("Vary", "Accept")
        .header("Cache-Control", "public, max-age=300");
  }

  /** One copy only: a test of a document of 200 MB must not need a gigabyte itself. */
  private static byte[] withBallast(byte[] document, int size) {
    if (size == 0) {
      return document;
    }
    byte[] before = ",\"ballast\":\"".getBytes(UTF_8);
    int start = document.length - 1;
    byte[] larger = Arrays.copyOf(document, start + before.length + size + 2);
    System.arraycopy(before, 0, larger, start, before.length);
    Arrays.fill(larger, start + before.length, larger.length - 2, (byte) 'x');
    larger[larger.length - 2] = '"';
    larger[larger.length - 1] = '}';
    return larger;
  }

  private static Reply tarball(NpmPackage found, String fileName) {
    return found
        .tarball(fileName)
        .map(bytes ->
            Reply.ok("application/octet-stream", bytes)
                .header("ETag", Hashes.etag(bytes))
                .header("Accept-Ranges", "bytes")
                .header("Cache-Control", "public, immutable, max-age=31557600"))
        .orElseGet(NpmRegistry::missing);
  }

  private Reply version(NpmPackage found, String versionOrTag) {
    Map<String, Object> document = found.version(versionOrTag, url().toString());
    return document == null ? missing() : json(document);
  }

  private Reply service(String path) {
    if (path.startsWith("-/package/") && path.endsWith("/dist-tags")) {
      String name = path.substring("-/package/".length(), path.length() - "/dist-tags".length());
      NpmPackage found = packages.get(name);
      return found == null ? missing() : json(found.tags);
    }
    return switch (path) {
      case "-/ping", "-/npm/v1/security/advisories/bulk" -> json(Map.of());
      case "-/npm/v1/keys" -> json(signer == null ? Map.of("keys", List.of()) : signer.keys());
      case "-/whoami" -> json(Map.of("username", "fixture"));
      case "-/v1/search" -> json(Map.of("objects", List.of(), "total", 0));
      default -> missing();
    };
  }

  private static Reply json(Map<String, ?> document) {
    return Reply.ok("application/json", Json.write(document));
  }

  private static Reply missing() {
    return Reply.status(404)
        .header("Content-Type", "application/json")
        .body("{\"error\":\"Not found\"}".getBytes(UTF_8));
  }

  private NpmPackage known(String name) {
    NpmPackage found = packages.get(name);
    if (found == null) {
      throw new IllegalArgumentException("nothing published as " + name);
    }
    return found;
  }
}
