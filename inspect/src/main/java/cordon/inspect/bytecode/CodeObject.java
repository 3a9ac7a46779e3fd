package cordon.inspect.bytecode;

import java.util.List;

/**
 * A code object: a module, a class body or a function.
 *
 * @param positional number of parameters that may be given by place
 * @param keywordOnly number of those that follow {@code *}
 * @param flags {@code CO_VARARGS} and others, as {@code inspect} tells them
 * @param code pairs of an instruction and its argument; not to be changed
 * @param locals names of the fast variables; from 3.11 on those of cells and free ones too
 * @param cells names of cells, then of free variables, by which 3.10 and older count them
 * @param handlers the table of exceptions of 3.11 and newer; not to be changed
 */
record CodeObject(
    String name,
    int positional,
    int keywordOnly,
    int flags,
    byte[] code,
    List<Marshalled> constants,
    List<String> names,
    List<String> locals,
    List<String> cells,
    byte[] handlers) {
  private static final int VARARGS = 4;
  private static final int KEYWORDS = 8;
  private static final int COROUTINE = 0x80 | 0x200;

  boolean takesMore() {
    return (flags & VARARGS) != 0;
  }

  boolean takesKeywords() {
    return (flags & KEYWORDS) != 0;
  }

  boolean isAsync() {
    return (flags & COROUTINE) != 0;
  }

  String local(int index) {
    return index < locals.size() ? locals.get(index) : "_local" + index;
  }

  String nameAt(int index) {
    return index < names.size() ? names.get(index) : "_name" + index;
  }

  Marshalled constant(int index) {
    return index < constants.size() ? constants.get(index) : Marshalled.NONE;
  }
}
