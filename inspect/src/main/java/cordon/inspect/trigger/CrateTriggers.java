package cordon.inspect.trigger;

import cordon.base.ProblemException;
import cordon.formats.toml.TomlReading;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import cordon.inspect.tree.ArtifactKind;
import cordon.inspect.tree.Tree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a crate runs without being called: its build script and, of a crate of procedural macros,
 * all its functions, whenever something that depends on it is compiled (The Cargo Book, "Build
 * Scripts"; The Rust Reference, "Procedural Macros").
 */
public final class CrateTriggers {
  private static final long MAX_BYTES = 1 << 20;

  private String build = "build.rs";
  private String library = "src/lib.rs";
  private boolean macros;
  private int line = 1;

  private CrateTriggers() {}

  /**
   * @param read what was read from the files, for the functions of macros
   */
  public static List<Trigger> read(Tree tree, Collection<FileFacts> read) {
    boolean mayBe = tree.kind() == ArtifactKind.CRATE || tree.kind() == ArtifactKind.FOLDER;
    if (!mayBe || tree.content("Cargo.toml").isEmpty()) {
      return List.of();
    }
    CrateTriggers crate = new CrateTriggers();
    crate.manifest(tree.content("Cargo.toml").get());
    List<Trigger> triggers = new ArrayList<>();
    if (tree.file(crate.build).isPresent()) {
      triggers.add(
          new Trigger(
              Occasion.BUILD,
              new Place(crate.build, 0),
              "Cargo runs `" + crate.build + "` before it compiles the crate",
              List.of(new Reference.File(List.of("/" + crate.build), "main")),
              List.of()));
    }
    if (crate.macros) {
      triggers.add(crate.macros(read));
    }
    return triggers;
  }

  private void manifest(byte[] content) {
    try {
      new TomlReading("Cargo.toml", MAX_BYTES)
          .sections(
              new ByteArrayInputStream(content),
              section -> {
                if (section.is("package")) {
                  section.table().text("build").ifPresent(path -> build = plain(path));
                } else if (section.is("lib")) {
                  section.table().text("path").ifPresent(path -> library = plain(path));
                  macros |=
                      section.table().written("proc-macro").equals("true")
                          || section.table().written("proc_macro").equals("true");
                  line = section.line();
                }
              });
    } catch (ProblemException e) {
      // Cargo refuses it as well; what stands in the usual places is still looked at.
      macros = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // bytes in memory do not break
    }
  }

  private static String plain(String path) {
    return path.startsWith("./") ? path.substring(2) : path;
  }

  private Trigger macros(Collection<FileFacts> read) {
    Set<String> units = new TreeSet<>();
    for (FileFacts file : read) {
      if (file.path().equals(library)) {
        file.facts().forEach(fact -> units.add(fact.unit()));
        file.references().forEach(reference -> units.add(reference.unit()));
      }
    }
    List<Reference.Target> starts = new ArrayList<>();
    units.forEach(unit -> starts.add(new Reference.File(List.of("/" + library), unit)));
    return new Trigger(
        Occasion.BUILD,
        new Place("Cargo.toml", line),
        "the compiler runs its macros on whatever uses them",
        starts,
        List.of());
  }
}
