package cordon.inspect.scan;

import cordon.base.Digest;
import cordon.base.Digest.Algorithm;
import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Place;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks over the bytes of a file once, in pieces of any size. Time is linear in them; memory does
 * not depend on them.
 */
public final class FileScan {
  /** Where a file is code, hiding and encoding mean something; elsewhere only its bytes count. */
  public enum Depth {
    BYTES,
    /** And long encoded runs. */
    TEXT,
    /** And hidden text, and the names that obfuscators give. */
    CODE
  }

  private final Depth depth;
  private final MessageDigest digest = sha256();
  private final ByteStatistics statistics = new ByteStatistics();
  private final EncodedRuns runs = new EncodedRuns();
  private final HiddenText hidden = new HiddenText();
  private final ObfuscatorNames names = new ObfuscatorNames();

  public FileScan(Depth depth) {
    this.depth = depth;
  }

  public void update(byte[] bytes, int from, int to) {
    if (from >= to) {
      return;
    }
    digest.update(bytes, from, to - from);
    statistics.update(bytes, from, to);
    if (depth != Depth.BYTES) {
      runs.update(bytes, from, to);
    }
    if (depth == Depth.CODE) {
      hidden.update(bytes, from, to);
      names.update(bytes, from, to);
    }
  }

  /**
   * @param path of the file, for the places of facts
   */
  public Scanned finish(String path) {
    return new Scanned(
        statistics.size(),
        Digest.of(Algorithm.SHA256, digest.digest()),
        statistics.entropy(),
        statistics.controls(),
        statistics.longestLine(),
        facts(path));
  }

  private List<Fact> facts(String path) {
    List<Fact> facts = new ArrayList<>();
    for (EncodedRuns.Run run : runs.finish()) {
      String detail = run.encoding() + ":" + run.length();
      facts.add(new Fact(Behaviour.BLOB, detail, new Place(path, run.line()), "", run.quote()));
    }
    add(facts, Behaviour.CONCEALED, "blanks", hidden.pushed(), path);
    add(facts, Behaviour.CONCEALED, "bidi", hidden.turned(), path);
    add(facts, Behaviour.CONCEALED, "invisible", hidden.invisible(), path);
    if (names.manyHexNames()) {
      add(facts, Behaviour.OBFUSCATED, "hex-names", names.hexNames(), path);
    }
    if (names.manyLookAlikes()) {
      add(facts, Behaviour.OBFUSCATED, "look-alike-names", names.lookAlikes(), path);
    }
    add(facts, Behaviour.OBFUSCATED, "brackets", names.brackets(), path);
    return facts;
  }

  /** One fact, at the first place. */
  private static void add(
      List<Fact> facts, Behaviour behaviour, String detail, Marks marks, String path) {
    marks
        .first()
        .ifPresent(mark ->
            facts.add(new Fact(behaviour, detail, new Place(path, mark.line()), "", mark.quote())));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance(Algorithm.SHA256.jca());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
