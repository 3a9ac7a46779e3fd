package cordon.inspect.fact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** When something runs without the user of the package calling it; the most sudden first. */
public enum Occasion {
  /** Every start of the interpreter: {@code .pth}, {@code sitecustomize}. */
  START,
  /** Installing the package: npm's life cycle, {@code setup.py}, {@code binding.gyp}. */
  INSTALL,
  /** Building the package or what depends on it: build back-ends, Maven plugins, processors. */
  BUILD,
  /** Loading the file of a model. */
  LOAD,
  /** Opening the folder in an editor or with an assistant. */
  OPEN,
  /** A run of the CI of a project that has the folder. */
  PIPELINE,
  /** Importing it. */
  IMPORT,
  /** Running tests in an environment that has it: {@code conftest}, plugins of test runners. */
  TEST,
  /** Running the command that it installs. */
  COMMAND,
  /** Only when somebody calls it. */
  CALL;

  /** Whether it happens to whoever installs it, opens it or uses what it is for. */
  public boolean isSudden() {
    return compareTo(IMPORT) <= 0 && this != PIPELINE;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Occasion> parse(String word) {
    return Arrays.stream(values()).filter(o -> o.word().equals(word)).findFirst();
  }
}
