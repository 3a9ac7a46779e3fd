package cordon.exposure.commands;

import cordon.formats.installed.FileKind;
import cordon.formats.lockfile.LockfileKind;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks through a folder for lockfiles, bills of materials and places into which clients install.
 * No link is followed, and what is installed is not searched for the lockfiles of its authors.
 */
final class DocumentFinder extends SimpleFileVisitor<Path> {
  private static final int DEEPEST = 24;
  private static final String NODE_MODULES = "node_modules";
  private static final Path MAVEN = Path.of(".m2", "repository");
  private static final String NODE_LIST = ".package-lock.json";
  private static final Set<String> PYTHON = Set.of("site-packages", "dist-packages");
  private static final Set<String> PASSED_OVER = Set.of(".git", ".hg", ".svn", ".cordon");

  /** Usual names of bills of materials: {@code bom.json}, {@code app.cdx.xml}, {@code a.spdx}. */
  private static final Pattern SBOM =
      Pattern.compile(
          "(?:s?bom|.{1,200}\\.(?:s?bom|cdx|cyclonedx))\\.(?:json|xml)"
              + "|.{1,200}\\.spdx(?:\\.json|\\.jsonld|3\\.json)?");

  private final Path root;
  private final List<FoundDocument> found = new ArrayList<>();

  private DocumentFinder(Path root) {
    this.root = root;
  }

  /** By name; of the root of a system, or of an image, one for all that is in it. */
  static List<FoundDocument> within(Path folder) throws IOException {
    if (InstalledFolder.isOciLayout(folder)) {
      return List.of(
          FoundDocument.installed("image", "image", () -> InstalledFolder.ociLayout(folder)));
    }
    if (InstalledFolder.isRoot(folder)) {
      return List.of(
          FoundDocument.installed("root", "root", () -> InstalledFolder.read(folder, "")));
    }
    DocumentFinder finder = new DocumentFinder(folder);
    Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, finder);
    finder.found.sort(Comparator.comparing(FoundDocument::name));
    return List.copyOf(finder.found);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    String name = String.valueOf(folder.getFileName());
    if (PASSED_OVER.contains(name)) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    if (name.equals(NODE_MODULES)) {
      Path list = folder.resolve(NODE_LIST);
      if (Files.isRegularFile(list)) {
        add(list);
      } else {
        installed(folder, NODE_MODULES);
      }
      return FileVisitResult.SKIP_SUBTREE;
    }
    if (PYTHON.contains(name)) {
      installed(folder, name);
      return FileVisitResult.SKIP_SUBTREE;
    }
    if (folder.endsWith(MAVEN)) {
      installed(folder, ".m2/repository");
      return FileVisitResult.SKIP_SUBTREE;
    }
    return FileVisitResult.CONTINUE;
  }

  private void installed(Path folder, String kind) {
    String place = shown(folder).isEmpty() ? kind : shown(folder);
    found.add(FoundDocument.installed(place, kind, () -> InstalledFolder.read(folder, place)));
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String name = String.valueOf(file.getFileName());
    if (attributes.isRegularFile()
        && (LockfileKind.ofFileName(name).isPresent()
            || SBOM.matcher(name.toLowerCase(Locale.ROOT)).matches())) {
      add(file);
    } else if (attributes.isRegularFile()) {
      FileKind.of(name).filter(FileKind.JAR::equals).ifPresent(jar -> jar(file));
    }
    return FileVisitResult.CONTINUE;
  }

  private void jar(Path file) {
    String place = shown(file);
    found.add(
        FoundDocument.installed(
            place, "jar", () -> InstalledFolder.file(file, place, FileKind.JAR)));
  }

  private void add(Path file) {
    found.add(new FoundDocument(shown(file), () -> Files.readAllBytes(file), Optional.of(file)));
  }

  /** What nobody may read here is no document of this unit that we could know of. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(
      Path folder, @org.jspecify.annotations.Nullable IOException e) {
    return FileVisitResult.CONTINUE;
  }

  private String shown(Path path) {
    return root.relativize(path).toString().replace(File.separatorChar, '/');
  }
}
