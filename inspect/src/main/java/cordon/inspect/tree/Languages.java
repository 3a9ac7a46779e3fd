package cordon.inspect.tree;

import cordon.inspect.fact.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells what a file is written in, by its name and by its text. */
final class Languages {
  private static final Map<Language, Set<String>> BY_EXTENSION =
      Map.of(
          Language.PYTHON,
          Set.of("py", "pyw", "pyi", "pth", "pyx", "ipy"),
          Language.JAVASCRIPT,
          Set.of("js", "mjs", "cjs", "jsx", "ts", "tsx", "mts", "cts", "es6", "jsm"),
          Language.SHELL,
          Set.of(
              "sh", "bash", "zsh", "ksh", "command", "ps1", "psm1", "bat", "cmd", "vbs", "vbe",
              "hta", "wsf"),
          Language.RUST,
          Set.of("rs"),
          Language.GO,
          Set.of("go"),
          Language.C,
          Set.of("c", "cc", "cpp", "cxx", "h", "hpp", "m", "mm"),
          Language.MODEL,
          Set.of(
              "pkl",
              "pickle",
              "joblib",
              "dill",
              "pt",
              "pth",
              "ckpt",
              "npy",
              "h5",
              "hdf5",
              "keras",
              "gguf",
              "ggml",
              "onnx",
              "safetensors",
              "pb",
              "tflite",
              "mar",
              "skops"));

  /** Names of prose: code in it is an example. */
  private static final Set<String> PROSE =
      Set.of("md", "rst", "html", "htm", "xml", "svg", "css", "csv", "tsv", "tex", "po", "pot");

  private static final List<String> DECLARATIONS = List.of(".d.ts", ".d.mts", ".d.cts");

  static final int LOOKED_AT = 4096;

  private Languages() {}

  static Language of(String path, FileType type, byte[] head) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    String extension = Extensions.of(name);
    switch (type) {
      case CLASS -> {
        return Language.JVM;
      }
      case PYC -> {
        return Language.PYTHON;
      }
      case PICKLE, NUMPY, HDF5, GGUF -> {
        return Language.MODEL;
      }
      case TEXT, SCRIPT -> {
        return text(path, name, extension, type, head);
      }
      default -> {
        Language named = named(extension, Language.OTHER);
        boolean other =
            named == Language.C
                || (isText(extension) && type != FileType.BINARY && type != FileType.EMPTY);
        return other ? Language.OTHER : named;
      }
    }
  }

  private static boolean isText(String extension) {
    Language named = named(extension, Language.OTHER);
    return named != Language.MODEL && named != Language.OTHER;
  }

  private static Language text(
      String path, String name, String extension, FileType type, byte[] head) {
    if (Manifests.keeps(path) && !name.endsWith(".pth") && !name.endsWith(".py")) {
      return Language.MANIFEST;
    }
    if (isDeclared(name)) {
      return Language.OTHER;
    }
    // `.pth` is code of Python at the root of an installation and weights elsewhere.
    Language named = extension.equals("pth") ? Language.PYTHON : named(extension, Language.OTHER);
    if (named != Language.OTHER) {
      return named;
    }
    String text =
        new String(head, 0, Math.min(head.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
    if (type == FileType.SCRIPT) {
      return interpreter(text.lines().findFirst().orElse(""));
    }
    return PROSE.contains(extension) ? Language.OTHER : LooksLike.code(text);
  }

  /**
   * Whether a file only declares the types of another, which nothing loads; it is read when it is
   * run by its name as any file may be.
   */
  private static boolean isDeclared(String name) {
    return DECLARATIONS.stream().anyMatch(name::endsWith);
  }

  private static Language named(String extension, Language otherwise) {
    for (Map.Entry<Language, Set<String>> entry : BY_EXTENSION.entrySet()) {
      if (entry.getValue().contains(extension)) {
        return entry.getKey();
      }
    }
    return otherwise;
  }

  private static Language interpreter(String firstLine) {
    if (firstLine.contains("python") || firstLine.contains("pypy")) {
      return Language.PYTHON;
    }
    if (firstLine.contains("node") || firstLine.contains("bun") || firstLine.contains("deno")) {
      return Language.JAVASCRIPT;
    }
    return firstLine.contains("sh") ? Language.SHELL : Language.OTHER;
  }
}
