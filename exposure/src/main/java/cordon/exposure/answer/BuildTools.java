package cordon.exposure.answer;

import cordon.exposure.graph.Release.PackageName;
import java.util.Map;
import java.util.Set;

/** Packages that run while others are built: what they put in is in all of it. */
final class BuildTools {
  private static final Map<String, Set<String>> NAMES =
      Map.of(
          "pypi",
          Set.of(
              "setuptools",
              "wheel",
              "hatchling",
              "flit-core",
              "poetry-core",
              "pdm-backend",
              "build",
              "pip",
              "uv",
              "cython",
              "maturin",
              "scikit-build-core",
              "meson-python",
              "pybind11",
              "setuptools-scm",
              "setuptools-rust",
              "nuitka",
              "pyinstaller"),
          "npm",
          Set.of(
              "webpack",
              "rollup",
              "vite",
              "esbuild",
              "typescript",
              "parcel",
              "gulp",
              "grunt",
              "turbo",
              "nx",
              "node-gyp",
              "terser",
              "babel-loader",
              "ts-node",
              "tsup",
              "@babel/core",
              "@swc/core",
              "@rollup/plugin-node-resolve"),
          "gem",
          Set.of("rake", "bundler"),
          "cargo",
          Set.of("cc", "bindgen", "cmake"));

  private BuildTools() {}

  /**
   * Whether builds resolve it for themselves, beside what lockfiles list: what Python packages are
   * built with (PEP 517), and plugins of Maven and Gradle.
   */
  static boolean standInNoList(PackageName name) {
    return has(name) && (name.type().equals("pypi") || name.type().equals("maven"));
  }

  static boolean has(PackageName name) {
    return name.type().equals("githubactions")
        || (name.type().equals("maven")
            && (name.name().endsWith("-plugin") || name.name().endsWith(".gradle.plugin")))
        || NAMES.getOrDefault(name.type(), Set.of()).contains(name.name());
  }
}
