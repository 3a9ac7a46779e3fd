package cordon.gate.index;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * That an upstream no longer offers a package which it offered before.
 *
 * @param how what it says of it, as a sentence: {@code the upstream has removed it}
 * @param confirmed when it last offered it: it may have taken it back any time after
 * @param kept the files whose verified bytes lie here
 */
public record Removal(Kind kind, String how, Instant confirmed, Set<String> kept) {

  /** In which way. */
  public enum Kind {
    /** By the marker of PEP 792. */
    QUARANTINED,
    /** It lists nothing any more, or has no document. */
    REMOVED;

    /** For reason phrases: {@code quarantined upstream}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT) + " upstream";
    }
  }

  public Removal {
    kept = Set.copyOf(kept);
  }

  public boolean keeps(ReleaseFile file) {
    return kept.contains(file.file());
  }

  /** Equal texts decide equally. */
  String fingerprint() {
    return how + "\n" + confirmed + "\n" + new TreeSet<>(kept);
  }
}
