package cordon.ledger.note;

import cordon.base.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with signatures below it.
 *
 * @param text with its last newline, without the empty line before the signatures
 */
public record SignedNote(String text, List<Signature> signatures) {
  /** More than any note of a log with a dozen witnesses. */
  private static final int LARGEST = 100_000;

  private static final String DASH = "\u2014 ";

  /**
   * One signature line.
   *
   * @param value four bytes of key id, then the signature
   */
  public record Signature(String name, byte[] value) {}

  public SignedNote {
    signatures = List.copyOf(signatures);
  }

  /**
   * @throws cordon.base.ProblemException when it is no signed note
   */
  public static SignedNote parse(String note) {
    if (note.length() > LARGEST) {
      throw bad("it is longer than " + LARGEST + " characters");
    }
    if (note.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
      throw bad("it holds control characters");
    }
    int empty = note.lastIndexOf("\n\n");
    if (empty < 0 || !note.endsWith("\n") || empty + 2 == note.length()) {
      throw bad("it has no signatures behind an empty line");
    }
    List<Signature> signatures = new ArrayList<>();
    for (String line : note.substring(empty + 2, note.length() - 1).split("\n", -1)) {
      signatures.add(signature(line));
    }
    return new SignedNote(note.substring(0, empty + 1), signatures);
  }

  private static Signature signature(String line) {
    int space = line.lastIndexOf(' ');
    if (!line.startsWith(DASH) || space < DASH.length()) {
      throw bad("a line below the empty line is no signature");
    }
    try {
      byte[] value = StrictBase64.decode(line.substring(space + 1));
      if (value.length < 5) {
        throw bad("a signature is too short");
      }
      return new Signature(line.substring(DASH.length(), space), value);
    } catch (IllegalArgumentException e) {
      throw bad("a signature is no base64");
    }
  }

  /** Whether it says that this key signed it, which costs nothing to look at and proves nothing. */
  public boolean names(VerifierKey key) {
    return !by(key).isEmpty();
  }

  private List<Signature> by(VerifierKey key) {
    return signatures.stream()
        .filter(s -> s.name().equals(key.name()))
        .filter(s -> Arrays.equals(Arrays.copyOf(s.value(), 4), key.id()))
        .toList();
  }

  /** Whether this key signed it and no signature in its name is wrong. */
  public boolean signedBy(VerifierKey key) {
    List<Signature> own = by(key);
    return !own.isEmpty()
        && own.stream()
            .allMatch(s -> key.verify(text, Arrays.copyOfRange(s.value(), 4, s.value().length)));
  }

  /** As it is stored and sent. */
  public String format() {
    StringBuilder note = new StringBuilder(text).append('\n');
    for (Signature signature : signatures) {
      note.append(DASH).append(signature.name()).append(' ');
      note.append(Base64.getEncoder().encodeToString(signature.value())).append('\n');
    }
    return note.toString();
  }

  private static RuntimeException bad(String why) {
    return Problem.of("ledger/bad-note", "this is no signed note", why, "name a file of an export")
        .asException();
  }
}
