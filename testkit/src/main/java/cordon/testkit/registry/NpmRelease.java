package cordon.testkit.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import cordon.testkit.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One npm release to publish: a tarball with {@code package.json} and an inert {@code index.js}.
 * Immutable: each method gives a changed copy.
 */
public final class NpmRelease {
  final String name;
  final String version;
  @Nullable String time = Registry.LONG_AGO.toString();
  @Nullable String deprecated;
  private final Map<String, String> dependencies = new LinkedHashMap<>();
  private final Map<String, String> scripts = new LinkedHashMap<>();
  private final Map<String, Object> extra = new LinkedHashMap<>();
  boolean attested;
  String publisher = "fixture";
  final Map<String, Object> dist = new LinkedHashMap<>();
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private int padding;
  private int revision = 1;

  private NpmRelease(String name, String version) {
    this.name = name;
    this.version = version;
  }

  private NpmRelease(NpmRelease original) {
    name = original.name;
    version = original.version;
    time = original.time;
    deprecated = original.deprecated;
    dependencies.putAll(original.dependencies);
    scripts.putAll(original.scripts);
    extra.putAll(original.extra);
    attested = original.attested;
    publisher = original.publisher;
    dist.putAll(original.dist);
    files.putAll(original.files);
    padding = original.padding;
    revision = original.revision;
  }

  /**
   * @param name with its scope: {@code @acme/tools}
   */
  public static NpmRelease of(String name, String version) {
    return new NpmRelease(name, version);
  }

  /** Published then; {@link Registry#LONG_AGO} when never called. */
  public NpmRelease at(Instant published) {
    return time(published.toString());
  }

  /** The text of the release's entry in {@code time}, also one that is no time at all. */
  public NpmRelease time(String text) {
    return with(copy -> copy.time = text);
  }

  /** No entry in {@code time}. */
  public NpmRelease withoutTime() {
    return with(copy -> copy.time = null);
  }

  public NpmRelease deprecated(String message) {
    return with(copy -> copy.deprecated = message);
  }

  public NpmRelease dependsOn(String dependency, String range) {
    return with(copy -> copy.dependencies.put(dependency, range));
  }

  /** A lifecycle script such as {@code postinstall}; keep it harmless. */
  public NpmRelease script(String event, String command) {
    return with(copy -> copy.scripts.put(event, command));
  }

  /** Another field of the manifest, in the packument and in {@code package.json}. */
  public NpmRelease field(String key, Object value) {
    return with(copy -> copy.extra.put(key, value));
  }

  /** The packument names attestations ({@code dist.attestations}); there are none behind it. */
  public NpmRelease attested() {
    return with(copy -> copy.attested = true);
  }

  /** The account that published it ({@code _npmUser}). */
  public NpmRelease by(String account) {
    return with(copy -> copy.publisher = account);
  }

  /** Another field of {@code dist}, or another value: attestations, a tarball elsewhere. */
  public NpmRelease dist(String key, Object value) {
    return with(copy -> copy.dist.put(key, value));
  }

  /** One more file below {@code package/}, or another content of one; keep it inert. */
  public NpmRelease file(String path, String content) {
    return file(path, content.getBytes(UTF_8));
  }

  public NpmRelease file(String path, byte[] content) {
    return with(copy -> copy.files.put(path, content));
  }

  /** So many incompressible bytes more in the tarball. */
  public NpmRelease padding(int bytes) {
    return with(copy -> copy.padding = bytes);
  }

  /** Another number, other bytes under the same coordinate. */
  public NpmRelease revision(int number) {
    return with(copy -> copy.revision = number);
  }

  /** {@code left-pad-1.0.0.tgz}: without the scope. */
  String fileName() {
    return name.substring(name.indexOf('/') + 1) + "-" + version + ".tgz";
  }

  /** What stands in {@code package.json}. */
  Map<String, Object> manifest() {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("name", name);
    manifest.put("version", version);
    manifest.put("description", "Generated fixture.");
    manifest.put("main", "index.js");
    manifest.put("license", "Apache-2.0");
    if (!dependencies.isEmpty()) {
      manifest.put("dependencies", dependencies);
    }
    if (!scripts.isEmpty()) {
      manifest.put("scripts", scripts);
    }
    manifest.putAll(extra);
    return manifest;
  }

  byte[] tarball() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("package/package.json", Json.write(manifest()).getBytes(UTF_8));
    String module = "module.exports = '" + version + "' // revision " + revision + "\n";
    files.put("package/index.js", module.getBytes(UTF_8));
    if (padding > 0) {
      files.put("package/padding.bin", Archives.noise(padding, name + version + revision));
    }
    this.files.forEach((path, content) -> files.put("package/" + path, content));
    return Archives.tarGz(files);
  }

  boolean hasInstallScript() {
    return scripts.containsKey("preinstall")
        || scripts.containsKey("install")
        || scripts.containsKey("postinstall");
  }

  private NpmRelease with(Consumer<NpmRelease> change) {
    var copy = new NpmRelease(this);
    change.accept(copy);
    return copy;
  }
}
