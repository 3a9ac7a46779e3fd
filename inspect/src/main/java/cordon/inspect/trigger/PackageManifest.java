package cordon.inspect.trigger;

import cordon.inspect.tree.Tree;
import cordon.inspect.tree.TreeFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a package says of itself.
 *
 * @param path of the manifest
 * @param name {@code group:artifact} for Maven
 * @param sources addresses that it gives for its source
 */
record PackageManifest(String path, String name, String version, List<String> sources) {

  static Optional<PackageManifest> of(Tree tree) {
    return switch (tree.kind()) {
      case NPM -> tree.file("package.json").map(PackageManifest::npm);
      case WHEEL, EGG ->
          tree.files().values().stream()
              .filter(f -> f.path().indexOf('/') == f.path().lastIndexOf('/'))
              .filter(f -> f.path().endsWith(".dist-info/METADATA"))
              .findFirst()
              .map(PackageManifest::python);
      case SDIST -> tree.file("PKG-INFO").map(PackageManifest::python);
      case JAR -> jar(tree);
      case CRATE, GO_MODULE, MODEL, FOLDER, ARCHIVE -> Optional.empty();
    };
  }

  private static PackageManifest npm(TreeFile file) {
    NpmManifest manifest = NpmManifest.read(file.path(), file.content().orElse(new byte[0]));
    List<String> sources = new ArrayList<>();
    manifest.text("repository").ifPresent(sources::add);
    Optional.ofNullable(manifest.texts("repository").get("url")).ifPresent(sources::add);
    return new PackageManifest(
        file.path(),
        manifest.text("name").orElse(""),
        manifest.text("version").orElse(""),
        sources);
  }

  private static PackageManifest python(TreeFile file) {
    String name = "";
    String version = "";
    List<String> sources = new ArrayList<>();
    String text = new String(file.content().orElse(new byte[0]), StandardCharsets.UTF_8);
    for (String line : text.lines().toList()) {
      if (line.isBlank()) {
        break; // the description follows
      }
      int colon = line.indexOf(':');
      String key = colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
      String value = line.substring(colon + 1).strip();
      switch (key) {
        case "name" -> name = value;
        case "version" -> version = value;
        case "home-page", "project-url" -> sources.add(value);
        default -> {}
      }
    }
    return new PackageManifest(file.path(), name, version, sources);
  }

  /** Of a jar with one {@code pom.properties}; one that holds others within has several. */
  private static Optional<PackageManifest> jar(Tree tree) {
    List<TreeFile> found =
        tree.files().values().stream()
            .filter(f -> f.path().startsWith("META-INF/maven/"))
            .filter(f -> f.path().endsWith("/pom.properties"))
            .toList();
    if (found.size() != 1) {
      return Optional.empty();
    }
    String text =
        new String(found.getFirst().content().orElse(new byte[0]), StandardCharsets.UTF_8);
    String group = property(text, "groupId");
    String artifact = property(text, "artifactId");
    return Optional.of(
        new PackageManifest(
            found.getFirst().path(), group + ":" + artifact, property(text, "version"), List.of()));
  }

  private static String property(String text, String key) {
    return text.lines()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1).strip())
        .findFirst()
        .orElse("");
  }
}
