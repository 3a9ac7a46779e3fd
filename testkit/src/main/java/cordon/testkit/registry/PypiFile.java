package cordon.testkit.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One distribution file to upload: a pure-Python wheel or an sdist with a build backend of its own,
 * so that pip installs either without fetching anything else. Described by chaining; changes after
 * {@link PypiIndex#publish} have no effect.
 */
public final class PypiFile {
  /** Files of these two kinds exist. */
  enum Kind {
    WHEEL,
    SDIST
  }

  final String project;
  final String version;
  final Kind kind;
  @Nullable String uploadTime = Registry.LONG_AGO.toString();
  @Nullable String yanked;
  boolean metadataFile = true;
  boolean attested;
  private final List<String> requirements = new ArrayList<>();
  private String tag = "py3-none-any";
  private @Nullable String requiresPython;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private int padding;
  private int revision = 1;

  private PypiFile(String project, String version, Kind kind) {
    this.project = project;
    this.version = version;
    this.kind = kind;
  }

  private PypiFile(PypiFile original) {
    project = original.project;
    version = original.version;
    kind = original.kind;
    uploadTime = original.uploadTime;
    yanked = original.yanked;
    metadataFile = original.metadataFile;
    attested = original.attested;
    requirements.addAll(original.requirements);
    tag = original.tag;
    requiresPython = original.requiresPython;
    files.putAll(original.files);
    padding = original.padding;
    revision = original.revision;
  }

  /** {@code demo_pkg-1.0-py3-none-any.whl}. */
  public static PypiFile wheel(String project, String version) {
    return new PypiFile(project, version, Kind.WHEEL);
  }

  /** {@code demo_pkg-1.0.tar.gz}. */
  public static PypiFile sdist(String project, String version) {
    return new PypiFile(project, version, Kind.SDIST);
  }

  /** Uploaded then; {@link Registry#LONG_AGO} when never called. */
  public PypiFile at(Instant uploaded) {
    return uploadTime(uploaded.toString());
  }

  /** The text of {@code upload-time} (PEP 700), also one that is no time at all. */
  public PypiFile uploadTime(String text) {
    return with(copy -> copy.uploadTime = text);
  }

  public PypiFile withoutUploadTime() {
    return with(copy -> copy.uploadTime = null);
  }

  /** Yanked with a reason (PEP 592). */
  public PypiFile yanked(String reason) {
    return with(copy -> copy.yanked = reason);
  }

  /** A requirement in PEP 508 form: {@code other>=1}. */
  public PypiFile requires(String requirement) {
    return with(copy -> copy.requirements.add(requirement));
  }

  public PypiFile requiresPython(String specifier) {
    return with(copy -> copy.requiresPython = specifier);
  }

  /** The platform part of a wheel's name, {@code py3-none-any} when never called. */
  public PypiFile tag(String platformTag) {
    return with(copy -> copy.tag = platformTag);
  }

  /** No separate {@code .metadata} file (PEP 658). */
  public PypiFile withoutMetadataFile() {
    return with(copy -> copy.metadataFile = false);
  }

  /** The page names a provenance file (PEP 740); there is none behind it. */
  public PypiFile attested() {
    return with(copy -> copy.attested = true);
  }

  /** One more file from the top of the archive, or another content of one; keep it inert. */
  public PypiFile file(String path, String content) {
    return with(copy -> copy.files.put(path, content.getBytes(UTF_8)));
  }

  /** So many incompressible bytes more in the file. */
  public PypiFile padding(int bytes) {
    return with(copy -> copy.padding = bytes);
  }

  /** Another number, other bytes under the same file name. */
  public PypiFile revision(int number) {
    return with(copy -> copy.revision = number);
  }

  /** The file's name as its wheel or sdist standard wants it. */
  public String fileName() {
    String stem = module() + "-" + version;
    return kind == Kind.WHEEL ? stem + "-" + tag + ".whl" : stem + ".tar.gz";
  }

  @Nullable String requiresPython() {
    return requiresPython;
  }

  /** The core metadata (METADATA, PKG-INFO). */
  String metadata() {
    var text = new StringBuilder("Metadata-Version: 2.1\n");
    text.append("Name: ").append(project).append('\n');
    text.append("Version: ").append(version).append('\n');
    text.append("Summary: Generated fixture.\n");
    if (requiresPython != null) {
      text.append("Requires-Python: ").append(requiresPython).append('\n');
    }
    requirements.forEach(r -> text.append("Requires-Dist: ").append(r).append('\n'));
    return text.toString();
  }

  /** The file as it is uploaded. */
  public byte[] bytes() {
    return kind == Kind.WHEEL ? wheelBytes() : sdistBytes();
  }

  private byte[] wheelBytes() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(module() + "/__init__.py", init());
    if (padding > 0) {
      files.put(module() + "/padding.bin", noise());
    }
    files.putAll(this.files);
    String info = module() + "-" + version + ".dist-info/";
    files.put(info + "METADATA", metadata().getBytes(UTF_8));
    String wheel =
        "Wheel-Version: 1.0\nGenerator: fixture\nRoot-Is-Purelib: true\nTag: " + tag + "\n";
    files.put(info + "WHEEL", wheel.getBytes(UTF_8));
    var entries = new StringBuilder();
    files.forEach((path, content) ->
        entries.append(path + "," + Hashes.record(content) + "," + content.length).append('\n'));
    entries.append(info).append("RECORD,,\n");
    files.put(info + "RECORD", entries.toString().getBytes(UTF_8));
    return Archives.zip(files);
  }

  private byte[] sdistBytes() {
    String root = module() + "-" + version + "/";
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(root + "PKG-INFO", metadata().getBytes(UTF_8));
    files.put(root + "pyproject.toml", SdistBackend.PYPROJECT.getBytes(UTF_8));
    files.put(root + SdistBackend.FILE, SdistBackend.source(module(), version).getBytes(UTF_8));
    files.put(root + module() + "/__init__.py", init());
    if (padding > 0) {
      files.put(root + module() + "/padding.bin", noise());
    }
    this.files.forEach((path, content) -> files.put(root + path, content));
    return Archives.tarGz(files);
  }

  private byte[] init() {
    return ("VERSION = '" + version + "'  # revision " + revision + "\n").getBytes(UTF_8);
  }

  private byte[] noise() {
    return Archives.noise(padding, fileName() + revision);
  }

  /** The importable name, also the escaped name in file names (PEP 427). */
  private String module() {
    return project.replaceAll("[-_.]+", "_").toLowerCase(Locale.ROOT);
  }

  private PypiFile with(Consumer<PypiFile> change) {
    var copy = new PypiFile(this);
    change.accept(copy);
    return copy;
  }
}
