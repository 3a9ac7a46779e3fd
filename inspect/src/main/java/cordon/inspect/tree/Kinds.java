package cordon.inspect.tree;

import cordon.inspect.fact.Language;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Tells what an artifact is packed as: first by its name, then by what it held. */
final class Kinds {
  /** What makes an archive within a package, in the folder that wraps it. */
  private static final Pattern PACKAGE =
      Pattern.compile("[^/]+/package\\.json|([^/]+/)?(setup\\.py|pyproject\\.toml)");

  private Kinds() {}

  static ArtifactKind named(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    return switch (Extensions.of(name)) {
      case "whl" -> ArtifactKind.WHEEL;
      case "egg" -> ArtifactKind.EGG;
      case "tgz" -> ArtifactKind.NPM;
      case "crate" -> ArtifactKind.CRATE;
      case "jar", "war", "ear", "aar", "hpi", "jmod" -> ArtifactKind.JAR;
      case "pkl", "pickle", "joblib", "dill", "pt", "pth", "ckpt", "npy", "npz", "h5", "keras" ->
          ArtifactKind.MODEL;
      case "gguf", "onnx", "safetensors", "pb", "tflite", "mar", "skops", "bin" ->
          ArtifactKind.MODEL;
      default -> ArchiveNames.saysTar(name) ? ArtifactKind.SDIST : ArtifactKind.ARCHIVE;
    };
  }

  /** What it turned out to be. */
  static ArtifactKind settled(ArtifactKind named, boolean goModule, Map<String, TreeFile> files) {
    return switch (named) {
      case WHEEL, EGG, JAR, CRATE, MODEL, FOLDER, GO_MODULE -> named;
      case NPM -> python(files) && !files.containsKey("package.json") ? ArtifactKind.SDIST : named;
      case SDIST -> sdist(files);
      case ARCHIVE -> goModule ? ArtifactKind.GO_MODULE : unnamed(files);
    };
  }

  /** Archives within that are packages by what lies in them. */
  static Set<String> packages(Map<String, TreeFile> files) {
    Set<String> packages = new TreeSet<>();
    for (String path : files.keySet()) {
      int within = path.lastIndexOf("!/");
      String inner = within < 0 ? "" : path.substring(within + 2);
      if (inner.endsWith(".dist-info/METADATA")
          || inner.endsWith("PKG-INFO")
          || PACKAGE.matcher(inner).matches()) {
        packages.add(path.substring(0, within));
      }
    }
    return packages;
  }

  private static ArtifactKind sdist(Map<String, TreeFile> files) {
    if (python(files)) {
      return ArtifactKind.SDIST;
    }
    return files.containsKey("package.json") ? ArtifactKind.NPM : ArtifactKind.ARCHIVE;
  }

  private static ArtifactKind unnamed(Map<String, TreeFile> files) {
    if (files.keySet().stream()
        .anyMatch(path -> path.endsWith(".dist-info/METADATA") && !path.contains("!/"))) {
      return ArtifactKind.WHEEL;
    }
    if (files.containsKey("META-INF/MANIFEST.MF")) {
      return ArtifactKind.JAR;
    }
    boolean model =
        !files.isEmpty()
            && files.values().stream().allMatch(file -> file.language() == Language.MODEL);
    return model ? ArtifactKind.MODEL : sdist(files);
  }

  private static boolean python(Map<String, TreeFile> files) {
    return files.containsKey("PKG-INFO")
        || files.containsKey("setup.py")
        || files.containsKey("pyproject.toml");
  }
}
