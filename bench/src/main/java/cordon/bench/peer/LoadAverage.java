package cordon.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How busy the machine was, which stands below every table (proc_loadavg(5)). */
public final class LoadAverage {
  private LoadAverage() {}

  /** Over one, five and fifteen minutes: {@code 0.42 1.10 2.03}. */
  public static String read() throws IOException {
    List<String> fields = List.of(Files.readString(Path.of("/proc/loadavg")).split(" "));
    return String.join(" ", fields.subList(0, 3));
  }
}
