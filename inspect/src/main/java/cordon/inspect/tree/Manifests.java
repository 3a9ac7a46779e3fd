package cordon.inspect.tree;

import java.util.Set;

/**
 * Which files say how a package is installed, built or started, so that their content is kept in
 * the {@link Tree}. This is the only list of them.
 */
final class Manifests {
  private static final Set<String> NAMES =
      Set.of(
          // npm
          "package.json",
          "npm-shrinkwrap.json",
          ".npmrc",
          "binding.gyp",
          // Python
          "setup.py",
          "setup.cfg",
          "pyproject.toml",
          "PKG-INFO",
          "METADATA",
          "RECORD",
          "WHEEL",
          "entry_points.txt",
          "top_level.txt",
          "direct_url.json",
          "requires.txt",
          // JVM
          "MANIFEST.MF",
          "pom.xml",
          "pom.properties",
          "build.gradle",
          "build.gradle.kts",
          "settings.gradle",
          "settings.gradle.kts",
          "plugin.xml",
          "extension.xml",
          "components.xml",
          "spring.factories",
          "Log4j2Plugins.dat",
          "plugin.yml",
          "paper-plugin.yml",
          "bungee.yml",
          "velocity-plugin.json",
          "fabric.mod.json",
          "quilt.mod.json",
          // Rust and Go
          "Cargo.toml",
          "go.mod",
          // models
          "config.json",
          "tokenizer_config.json",
          "adapter_config.json",
          "model_index.json",
          "modules.json",
          // what editors, assistants and builds run
          "tasks.json",
          "launch.json",
          "settings.json",
          "devcontainer.json",
          "hooks.json",
          ".mcp.json",
          "mcp.json",
          "Makefile",
          ".envrc");

  private static final Set<String> EXTENSIONS = Set.of("pth", "gyp", "gypi", "imports");

  private Manifests() {}

  /** Manifests that are no text. */
  static boolean keepsBytes(String path) {
    return path.endsWith("/Log4j2Plugins.dat");
  }

  static boolean keeps(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return NAMES.contains(name)
        || EXTENSIONS.contains(Extensions.of(name))
        || path.contains("META-INF/services/")
        || path.contains("META-INF/sisu/")
        || path.contains("META-INF/gradle-plugins/")
        || path.contains(".github/workflows/")
        || (path.contains("etc/jupyter/") && name.endsWith(".json"))
        || name.equals("sitecustomize.py")
        || name.equals("usercustomize.py");
  }
}
