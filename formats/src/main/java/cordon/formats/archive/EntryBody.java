package cordon.formats.archive;

import cordon.formats.archive.Anomaly.Kind;
import cordon.formats.zstd.ZstdException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What a visitor reads of an entry: bounded, and without failures. Whatever a decoder throws over
 * damaged content becomes an anomaly and the end of the stream; only a broken source passes.
 */
final class EntryBody extends InputStream {
  private final InputStream decoder;
  private final String path;
  private final LongSupplier packed;
  private final ArchiveBudget budget;
  private final Consumer<Anomaly> found;
  private final Runnable atEnd;
  private long seen;
  private boolean ended;
  private boolean whole;

  /**
   * @param packed how many packed bytes the decoder has taken so far
   * @param atEnd called when everything was read
   */
  EntryBody(
      InputStream decoder,
      String path,
      LongSupplier packed,
      ArchiveBudget budget,
      Consumer<Anomaly> found,
      Runnable atEnd) {
    this.decoder = decoder;
    this.path = path;
    this.packed = packed;
    this.budget = budget;
    this.found = found;
    this.atEnd = atEnd;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (ended) {
      return -1;
    }
    if (length == 0) {
      return 0;
    }
    try {
      int n = decoder.read(target, offset, length);
      return n < 0 ? finish() : counted(n);
    } catch (UncheckedIOException brokenSource) {
      throw brokenSource;
    } catch (ZstdException refused) {
      return stop(kind(refused), refused.detail());
    } catch (EOFException early) {
      return stop(Kind.TRUNCATED, "its packed bytes end early");
    } catch (IOException | RuntimeException damaged) {
      // Decoders of other people throw what they like over content that was made to upset them.
      return stop(Kind.DAMAGED, "cannot be unpacked after " + seen + " bytes");
    }
  }

  private static Kind kind(ZstdException refused) {
    return switch (refused.why()) {
      case DAMAGED, CHECKSUM -> Kind.DAMAGED;
      case WINDOW -> Kind.LIMIT;
      case DICTIONARY -> Kind.UNSUPPORTED;
    };
  }

  /** How many bytes were read. */
  long seen() {
    return seen;
  }

  /** Whether all of it was read and nothing was wrong. */
  boolean whole() {
    return whole;
  }

  private int counted(int n) {
    seen += n;
    ArchiveLimits limits = budget.limits();
    if (seen > limits.entryBytes()) {
      return stop(Kind.LIMIT, "more than " + limits.entryBytes() + " bytes in one file");
    }
    if (!budget.takeBytes(n)) {
      return stop(Kind.LIMIT, "more than " + budget.mostBytes() + " bytes in all");
    }
    if (seen > ArchiveLimits.RATIO_FROM && seen / limits.ratio() > packed.getAsLong()) {
      return stop(Kind.LIMIT, "unpacks to more than " + limits.ratio() + " times its size");
    }
    return n;
  }

  private int finish() {
    ended = true;
    whole = true;
    atEnd.run();
    return -1;
  }

  private int stop(Kind kind, String detail) {
    ended = true;
    found.accept(new Anomaly(kind, path, detail));
    return -1;
  }
}
