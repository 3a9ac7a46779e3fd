package cordon.inspect.tree;

import cordon.formats.archive.ByteSource;
import java.io.IOException;

/** Turns an artifact into its files, and shows each once to a reader. */
public final class Unpacking {
  private final UnpackLimits limits;
  private final MemberReader reader;

  public Unpacking(UnpackLimits limits, MemberReader reader) {
    this.limits = limits;
    this.reader = reader;
  }

  /**
   * @param name of the file; what it is, is judged by its content as well
   * @throws IOException if the source itself breaks; what it holds never makes it throw
   */
  public Unpacked artifact(String name, ByteSource content) throws IOException {
    Walk walk = new Walk(limits, reader);
    walk.artifact(name, content);
    return walk.result();
  }

  /**
   * @throws IOException as the folder does
   */
  public Unpacked folder(PackageFolder folder) throws IOException {
    Walk walk = new Walk(limits, reader);
    walk.folder(folder);
    return walk.result();
  }
}
