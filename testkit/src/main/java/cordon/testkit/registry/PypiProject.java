package cordon.testkit.registry;

import static cordon.base.Digest.Algorithm.SHA256;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of one project, and its page as JSON (PEP 691, 700, 714, 792) or HTML (PEP 503). */
final class PypiProject {
  /** A file, its bytes and its core metadata. */
  record Uploaded(PypiFile file, byte[] bytes, byte[] metadata) {}

  final Map<String, Uploaded> files = new LinkedHashMap<>();
  @Nullable Map<String, Object> status;
  private final String name;

  PypiProject(String name) {
    this.name = name;
  }

  /**
   * @param fileBase where the files lie, with a slash at the end; may be relative to the page
   */
  Map<String, Object> json(String fileBase) {
    Set<String> versions = new LinkedHashSet<>();
    List<Object> entries = new ArrayList<>();
    for (Uploaded uploaded : files.values()) {
      versions.add(uploaded.file.version);
      entries.add(entry(uploaded, fileBase));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("meta", Map.of("api-version", status == null ? "1.1" : "1.4"));
    document.put("name", name);
    document.put("versions", List.copyOf(versions));
    if (status != null) {
      document.put("project-status", status);
    }
    document.put("files", entries);
    return document;
  }

  private static Map<String, Object> entry(Uploaded uploaded, String fileBase) {
    PypiFile file = uploaded.file;
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("filename", file.fileName());
    entry.put("url", fileBase + file.fileName());
    entry.put("hashes", Map.of("sha256", Hashes.hex(SHA256, uploaded.bytes)));
    entry.put("size", uploaded.bytes.length);
    if (file.requiresPython() != null) {
      entry.put("requires-python", file.requiresPython());
    }
    if (file.uploadTime != null) {
      entry.put("upload-time", file.uploadTime);
    }
    entry.put("yanked", file.yanked == null ? Boolean.FALSE : file.yanked);
    if (hasMetadataFile(file)) {
      Map<String, String> hash = Map.of("sha256", Hashes.hex(SHA256, uploaded.metadata));
      entry.put("core-metadata", hash);
      entry.put("data-dist-info-metadata", hash);
    }
    if (file.attested) {
      entry.put("provenance", fileBase + file.fileName() + ".provenance");
    }
    return entry;
  }

  String html(String fileBase, boolean withTimes) {
    var page = new StringBuilder("<!DOCTYPE html>\n<html>\n<head>");
    page.append("<meta name=\"pypi:repository-version\" content=\"1.1\">");
    page.append("<title>Links for ").append(name).append("</title></head>\n<body>\n");
    for (Uploaded uploaded : files.values()) {
      anchor(page, uploaded, fileBase, withTimes);
    }
    return page.append("</body>\n</html>\n").toString();
  }

  private static void anchor(
      StringBuilder page, Uploaded uploaded, String fileBase, boolean withTimes) {
    PypiFile file = uploaded.file;
    String hash = "sha256=" + Hashes.hex(SHA256, uploaded.bytes);
    page.append("<a href=\"").append(fileBase).append(file.fileName()).append('#').append(hash);
    page.append('"');
    attribute(page, "data-requires-python", file.requiresPython());
    attribute(page, "data-yanked", file.yanked);
    if (withTimes) {
      attribute(page, "data-upload-time", file.uploadTime);
    }
    if (hasMetadataFile(file)) {
      String metadataHash = "sha256=" + Hashes.hex(SHA256, uploaded.metadata);
      attribute(page, "data-core-metadata", metadataHash);
      attribute(page, "data-dist-info-metadata", metadataHash);
    }
    if (file.attested) {
      attribute(page, "data-provenance", fileBase + file.fileName() + ".provenance");
    }
    page.append('>').append(file.fileName()).append("</a><br>\n");
  }

  private static void attribute(StringBuilder page, String name, @Nullable String value) {
    if (value != null) {
      page.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
    }
  }

  /** Core metadata is published for wheels only: an sdist's may change when it is built. */
  static boolean hasMetadataFile(PypiFile file) {
    return file.metadataFile && file.kind == PypiFile.Kind.WHEEL;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
