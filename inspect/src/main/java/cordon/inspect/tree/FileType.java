package cordon.inspect.tree;

import java.util.Locale;

/** What the first bytes of a file say that it is. */
public enum FileType {
  // --- archives
  ZIP,
  TAR,
  GZIP,
  BZIP2,
  XZ,
  ZSTD,
  SEVEN_ZIP,
  RAR,

  // --- programs
  ELF,
  PE,
  MACH_O,
  CLASS,
  DEX,
  WASM,
  /** Compiled Python. */
  PYC,
  /** Compiled JavaScript: V8 and Hermes. */
  BYTECODE,
  /** Text that begins with {@code #!}. */
  SCRIPT,

  // --- models and data
  PICKLE,
  NUMPY,
  HDF5,
  GGUF,
  SQLITE,

  // --- what people look at
  IMAGE,
  FONT,
  AUDIO,
  VIDEO,
  DOCUMENT,

  TEXT,
  /** Bytes that are no text and begin with nothing that is known here. */
  BINARY,
  EMPTY;

  /** As reports write it: {@code mach-o}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a processor or a virtual machine runs it. */
  public boolean program() {
    return switch (this) {
      case ELF, PE, MACH_O, CLASS, DEX, WASM, PYC, BYTECODE -> true;
      default -> false;
    };
  }

  /** Whether it is an archive or a compressed file. */
  public boolean archive() {
    return switch (this) {
      case ZIP, TAR, GZIP, BZIP2, XZ, ZSTD, SEVEN_ZIP, RAR -> true;
      default -> false;
    };
  }
}
