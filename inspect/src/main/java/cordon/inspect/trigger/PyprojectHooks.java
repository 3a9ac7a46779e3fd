package cordon.inspect.trigger;

import cordon.base.ProblemException;
import cordon.formats.toml.TomlReading;
import cordon.formats.toml.TomlReading.Section;
import cordon.formats.toml.TomlValue;
import cordon.formats.toml.TomlValue.Items;
import cordon.formats.toml.TomlValue.Table;
import cordon.formats.toml.TomlValue.Text;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.tree.TreeFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Code of the source tree that a {@code pyproject.toml} makes a build run: a back-end of its own
 * (PEP 517, {@code backend-path}), and the hooks of the usual back-ends (documentation of
 * setuptools, Hatchling, PDM, Poetry, scikit-build-core and meson-python).
 */
final class PyprojectHooks {
  private static final long MAX_BYTES = 1 << 20;

  /** Units that a build back-end is asked for (PEP 517, PEP 660). */
  private static final List<String> BACKEND =
      List.of(
          "get_requires_for_build_wheel",
          "prepare_metadata_for_build_wheel",
          "build_wheel",
          "build_sdist",
          "build_editable",
          "get_requires_for_build_sdist");

  private static final List<String> HATCH =
      List.of(".initialize", ".finalize", ".clean", ".update", ".dependencies");

  private static final List<String> PDM =
      List.of(
          "pdm_build_hook_enabled",
          "pdm_build_clean",
          "pdm_build_initialize",
          "pdm_build_update_files",
          "pdm_build_update_setup_kwargs",
          "pdm_build_finalize");

  /**
   * Something that a build or a test runs.
   *
   * @param candidates of the file; as {@link cordon.inspect.fact.Reference.File} has them
   * @param units beside loading the file
   * @param what runs it, for people
   */
  record Hook(Occasion occasion, List<String> candidates, List<String> units, String what) {
    Hook(List<String> candidates, List<String> units, String what) {
      this(Occasion.BUILD, candidates, units, what);
    }
  }

  private final List<Hook> hooks = new ArrayList<>();
  private final PypiEntryPoints entryPoints;

  private PyprojectHooks(PypiEntryPoints entryPoints) {
    this.entryPoints = entryPoints;
  }

  /** None when the file is no TOML: then it builds nothing. */
  static List<Hook> read(TreeFile file, PypiEntryPoints entryPoints) {
    PyprojectHooks reading = new PyprojectHooks(entryPoints);
    return read(file, reading::section) ? reading.hooks : List.of();
  }

  private static boolean read(TreeFile file, Consumer<Section> sections) {
    try {
      new TomlReading(file.path(), MAX_BYTES)
          .sections(new ByteArrayInputStream(file.content().orElse(new byte[0])), sections::accept);
      return true;
    } catch (ProblemException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // bytes in memory do not break
    }
  }

  /** What a build installs first, or the distribution needs, that is given as an address. */
  static List<Fact> requirements(TreeFile file) {
    List<Fact> facts = new ArrayList<>();
    Place place = new Place(file.path(), 0);
    read(
        file,
        section -> {
          String path = String.join(".", section.path());
          String member =
              path.equals("build-system")
                  ? "requires"
                  : path.equals("project") ? "dependencies" : "";
          if (section.table().members().get(member) instanceof Items items) {
            for (TomlValue each : items.items()) {
              if (each instanceof Text(String requirement)) {
                DirectRequirement.read(requirement, place).ifPresent(facts::add);
              }
            }
          }
        });
    return facts;
  }

  private void section(Section section) {
    String path = String.join(".", section.path());
    Table table = section.table();
    switch (path) {
      case "build-system" -> backend(table);
      case "tool.setuptools.cmdclass" -> table.members().forEach((name, value) -> cmdclass(value));
      case "tool.setuptools" ->
          table.table("cmdclass").members().forEach((name, value) -> cmdclass(value));
      case "tool.maturin" -> table.text("manifest-path").ifPresent(this::cargo);
      case "tool.setuptools-rust.ext-modules" -> table.text("path").ifPresent(this::cargo);
      case "tool.hatch.version" -> {
        if (table.written("source").equals("code")) {
          table.text("path").ifPresent(p -> file(p, List.of(), "finding out its version runs"));
        }
      }
      case "tool.pdm.build" ->
          file(table.text("custom-hook").orElse("pdm_build.py"), PDM, "the build hook");
      case "tool.pdm.version" -> table.text("getter").ifPresent(g -> object(g, "the version hook"));
      case "tool.poetry" -> table.text("build").ifPresent(p -> file(p, MAIN, "the build script"));
      case "tool.poetry.build" ->
          table.text("script").ifPresent(p -> file(p, MAIN, "the build script"));
      case "project.entry-points", "tool.poetry.plugins" ->
          table
              .members()
              .forEach((group, value) -> {
                if (value instanceof Table points) {
                  plugins(group, points);
                }
              });
      default -> {
        List<String> parts = section.path();
        if (parts.size() > 2
            && (path.startsWith("project.entry-points.")
                || path.startsWith("tool.poetry.plugins."))) {
          plugins(parts.getLast(), table);
        } else if (path.startsWith("tool.hatch.") && path.endsWith(".hooks.custom")) {
          file(table.text("path").orElse("hatch_build.py"), HATCH, "the build hook");
        }
      }
    }
  }

  private static final List<String> MAIN = List.of("__main__", "build");

  private void backend(Table table) {
    Optional<String[]> parts = table.text("build-backend").map(n -> n.split(":", 2));
    if (parts.isEmpty()) {
      return;
    }
    String named = parts.get()[0].strip();
    List<String> units = parts.get().length > 1 ? ofObject(BACKEND) : BACKEND;
    switch (named) {
      case "scikit_build_core.build", "scikit_build_core.setuptools.build_meta" ->
          hooks.add(new Hook(List.of("/CMakeLists.txt"), List.of(), "CMake reads"));
      case "mesonpy" -> hooks.add(new Hook(List.of("/meson.build"), List.of(), "Meson reads"));
      case "pdm.backend", "pdm.pep517.api" -> file("pdm_build.py", PDM, "the build hook");
      case "maturin", "setuptools_rust" -> cargo("Cargo.toml");
      default -> {
        if (table.members().get("backend-path") instanceof Items items) {
          hooks.add(new Hook(candidates(named, items), units, "the build back-end is"));
        }
      }
    }
  }

  /** {@code module:object}: which class the object is of, the module alone says. */
  private static List<String> ofObject(List<String> hooks) {
    return Stream.concat(hooks.stream(), hooks.stream().map(hook -> "." + hook)).toList();
  }

  /** The build script beside a manifest of Cargo. */
  private void cargo(String manifest) {
    String plain = manifest.startsWith("./") ? manifest.substring(2) : manifest;
    String folder = plain.substring(0, plain.lastIndexOf('/') + 1);
    hooks.add(new Hook(List.of("/" + folder + "build.rs"), List.of("main"), "Cargo runs"));
  }

  private static List<String> candidates(String module, Items folders) {
    List<String> candidates = new ArrayList<>();
    for (TomlValue each : folders.items()) {
      if (each instanceof Text(String folder)) {
        String base = folder.equals(".") || folder.isEmpty() ? "/" : "/" + folder + "/";
        String file = base + module.replace('.', '/');
        candidates.add(file + ".py");
        candidates.add(file + "/__init__.py");
      }
    }
    return candidates;
  }

  /** What other programs load wherever this is installed. */
  private void plugins(String group, Table points) {
    for (Map.Entry<String, TomlValue> point : points.members().entrySet()) {
      if (point.getValue() instanceof Text(String target)) {
        String[] parts = target.split("\\[", 2)[0].split(":", 2);
        hooks.add(
            new Hook(
                entryPoints.occasion(group),
                PypiModules.candidates(parts[0].strip()),
                entryPoints.units(group, point.getKey(), parts.length > 1 ? parts[1].strip() : ""),
                "a plug-in for `" + group + "` is"));
      }
    }
  }

  /** {@code build_py = "module.Class"}. */
  private void cmdclass(TomlValue value) {
    if (value instanceof Text(String target)) {
      int dot = target.lastIndexOf('.');
      if (dot > 0) {
        hooks.add(
            new Hook(
                PypiModules.candidates(target.substring(0, dot)),
                List.of(target.substring(dot + 1) + ".run"),
                "a command of the build is"));
      }
    }
  }

  /** {@code package.module:function}. */
  private void object(String target, String what) {
    String[] parts = target.split(":", 2);
    hooks.add(
        new Hook(
            PypiModules.candidates(parts[0]),
            parts.length > 1 ? List.of(parts[1].split("[ (]", 2)[0]) : List.of(),
            what + " is"));
  }

  private void file(String path, List<String> units, String what) {
    String plain = path.startsWith("./") ? path.substring(2) : path;
    hooks.add(new Hook(List.of("/" + plain), units, what.endsWith("runs") ? what : what + " is"));
  }
}
