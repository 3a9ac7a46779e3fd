package cordon.inspect.tree;

import cordon.inspect.scan.FileScan;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Shows a scan what is read. */
final class ScanningInput extends FilterInputStream {
  private final FileScan scan;
  private final byte[] one = new byte[1];

  ScanningInput(InputStream in, FileScan scan) {
    super(in);
    this.scan = scan;
  }

  @Override
  public int read() throws IOException {
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int n = super.read(target, offset, length);
    if (n > 0) {
      scan.update(target, offset, offset + n);
    }
    return n;
  }
}
