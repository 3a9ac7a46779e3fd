package cordon.inspect.bytecode;

import java.util.LinkedHashSet;
import java.util.Set;

/** Writes a module and everything nested in it, within the bounds. */
final class SourceWriter {
  private static final int DEEPEST = 24;

  /** Characters of work for each byte of code, and those that even the shortest has. */
  private static final long PER_BYTE = 24;

  private static final long FEWEST = 1 << 16;

  final Release release;
  final Written out;
  final Temporaries temporaries;

  /** How much of the code makes no sense in this release. */
  int misfits;

  private final Set<String> doubts = new LinkedHashSet<>();
  private int depth;

  SourceWriter(Release release, int bytes) {
    this.release = release;
    this.out = new Written(FEWEST + PER_BYTE * bytes);
    this.temporaries = new Temporaries(out);
  }

  static Recovered write(CodeObject module, Release release, int bytes) {
    SourceWriter writer = new SourceWriter(release, bytes);
    new CodeWriter(module, CodeWriter.Kind.MODULE, writer).write();
    if (!writer.out.hasRoom()) {
      writer.doubt("it would be longer as source than is read");
    }
    return new Recovered(writer.out.toString(), writer.doubts, writer.misfits);
  }

  void nested(CodeObject code, CodeWriter.Kind kind, String header) {
    if (depth == DEEPEST || !out.hasRoom()) {
      doubt("its functions are nested deeper than is read");
      return;
    }
    depth++;
    out.open(header);
    new CodeWriter(code, kind, this).write();
    out.close();
    depth--;
  }

  void doubt(String why) {
    doubts.add(why);
  }

  String version() {
    return "3." + release.minor();
  }

  /**
   * What was written.
   *
   * @param misfits how often an instruction took what nothing had pushed, named what is not there
   *     or was none: more than few mean that it is code of another release
   */
  record Recovered(String source, Set<String> doubts, int misfits) {}
}
