package cordon.formats.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.Digest;
import cordon.base.ProblemException;
import cordon.formats.Mutations;
import cordon.formats.archive.ByteSource;
import cordon.formats.installed.InstalledContent;
import cordon.testkit.archive.ZstdForge;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;

final class ImagesTest {
  private static final Spool MEMORY = (in, use) -> use.with(ByteSource.of(in.readAllBytes()));
  private static final String PYTHON = "usr/lib/python3/site-packages/";

  /** Files by path; a text that begins with {@code ->} is a link, {@code =>} a hard one. */
  private static byte[] tar(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        String text = new String(file.getValue(), UTF_8);
        boolean link = text.startsWith("->") || text.startsWith("=>");
        TarArchiveEntry entry =
            link
                ? new TarArchiveEntry(
                    file.getKey(),
                    text.startsWith("->") ? TarConstants.LF_SYMLINK : TarConstants.LF_LINK)
                : new TarArchiveEntry(file.getKey());
        if (link) {
          entry.setLinkName(text.substring(2));
        } else {
          entry.setSize(file.getValue().length);
        }
        entry.setModTime(0); // The same bytes each time, as seeded damage needs.
        tar.putArchiveEntry(entry);
        if (!link) {
          tar.write(file.getValue());
        }
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] layer(String... pathsAndTexts) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.put(pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(UTF_8));
    }
    return tar(files);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static String python(String name) {
    return "Name: " + name + "\nVersion: 1\n";
  }

  private static List<byte[]> layers() throws IOException {
    return List.of(
        layer(
            "etc/os-release",
            "ID=debian\n",
            "var/lib/dpkg/status",
            "Package: curl\nVersion: 1\n\nPackage: gone\nVersion: 1\n",
            PYTHON + "kept-1.dist-info/METADATA",
            python("kept"),
            PYTHON + "removed-1.dist-info/METADATA",
            python("removed"),
            "opt/tool/node_modules/a/package.json",
            "{\"name\":\"a\",\"version\":\"1.0.0\"}",
            "srv/lib-1.dist-info/METADATA",
            python("behind-a-link")),
        layer(
            "var/lib/dpkg/status",
            "Package: curl\nVersion: 2\n",
            PYTHON + ".wh.removed-1.dist-info",
            "",
            "opt/tool/.wh..wh..opq",
            "",
            "opt/tool/node_modules/b/package.json",
            "{\"name\":\"b\",\"version\":\"1.0.0\"}",
            "opt/tool/node_modules/c/package.json",
            "=>opt/tool/node_modules/b/package.json",
            "srv",
            "->../../../etc",
            "../../../etc/x.dist-info/METADATA",
            python("escaping")));
  }

  private static byte[] dockerSave(List<byte[]> layers) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("0b/layer.tar", layers.get(1));
    files.put("config.json", "{}".getBytes(UTF_8));
    files.put("0c/layer.tar", "->../0a/layer.tar".getBytes(UTF_8));
    files.put("0a/layer.tar", layers.get(0));
    files.put(
        "manifest.json",
        ("[{\"Config\":\"config.json\",\"RepoTags\":[\"app:1\"],"
                + "\"Layers\":[\"0c/layer.tar\",\"0b/layer.tar\"]}]")
            .getBytes(UTF_8));
    return tar(files);
  }

  private static InstalledContent archive(byte[] bytes) throws IOException {
    return ImageArchive.read(new ByteArrayInputStream(bytes), bytes.length, MEMORY);
  }

  private static List<String> shown(InstalledContent content) {
    return content.releases().stream().map(f -> f.purl() + " " + f.place()).toList();
  }

  @Test
  void upperLayersReplaceAndRemoveWhatLowerOnesHave() throws Exception {
    InstalledContent content = archive(dockerSave(layers()));
    assertThat(shown(content))
        .containsExactly(
            "pkg:deb/debian/curl@2 layer 2 (0b) /var/lib/dpkg/status",
            "pkg:npm/b@1.0.0 layer 2 (0b) /opt/tool/node_modules/b/package.json",
            "pkg:npm/b@1.0.0 layer 2 (0b) /opt/tool/node_modules/c/package.json",
            "pkg:pypi/escaping@1 layer 2 (0b) /etc/x.dist-info/METADATA",
            "pkg:pypi/kept@1 layer 1 (0c) /" + PYTHON + "kept-1.dist-info/METADATA");
    assertThat(content.unread()).isEmpty();
    byte[] packed = gzip(dockerSave(layers()));
    assertThat(shown(archive(packed))).isEqualTo(shown(content));
    assertThat(archive(Arrays.copyOf(packed, packed.length - 9)).unread()).isNotEmpty();
  }

  /** An index that leads to a manifest; the layers in gzip, one in a form that is not read. */
  private static Map<String, byte[]> layout(byte[] lower, byte[] upper) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    String manifest =
        "{\"schemaVersion\":2,\"config\":{},\"layers\":[%s,%s,%s]}"
            .formatted(
                descriptor(files, lower, "layer.v1.tar+gzip"),
                descriptor(files, upper, "layer.v1.tar+gzip"),
                descriptor(files, "{}".getBytes(UTF_8), "in-toto+json"));
    String index =
        "{\"schemaVersion\":2,\"manifests\":[%s]}"
            .formatted(descriptor(files, manifest.getBytes(UTF_8), "manifest.v1+json"));
    files.put("index.json", index.getBytes(UTF_8));
    files.put("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(UTF_8));
    return files;
  }

  private static String descriptor(Map<String, byte[]> files, byte[] content, String type) {
    String digest = Digest.sha256Of(content).toString();
    files.put("blobs/" + digest.replace(':', '/'), content);
    return "{\"mediaType\":\"application/%s\",\"digest\":\"%s\",\"size\":%d}"
        .formatted(type, digest, content.length);
  }

  @Test
  void anOciLayoutIsReadFromAFolderAndFromATar() throws Exception {
    Map<String, byte[]> files = layout(gzip(layers().get(0)), gzip(layers().get(1)));
    InstalledContent folder =
        OciLayout.read(
            path ->
                Optional.ofNullable(files.get(path))
                    .map(b -> new OciLayout.Blob(new ByteArrayInputStream(b), b.length)),
            MEMORY);
    assertThat(folder.releases()).hasSize(5);
    assertThat(folder.unread()).isEmpty();
    assertThat(shown(archive(tar(files)))).isEqualTo(shown(folder));
    byte[] zstd = ZstdForge.frame(layers().get(1));
    InstalledContent packed = archive(tar(layout(gzip(layers().get(0)), zstd)));
    assertThat(packed.unread()).isEmpty();
    assertThat(packed.releases()).hasSize(5);
    byte[] whole = ZstdForge.frame(tar(layout(zstd, zstd)));
    assertThat(archive(whole).releases()).isEqualTo(archive(tar(layout(zstd, zstd))).releases());
  }

  @Test
  void whatIsNotReadIsNamed() throws Exception {
    byte[] zstd = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0, 0, 0};
    InstalledContent content = archive(tar(layout(gzip(layers().get(0)), zstd)));
    assertThat(content.unread()).singleElement().asString().contains("layer 2", "end early");
    assertThat(content.releases()).isNotEmpty();
    byte[] whole = gzip(layers().get(1));
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    assertThat(archive(tar(layout(gzip(layers().get(0)), cut))).unread()).isNotEmpty();
    Map<String, byte[]> missing = layout(gzip(layers().get(0)), gzip(layers().get(1)));
    missing.keySet().removeIf(path -> path.startsWith("blobs/") && missing.get(path)[0] == 0x1f);
    assertThat(archive(tar(missing)).unread()).hasSize(2).allMatch(t -> t.contains("missing"));
  }

  @Test
  void whatIsNoImageIsRefused() throws Exception {
    byte[] other = layer("README", "x");
    assertThatThrownBy(() -> archive(other))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("names an image");
    byte[] bad = layer("manifest.json", "[{\"Layers\": 1]");
    assertThatThrownBy(() -> archive(bad)).hasMessageContaining("line 1");
    byte[] escaping =
        layer("index.json", "{\"manifests\":[{\"digest\":\"sha256:../../../etc/passwd\"}]}");
    assertThatThrownBy(() -> archive(escaping)).hasMessageContaining("a digest that is none");
    String self = "{\"manifests\":[{\"digest\":\"sha256:" + "0a".repeat(32) + "\"}]}";
    byte[] circle = layer("index.json", self, "blobs/sha256/" + "0a".repeat(32), self);
    assertThatThrownBy(() -> archive(circle)).hasMessageContaining("names an image");
  }

  @Test
  void damagedImagesAreReadOrRefused() throws Exception {
    Mutations.survive(71, 200, dockerSave(layers()), ImagesTest::archive);
    Mutations.survive(
        72, 200, tar(layout(gzip(layers().get(0)), gzip(layers().get(1)))), ImagesTest::archive);
  }
}
