package cordon.testkit.client;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The installed {@code python3 -m pip}, installing into a folder of its own. No user, global or
 * environment configuration reaches it.
 */
public final class PipClient {
  private static final class Installed {
    private static final Availability PIP = Versions.of("python3", "-m", "pip", "--version");
  }

  private final Sandbox sandbox;
  private final URI index;
  private final Path target;
  private String python = "python3";

  /**
   * @param folder an empty folder
   * @param index what {@code --index-url} gets: an address that ends with {@code /simple/}
   */
  public PipClient(Path folder, URI index) {
    this.sandbox = new Sandbox(folder);
    this.index = index;
    this.target = sandbox.folder("target");
    // The null device is pip's own way of saying "no configuration file at all".
    sandbox.set("PIP_CONFIG_FILE", "/dev/null");
  }

  /** Whether pip is installed, and which version. */
  public static Availability available() {
    return Installed.PIP;
  }

  /**
   * Another pip than the installed one.
   *
   * @param packages a folder that holds it
   */
  public PipClient of(Path packages) {
    sandbox.set("PYTHONPATH", packages.toString());
    return this;
  }

  /** A file in the folder where commands run. */
  public PipClient file(String name, String content) {
    sandbox.file("work/" + name, content);
    return this;
  }

  /** Uses another interpreter, for example one of a virtual environment with a newer pip. */
  public PipClient python(Path interpreter) {
    python = interpreter.toString();
    return this;
  }

  /** {@code pip install --target … SPEC…}, without a cache. */
  public ClientRun install(String... specs) {
    List<String> arguments =
        new ArrayList<>(List.of("--no-cache-dir", "--target", target.toString(), "--upgrade"));
    arguments.addAll(List.of(specs));
    return run("install", arguments.toArray(String[]::new));
  }

  /** {@code pip download SPEC…}, without a cache. */
  public ClientRun download(String... specs) {
    List<String> arguments =
        new ArrayList<>(List.of("--no-cache-dir", "--dest", sandbox.folder("files").toString()));
    arguments.addAll(List.of(specs));
    return run("download", arguments.toArray(String[]::new));
  }

  /** Any pip command against the sandbox's index, without retries. */
  public ClientRun run(String command, String... arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                python,
                "-m",
                "pip",
                "--isolated",
                "--disable-pip-version-check",
                "--no-input",
                "--retries=0",
                command,
                "--index-url=" + index,
                "--progress-bar=off"));
    line.addAll(List.of(arguments));
    return sandbox.run(sandbox.folder("work"), line);
  }

  /** Where {@link #install} puts modules. */
  public Path target() {
    return target;
  }

  /** Whether {@link #install} put this importable module there. */
  public boolean installed(String module) {
    return Files.exists(target.resolve(module + "/__init__.py"));
  }
}
