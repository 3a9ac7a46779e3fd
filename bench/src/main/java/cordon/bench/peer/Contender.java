package cordon.bench.peer;

import java.net.URI;

/** A caching registry proxy under measurement, in processes of its own. */
public interface Contender extends AutoCloseable {
  /** The heading of its column. */
  String name();

  /** Starts it and returns when it answers. What it has cached before is still there. */
  void start();

  /** The address that a client is pointed at, with a slash at the end. */
  URI registry();

  /** The process whose tree does the work. */
  long pid();

  /** Stops it; it may be started again. */
  @Override
  void close();
}
