package cordon.inspect.bytecode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Puts compiled modules together, instruction by instruction, of any release that is read. */
public final class Assembly {
  private final Release release;
  private final ByteArrayOutputStream code = new ByteArrayOutputStream();
  private final List<byte[]> constants = new ArrayList<>();
  private final List<byte[]> names = new ArrayList<>();

  /**
   * @param minor 14 for 3.14
   */
  public Assembly(int minor) {
    this.release = Release.all().stream().filter(r -> r.minor() == minor).findFirst().orElseThrow();
  }

  /** An instruction with the cache that follows it. */
  public Assembly with(String instruction, int argument) {
    for (int number = 0; number < 256; number++) {
      if (release.name(number).equals(instruction)) {
        return raw(number, argument, release.caches(number));
      }
    }
    throw new IllegalArgumentException(instruction + " is not of 3." + release.minor());
  }

  Assembly raw(int number, int argument, int caches) {
    code.write(number);
    code.write(argument);
    code.writeBytes(new byte[2 * caches]);
    return this;
  }

  public int constant(byte[] marshalled) {
    constants.add(marshalled);
    return constants.size() - 1;
  }

  public int text(String text) {
    return constant(marshalledText(text));
  }

  public int name(String name) {
    names.add(marshalledText(name));
    return names.size() - 1;
  }

  /** The file, with its header. */
  public byte[] file() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    integer(file, magic() | '\r' << 16 | '\n' << 24);
    file.writeBytes(new byte[12]);
    file.writeBytes(marshalled());
    return file.toByteArray();
  }

  private int magic() {
    for (int magic = 3400; magic < 3700; magic++) {
      if (Release.ofMagic(magic).filter(release::equals).isPresent()) {
        return magic;
      }
    }
    throw new IllegalStateException("no magic of 3." + release.minor());
  }

  /** The code object alone. */
  public byte[] marshalled() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write('c');
    for (int i = 0; i < (release.isFlat() ? 5 : 6); i++) {
      integer(out, 0);
    }
    bytes(out, code.toByteArray());
    tuple(out, constants);
    tuple(out, names);
    if (release.isFlat()) {
      tuple(out, List.of());
      bytes(out, new byte[0]);
      texts(out, "mod.py", "<module>", "<module>");
    } else {
      tuple(out, List.of());
      tuple(out, List.of());
      tuple(out, List.of());
      texts(out, "mod.py", "<module>");
    }
    integer(out, 1);
    bytes(out, new byte[0]);
    if (release.isFlat()) {
      bytes(out, new byte[0]);
    }
    return out.toByteArray();
  }

  private static void texts(ByteArrayOutputStream out, String... texts) {
    for (String text : texts) {
      out.writeBytes(marshalledText(text));
    }
  }

  public static byte[] marshalledText(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.write('u');
    integer(out, utf8.length);
    out.writeBytes(utf8);
    return out.toByteArray();
  }

  private static void bytes(ByteArrayOutputStream out, byte[] bytes) {
    out.write('s');
    integer(out, bytes.length);
    out.writeBytes(bytes);
  }

  private static void tuple(ByteArrayOutputStream out, List<byte[]> items) {
    out.write('(');
    integer(out, items.size());
    items.forEach(out::writeBytes);
  }

  static void integer(ByteArrayOutputStream out, int value) {
    for (int shift = 0; shift < 32; shift += 8) {
      out.write(value >> shift);
    }
  }

  /** {@code import os; os.system(command)} of any release since 3.11. */
  public static Assembly running(int minor, String command) {
    Assembly it = new Assembly(minor);
    int zero = it.constant(new byte[] {'i', 0, 0, 0, 0});
    int none = it.constant(new byte[] {'N'});
    int os = it.name("os");
    it.with("RESUME", 0).with("LOAD_CONST", zero).with("LOAD_CONST", none);
    it.with("IMPORT_NAME", os).with("STORE_NAME", os);
    boolean after = minor >= 13;
    if (!after) {
      it.with("PUSH_NULL", 0);
    }
    it.with("LOAD_NAME", os).with("LOAD_ATTR", it.name("system") << (minor >= 12 ? 1 : 0));
    if (after) {
      it.with("PUSH_NULL", 0);
    }
    it.with("LOAD_CONST", it.text(command));
    if (minor == 11) {
      it.with("PRECALL", 1);
    }
    return it.with("CALL", 1).with("POP_TOP", 0).with("LOAD_CONST", none).with("RETURN_VALUE", 0);
  }
}
