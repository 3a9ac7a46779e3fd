package cordon.exposure;

import java.util.Locale;

/**
 * On whose word a document is kept. Documents replace only those on the same word, so that a build
 * withdraws nothing that an analyst said (decision 0107).
 */
public enum Provenance {
  /** Of the unit itself, or a program that speaks for it: what it has, and not what it reaches. */
  BUILD,
  /** Of a person, or a program, that answers for what is said of any unit. */
  ANALYST;

  /** As it stands in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
