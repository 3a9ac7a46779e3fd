package cordon.app;

/**
 * Walks the paths whose classes should be ready at start, while the JVM records them for the
 * ahead-of-time cache (JEP 514). The launcher runs it once after each build.
 */
public final class TrainingRun {
  private TrainingRun() {}

  public static void main(String[] args) {
    Main.run(Main.systemTerminal(), "--version");
    Main.run(Main.systemTerminal(), "--help");
  }
}
