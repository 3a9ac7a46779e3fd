package cordon.inspect.model;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A GGUF file (ggml, {@code docs/gguf.md}): typed metadata, then weights. Counts and lengths that
 * exceed the file aim at readers that trust them; the chat template is a program.
 */
final class GgufFile {
  private static final byte[] MAGIC = {'G', 'G', 'U', 'F'};
  private static final Set<Integer> VERSIONS = Set.of(1, 2, 3);
  private static final int STRING = 8;
  private static final int ARRAY = 9;

  /** Bytes of a value by its type; 0 for those that say their length themselves. */
  private static final int[] SIZES = {1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8};

  private static final int DEEPEST = 4;

  private final LittleEndian in;
  private final byte[] content;
  private final long size;
  private final ModelFindings findings;
  private int lengthBytes = 8;

  private GgufFile(byte[] content, long size, ModelFindings findings) {
    this.in = new LittleEndian(content, MAGIC.length);
    this.content = content;
    this.size = size;
    this.findings = findings;
  }

  static boolean begins(byte[] content) {
    return ModelReader.startsWith(content, 0, MAGIC);
  }

  static void read(byte[] content, long size, ModelFindings findings) {
    String refused = new GgufFile(content, size, findings).header();
    if (!refused.isEmpty()) {
      findings.doubt(refused);
    }
  }

  /** What is wrong with it; empty when nothing is. */
  private String header() {
    if (!in.has(20)) {
      return "its header ends early";
    }
    int version = (int) in.number(4);
    if (!VERSIONS.contains(version)) {
      return "its version is not known";
    }
    lengthBytes = version == 1 ? 4 : 8;
    long tensors = in.number(lengthBytes);
    long pairs = in.number(lengthBytes);
    // A tensor takes 24 bytes of header at least, a pair 13.
    if (tensors < 0 || tensors > size / 24 || pairs < 0 || pairs > size / 13) {
      return "it counts more tensors or settings than the file has room for";
    }
    for (long i = 0; i < pairs; i++) {
      String wrong = pair();
      if (!wrong.isEmpty()) {
        return wrong;
      }
    }
    return "";
  }

  private String pair() {
    int keyStart = string();
    if (keyStart < 0) {
      return "the name of a setting is longer than the file";
    }
    String key = new String(content, keyStart, in.at() - keyStart, StandardCharsets.UTF_8);
    if (!in.has(4)) {
      return "its settings end early";
    }
    int type = (int) in.number(4);
    int start = in.at() + lengthBytes;
    if (!value(type, 0)) {
      return "a setting is longer than the file or of a type that is not known";
    }
    if (type == STRING && key.contains("template")) {
      ChatTemplate.read(
          new String(content, start, in.at() - start, StandardCharsets.UTF_8), findings);
    }
    return "";
  }

  /** Passes over a string and gives the offset of its first byte; −1 when it is too long. */
  private int string() {
    if (!in.has(lengthBytes)) {
      return -1;
    }
    long length = in.number(lengthBytes);
    int start = in.at();
    if (!in.has(length)) {
      return -1;
    }
    in.skip(length);
    return start;
  }

  private boolean value(int type, int depth) {
    if (type < 0 || type >= SIZES.length) {
      return false;
    }
    return switch (type) {
      case STRING -> string() >= 0;
      case ARRAY -> depth < DEEPEST && array(depth);
      default -> skip(SIZES[type]);
    };
  }

  private boolean array(int depth) {
    if (!in.has(4 + lengthBytes)) {
      return false;
    }
    int type = (int) in.number(4);
    long count = in.number(lengthBytes);
    if (type < 0 || type >= SIZES.length || count < 0 || count > size) {
      return false;
    }
    if (SIZES[type] > 0) {
      return skip(count * SIZES[type]);
    }
    for (long i = 0; i < count; i++) {
      if (!value(type, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean skip(long bytes) {
    if (!in.has(bytes)) {
      return false;
    }
    in.skip(bytes);
    return true;
  }
}
