package cordon.inspect.trigger;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Place;
import cordon.inspect.tree.ArtifactKind;
import cordon.inspect.tree.FileType;
import cordon.inspect.tree.Tree;
import cordon.inspect.tree.TreeFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an artifact is made of beside its code: packages that come with it, programs that it
 * carries. None of that is odd by itself; that the releases before had none of it can be.
 */
public final class Composition {
  private static final List<String> DEPENDENCIES = List.of("dependencies", "optionalDependencies");

  private Composition() {}

  public static List<FileFacts> of(Tree tree) {
    List<FileFacts> files = new ArrayList<>();
    for (TreeFile file : tree.files().values()) {
      List<Fact> facts = new ArrayList<>();
      if (isProgram(file.type())) {
        facts.add(
            new Fact(
                Behaviour.PLATFORM,
                "program:" + file.type().word(),
                new Place(file.path(), 0),
                "",
                file.size() + " bytes"));
      }
      dependencies(tree.kind(), file, facts);
      if (!facts.isEmpty()) {
        files.add(new FileFacts(file.path(), Language.OTHER, facts, List.of(), true, List.of()));
      }
    }
    return files;
  }

  private static boolean isProgram(FileType type) {
    return type == FileType.ELF || type == FileType.PE || type == FileType.MACH_O;
  }

  private static void dependencies(ArtifactKind kind, TreeFile file, List<Fact> facts) {
    byte[] content = file.content().orElse(new byte[0]);
    if (kind == ArtifactKind.NPM && file.path().equals("package.json")) {
      NpmManifest manifest = NpmManifest.read(file.path(), content);
      for (String member : DEPENDENCIES) {
        manifest
            .texts(member)
            .forEach(
                (name, range) -> facts.add(dependency(file, manifest.line(name), name, range)));
      }
    } else if (isMetadata(kind, file.path())) {
      required(file, new String(content, StandardCharsets.UTF_8), facts);
    }
  }

  private static boolean isMetadata(ArtifactKind kind, String path) {
    return kind == ArtifactKind.WHEEL && path.endsWith(".dist-info/METADATA")
        || kind == ArtifactKind.SDIST && path.equals("PKG-INFO");
  }

  /** Core metadata, {@code Requires-Dist}; the header ends with an empty line. */
  private static void required(TreeFile file, String metadata, List<Fact> facts) {
    int number = 0;
    for (String line : metadata.lines().toList()) {
      number++;
      if (line.isBlank()) {
        return;
      }
      if (line.toLowerCase(Locale.ROOT).startsWith("requires-dist:")) {
        String requirement = line.substring("requires-dist:".length()).strip();
        facts.add(dependency(file, number, name(requirement), requirement));
      }
    }
  }

  private static String name(String requirement) {
    int end = 0;
    while (end < requirement.length()
        && (Character.isLetterOrDigit(requirement.charAt(end))
            || "-_.".indexOf(requirement.charAt(end)) >= 0)) {
      end++;
    }
    return requirement.substring(0, end).toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
  }

  private static Fact dependency(TreeFile file, int line, String name, String wanted) {
    return new Fact(
        Behaviour.DEPENDENCY, name, new Place(file.path(), line), "", name + " " + wanted);
  }
}
