package cordon.formats.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A source as the channel that Commons Compress wants. */
final class SourceChannel implements SeekableByteChannel {
  private final ByteSource source;
  private final byte[] buffer = new byte[1 << 16];
  private long position;

  SourceChannel(ByteSource source) {
    this.source = source;
  }

  @Override
  public int read(ByteBuffer target) {
    int wanted = Math.min(target.remaining(), buffer.length);
    if (wanted == 0) {
      return 0;
    }
    try {
      int n = source.read(position, buffer, 0, wanted);
      if (n > 0) {
        target.put(buffer, 0, n);
        position += n;
      }
      return n;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public int write(ByteBuffer bytes) {
    throw new NonWritableChannelException();
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    position = newPosition;
    return this;
  }

  @Override
  public long size() {
    return source.size();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
