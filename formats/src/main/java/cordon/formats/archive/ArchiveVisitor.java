package cordon.formats.archive;

import java.io.IOException;
import java.io.InputStream;

/** Is shown an archive, entry by entry, in the order in which it is packed. */
public interface ArchiveVisitor {
  /**
   * @param body valid during the call, need not be read, need not be closed. It never fails for
   *     what the archive holds: where that is damaged or exceeds a limit, it ends early and an
   *     anomaly that is {@linkplain Anomaly.Kind#unread unread} comes before the end
   * @throws IOException ends the reading and leaves the reader
   */
  void entry(ArchiveEntry entry, InputStream body) throws IOException;

  void anomaly(Anomaly anomaly);
}
