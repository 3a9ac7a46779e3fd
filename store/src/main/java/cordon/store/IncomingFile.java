package cordon.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The temporary file behind {@link BlobStore.Incoming}. For one thread. */
final class IncomingFile extends BlobStore.Incoming {
  private final BlobStore store;
  private final Path file;
  private final FileChannel channel;
  private final HashingOutput out;

  IncomingFile(BlobStore store, Path file) throws IOException {
    this.store = store;
    this.file = file;
    this.channel = FileChannel.open(file, StandardOpenOption.WRITE);
    this.out = new HashingOutput(Channels.newOutputStream(channel));
  }

  @Override
  public OutputStream out() {
    return out;
  }

  @Override
  public Blob written() {
    return new Blob(out.digest(), out.size(), file);
  }

  @Override
  public Blob commit() throws IOException {
    channel.force(true);
    channel.close();
    return store.adopt(file, out.digest(), out.size());
  }

  @Override
  public Blob show() throws IOException {
    channel.close();
    return store.show(file, out.digest(), out.size());
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(file); // already gone when it has its name
  }
}
