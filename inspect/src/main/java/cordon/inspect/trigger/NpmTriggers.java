package cordon.inspect.trigger;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import cordon.inspect.shell.Script;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.tree.ArtifactKind;
import cordon.inspect.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of an npm package runs without being called: its scripts at install (npm's documentation of
 * life cycle scripts), the build that npm adds for {@code binding.gyp}, loading it, its commands.
 */
public final class NpmTriggers {
  /** What runs a script of the manifest by its name. */
  private static final Set<String> RUNNERS =
      Set.of("run", "run-script", "--run", "yarn", "run-s", "run-p", "npm-run-all", "pnpm", "bun");

  /** Scripts that npm runs without a `run` before them. */
  private static final Set<String> SHORTHANDS = Set.of("start", "test", "stop", "restart");

  private static final List<String> AT_INSTALL = List.of("preinstall", "install", "postinstall");

  /** Run when it goes, by the releases of npm before the seventh. */
  private static final List<String> AT_REMOVAL =
      List.of("preuninstall", "uninstall", "postuninstall");

  /** Commands that everybody types and that mean something else. */
  private static final Set<String> SHADOWED =
      Set.of(
          "npm", "npx", "node", "git", "sudo", "ssh", "curl", "wget", "ls", "cd", "python",
          "python3", "pip", "docker", "kubectl", "aws");

  /** Run for checkouts and dependencies by git as well. */
  private static final List<String> AT_CHECKOUT =
      List.of("prepare", "prepublish", "preprepare", "postprepare");

  private static final List<String> DEPENDENCIES =
      List.of("dependencies", "optionalDependencies", "peerDependencies");

  private final Tree tree;
  private final ShellReader shell;
  private final List<Trigger> triggers = new ArrayList<>();

  private NpmTriggers(Tree tree, ShellReader shell) {
    this.tree = tree;
    this.shell = shell;
  }

  public static List<Trigger> read(Tree tree, ShellReader shell) {
    boolean mayBe =
        tree.kind() == ArtifactKind.NPM
            || tree.kind() == ArtifactKind.FOLDER
            || tree.kind() == ArtifactKind.ARCHIVE;
    if (!mayBe) {
      return List.of();
    }
    NpmTriggers found = new NpmTriggers(tree, shell);
    for (String path : tree.files().keySet()) {
      if (isManifest(path)) {
        tree.content(path).ifPresent(content -> found.manifest(NpmManifest.read(path, content)));
      }
    }
    return List.copyOf(found.triggers);
  }

  /** That of the package, and of packages bundled with it. */
  private static boolean isManifest(String path) {
    if (!path.endsWith("package.json")) {
      return false;
    }
    String folder = path.substring(0, path.length() - "package.json".length());
    if (folder.isEmpty()) {
      return true;
    }
    String inner = folder.substring(0, folder.length() - 1);
    int modules = inner.lastIndexOf("node_modules/");
    if (!folder.endsWith("/") || modules < 0) {
      return false;
    }
    String name = inner.substring(modules + "node_modules/".length());
    return name.startsWith("@")
        ? name.indexOf('/') == name.lastIndexOf('/')
        : name.indexOf('/') < 0;
  }

  private void manifest(NpmManifest manifest) {
    Map<String, String> scripts = manifest.texts("scripts");
    AT_INSTALL.forEach(
        name -> script(manifest, scripts, name, Occasion.INSTALL, "when the package is installed"));
    AT_REMOVAL.forEach(
        name -> script(manifest, scripts, name, Occasion.INSTALL, "when the package is removed"));
    if (manifest.folder().isEmpty()) {
      Occasion occasion = tree.kind() == ArtifactKind.NPM ? Occasion.BUILD : Occasion.INSTALL;
      AT_CHECKOUT.forEach(name ->
          script(manifest, scripts, name, occasion, "when it is installed from its source"));
    }
    boolean builds = !scripts.containsKey("install") && !scripts.containsKey("preinstall");
    new GypFile(tree, shell, manifest.folder()).trigger(builds).ifPresent(triggers::add);
    outside(manifest);
    loading(manifest);
    commands(manifest);
  }

  private void script(
      NpmManifest manifest,
      Map<String, String> scripts,
      String name,
      Occasion occasion,
      String when) {
    String line = scripts.get(name);
    if (line == null || line.isBlank()) {
      return;
    }
    Place place = new Place(manifest.path(), manifest.line(name));
    List<Fact> facts = new ArrayList<>();
    List<Reference.Target> starts = new ArrayList<>();
    for (String each : expanded(line, scripts)) {
      Script read = shell.script(place, each);
      facts.addAll(read.facts());
      starts.addAll(read.targets());
      command(manifest, each).ifPresent(starts::add);
    }
    String what = line.length() > 120 ? line.substring(0, 120) + "…" : line;
    facts.add(
        new Fact(
            Behaviour.RUN_PROCESS,
            what.substring(0, Math.min(80, what.length())),
            place,
            "",
            what));
    triggers.add(
        new Trigger(
            occasion, place, "npm runs `" + what + "` " + when + " (" + name + ")", starts, facts));
  }

  /** The package's own command, which npm links before its scripts run. */
  private static Optional<Reference.Target> command(NpmManifest manifest, String line) {
    String[] words = line.strip().split("\\s+", 3);
    String name = words.length > 1 && words[0].equals("npx") ? words[1] : words[0];
    return Optional.ofNullable(manifest.texts("bin").get(name)).map(path -> file(manifest, path));
  }

  /** A line and the scripts of the same manifest that it runs by name. */
  private static Set<String> expanded(String line, Map<String, String> scripts) {
    Set<String> all = new LinkedHashSet<>(List.of(line));
    List<String> open = new ArrayList<>(all);
    while (!open.isEmpty() && all.size() < 50) {
      String before = "";
      for (String word : open.removeFirst().split("[\\s;&|]+")) {
        boolean runs =
            RUNNERS.contains(before) || (before.equals("npm") && SHORTHANDS.contains(word));
        String named = runs ? scripts.get(word) : null;
        if (named != null && all.add(named)) {
          open.add(named);
        }
        // Options stand between: {@code npm run --silent check}.
        before = word.startsWith("-") && !RUNNERS.contains(word) ? before : word;
      }
    }
    return all;
  }

  /** Dependencies that no registry holds: their {@code prepare} runs, and what it is can change. */
  private void outside(NpmManifest manifest) {
    List<Fact> facts = new ArrayList<>();
    for (String member : DEPENDENCIES) {
      manifest
          .texts(member)
          .forEach((name, version) -> {
            if (OutsideDependencies.isOne(version)) {
              facts.add(
                  new Fact(
                      Behaviour.FETCH,
                      OutsideDependencies.kind(member, version),
                      new Place(manifest.path(), manifest.line(name)),
                      "",
                      name + ": " + version));
            }
          });
    }
    if (!facts.isEmpty()) {
      triggers.add(
          new Trigger(
              Occasion.INSTALL,
              facts.get(0).place(),
              "npm fetches a dependency from outside the registry and runs its `prepare` script",
              List.of(),
              facts));
    }
  }

  private void loading(NpmManifest manifest) {
    Set<String> entries = new LinkedHashSet<>();
    manifest.text("main").ifPresent(entries::add);
    manifest.text("module").ifPresent(entries::add);
    entries.addAll(manifest.leaves("browser"));
    entries.addAll(manifest.leaves("exports"));
    if (manifest.text("main").isEmpty()) {
      entries.add("index");
    }
    List<Reference.Target> starts = new ArrayList<>();
    for (String entry : entries) {
      if (!entry.contains("*") && !entry.endsWith(".d.ts")) {
        starts.add(file(manifest, entry));
      }
    }
    triggers.add(
        new Trigger(
            Occasion.IMPORT,
            new Place(manifest.path(), manifest.line("main")),
            "loading the package runs its main file",
            starts,
            List.of()));
  }

  private void commands(NpmManifest manifest) {
    List<Reference.Target> starts =
        manifest.leaves("bin").stream().map(path -> file(manifest, path)).toList();
    if (!starts.isEmpty()) {
      triggers.add(
          new Trigger(
              Occasion.COMMAND,
              new Place(manifest.path(), manifest.line("bin")),
              "the package installs a command",
              starts,
              shadowing(manifest)));
    }
  }

  /** Commands under names that stand for others. */
  private static List<Fact> shadowing(NpmManifest manifest) {
    String own = manifest.text("name").orElse("");
    return manifest.texts("bin").keySet().stream()
        .filter(name -> SHADOWED.contains(name) && !name.equals(own))
        .map(name ->
            new Fact(
                Behaviour.RESEMBLES,
                "command:" + name,
                new Place(manifest.path(), manifest.line(name)),
                "",
                name))
        .toList();
  }

  private static Reference.Target file(NpmManifest manifest, String path) {
    String plain = path.startsWith("./") ? path.substring(2) : path;
    String whole = "/" + manifest.folder() + (plain.equals(".") ? "index" : plain);
    List<String> candidates = new ArrayList<>();
    for (String end :
        List.of("", ".js", ".cjs", ".mjs", ".json", "/index.js", "/index.cjs", "/index.mjs")) {
      candidates.add(whole + end);
    }
    return new Reference.File(candidates, "");
  }
}
