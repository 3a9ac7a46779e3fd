package cordon.base.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Debian package version, {@code [epoch:]upstream[-revision]}, in the order of Debian Policy
 * section 5.6.12: runs of non-digits and of digits in turn; a tilde comes before the end, the end
 * before letters, letters before all else.
 */
record DebianVersion(Epoched<Run> runs, Optional<String> flaw) implements Version {

  /** Characters that are no digits, and the number after them. */
  private record Run(String word, String number) implements Comparable<Run> {
    static final Run NONE = new Run("", "0");

    @Override
    public int compareTo(Run that) {
      int longer = Math.max(word.length(), that.word.length());
      for (int i = 0; i < longer; i++) {
        int order = Integer.compare(weight(word, i), weight(that.word, i));
        if (order != 0) {
          return order;
        }
      }
      return Digits.compare(number, that.number);
    }

    private static int weight(String word, int i) {
      if (i >= word.length()) {
        return 0;
      }
      char c = word.charAt(i);
      return c == '~' ? -1 : Digits.isLetter(c) ? c : c + 256;
    }
  }

  static Version parse(String text) {
    String version = text.strip();
    if (version.isEmpty()) {
      return new Unordered(text, "empty");
    }
    Optional<Epoched.Text> split = Epoched.split(version);
    if (split.isEmpty()) {
      return new Unordered(text, Epoched.FLAW);
    }
    String upstream = split.get().version();
    String revision = split.get().release().orElse("");
    boolean wellFormed =
        !upstream.isEmpty()
            && Digits.isDigit(upstream.charAt(0))
            && version.chars().allMatch(DebianVersion::permitted);
    return new DebianVersion(
        new Epoched<>(split.get().epoch(), runs(upstream), runs(revision)),
        wellFormed ? Optional.empty() : Optional.of("not a Debian version (Policy 5.6.12)"));
  }

  private static boolean permitted(int c) {
    return Digits.isLetter((char) c) || Digits.isDigit((char) c) || ".+-~:".indexOf(c) >= 0;
  }

  private static List<Run> runs(String text) {
    List<Run> runs = new ArrayList<>();
    Cursor in = new Cursor(text);
    while (!in.atEnd()) {
      StringBuilder word = new StringBuilder();
      while (!in.atEnd() && !Digits.isDigit(in.peek())) {
        word.append(in.next());
      }
      runs.add(new Run(word.toString(), Digits.strip(in.digits())));
    }
    InOrder.dropTrailing(runs, Run.NONE);
    return runs;
  }

  @Override
  public int compareTo(Version other) {
    if (other instanceof Unordered) {
      return 1;
    }
    return runs.compare(((DebianVersion) other).runs, Run.NONE);
  }

  @Override
  public String canonical() {
    String epoch = runs.epoch();
    String version = text(runs.version());
    String revised = text(runs.release());
    boolean colon = version.indexOf(':') >= 0 || revised.indexOf(':') >= 0;
    boolean hyphen = version.indexOf('-') >= 0;
    return (colon || !epoch.equals("0") ? epoch + ":" : "")
        + version
        + (hyphen || !runs.release().isEmpty() ? "-" + revised : "");
  }

  private static String text(List<Run> runs) {
    StringBuilder out = new StringBuilder();
    runs.forEach(run -> out.append(run.word).append(run.number));
    return out.isEmpty() ? "0" : out.toString();
  }

  @Override
  public boolean isPrerelease() {
    return runs.version().stream().anyMatch(run -> run.word.indexOf('~') >= 0);
  }
}
