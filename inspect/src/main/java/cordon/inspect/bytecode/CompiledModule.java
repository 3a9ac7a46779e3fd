package cordon.inspect.bytecode;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Compiled Python as source. It does the same in the same order; of its spelling only names and
 * constants are those that its author chose.
 *
 * @param source empty when nothing of it could be read
 * @param doubts why some of it was not read, one sentence each
 */
public record CompiledModule(String source, List<String> doubts) {
  private static final int HEADER = 16;
  private static final int CODE = 'c';
  private static final String UNREAD = "it is compiled Python, whose source is not there";

  public CompiledModule {
    doubts = List.copyOf(doubts);
  }

  /** Whether a file begins as CPython 3 writes compiled modules. */
  public static boolean is(byte[] file) {
    return file.length > HEADER
        && file[2] == '\r'
        && file[3] == '\n'
        && file[1] >= 0x0B
        && file[1] <= 0x0F
        && ((file[HEADER] & 0x7F) == CODE || (file[HEADER - 4] & 0x7F) == CODE);
  }

  /** Reads a file that {@link #is} one. */
  public static CompiledModule of(byte[] file) {
    int magic = file[0] & 0xFF | (file[1] & 0xFF) << 8;
    return Release.ofMagic(magic)
        .flatMap(release -> read(file, HEADER, release, true))
        .map(CompiledModule::of)
        .orElse(new CompiledModule("", List.of(UNREAD)));
  }

  /** Marshalled code without a header, whose release is told by what it holds. */
  public static Optional<CompiledModule> ofMarshalled(byte[] bytes) {
    if (bytes.length < HEADER || (bytes[0] & 0x7F) != CODE) {
      return Optional.empty();
    }
    return Release.all().stream()
        .flatMap(release -> read(bytes, 0, release, false).stream())
        .min(Comparator.comparingInt(SourceWriter.Recovered::misfits))
        .map(CompiledModule::of);
  }

  /** The same in Latin-1, as compiled code is written within a text. */
  public static Optional<CompiledModule> ofMarshalled(String text) {
    return ofMarshalled(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static CompiledModule of(SourceWriter.Recovered read) {
    return new CompiledModule(read.source(), List.copyOf(read.doubts()));
  }

  private static Optional<SourceWriter.Recovered> read(
      byte[] bytes, int from, Release release, boolean whole) {
    try {
      MarshalReader reader = new MarshalReader(bytes, from, release.isFlat());
      CodeObject code = reader.code();
      if (whole && !reader.ended()) {
        return Optional.empty();
      }
      return Optional.of(SourceWriter.write(code, release, bytes.length));
    } catch (MarshalReader.Malformed e) {
      return Optional.empty();
    }
  }
}
