package cordon.app.config;

import java.nio.file.Path;

/** Where a value was set. Later kinds win over earlier ones. */
public sealed interface Origin {

  /** Nobody set it. */
  record Default() implements Origin {
    @Override
    public String toString() {
      return "default";
    }
  }

  /** A line of the configuration file, from 1. */
  record File(Path path, int line) implements Origin {
    @Override
    public String toString() {
      return path + ":" + line;
    }
  }

  /** An environment variable. */
  record Variable(String name) implements Origin {
    @Override
    public String toString() {
      return "environment " + name;
    }
  }

  /** An option of the command line: {@code --port}, {@code --set server.port}. */
  record Option(String name) implements Origin {
    @Override
    public String toString() {
      return name;
    }
  }
}
