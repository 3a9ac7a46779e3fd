package cordon.gate.inspection;

import cordon.formats.archive.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * An open file, read from any position.
 *
 * @param size when it was opened
 */
public record FileSource(FileChannel channel, long size) implements ByteSource {

  /** The channel stays open and keeps its position. */
  public static FileSource of(FileChannel channel) throws IOException {
    return new FileSource(channel, channel.size());
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) throws IOException {
    return channel.read(ByteBuffer.wrap(target, offset, length), position);
  }
}
