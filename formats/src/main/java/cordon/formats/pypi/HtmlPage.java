package cordon.formats.pypi;

import static java.nio.charset.StandardCharsets.UTF_8;

import cordon.base.Digest;
import cordon.formats.BoundedInput;
import cordon.formats.pypi.SimpleFile.CoreMetadata;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a PEP 503 page. Only tags count: {@code a}, {@code base} and {@code meta}; the text of an
 * anchor is ignored, as the clients ignore it. Some mirrors add {@code data-upload-time}.
 */
final class HtmlPage {
  private final String project;
  private final int maxFiles;
  private final List<SimpleFile> files = new ArrayList<>();
  private final List<String> tracks = new ArrayList<>();
  private final List<String> alternates = new ArrayList<>();
  private PageUrl page;
  private boolean based;
  private ProjectStatus status = ProjectStatus.ACTIVE;

  HtmlPage(PageUrl page, String project, int maxFiles) {
    this.page = page;
    this.project = project;
    this.maxFiles = maxFiles;
  }

  SimpleProject read(InputStream in) throws IOException {
    HtmlTags tags = new HtmlTags(new BufferedReader(new InputStreamReader(in, UTF_8)));
    for (HtmlTags.Tag tag = tags.next(); tag != null; tag = tags.next()) {
      switch (tag.name()) {
        case "base" -> base(tag.attributes());
        case "meta" -> meta(tag.attributes());
        case "a" -> anchor(tag.attributes());
        default -> {}
      }
    }
    return new SimpleProject(
        project, FileDraft.unique(files), List.of(), status, tracks, alternates);
  }

  /** The first base with an address counts (HTML, section 4.2.3). */
  private void base(Map<String, String> attributes) {
    if (!based && attributes.containsKey("href")) {
      based = true;
      page = page.withBase(attributes.getOrDefault("href", ""));
    }
  }

  private void meta(Map<String, String> attributes) {
    String content = attributes.getOrDefault("content", "");
    switch (attributes.getOrDefault("name", "")) {
      case "pypi:repository-version" -> SimplePageReader.requireVersionOne(content, "meta tag");
      case "pypi:project-status" -> status = new ProjectStatus(content, status.reason());
      case "pypi:project-status-reason" -> status = new ProjectStatus(status.status(), content);
      case "pypi:tracks" -> add(tracks, content);
      case "pypi:alternate-locations" -> add(alternates, content);
      default -> {}
    }
  }

  private void add(List<String> list, String content) {
    if (!content.isBlank()) {
      list.add(content.strip());
    }
    bounded(list.size(), "locations");
  }

  private void anchor(Map<String, String> attributes) {
    FileDraft draft = new FileDraft();
    draft.url = attributes.get("href");
    if (draft.url == null) {
      return;
    }
    draft.requiresPython = attributes.get("data-requires-python");
    draft.yanked = attributes.get("data-yanked");
    draft.uploadTime = attributes.get("data-upload-time");
    draft.provenance = attributes.get("data-provenance");
    draft.gpgSig = gpgSig(attributes).orElse(null);
    draft.coreMetadata = coreMetadata(attributes).orElse(null);
    draft.finish(page, project).ifPresent(files::add);
    bounded(files.size(), "files");
  }

  private static Optional<Boolean> gpgSig(Map<String, String> attributes) {
    return Optional.ofNullable(attributes.get("data-gpg-sig")).map(v -> !v.equals("false"));
  }

  /**
   * {@code true} or {@code sha256=…}; anything else but {@code false} still says that it exists.
   */
  private static Optional<CoreMetadata> coreMetadata(Map<String, String> attributes) {
    String legacy = attributes.getOrDefault("data-dist-info-metadata", "false");
    String value = attributes.getOrDefault("data-core-metadata", legacy);
    List<Digest> hashes = FileDraft.digest(value).map(List::of).orElse(List.of());
    return value.equals("false") ? Optional.empty() : Optional.of(new CoreMetadata(hashes));
  }

  private void bounded(int count, String unit) {
    if (count > maxFiles) {
      throw BoundedInput.tooLarge(SimplePageReader.DOCUMENT, maxFiles, unit);
    }
  }
}
