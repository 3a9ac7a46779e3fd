package cordon.testkit.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One Maven release to deploy: a pom and, unless its packaging is {@code pom}, a jar that holds a
 * text file. Described by chaining; changes after {@link MavenRepository#publish} have no effect.
 */
public final class MavenRelease {
  final String group;
  final String artifact;
  final String version;
  @Nullable Instant pomModified = Registry.LONG_AGO;
  @Nullable Instant jarModified = Registry.LONG_AGO;
  private final List<String> dependencies = new ArrayList<>();
  private final List<String> classifiers = new ArrayList<>();
  private String packaging = "jar";
  private String parent = "";
  private int padding;
  private int revision = 1;

  private MavenRelease(String group, String artifact, String version) {
    this.group = group;
    this.artifact = artifact;
    this.version = version;
  }

  public static MavenRelease of(String group, String artifact, String version) {
    return new MavenRelease(group, artifact, version);
  }

  /** Last-Modified of every file; {@link Registry#LONG_AGO} when never called. */
  public MavenRelease at(Instant deployed) {
    pomModified = deployed;
    jarModified = deployed;
    return this;
  }

  /** Last-Modified of everything but the pom. */
  public MavenRelease jarAt(Instant deployed) {
    jarModified = deployed;
    return this;
  }

  /** No Last-Modified anywhere. */
  public MavenRelease withoutTime() {
    pomModified = null;
    jarModified = null;
    return this;
  }

  /** {@code pom} for a parent or a BOM, {@code maven-plugin} …; {@code jar} when never called. */
  public MavenRelease packaging(String kind) {
    packaging = kind;
    return this;
  }

  /** A compile dependency {@code group:artifact:version}, the version may be a range. */
  public MavenRelease dependsOn(String coordinate) {
    dependencies.add(coordinate);
    return this;
  }

  /** A parent {@code group:artifact:version}. */
  public MavenRelease parent(String coordinate) {
    parent = coordinate;
    return this;
  }

  /** One more jar: {@code sources}, {@code javadoc} … */
  public MavenRelease classifier(String name) {
    classifiers.add(name);
    return this;
  }

  /** So many incompressible bytes more in the jar. */
  public MavenRelease padding(int bytes) {
    padding = bytes;
    return this;
  }

  /** Another number, other bytes under the same coordinate. */
  public MavenRelease revision(int number) {
    revision = number;
    return this;
  }

  /** {@code demo-1.0}: how each of its files begins. */
  String stem() {
    return artifact + "-" + version;
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
    xml.append("</description>\n  <dependencies>\n");
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
}
