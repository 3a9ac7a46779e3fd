package cordon.inspect;

import cordon.base.Digest;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Reference;
import cordon.inspect.tree.Member;
import cordon.inspect.tree.MemberReader;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Keeps what files were found to do: a release has most of its files from the one before, and a
 * wheel from its source distribution (decision 0121). What a file does depends on nothing but its
 * bytes, its path and its language, so the same is found whether it is kept or not; the steps that
 * it once took are counted each time. Safe for any number of threads.
 */
final class ReadBefore implements MemberReader {
  /** Bytes, about, of all that is kept. */
  static final long MOST = 16L << 20;

  /** What is shorter is read about as fast as it is looked for. */
  private static final int SHORT = 1 << 10;

  /** Bytes, about, of objects beside the characters of their texts. */
  private static final int FILE = 400;

  private static final int FACT = 200;
  private static final int REFERENCE = 120;
  private static final int TEXT = 48;

  private record Key(String path, Language language, long size, Digest sha256) {}

  private record Kept(Optional<FileFacts> facts, long weight) {}

  private final MemberReader reader;
  private final long most;

  /** The longest unused first. */
  private final SequencedMap<Key, Kept> kept = new LinkedHashMap<>(64, 0.75f, true);

  private long weight;

  /**
   * @param most bytes, about, that are kept
   */
  ReadBefore(MemberReader reader, long most) {
    this.reader = reader;
    this.most = most;
  }

  @Override
  public Optional<FileFacts> read(Member member) {
    if (member.content().length < SHORT) {
      return reader.read(member);
    }
    Key key = new Key(member.path(), member.language(), member.size(), member.sha256());
    Optional<Kept> before = find(key);
    if (before.isPresent()) {
      return before.get().facts;
    }
    Optional<FileFacts> read = reader.read(member);
    keep(key, new Kept(read, FILE + read.map(ReadBefore::weight).orElse(0L)));
    return read;
  }

  private synchronized Optional<Kept> find(Key key) {
    return Optional.ofNullable(kept.get(key));
  }

  private synchronized void keep(Key key, Kept fresh) {
    Kept before = kept.put(key, fresh);
    weight += fresh.weight - (before == null ? 0 : before.weight);
    while (weight > most) {
      weight -= kept.pollFirstEntry().getValue().weight;
    }
  }

  private static long weight(FileFacts file) {
    long weight = 0;
    for (Fact fact : file.facts()) {
      weight += FACT + fact.quote().length() + fact.detail().length() + fact.unit().length();
    }
    for (Reference reference : file.references()) {
      weight += REFERENCE;
      if (reference.target() instanceof Reference.File target) {
        weight += target.candidates().stream().mapToLong(path -> TEXT + path.length()).sum();
      }
    }
    return weight;
  }
}
