package cordon.exposure.commands;

import cordon.formats.archive.ByteSource;
import cordon.formats.image.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps small files in memory and larger ones in the machine's folder for temporary files. */
final class TemporarySpool implements Spool {
  private static final int IN_MEMORY = 4 << 20;

  @Override
  public void keep(InputStream in, Use use) throws IOException {
    byte[] head = in.readNBytes(IN_MEMORY + 1);
    if (head.length <= IN_MEMORY) {
      use.with(ByteSource.of(head));
      return;
    }
    Path file = Files.createTempFile("cordon-", ".part");
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        new SequenceInputStream(new ByteArrayInputStream(head), in).transferTo(out);
      }
      try (FileChannel channel = FileChannel.open(file)) {
        use.with(ByteSource.of(channel.size(), channel::read));
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
