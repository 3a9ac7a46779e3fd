package cordon.formats.npm;

import java.util.Comparator;

/** SemVer precedence, as plainly as it can be put, to stand beside the real one in tests. */
final class SemverOrder implements Comparator<String> {
  @Override
  public int compare(String a, String b) {
    String[] x = a.replaceFirst("\\+.*", "").split("-", 2);
    String[] y = b.replaceFirst("\\+.*", "").split("-", 2);
    int core = identifiers(x[0], y[0]);
    if (core != 0 || x.length + y.length == 2) {
      return core;
    }
    return x.length != y.length ? y.length - x.length : identifiers(x[1], y[1]);
  }

  private static int identifiers(String a, String b) {
    String[] x = a.split("\\.");
    String[] y = b.split("\\.");
    for (int i = 0; i < Math.min(x.length, y.length); i++) {
      boolean numeric = x[i].matches("\\d+");
      int c =
          numeric && y[i].matches("\\d+")
              ? Long.compare(Long.parseLong(x[i]), Long.parseLong(y[i]))
              : numeric != y[i].matches("\\d+") ? (numeric ? -1 : 1) : x[i].compareTo(y[i]);
      if (c != 0) {
        return c;
      }
    }
    return x.length - y.length;
  }
}
