package cordon.formats.zstd;

import java.io.IOException;

/** The refusal of what is no zstd, is damaged, or asks for what is not given. */
public final class ZstdException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Why {
    /** The bytes break the format. */
    DAMAGED,
    /** The content is another than was packed. */
    CHECKSUM,
    /** It needs more memory than it gets. */
    WINDOW,
    /** It was packed with a dictionary, which nobody has here. */
    DICTIONARY
  }

  private final Why why;

  ZstdException(Why why, String detail) {
    super(detail);
    this.why = why;
  }

  static ZstdException damaged(String what) {
    return new ZstdException(Why.DAMAGED, what);
  }

  public Why why() {
    return why;
  }

  /** In words, to stand behind a name: {@code asks for a window of …}. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
