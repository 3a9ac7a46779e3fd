package cordon.inspect.tree;

import cordon.formats.archive.ArchiveFormat;
import java.nio.charset.StandardCharsets;

/** Tells what a file is by its first bytes. */
final class FileTypes {
  /** Enough bytes to tell. */
  static final int HEAD = 4096;

  private FileTypes() {}

  /**
   * @param head the first {@link #HEAD} bytes, or all
   */
  static FileType of(byte[] head) {
    if (head.length == 0) {
      return FileType.EMPTY;
    }
    FileType program = program(head);
    if (program != FileType.BINARY) {
      return program;
    }
    FileType archive = archive(head);
    if (archive != FileType.BINARY) {
      return archive;
    }
    FileType data = data(head);
    return data != FileType.BINARY ? data : text(head);
  }

  private static FileType program(byte[] head) {
    if (starts(head, "\u007fELF")) {
      return FileType.ELF;
    }
    if (starts(head, "MZ") && portableExecutable(head)) {
      return FileType.PE;
    }
    if (starts(head, "\u00ca\u00fe\u00ba\u00be")) {
      // A fat Mach-O counts its parts here, a class file has its version.
      return at(head, 4) == 0 && at(head, 5) == 0 && at(head, 6) == 0 && at(head, 7) < 40
          ? FileType.MACH_O
          : FileType.CLASS;
    }
    if (starts(head, "\u00cf\u00fa\u00ed\u00fe")
        || starts(head, "\u00ce\u00fa\u00ed\u00fe")
        || starts(head, "\u00fe\u00ed\u00fa\u00cf")
        || starts(head, "\u00fe\u00ed\u00fa\u00ce")) {
      return FileType.MACH_O;
    }
    if (starts(head, "\0asm")) {
      return FileType.WASM;
    }
    if (starts(head, "dex\n")) {
      return FileType.DEX;
    }
    if (compiledPython(head)) {
      return FileType.PYC;
    }
    // V8's cached data begins with 0xC0DE and a number; Hermes with a magic of eight bytes.
    boolean v8 = head.length >= 8 && at(head, 2) == 0xDE && at(head, 3) == 0xC0;
    if (v8 || starts(head, "\u00c6\u001f\u00bc\u0003\u00c1\u0003\u0019\u001f")) {
      return FileType.BYTECODE;
    }
    return FileType.BINARY;
  }

  /** CPython 3: a number that grows with each version, CR LF, three words, a marshalled code. */
  private static boolean compiledPython(byte[] head) {
    return head.length >= 17
        && at(head, 1) >= 0x0B
        && at(head, 1) <= 0x0F
        && at(head, 2) == '\r'
        && at(head, 3) == '\n'
        && ((at(head, 12) & 0x7F) == 'c' || (at(head, 16) & 0x7F) == 'c');
  }

  private static boolean portableExecutable(byte[] head) {
    if (head.length < 64) {
      return false;
    }
    int at = at(head, 60) | at(head, 61) << 8 | at(head, 62) << 16 | at(head, 63) << 24;
    return at < 0 || at > head.length - 2 || at(head, at) == 'P' && at(head, at + 1) == 'E';
  }

  private static FileType archive(byte[] head) {
    if (starts(head, "Rar!\u001a\u0007")) {
      return FileType.RAR;
    }
    return ArchiveFormat.of(head)
        .map(format ->
            switch (format) {
              case ZIP -> FileType.ZIP;
              case TAR -> FileType.TAR;
              case GZIP -> FileType.GZIP;
              case BZIP2 -> FileType.BZIP2;
              case XZ -> FileType.XZ;
              case ZSTD -> FileType.ZSTD;
              case SEVEN_ZIP -> FileType.SEVEN_ZIP;
            })
        .orElse(FileType.BINARY);
  }

  private static FileType data(byte[] head) {
    if (at(head, 0) == 0x80 && head.length > 2 && at(head, 1) >= 2 && at(head, 1) <= 5) {
      return FileType.PICKLE;
    }
    if (starts(head, "\u0093NUMPY")) {
      return FileType.NUMPY;
    }
    if (starts(head, "\u0089HDF\r\n")) {
      return FileType.HDF5;
    }
    if (starts(head, "GGUF")) {
      return FileType.GGUF;
    }
    if (starts(head, "SQLite format 3\0")) {
      return FileType.SQLITE;
    }
    return shown(head);
  }

  private static FileType shown(byte[] head) {
    if (starts(head, "\u0089PNG\r\n")
        || starts(head, "\u00ff\u00d8\u00ff")
        || starts(head, "GIF8")
        || starts(head, "\0\0\u0001\0")
        || starts(head, "RIFF") && says(head, 8, "WEBP")
        || starts(head, "BM") && head.length > 14 && at(head, 6) == 0 && at(head, 8) == 0) {
      return FileType.IMAGE;
    }
    if (starts(head, "wOFF")
        || starts(head, "wOF2")
        || starts(head, "OTTO\0")
        || starts(head, "\0\u0001\0\0\0")) {
      return FileType.FONT;
    }
    if (starts(head, "ID3")
        || starts(head, "OggS")
        || starts(head, "fLaC")
        || starts(head, "RIFF") && says(head, 8, "WAVE")) {
      return FileType.AUDIO;
    }
    if (says(head, 4, "ftyp") || starts(head, "\u001aE\u00df\u00a3")) {
      return FileType.VIDEO;
    }
    return starts(head, "%PDF-") ? FileType.DOCUMENT : FileType.BINARY;
  }

  /** Text has no NUL, unless it is UTF-16, and few control characters. */
  private static FileType text(byte[] head) {
    boolean utf16 = starts(head, "\u00ff\u00fe") || starts(head, "\u00fe\u00ff");
    int controls = 0;
    int nuls = 0;
    for (byte b : head) {
      nuls += b == 0 ? 1 : 0;
      controls += b >= 0 && b < 0x20 && !(b >= '\t' && b <= '\r') && b != 0x1B ? 1 : 0;
    }
    if (utf16 && nuls * 4 >= head.length) {
      return FileType.TEXT;
    }
    if (controls * 20 > head.length || nuls > 0 && !mostlyText(head)) {
      return FileType.BINARY;
    }
    return starts(head, "#!") || starts(head, "\u00ef\u00bb\u00bf#!")
        ? FileType.SCRIPT
        : FileType.TEXT;
  }

  /** A NUL or two do not keep an interpreter from reading the rest. */
  private static boolean mostlyText(byte[] head) {
    int ascii = 0;
    for (byte b : head) {
      ascii += b >= 0x20 || b >= '\t' && b <= '\r' ? 1 : 0;
    }
    return ascii * 10 >= head.length * 9;
  }

  private static int at(byte[] bytes, int at) {
    return at < bytes.length ? bytes[at] & 0xFF : -1;
  }

  /**
   * @param magic characters up to U+00FF, a byte each
   */
  private static boolean starts(byte[] bytes, String magic) {
    return says(bytes, 0, magic);
  }

  private static boolean says(byte[] bytes, int from, String magic) {
    byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length >= from + wanted.length
        && java.util.Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
  }
}
