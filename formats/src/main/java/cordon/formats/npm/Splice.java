package cordon.formats.npm;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A document made of pieces of a raw one, in the raw order, with literals between them. Holds no
 * raw bytes; writing costs little more than copying them.
 */
public final class Splice {
  private static final int BUFFER = 64 << 10;

  private final List<Piece> pieces;
  private final long length;

  private Splice(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
    this.length = pieces.stream().mapToLong(Piece::length).sum();
  }

  /** Bytes that {@code writeTo} will write. */
  public long length() {
    return length;
  }

  /**
   * Copies from the raw document that the packument was read from.
   *
   * @throws EOFException when it is shorter than it was
   */
  public void writeTo(InputStream raw, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long position = 0;
    for (Piece piece : pieces) {
      switch (piece) {
        case Literal literal -> out.write(literal.bytes);
        case Range range -> {
          raw.skipNBytes(range.from - position);
          copy(raw, out, range.to - range.from, buffer);
          position = range.to;
        }
      }
    }
  }

  /** As {@link #writeTo(InputStream, OutputStream)}, without a buffer between. */
  public void writeTo(byte[] raw, OutputStream out) throws IOException {
    for (Piece piece : pieces) {
      switch (piece) {
        case Literal literal -> out.write(literal.bytes);
        case Range range -> {
          if (range.to > raw.length) {
            throw shorter();
          }
          out.write(raw, range.from, range.to - range.from);
        }
      }
    }
  }

  /** The whole document; for small ones and tests. */
  public byte[] bytes(byte[] raw) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(length));
      writeTo(raw, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalArgumentException("not the document that was read", e);
    }
  }

  private static void copy(InputStream raw, OutputStream out, int count, byte[] buffer)
      throws IOException {
    int left = count;
    while (left > 0) {
      int n = raw.read(buffer, 0, Math.min(left, buffer.length));
      if (n < 0) {
        throw shorter();
      }
      out.write(buffer, 0, n);
      left -= n;
    }
  }

  private static EOFException shorter() {
    return new EOFException("the raw document is shorter than when it was read");
  }

  private sealed interface Piece {
    long length();
  }

  private record Range(int from, int to) implements Piece {
    @Override
    public long length() {
      return (long) to - from;
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
  private record Literal(byte[] bytes) implements Piece {
    @Override
    public long length() {
      return bytes.length;
    }
  }

  /** Collects pieces; ranges that touch become one. */
  static final class Builder {
    private final List<Piece> pieces = new ArrayList<>();
    private int from = 0;
    private int to = 0;

    /** INVARIANT: ranges ascend, so that the raw document is read once, forwards. */
    void range(int start, int end) {
      if (start < to || end < start) {
        throw new IllegalStateException("range " + start + "–" + end + " after " + to);
      }
      if (start != to) {
        flush();
        from = start;
      }
      to = end;
    }

    void literal(byte[] bytes) {
      flush();
      pieces.add(new Literal(bytes));
    }

    Splice build() {
      flush();
      return new Splice(pieces);
    }

    private void flush() {
      if (to > from) {
        pieces.add(new Range(from, to));
      }
      from = to;
    }
  }
}
