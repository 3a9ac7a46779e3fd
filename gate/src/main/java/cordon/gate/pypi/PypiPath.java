package cordon.gate.pypi;

import cordon.base.Ecosystem;
import cordon.formats.pypi.ProjectName;
import cordon.gate.Coordinate;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a Python client asks for, by the path behind {@code /pypi/}. */
sealed interface PypiPath {
  String SIMPLE = "simple/";
  String FILES = "files/";
  String METADATA = ".metadata";

  /**
   * What it names by itself: a project, and one of its files; which release, only the page says.
   */
  default Optional<Coordinate> named(String upstream) {
    return switch (this) {
      case OfProject(String project) -> Optional.of(named(upstream, project));
      case Elsewhere(String project) -> Optional.of(named(upstream, project));
      case OfFile(String project, String file, boolean metadata) ->
          Optional.of(named(upstream, project).withFile(metadata ? file + METADATA : file));
      case AllProjects all -> Optional.empty();
      case Unknown unknown -> Optional.empty();
    };
  }

  private static Coordinate named(String upstream, String project) {
    return Coordinate.ofPackage(Ecosystem.PYPI, upstream, project);
  }

  /** The page of a project under its normal name and with its closing slash. */
  record OfProject(String project) implements PypiPath {}

  /** A project under another spelling, which PEP 503 answers by a redirect. */
  record Elsewhere(String project) implements PypiPath {}

  /** A file, or the metadata file beside it. */
  record OfFile(String project, String file, boolean metadata) implements PypiPath {}

  /** The list of all projects, with its closing slash or without. */
  record AllProjects(boolean closed) implements PypiPath {}

  record Unknown() implements PypiPath {}

  /**
   * @param raw still percent-encoded
   */
  static PypiPath parse(String raw) {
    if (raw.equals(SIMPLE) || raw.equals("simple")) {
      return new AllProjects(raw.endsWith("/"));
    }
    if (raw.startsWith(SIMPLE)) {
      return project(raw.substring(SIMPLE.length()));
    }
    return raw.startsWith(FILES) ? file(raw.substring(FILES.length())) : new Unknown();
  }

  private static PypiPath project(String rest) {
    boolean closed = rest.endsWith("/");
    String raw = closed ? rest.substring(0, rest.length() - 1) : rest;
    Optional<String> name = segment(raw).flatMap(ProjectName::parse);
    if (name.isEmpty()) {
      return new Unknown();
    }
    return closed && raw.equals(name.get()) ? new OfProject(name.get()) : new Elsewhere(name.get());
  }

  private static PypiPath file(String rest) {
    int slash = rest.indexOf('/');
    Optional<String> name = slash < 0 ? Optional.empty() : segment(rest.substring(0, slash));
    Optional<String> project = name.flatMap(ProjectName::parse);
    Optional<String> file = slash < 0 ? Optional.empty() : segment(rest.substring(slash + 1));
    if (project.isEmpty() || file.isEmpty()) {
      return new Unknown();
    }
    boolean metadata = file.get().endsWith(METADATA);
    String of = metadata ? file.get().substring(0, file.get().length() - METADATA.length()) : "";
    return new OfFile(project.get(), metadata ? of : file.get(), metadata);
  }

  /** One path segment, decoded; a plus sign stands for itself, as versions may hold one. */
  private static Optional<String> segment(String raw) {
    try {
      String text = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
      boolean one = !text.isEmpty() && text.indexOf('/') < 0 && text.indexOf('\\') < 0;
      return one && text.chars().noneMatch(Character::isISOControl)
          ? Optional.of(text)
          : Optional.empty();
    } catch (IllegalArgumentException notEncoded) {
      return Optional.empty();
    }
  }
}
