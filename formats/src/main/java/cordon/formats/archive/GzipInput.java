package cordon.formats.archive;

import cordon.formats.archive.Anomaly.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/** Gzip (RFC 1952) of any number of members, with what follows the last reported. */
final class GzipInput extends InputStream {
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xE0;

  private final InputStream in;
  private final Reading reading;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int filled;
  private boolean inMember;
  private boolean ended;
  private boolean first = true;

  GzipInput(InputStream in, Reading reading) {
    this.in = in;
    this.reading = reading;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (!ended) {
      if (!inMember && !open()) {
        ended = true;
        return -1;
      }
      int n = inflate(target, offset, length);
      if (n > 0) {
        crc.update(target, offset, n);
        return n;
      }
      trailer();
    }
    return -1;
  }

  private int inflate(byte[] target, int offset, int length) throws IOException {
    try {
      while (true) {
        int n = inflater.inflate(target, offset, length);
        if (n > 0 || inflater.finished()) {
          return n;
        }
        if (inflater.needsDictionary()) {
          throw new ZipException("asks for a dictionary");
        }
        if (!fill()) {
          throw new EOFException("gzip data ends early");
        }
        inflater.setInput(buffer, 0, filled);
        at = filled;
      }
    } catch (DataFormatException damaged) {
      throw new ZipException("damaged deflate data");
    }
  }

  /** Opens the next member; false where there is none. */
  private boolean open() throws IOException {
    int magic = next();
    while (magic == 0 && !first) {
      magic = next();
    }
    if (magic < 0 && !first) {
      return false;
    }
    if (magic != 0x1F || next() != 0x8B || next() != 8) {
      if (first) {
        throw new ZipException("no gzip header");
      }
      reading.found(Kind.APPENDED, "", "bytes after the compressed data");
      return false;
    }
    header();
    first = false;
    inMember = true;
    inflater.reset();
    crc.reset();
    inflater.setInput(buffer, at, filled - at);
    return true;
  }

  private void header() throws IOException {
    int flags = needed();
    if ((flags & RESERVED) != 0) {
      throw new ZipException("unknown flags in a gzip header");
    }
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(needed() | needed() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CRC) != 0) {
      skip(2);
    }
  }

  private void trailer() throws IOException {
    at = filled - inflater.getRemaining();
    long size = inflater.getBytesWritten();
    if (number() != (int) crc.getValue()) {
      reading.found(Kind.CHECKSUM, "", "the checksum of the compressed data does not fit");
    }
    if (number() != (int) size) {
      reading.found(Kind.SIZE, "", "the compressed data says another size");
    }
    inMember = false;
  }

  private int number() throws IOException {
    return needed() | needed() << 8 | needed() << 16 | needed() << 24;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      needed();
    }
  }

  private void skipText() throws IOException {
    while (needed() != 0) {
      // Names and comments say nothing that any tool acts on.
    }
  }

  private int needed() throws IOException {
    int b = next();
    if (b < 0) {
      throw new EOFException("gzip header ends early");
    }
    return b;
  }

  private int next() throws IOException {
    return at < filled || fill() ? buffer[at++] & 0xFF : -1;
  }

  private boolean fill() throws IOException {
    int n = in.read(buffer, 0, buffer.length);
    at = 0;
    filled = Math.max(n, 0);
    return n > 0;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
