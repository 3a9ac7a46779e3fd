package cordon.inspect.tree;

import cordon.formats.archive.ByteSource;
import java.io.IOException;

/** A folder on disk, walked by whoever may open files; inspection opens none. */
@FunctionalInterface
public interface PackageFolder {
  /**
   * Shows every regular file, sorted by path, so that reports of one folder are equal. Links are
   * shown as such and not followed.
   */
  void walk(Visitor visitor) throws IOException;

  /** Is shown the files. */
  interface Visitor {
    /**
     * @param path below the folder, with {@code /}
     * @param content open during the call
     */
    void file(String path, ByteSource content) throws IOException;

    /**
     * @param target as it is stored
     */
    void link(String path, String target);

    /**
     * A file that could not be opened: it counts as not read.
     *
     * @param why one sentence without a full stop
     */
    void unreadable(String path, String why);
  }
}
