package cordon.inspect.tree;

import cordon.inspect.fact.Language;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells what an artifact is packed as: first by its name, then by what it held. */
final class Kinds {
  private static final List<String> TARS =
      List.of(".tar.gz", ".tar.bz2", ".tar.xz", ".tar.zst", ".tar", ".tbz2", ".txz");

  /**
   * Ends of names of archives that are not read here; pip unpacks some of them, and who inspects
   * one of the others means what is in it.
   */
  private static final List<String> UNREAD =
      List.of(
          ".lzma", ".tlz", ".lz", ".lz4", ".z", ".br", ".deb", ".rpm", ".cab", ".iso", ".dmg",
          ".cpio", ".xar", ".pkg");

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
      default -> TARS.stream().anyMatch(name::endsWith) ? ArtifactKind.SDIST : ArtifactKind.ARCHIVE;
    };
  }

  /** Whether a name says that it is a zip, of whatever. */
  static boolean saysZip(String file) {
    String end = Extensions.of(file.toLowerCase(Locale.ROOT));
    return end.equals("zip") || end.equals("npz");
  }

  /** Whether a name says that it is packed in a way that is not read here. */
  static boolean saysUnread(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    return UNREAD.stream().anyMatch(name::endsWith);
  }

  /** The name of a file without what says how it is packed. */
  static String stem(String file) {
    String lower = file.toLowerCase(Locale.ROOT);
    for (String end : TARS) {
      if (lower.endsWith(end)) {
        return file.substring(0, file.length() - end.length());
      }
    }
    int dot = file.lastIndexOf('.');
    return dot <= 0 ? file : file.substring(0, dot);
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
          || inner.equals("package/package.json")) {
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
