package cordon.formats.cyclonedx;

import cordon.formats.sbom.SbomComponent;
import cordon.formats.sbom.SbomComponent.Role;
import cordon.formats.sbom.SbomFormat;
import cordon.formats.sbom.SbomHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a document says of itself. */
final class Metadata {
  private final Scene scene;
  private final Parts parts;
  private final Components components;
  private final Services services;
  private final List<String> lifecycles = new ArrayList<>();
  private final List<String> tools = new ArrayList<>();
  private final List<String> roots = new ArrayList<>(1);
  private Optional<Instant> created = Optional.empty();
  private @Nullable String supplier;
  private @Nullable String author;

  Metadata(Scene scene, Components components, Services services) {
    this.scene = scene;
    this.parts = scene.parts;
    this.components = components;
    this.services = services;
  }

  void read() {
    parts.members(name -> {
      switch (name) {
        case "timestamp" -> created = scene.time();
        case "lifecycles" -> parts.each(element -> parts.members(this::lifecycle));
        case "tools" -> tools();
        case "component" -> scene.add(roots, components.one(Role.SUBJECT).ref());
        case "supplier" -> supplier = scene.named().orElse(null);
        case "manufacturer", "manufacture" -> author = scene.named().orElse(author);
        case "authors" -> parts.each(element -> author = author(author, scene.named()));
        default -> {}
      }
    });
  }

  private static @Nullable String author(@Nullable String before, Optional<String> next) {
    return before == null ? next.orElse(null) : before;
  }

  /** A phase that the standard names, or a name of one's own. */
  private void lifecycle(String member) {
    if (member.equals("phase") || member.equals("name")) {
      parts.text().ifPresent(phase -> scene.add(lifecycles, phase.toLowerCase(Locale.ROOT)));
    }
  }

  /** A list of tools, or since 1.5 components and services. */
  private void tools() {
    if (parts.isList()) {
      parts.each(element -> tool());
      return;
    }
    parts.members(name -> {
      switch (name) {
        case "tool" -> tool();
        case "components" ->
            parts.each(element -> scene.add(tools, title(components.one(Role.TOOL))));
        case "services" -> services.all(Role.TOOL);
        default -> {}
      }
    });
  }

  private void tool() {
    String[] words = {"", "", ""};
    parts.members(name -> {
      switch (name) {
        case "vendor" -> words[0] = parts.text().orElse("");
        case "name" -> words[1] = parts.text().orElse("");
        case "version" -> words[2] = parts.text().orElse("");
        default -> {}
      }
    });
    scene.add(tools, title(Stream.of(words)));
  }

  private static String title(SbomComponent tool) {
    return title(
        Stream.of(
            tool.supplier().or(tool::group).orElse(""), tool.name(), tool.version().orElse("")));
  }

  private static String title(Stream<String> words) {
    return words.filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
  }

  SbomHead head(
      SbomFormat format, String version, Optional<String> identity, Optional<String> revision) {
    return new SbomHead(
        format,
        version,
        identity,
        revision,
        created,
        lifecycles,
        tools,
        Optional.ofNullable(supplier == null ? author : supplier),
        roots);
  }
}
