package cordon.store;

import cordon.base.Digest;
import cordon.base.Digest.Algorithm;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The temporary file behind {@link BlobStore.Incoming}. For one thread. */
final class IncomingFile extends BlobStore.Incoming {
  private final BlobStore store;
  private final Path file;
  private final FileChannel channel;
  private final MessageDigest hash = sha256();
  private final OutputStream out = new Hashing();
  private long size;

  IncomingFile(BlobStore store, Path file) throws IOException {
    this.store = store;
    this.file = file;
    this.channel = FileChannel.open(file, StandardOpenOption.WRITE);
  }

  @Override
  public OutputStream out() {
    return out;
  }

  @Override
  public Blob commit() throws IOException {
    channel.force(true);
    channel.close();
    return store.adopt(file, Digest.of(Algorithm.SHA256, hash.digest()), size);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(file); // already gone after commit
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance(Algorithm.SHA256.jca());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private final class Hashing extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
      while (buffer.hasRemaining()) {
        size += channel.write(buffer);
      }
      hash.update(bytes, offset, length);
    }
  }
}
