package cordon.formats.pypi;

import cordon.base.Digest;
import cordon.formats.PublishTime;
import cordon.formats.pypi.SimpleFile.CoreMetadata;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a project page. Files with a defect are left out; whoever withholds more passes a project
 * {@linkplain SimpleProject#withFiles without them}.
 */
public final class SimplePageWriter {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final Function<SimpleFile, String> url;

  /**
   * @param url where the client shall fetch a file, absolute or relative to the page, escaped,
   *     without fragment; the metadata file must then be at {@code url + ".metadata"}
   */
  public SimplePageWriter(Function<SimpleFile, String> url) {
    this.url = url;
  }

  /** Leaves the stream open. */
  public void write(SimpleProject project, SimpleApi.Type type, OutputStream out)
      throws IOException {
    SimpleProject served =
        project.withFiles(project.files().stream().filter(f -> f.defect().isEmpty()).toList());
    switch (type) {
      case JSON -> json(served, out);
      case HTML, LEGACY_HTML -> html(served, out);
    }
  }

  /**
   * The lowest version that has all that the page says. From 1.1 on every file must tell its size
   * (PEP 700), which a page derived from HTML cannot.
   */
  private static String apiVersion(SimpleProject project) {
    if (!project.status().equals(ProjectStatus.ACTIVE)) {
      return "1.4";
    }
    if (project.files().stream().anyMatch(file -> file.provenance().isPresent())) {
      return "1.3";
    }
    if (!project.tracks().isEmpty() || !project.alternateLocations().isEmpty()) {
      return "1.2";
    }
    return project.files().stream().allMatch(file -> file.size().isPresent()) ? "1.1" : "1.0";
  }

  private void json(SimpleProject project, OutputStream out) {
    try (JsonGenerator json =
        JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeObjectPropertyStart("meta");
      json.writeStringProperty("api-version", apiVersion(project));
      strings(json, "tracks", project.tracks());
      json.writeEndObject();
      json.writeStringProperty("name", project.name());
      strings(json, "alternate-locations", project.alternateLocations());
      status(json, project.status());
      json.writeArrayPropertyStart("versions");
      project.versions().forEach(json::writeString);
      json.writeEndArray();
      json.writeArrayPropertyStart("files");
      project.files().forEach(file -> file(json, file));
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void status(JsonGenerator json, ProjectStatus status) {
    if (!status.equals(ProjectStatus.ACTIVE)) {
      json.writeObjectPropertyStart("project-status");
      json.writeStringProperty("status", status.status());
      if (!status.reason().isEmpty()) {
        json.writeStringProperty("reason", status.reason());
      }
      json.writeEndObject();
    }
  }

  private void file(JsonGenerator json, SimpleFile file) {
    json.writeStartObject();
    json.writeStringProperty("filename", file.filename());
    json.writeStringProperty("url", url.apply(file));
    hashes(json, "hashes", file.hashes());
    file.requiresPython().ifPresent(text -> json.writeStringProperty("requires-python", text));
    file.size().ifPresent(size -> json.writeNumberProperty("size", size));
    if (file.uploaded() instanceof PublishTime.Known time) {
      json.writeStringProperty("upload-time", time.raw());
    }
    file.yanked().ifPresent(reason -> yanked(json, reason));
    file.coreMetadata().ifPresent(metadata -> coreMetadata(json, metadata));
    file.provenance().ifPresent(text -> json.writeStringProperty("provenance", text));
    file.gpgSig().ifPresent(signed -> json.writeBooleanProperty("gpg-sig", signed));
    json.writeEndObject();
  }

  private static void yanked(JsonGenerator json, String reason) {
    if (reason.isEmpty()) {
      json.writeBooleanProperty("yanked", true);
    } else {
      json.writeStringProperty("yanked", reason);
    }
  }

  private static void coreMetadata(JsonGenerator json, CoreMetadata metadata) {
    if (metadata.hashes().isEmpty()) {
      json.writeBooleanProperty("core-metadata", true);
    } else {
      hashes(json, "core-metadata", metadata.hashes());
    }
  }

  private static void hashes(JsonGenerator json, String name, List<Digest> hashes) {
    json.writeObjectPropertyStart(name);
    for (Digest digest : hashes) {
      json.writeStringProperty(algorithm(digest), digest.hex());
    }
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String name, List<String> values) {
    if (!values.isEmpty()) {
      json.writeArrayPropertyStart(name);
      values.forEach(json::writeString);
      json.writeEndArray();
    }
  }

  private void html(SimpleProject project, OutputStream out) throws IOException {
    Writer html = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    html.write("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n");
    meta(html, "pypi:repository-version", apiVersion(project));
    for (String tracked : project.tracks()) {
      meta(html, "pypi:tracks", tracked);
    }
    for (String location : project.alternateLocations()) {
      meta(html, "pypi:alternate-locations", location);
    }
    if (!project.status().equals(ProjectStatus.ACTIVE)) {
      meta(html, "pypi:project-status", project.status().status());
      meta(html, "pypi:project-status-reason", project.status().reason());
    }
    String name = HtmlText.escape(project.name());
    html.write("<title>Links for " + name + "</title>\n</head>\n<body>\n");
    html.write("<h1>Links for " + name + "</h1>\n");
    for (SimpleFile file : project.files()) {
      html.write(anchor(file));
    }
    html.write("</body>\n</html>\n");
    html.flush();
  }

  private static void meta(Writer html, String name, String content) throws IOException {
    if (!content.isEmpty()) {
      html.write("<meta name=\"" + name + "\" content=\"" + HtmlText.escape(content) + "\">\n");
    }
  }

  private String anchor(SimpleFile file) {
    StringBuilder a = new StringBuilder("<a");
    String fragment = file.digest().map(d -> "#" + algorithm(d) + "=" + d.hex()).orElse("");
    attribute(a, "href", url.apply(file) + fragment);
    file.requiresPython().ifPresent(text -> attribute(a, "data-requires-python", text));
    file.yanked().ifPresent(reason -> attribute(a, "data-yanked", reason));
    file.metadataDigest()
        .map(d -> algorithm(d) + "=" + d.hex())
        .or(() -> file.coreMetadata().map(exists -> "true"))
        .ifPresent(value -> coreMetadata(a, value));
    if (file.uploaded() instanceof PublishTime.Known time) {
      attribute(a, "data-upload-time", time.raw());
    }
    file.provenance().ifPresent(text -> attribute(a, "data-provenance", text));
    file.gpgSig().ifPresent(signed -> attribute(a, "data-gpg-sig", String.valueOf(signed)));
    return a.append('>').append(HtmlText.escape(file.filename())).append("</a><br>\n").toString();
  }

  /** Under both names: clients between PEP 658 and PEP 714 know only the first. */
  private static void coreMetadata(StringBuilder a, String value) {
    attribute(a, "data-dist-info-metadata", value);
    attribute(a, "data-core-metadata", value);
  }

  private static void attribute(StringBuilder a, String name, String value) {
    a.append(' ').append(name).append("=\"").append(HtmlText.escape(value)).append('"');
  }

  private static String algorithm(Digest digest) {
    return digest.algorithm().name().toLowerCase(Locale.ROOT);
  }
}
