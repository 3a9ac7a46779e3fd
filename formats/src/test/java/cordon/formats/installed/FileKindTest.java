package cordon.formats.installed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.archive.ByteSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileKindTest {
  @ParameterizedTest
  @CsvSource({
    "usr/lib/python3/dist-packages/a-1.dist-info/METADATA, PYTHON",
    "a-1.egg-info/PKG-INFO, PYTHON",
    "docs/METADATA,",
    "node_modules/a/package.json, NODE",
    "app/node_modules/.pnpm/a@1.0.0/node_modules/@s/n/package.json, NODE",
    "node_modules/a/lib/package.json,",
    "node_modules/@s/package.json,",
    "my_node_modules/a/package.json,",
    "package.json,",
    "app/lib/a.jar, JAR",
    "app/A.WAR, JAR",
    "var/lib/dpkg/status, DPKG",
    "var/lib/dpkg/status.d/base, DPKG",
    "var/lib/dpkg/status.d/base.md5sums,",
    "var/lib/dpkg/status-old,",
    "lib/apk/db/installed, APK",
    "usr/lib/apk/db/installed, APK",
    "var/lib/rpm/rpmdb.sqlite, RPM",
    "usr/lib/sysimage/rpm/Packages.db, RPM_OF_OLD",
    "var/lib/rpm/Packages, RPM_OF_OLD",
    "home/Packages,",
    "etc/os-release, OS_RELEASE",
    "usr/local/lib/ruby/gems/3.3.0/specifications/nokogiri-1.15.0-x86_64-linux.gemspec, GEM",
    "my.gemspec,"
  })
  void thePathTellsTheKind(String path, FileKind kind) {
    assertThat(FileKind.of(path).orElse(null)).isEqualTo(kind);
  }

  private static FileReading read(String path, String content) throws IOException {
    return read(path, content.getBytes(UTF_8));
  }

  private static FileReading read(String path, byte[] content) throws IOException {
    return FileKind.of(path).orElseThrow().read(path, ByteSource.of(content));
  }

  @Test
  void systemsKeepTheirPackagesAsText() throws Exception {
    String dpkg =
        """
        Package: curl
        Status: install ok installed
        Description: a line
         Package: not-this
        Version: 1:7.88.1-10

        Package: removed
        Status: deinstall ok config-files
        Version: 1.0

        Package: distroless
        Version: 2.0
        """;
    assertThat(read("var/lib/dpkg/status", dpkg).releases())
        .containsExactly(
            new Installed("deb", "curl", "1:7.88.1-10"), new Installed("deb", "distroless", "2.0"));
    assertThat(
            read(
                    "lib/apk/db/installed",
                    "C:Q1\\nP:musl\\nV:1.2.5-r0\\nA:x\\n\\nP:no\\n".replace("\\n", "\n"))
                .releases())
        .containsExactly(new Installed("apk", "musl", "1.2.5-r0"));
    assertThat(read("etc/os-release", "NAME=\"X\"\nID=\"alma\"\nVERSION_ID='9'\n").releases())
        .containsExactly(new Installed(Installed.SYSTEM, "alma", "9"));
    assertThat(read("var/lib/rpm/Packages", "x").unread().getFirst()).contains("byte 0");
    assertThat(read("var/lib/rpm/rpmdb.sqlite", "x").unread().getFirst()).contains("byte 0");
  }

  @Test
  void languagesKeepTheirs() throws Exception {
    assertThat(read("a.dist-info/METADATA", "Name: A.b\nVersion: 1\n\nName: no\n").releases())
        .containsExactly(new Installed("pypi", "A.b", "1"));
    assertThat(read("a.dist-info/METADATA", "Name: A\n").unread()).hasSize(1);
    assertThat(
            read("node_modules/alias/package.json", "{\"name\":\"@s/n\",\"version\":\"2\"}")
                .releases())
        .containsExactly(new Installed("npm", "@s/n", "2"));
    assertThat(read("node_modules/a/package.json", "{\"type\":\"module\"}"))
        .isEqualTo(FileReading.of(List.of()).of("npm"));
    assertThat(read("x/specifications/rack-3.0.0.gemspec", "").releases())
        .containsExactly(new Installed("gem", "rack", "3.0.0"));
  }

  private static byte[] jar(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] pom(String artifact, String version) {
    return "#Generated\ngroupId=org.example\nartifactId=%s\nversion=%s\n"
        .formatted(artifact, version)
        .getBytes(UTF_8);
  }

  @Test
  void aJarIsWhatMavenSaysOfItAndOfWhatLiesInIt() throws Exception {
    byte[] lib = jar(Map.of("META-INF/maven/org.example/lib/pom.properties", pom("lib", "2")));
    byte[] inner = jar(Map.of("lib/lib.jar", lib));
    byte[] fat =
        jar(
            Map.of(
                "META-INF/maven/org.example/app/pom.properties",
                pom("app", "1"),
                "META-INF/maven/org.example/shaded/pom.properties",
                pom("shaded", "3"),
                "BOOT-INF/lib/lib.jar",
                lib,
                "WEB-INF/inner.war",
                inner,
                "broken.jar",
                new byte[] {1, 2, 3}));
    FileReading reading = read("app.jar", fat);
    assertThat(reading.releases())
        .containsExactlyInAnyOrder(
            new Installed("maven", "org.example:app", "1"),
            new Installed("maven", "org.example:shaded", "3"),
            new Installed("maven", "org.example:lib", "2", "BOOT-INF/lib/lib.jar"),
            new Installed("maven", "org.example:lib", "2", "WEB-INF/inner.war!/lib/lib.jar"));
    assertThat(reading.unread())
        .hasSize(2)
        .anyMatch(text -> text.startsWith("broken.jar has no list of files"))
        .contains(
            "WEB-INF/inner.war has no pom.properties, so that nobody knows which release it is");
    assertThat(reading.lacking()).isEqualTo("maven");
  }

  @Test
  void aJarThatNobodyIdentifiedIsNamedAsItsManifestCallsIt() throws Exception {
    String manifest =
        "Manifest-Version: 1.0\nImplementation-Title: spring-core\nImplementation-Version: 6.1.3\n";
    byte[] core = jar(Map.of("META-INF/MANIFEST.MF", manifest.getBytes(UTF_8)));
    byte[] app =
        jar(
            Map.of(
                "META-INF/maven/org.example/app/pom.properties",
                pom("app", "1"),
                "BOOT-INF/lib/spring-core-6.1.3.jar",
                core,
                "BOOT-INF/lib/bundle.jar",
                jar(
                    Map.of(
                        "META-INF/MANIFEST.MF",
                        "Bundle-SymbolicName: org.x;singleton:=true\n".getBytes(UTF_8)))));
    FileReading reading = read("app.jar", app);
    assertThat(reading.releases()).containsExactly(new Installed("maven", "org.example:app", "1"));
    assertThat(reading.unread())
        .containsExactly(
            "BOOT-INF/lib/bundle.jar has no pom.properties, so that nobody knows which release it"
                + " is; its manifest calls it \"org.x\"",
            "BOOT-INF/lib/spring-core-6.1.3.jar has no pom.properties, so that nobody knows which"
                + " release it is; its manifest calls it \"spring-core\" \"6.1.3\"");
  }

  @Test
  void aJarWithoutNotesIsKnownByMavensLayoutOrNotAtAll() throws Exception {
    byte[] plain = jar(Map.of("A.class", new byte[4]));
    assertThat(read(".m2/repository/org/example/a/1.0/a-1.0.jar", plain).releases())
        .containsExactly(new Installed("maven", "org.example:a", "1.0"));
    assertThat(read("lib/a-1.0.jar", plain).unread().getFirst()).contains("nobody knows");
    assertThat(read("usr/lib/jvm/lib/jrt-fs.jar", plain).unread()).isEmpty();
  }
}
