package cordon.formats.zstd;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks zstd (RFC 8878): any number of frames, those that are to be skipped between them. Strict:
 * whatever the format does not allow is refused, each checksum and each size that is told is
 * compared, and bytes behind the last frame are no end. Takes at most some 48 MB, and only as much
 * as what it unpacks; a frame with a dictionary, or with a window beyond 32 MiB, is refused.
 *
 * <p>{@link #read} throws {@link ZstdException} for what is refused, {@link EOFException} where the
 * data ends early. Closing it closes what it reads from.
 */
public final class ZstdInput extends InputStream {
  private static final int MAGIC = 0xFD2FB528;
  private static final int SKIPPABLE = 0x184D2A50;
  private static final int SKIPPABLE_MASK = 0xFFFFFFF0;
  private static final int RAW = 0;
  private static final int RUN = 1;
  private static final int PACKED = 2;

  private final InputStream source;
  private final PackedInput in;
  private final Blocks blocks;
  private final byte[] block = new byte[Blocks.MOST + BackwardBits.PADDING];
  private @Nullable Frame frame;
  private boolean any;
  private boolean ended;

  /** A frame that is being read. */
  private static final class Frame {
    final FrameHeader header;
    final int mostBlock;
    final History out;
    final ContentHash hash = new ContentHash();
    boolean last;

    Frame(FrameHeader header) {
      this.header = header;
      this.mostBlock = Math.min(header.window(), Blocks.MOST);
      this.out = new History(header.window(), mostBlock);
    }
  }

  public ZstdInput(InputStream source) throws IOException {
    this.source = source;
    this.in = new PackedInput(source);
    this.blocks = new Blocks();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    while (length > 0 && !ended) {
      Frame now = frame;
      if (now == null) {
        open();
      } else if (now.out.left() > 0) {
        return now.out.take(target, offset, length);
      } else if (now.last) {
        close(now);
      } else {
        block(now);
      }
    }
    return length == 0 ? 0 : -1;
  }

  /** Opens the next frame, or skips one. */
  private void open() throws IOException {
    int first = in.oneOrEnd();
    if (first < 0) {
      if (!any) {
        throw new EOFException("zstd data ends early");
      }
      ended = true;
      return;
    }
    int magic = first | (int) in.number(3) << 8;
    any = true;
    if ((magic & SKIPPABLE_MASK) == SKIPPABLE) {
      in.skip(in.number(4));
      return;
    }
    if (magic != MAGIC) {
      throw ZstdException.damaged("has bytes that begin no frame");
    }
    frame = new Frame(FrameHeader.read(in));
    blocks.begin();
  }

  private void block(Frame now) throws IOException {
    int head = (int) in.number(3);
    int size = head >> 3;
    int type = head >> 1 & 3;
    now.last = (head & 1) != 0;
    if (size > now.mostBlock) {
      throw ZstdException.damaged("has a block that is too large");
    }
    now.out.room(now.mostBlock);
    int from = now.out.end();
    switch (type) {
      case RAW -> {
        in.into(block, 0, size);
        now.out.add(block, 0, size);
      }
      case RUN -> now.out.repeat((byte) in.one(), size);
      case PACKED -> {
        in.into(block, 0, size);
        blocks.unpack(block, size, now.out, now.mostBlock);
      }
      default -> throw ZstdException.damaged("has a block of no type");
    }
    now.hash.update(now.out.bytes(), from, now.out.end() - from);
  }

  private void close(Frame now) throws IOException {
    FrameHeader header = now.header;
    if (header.content() >= 0 && header.content() != now.out.total()) {
      throw ZstdException.damaged("holds another size than it says");
    }
    if (header.checksum() && (int) in.number(4) != now.hash.value()) {
      throw new ZstdException(
          ZstdException.Why.CHECKSUM, "holds another content than was packed, by its checksum");
    }
    frame = null;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
