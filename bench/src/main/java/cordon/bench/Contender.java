package cordon.bench;

/** A caching registry proxy under measurement, in processes of its own. */
interface Contender extends AutoCloseable {
  /** The heading of its column. */
  String name();

  /** Starts it and returns when it answers. */
  void start();

  int port();

  /** What stands before a registry path on this server: empty or {@code /npm}. */
  String prefix();

  /** The process whose tree does the work. */
  long pid();

  @Override
  void close();
}
