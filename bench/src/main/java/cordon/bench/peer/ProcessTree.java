package cordon.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** CPU time and memory of a process and all that it started, from {@code /proc} (proc(5)). */
public final class ProcessTree {
  /** USER_HZ; Linux has shown 100 to programs on every architecture we run on. */
  private static final long TICKS_PER_SECOND = 100;

  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private final long root;

  public ProcessTree(long root) {
    this.root = root;
  }

  /** User and system time so far, in milliseconds. */
  public long cpuMillis() {
    long ticks = 0;
    for (long pid : pids()) {
      String stat = read(pid, "stat");
      // The command in parentheses may hold spaces; utime and stime are fields 14 and 15.
      int end = stat.lastIndexOf(')');
      if (end > 0) {
        String[] fields = stat.substring(end + 2).split(" ");
        ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
      }
    }
    return ticks * 1000 / TICKS_PER_SECOND;
  }

  /** Resident memory now, in MiB; shared pages count once per process. */
  public long residentMiB() {
    long kib = 0;
    for (long pid : pids()) {
      Matcher resident = RESIDENT.matcher(read(pid, "status"));
      kib += resident.find() ? Long.parseLong(resident.group(1)) : 0;
    }
    return kib / 1024;
  }

  private List<Long> pids() {
    return ProcessHandle.of(root)
        .map(p -> Stream.concat(Stream.of(p), p.descendants()).map(ProcessHandle::pid).toList())
        .orElse(List.of());
  }

  /** Empty when the process has just ended. */
  private static String read(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), file));
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
