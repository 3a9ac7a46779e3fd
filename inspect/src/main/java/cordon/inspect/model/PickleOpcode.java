package cordon.inspect.model;

import static cordon.inspect.model.PickleOpcode.Argument.*;

import org.jspecify.annotations.Nullable;

/** The instructions of pickle, protocols 0 to 5 (CPython, {@code Lib/pickletools.py}). */
enum PickleOpcode {
  MARK('(', NONE),
  STOP('.', NONE),
  POP('0', NONE),
  POP_MARK('1', NONE),
  DUP('2', NONE),
  FLOAT('F', LINE),
  INT('I', LINE),
  BININT('J', BYTES4),
  BININT1('K', BYTES1),
  LONG('L', LINE),
  BININT2('M', BYTES2),
  NONE_VALUE('N', NONE),
  PERSID('P', LINE),
  BINPERSID('Q', NONE),
  REDUCE('R', NONE),
  STRING('S', LINE),
  BINSTRING('T', COUNTED4),
  SHORT_BINSTRING('U', COUNTED1),
  UNICODE('V', LINE),
  BINUNICODE('X', COUNTED4),
  APPEND('a', NONE),
  BUILD('b', NONE),
  GLOBAL('c', TWO_LINES),
  DICT('d', NONE),
  EMPTY_DICT('}', NONE),
  APPENDS('e', NONE),
  GET('g', LINE),
  BINGET('h', BYTES1),
  INST('i', TWO_LINES),
  LONG_BINGET('j', BYTES4),
  LIST('l', NONE),
  EMPTY_LIST(']', NONE),
  OBJ('o', NONE),
  PUT('p', LINE),
  BINPUT('q', BYTES1),
  LONG_BINPUT('r', BYTES4),
  SETITEM('s', NONE),
  TUPLE('t', NONE),
  EMPTY_TUPLE(')', NONE),
  SETITEMS('u', NONE),
  BINFLOAT('G', BYTES8),
  // protocol 2
  PROTO(0x80, BYTES1),
  NEWOBJ(0x81, NONE),
  EXT1(0x82, BYTES1),
  EXT2(0x83, BYTES2),
  EXT4(0x84, BYTES4),
  TUPLE1(0x85, NONE),
  TUPLE2(0x86, NONE),
  TUPLE3(0x87, NONE),
  NEWTRUE(0x88, NONE),
  NEWFALSE(0x89, NONE),
  LONG1(0x8a, COUNTED1),
  LONG4(0x8b, COUNTED4),
  // protocol 3
  BINBYTES('B', COUNTED4),
  SHORT_BINBYTES('C', COUNTED1),
  // protocol 4
  SHORT_BINUNICODE(0x8c, COUNTED1),
  BINUNICODE8(0x8d, COUNTED8),
  BINBYTES8(0x8e, COUNTED8),
  EMPTY_SET(0x8f, NONE),
  ADDITEMS(0x90, NONE),
  FROZENSET(0x91, NONE),
  NEWOBJ_EX(0x92, NONE),
  STACK_GLOBAL(0x93, NONE),
  MEMOIZE(0x94, NONE),
  FRAME(0x95, BYTES8),
  // protocol 5
  BYTEARRAY8(0x96, COUNTED8),
  NEXT_BUFFER(0x97, NONE),
  READONLY_BUFFER(0x98, NONE);

  /** What follows the instruction in the file. */
  enum Argument {
    NONE,
    BYTES1,
    BYTES2,
    BYTES4,
    BYTES8,
    /** Up to the end of the line. */
    LINE,
    TWO_LINES,
    /** A length in so many bytes, then that many bytes. */
    COUNTED1,
    COUNTED4,
    COUNTED8
  }

  private static final @Nullable PickleOpcode[] BY_CODE = new PickleOpcode[256];

  static {
    for (PickleOpcode each : values()) {
      BY_CODE[each.code] = each;
    }
  }

  private final int code;
  final Argument argument;

  PickleOpcode(int code, Argument argument) {
    this.code = code;
    this.argument = argument;
  }

  int code() {
    return code;
  }

  /** The instruction of a byte, none for a byte that is no instruction. */
  static @Nullable PickleOpcode of(byte code) {
    return BY_CODE[code & 0xFF];
  }
}
