package cordon.formats.pypi;

import cordon.base.version.VersionScheme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A project page.
 *
 * @param name in normal form
 * @param files in the order of the page
 * @param versions as the page lists them (PEP 700); empty when it does not
 * @param status PEP 792
 * @param tracks the projects that this one extends (PEP 708)
 * @param alternateLocations where else the project lives (PEP 708)
 */
public record SimpleProject(
    String name,
    List<SimpleFile> files,
    List<String> versions,
    ProjectStatus status,
    List<String> tracks,
    List<String> alternateLocations) {

  public SimpleProject {
    files = List.copyOf(files);
    versions = List.copyOf(versions);
    tracks = List.copyOf(tracks);
    alternateLocations = List.copyOf(alternateLocations);
  }

  /** The file of this name that can be served; names are unique among those. */
  public Optional<SimpleFile> file(String filename) {
    return files.stream()
        .filter(file -> file.filename().equals(filename) && file.defect().isEmpty())
        .findFirst();
  }

  /**
   * The same project with other files. {@code versions} becomes that of the files, since every
   * version listed must be one that a client may learn of; the page's own spelling is kept.
   */
  public SimpleProject withFiles(List<SimpleFile> kept) {
    Map<String, String> spelling = new HashMap<>();
    versions.forEach(v -> spelling.putIfAbsent(VersionScheme.PYPI.canonical(v), v));
    Map<String, String> shown = new LinkedHashMap<>();
    for (SimpleFile file : kept) {
      file.version()
          .ifPresent(v -> {
            String canonical = VersionScheme.PYPI.canonical(v);
            shown.putIfAbsent(canonical, spelling.getOrDefault(canonical, v));
          });
    }
    Set<String> ordered = new LinkedHashSet<>(versions);
    ordered.retainAll(shown.values());
    ordered.addAll(shown.values());
    return new SimpleProject(name, kept, List.copyOf(ordered), status, tracks, alternateLocations);
  }

  /** The same project with another marker. */
  public SimpleProject withStatus(ProjectStatus other) {
    return new SimpleProject(name, files, versions, other, tracks, alternateLocations);
  }

  /** The files by their names' version, versions in canonical form; files of none are left out. */
  public Map<String, List<SimpleFile>> filesByVersion() {
    Map<String, List<SimpleFile>> byVersion = new LinkedHashMap<>();
    for (SimpleFile file : files) {
      file.version()
          .map(VersionScheme.PYPI::canonical)
          .ifPresent(v -> byVersion.computeIfAbsent(v, none -> new ArrayList<>()).add(file));
    }
    return Collections.unmodifiableMap(byVersion);
  }
}
