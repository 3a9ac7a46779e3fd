package cordon.inspect.corpus;

import cordon.formats.archive.ByteSource;
import cordon.inspect.Report;
import cordon.inspect.StaticInspector;
import cordon.inspect.Subject;
import cordon.inspect.delta.Baseline;
import cordon.inspect.rules.Rules;
import cordon.inspect.testing.Artifact;
import cordon.inspect.tree.UnpackLimits;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * An artifact of the corpus. Positives imitate a technique with a payload that does nothing; hosts
 * are those that are reserved for documentation.
 *
 * @param name what the technique is, for messages
 */
record Sample(String name, Artifact artifact) {
  /** Without indicators: what is found is found by behaviour. */
  private static final StaticInspector INSPECTOR =
      new StaticInspector(Rules.own(false).build(), UnpackLimits.DEFAULT);

  /** An sdist whose setup.py is this. */
  static Sample setup(String name, String setup) {
    return new Sample(
        name,
        Artifact.sdist("sample", "1.0")
            .file("setup.py", setup)
            .file("sample/__init__.py", "VERSION = '1.0'\n"));
  }

  /** A wheel whose package does this when it is imported. */
  static Sample imported(String name, String module) {
    return new Sample(name, Artifact.wheel("sample", "1.0").file("sample/__init__.py", module));
  }

  /** An npm package that runs this after unpacking. */
  static Sample postinstall(String name, String script) {
    return new Sample(
        name,
        Artifact.npm("sample", "1.0.0")
            .file(
                "package.json",
                "{\"name\":\"sample\",\"version\":\"1.0.0\",\"main\":\"index.js\","
                    + "\"scripts\":{\"postinstall\":\"node setup.js\"}}")
            .file("index.js", "module.exports = 1;\n")
            .file("setup.js", script));
  }

  /** An npm package whose install script is this command line. */
  static Sample command(String name, String line) {
    return new Sample(
        name,
        Artifact.npm("sample", "1.0.0")
            .file(
                "package.json",
                "{\"name\":\"sample\",\"version\":\"1.0.0\",\"scripts\":{\"preinstall\":\""
                    + line.replace("\\", "\\\\").replace("\"", "\\\"")
                    + "\"}}")
            .file("index.js", "module.exports = 1;\n"));
  }

  /** The same with a further file. */
  Sample with(String path, String content) {
    artifact.file(path, content);
    return this;
  }

  /** An npm package that does this when it is required. */
  static Sample required(String name, String module) {
    return new Sample(
        name,
        Artifact.npm("sample", "1.0.0")
            .file(
                "package.json", "{\"name\":\"sample\",\"version\":\"1.0.0\",\"main\":\"index.js\"}")
            .file("index.js", module));
  }

  Report inspect() {
    return inspect(Baseline.NONE);
  }

  Report inspect(Baseline baseline) {
    try {
      return INSPECTOR.inspect(
          Subject.file(artifact.fileName()), ByteSource.of(artifact.bytes()), baseline);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
