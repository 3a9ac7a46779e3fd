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

  static boolean has(PackageName name) {
    return name.type().equals("githubactions")
        || (name.type().equals("maven") && name.name().endsWith("-plugin"))
        || NAMES.getOrDefault(name.type(), Set.of()).contains(name.name());
  }
}
