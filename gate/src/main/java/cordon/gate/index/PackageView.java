package cordon.gate.index;

import cordon.base.Digest;
import cordon.gate.Upstream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one upstream says of one package at one revision of its document. */
public final class PackageView {
  private final Upstream upstream;
  private final String name;
  private final Digest raw;
  private final List<ReleaseFile> files;
  private final Optional<Removal> removal;
  private final Map<String, ReleaseFile> byFile = new LinkedHashMap<>();

  /**
   * @param name package name as in purls
   * @param raw digest of the document that was read
   * @param files in the upstream's order
   */
  public PackageView(Upstream upstream, String name, Digest raw, List<ReleaseFile> files) {
    this(upstream, name, raw, files, Optional.empty());
  }

  private PackageView(
      Upstream upstream,
      String name,
      Digest raw,
      List<ReleaseFile> files,
      Optional<Removal> removal) {
    this.upstream = upstream;
    this.name = name;
    this.raw = raw;
    this.files = List.copyOf(files);
    this.removal = removal;
    this.files.forEach(f -> byFile.putIfAbsent(f.file(), f));
  }

  public Upstream upstream() {
    return upstream;
  }

  public String name() {
    return name;
  }

  /** Changes with everything that the view says. */
  public Digest raw() {
    return raw;
  }

  /** That the upstream has taken the package back; the files are those that it listed last. */
  public Optional<Removal> removal() {
    return removal;
  }

  /** The same, taken back by its upstream. */
  PackageView removed(Removal how) {
    Digest both =
        Digest.sha256Of((raw + "\n" + how.fingerprint()).getBytes(StandardCharsets.UTF_8));
    return new PackageView(upstream, name, both, files, Optional.of(how));
  }

  public List<ReleaseFile> files() {
    return files;
  }

  /** By file name; the first where an upstream lists a name twice. */
  public Optional<ReleaseFile> file(String fileName) {
    return Optional.ofNullable(byFile.get(fileName));
  }

  /** All files of a release, empty where the upstream does not list it. */
  public List<ReleaseFile> release(String version) {
    return files.stream().filter(f -> f.version().equals(version)).toList();
  }
}
