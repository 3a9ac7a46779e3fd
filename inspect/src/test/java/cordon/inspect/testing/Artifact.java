package cordon.inspect.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import cordon.formats.archive.ByteSource;
import cordon.inspect.tree.MemberReader;
import cordon.inspect.tree.UnpackLimits;
import cordon.inspect.tree.Unpacked;
import cordon.inspect.tree.Unpacking;
import cordon.testkit.archive.TarForge;
import cordon.testkit.archive.ZipForge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Builds artifacts for tests: a name, files, and what its kind needs besides, so that a test only
 * says what it is about. {@code Artifact.wheel("demo", "1.0").file("demo/__init__.py", …)}.
 */
public final class Artifact {
  /** What it is packed as. */
  private enum Packing {
    WHEEL,
    SDIST,
    NPM,
    JAR,
    CRATE,
    GO_MODULE,
    ZIP
  }

  private final Packing packing;
  private final String name;
  private final String version;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private Artifact(Packing packing, String name, String version) {
    this.packing = packing;
    this.name = name;
    this.version = version;
  }

  /** With {@code METADATA}, {@code WHEEL} and a {@code RECORD} that is right. */
  public static Artifact wheel(String name, String version) {
    String info = name + "-" + version + ".dist-info/";
    return new Artifact(Packing.WHEEL, name, version)
        .file(info + "METADATA", metadata(name, version))
        .file(info + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
  }

  /** A {@code .tar.gz} with {@code PKG-INFO}, everything in one folder. */
  public static Artifact sdist(String name, String version) {
    return new Artifact(Packing.SDIST, name, version).file("PKG-INFO", metadata(name, version));
  }

  /** A {@code .tgz} with everything in {@code package/}; a test gives its {@code package.json}. */
  public static Artifact npm(String name, String version) {
    return new Artifact(Packing.NPM, name, version)
        .file("package.json", "{\"name\":\"%s\",\"version\":\"%s\"}".formatted(name, version));
  }

  public static Artifact jar(String name, String version) {
    return new Artifact(Packing.JAR, name, version)
        .file("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n\r\n");
  }

  /** A {@code .crate} with everything in one folder; a test gives its {@code Cargo.toml}. */
  public static Artifact crate(String name, String version) {
    return new Artifact(Packing.CRATE, name, version)
        .file(
            "Cargo.toml", "[package]\nname = \"%s\"\nversion = \"%s\"\n".formatted(name, version));
  }

  /** A zip as Go's module proxies have them. */
  public static Artifact goModule(String path, String version) {
    return new Artifact(Packing.GO_MODULE, path, version).file("go.mod", "module " + path + "\n");
  }

  /** A zip of nothing in particular. */
  public static Artifact zip(String name) {
    return new Artifact(Packing.ZIP, name, "");
  }

  private static String metadata(String name, String version) {
    return "Metadata-Version: 2.1\nName: %s\nVersion: %s\n".formatted(name, version);
  }

  /** Adds a file, or replaces it. */
  public Artifact file(String path, String content) {
    return file(path, content.getBytes(UTF_8));
  }

  public Artifact file(String path, byte[] content) {
    files.put(path, content.clone());
    return this;
  }

  /** What its registry calls the file. */
  public String fileName() {
    return switch (packing) {
      case WHEEL -> name + "-" + version + "-py3-none-any.whl";
      case SDIST -> name + "-" + version + ".tar.gz";
      case NPM -> name.replace("@", "").replace('/', '-') + "-" + version + ".tgz";
      case JAR -> name + "-" + version + ".jar";
      case CRATE -> name + "-" + version + ".crate";
      case GO_MODULE -> "v" + version + ".zip";
      case ZIP -> name + ".zip";
    };
  }

  public byte[] bytes() {
    return switch (packing) {
      case WHEEL -> wheel();
      case SDIST -> tarball(name + "-" + version + "/");
      case NPM -> tarball("package/");
      case CRATE -> tarball(name + "-" + version + "/");
      case GO_MODULE -> {
        Map<String, byte[]> wrapped = new LinkedHashMap<>();
        files.forEach((path, content) -> wrapped.put(name + "@v" + version + "/" + path, content));
        yield zipped(wrapped);
      }
      case JAR, ZIP -> zipped(files);
    };
  }

  /** Unpacked with the usual bounds. */
  public Unpacked unpack(MemberReader reader) {
    try {
      return new Unpacking(UnpackLimits.DEFAULT, reader)
          .artifact(fileName(), ByteSource.of(bytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Unpacked unpack() {
    return unpack(member -> Optional.empty());
  }

  private byte[] wheel() {
    String info = name + "-" + version + ".dist-info/RECORD";
    Map<String, byte[]> all = new LinkedHashMap<>(files);
    StringBuilder record = new StringBuilder();
    files.forEach((path, content) ->
        record.append("%s,sha256=%s,%d\n".formatted(path, hash(content), content.length)));
    all.putIfAbsent(info, (record + info + ",,\n").getBytes(UTF_8));
    return zipped(all);
  }

  private static byte[] zipped(Map<String, byte[]> files) {
    ZipForge zip = new ZipForge();
    files.forEach((path, content) -> zip.add(ZipForge.Entry.of(path, content)));
    return zip.bytes();
  }

  private byte[] tarball(String folder) {
    TarForge tar = new TarForge();
    files.forEach((path, content) -> {
      if ((folder + path).getBytes(UTF_8).length > 100) {
        tar.about('x', TarForge.pax("path", folder + path));
      }
      tar.file(folder + path, content);
    });
    return tar.end().gzipped();
  }

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
