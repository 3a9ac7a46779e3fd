package cordon.testkit.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One Maven release to deploy: a pom and, unless its packaging is {@code pom}, a jar that holds a
 * text file. Immutable: each method gives a changed copy.
 */
public final class MavenRelease {
  final String group;
  final String artifact;
  final String version;

  /** As in the names of files: the version, or the build of a snapshot. */
  String fileVersion;

  @Nullable Instant pomModified = Registry.LONG_AGO;
  @Nullable Instant jarModified = Registry.LONG_AGO;
  private final List<String> dependencies = new ArrayList<>();
  private final List<String> managed = new ArrayList<>();
  private final List<String> classifiers = new ArrayList<>();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final Map<String, byte[]> attached = new LinkedHashMap<>();
  private String packaging = "jar";
  private String parent = "";
  private int padding;
  private int revision = 1;

  private MavenRelease(String group, String artifact, String version) {
    this.group = group;
    this.artifact = artifact;
    this.version = version;
    this.fileVersion = version;
  }

  private MavenRelease(MavenRelease original) {
    group = original.group;
    artifact = original.artifact;
    version = original.version;
    fileVersion = original.fileVersion;
    pomModified = original.pomModified;
    jarModified = original.jarModified;
    dependencies.addAll(original.dependencies);
    managed.addAll(original.managed);
    classifiers.addAll(original.classifiers);
    entries.putAll(original.entries);
    attached.putAll(original.attached);
    packaging = original.packaging;
    parent = original.parent;
    padding = original.padding;
    revision = original.revision;
  }

  public static MavenRelease of(String group, String artifact, String version) {
    return new MavenRelease(group, artifact, version);
  }

  /** Last-Modified of every file; {@link Registry#LONG_AGO} when never called. */
  public MavenRelease at(Instant deployed) {
    return with(copy -> {
      copy.pomModified = deployed;
      copy.jarModified = deployed;
    });
  }

  /** Last-Modified of everything but the pom. */
  public MavenRelease jarAt(Instant deployed) {
    return with(copy -> copy.jarModified = deployed);
  }

  /** No Last-Modified anywhere. */
  public MavenRelease withoutTime() {
    return with(copy -> {
      copy.pomModified = null;
      copy.jarModified = null;
    });
  }

  /** {@code pom} for a parent or a BOM, {@code maven-plugin} …; {@code jar} when never called. */
  public MavenRelease packaging(String kind) {
    return with(copy -> copy.packaging = kind);
  }

  /** A build of this snapshot; {@code timestamp} as {@code yyyyMMdd.HHmmss}. */
  public MavenRelease build(String timestamp, int number) {
    String stem = version.substring(0, version.length() - "SNAPSHOT".length());
    return with(copy -> copy.fileVersion = stem + timestamp + "-" + number);
  }

  /** One more file in the jar. */
  public MavenRelease entry(String path, byte[] bytes) {
    return with(copy -> copy.entries.put(path, bytes));
  }

  /** One more file beside the jar: {@code .module}, {@code .pom.asc}; the ending of its name. */
  public MavenRelease attach(String ending, byte[] bytes) {
    return with(copy -> copy.attached.put(ending, bytes));
  }

  /** A managed dependency {@code group:artifact:version}, which makes a BOM of it. */
  public MavenRelease manages(String coordinate) {
    return with(copy -> copy.managed.add(coordinate));
  }

  /** A compile dependency {@code group:artifact:version}, where the version may be a range. */
  public MavenRelease dependsOn(String coordinate) {
    return with(copy -> copy.dependencies.add(coordinate));
  }

  /** A parent {@code group:artifact:version}. */
  public MavenRelease parent(String coordinate) {
    return with(copy -> copy.parent = coordinate);
  }

  /** One more jar: {@code sources}, {@code javadoc} … */
  public MavenRelease classifier(String name) {
    return with(copy -> copy.classifiers.add(name));
  }

  /** So many incompressible bytes more in the jar. */
  public MavenRelease padding(int bytes) {
    return with(copy -> copy.padding = bytes);
  }

  /** Another number, other bytes under the same coordinate. */
  public MavenRelease revision(int number) {
    return with(copy -> copy.revision = number);
  }

  /** {@code demo-1.0}: how each of its files begins. */
  String stem() {
    return artifact + "-" + fileVersion;
  }

  /** Whether these are files of one build of a snapshot. */
  boolean isBuild() {
    return !fileVersion.equals(version);
  }

  String directory() {
    return "/" + group.replace('.', '/') + "/" + artifact + "/" + version + "/";
  }

  /** File name to bytes, checksums not included. */
  Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(stem() + ".pom", pom().getBytes(UTF_8));
    if (!packaging.equals("pom")) {
      files.put(stem() + ".jar", jar(""));
      classifiers.forEach(c -> files.put(stem() + "-" + c + ".jar", jar(c)));
    }
    attached.forEach((ending, bytes) -> files.put(stem() + ending, bytes));
    return files;
  }

  @Nullable Instant modified(String fileName) {
    return fileName.startsWith(stem() + ".pom") ? pomModified : jarModified;
  }

  private byte[] jar(String classifier) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n\r\n".getBytes(UTF_8));
    String text = group + ":" + stem() + " " + classifier + " revision " + revision + "\n";
    files.put("fixture.txt", text.getBytes(UTF_8));
    if (padding > 0) {
      files.put("padding.bin", Archives.noise(padding, text));
    }
    files.putAll(entries);
    return Archives.zip(files);
  }

  private String pom() {
    var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<project xmlns=\"http://maven.apache.org/POM/4.0.0\">\n");
    xml.append("  <modelVersion>4.0.0</modelVersion>\n");
    if (!parent.isEmpty()) {
      xml.append("  <parent>").append(coordinate(parent)).append("</parent>\n");
    }
    xml.append("  ").append(coordinate(group + ":" + artifact + ":" + version)).append('\n');
    xml.append("  <packaging>").append(packaging).append("</packaging>\n");
    xml.append("  <description>Generated fixture, revision ").append(revision);
    xml.append("</description>\n  <dependencyManagement><dependencies>\n");
    for (String dependency : managed) {
      xml.append("    <dependency>").append(coordinate(dependency)).append("</dependency>\n");
    }
    xml.append("  </dependencies></dependencyManagement>\n  <dependencies>\n");
    for (String dependency : dependencies) {
      xml.append("    <dependency>").append(coordinate(dependency)).append("</dependency>\n");
    }
    return xml.append("  </dependencies>\n</project>\n").toString();
  }

  private static String coordinate(String text) {
    String[] parts = text.split(":", 3);
    return "<groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>"
        .formatted(parts[0], parts[1], parts[2]);
  }

  private MavenRelease with(Consumer<MavenRelease> change) {
    var copy = new MavenRelease(this);
    change.accept(copy);
    return copy;
  }
}
