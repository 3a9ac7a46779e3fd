package cordon.inspect.javascript;

/**
 * Numbers of the words and signs of the language (ECMA-262 §12.7 and §12.8, and those of
 * TypeScript), so that tokens are compared by number. A sign of one character has that character's
 * code.
 */
final class Word {
  static final int NONE = 0;

  /** Before it are signs of one character. */
  static final int FIRST = 256;

  static final int ARROW = 256;
  static final int SPREAD = 257;
  static final int OPTIONAL = 258;
  static final int INCREMENT = 259;
  static final int DECREMENT = 260;
  static final int EQUAL = 261;
  static final int UNEQUAL = 262;
  static final int SAME = 263;
  static final int UNSAME = 264;
  static final int AT_MOST = 265;
  static final int AT_LEAST = 266;
  static final int LEFT = 267;
  static final int RIGHT = 268;
  static final int RIGHT_UNSIGNED = 269;
  static final int POWER = 270;
  static final int OR_NULL = 271;
  static final int OR = 272;
  static final int AND = 273;
  static final int PLUS_ASSIGN = 274;
  static final int MINUS_ASSIGN = 275;
  static final int TIMES_ASSIGN = 276;
  static final int DIVIDE_ASSIGN = 277;
  static final int REMAINDER_ASSIGN = 278;
  static final int POWER_ASSIGN = 279;
  static final int LEFT_ASSIGN = 280;
  static final int RIGHT_ASSIGN = 281;
  static final int RIGHT_UNSIGNED_ASSIGN = 282;
  static final int BIT_AND_ASSIGN = 283;
  static final int BIT_OR_ASSIGN = 284;
  static final int BIT_XOR_ASSIGN = 285;
  static final int AND_ASSIGN = 286;
  static final int OR_ASSIGN = 287;
  static final int OR_NULL_ASSIGN = 288;
  static final int ABSTRACT = 289;
  static final int AS = 290;
  static final int ASSERT = 291;
  static final int ASSERTS = 292;
  static final int ASYNC = 293;
  static final int AWAIT = 294;
  static final int BREAK = 295;
  static final int CASE = 296;
  static final int CATCH = 297;
  static final int CLASS = 298;
  static final int CONST = 299;
  static final int CONTINUE = 300;
  static final int DEBUGGER = 301;
  static final int DECLARE = 302;
  static final int DEFAULT = 303;
  static final int DELETE = 304;
  static final int DO = 305;
  static final int ELSE = 306;
  static final int ENUM = 307;
  static final int EXPORT = 308;
  static final int EXTENDS = 309;
  static final int FINALLY = 310;
  static final int FOR = 311;
  static final int FROM = 312;
  static final int FUNCTION = 313;
  static final int GET = 314;
  static final int IF = 315;
  static final int IMPLEMENTS = 316;
  static final int IMPORT = 317;
  static final int IN = 318;
  static final int INFER = 319;
  static final int INSTANCEOF = 320;
  static final int INTERFACE = 321;
  static final int IS = 322;
  static final int KEYOF = 323;
  static final int LET = 324;
  static final int MODULE = 325;
  static final int NAMESPACE = 326;
  static final int NEW = 327;
  static final int OF = 328;
  static final int OVERRIDE = 329;
  static final int PRIVATE = 330;
  static final int PROTECTED = 331;
  static final int PUBLIC = 332;
  static final int READONLY = 333;
  static final int RETURN = 334;
  static final int SATISFIES = 335;
  static final int SET = 336;
  static final int STATIC = 337;
  static final int SWITCH = 338;
  static final int THIS = 339;
  static final int THROW = 340;
  static final int TRY = 341;
  static final int TYPE = 342;
  static final int TYPEOF = 343;
  static final int UNIQUE = 344;
  static final int USING = 345;
  static final int VAR = 346;
  static final int VOID = 347;
  static final int WHILE = 348;
  static final int WITH = 349;
  static final int YIELD = 350;

  /** A name that is written with escapes, whatever it is. */
  static final int ESCAPED = 351;

  /** Numbers from here on are given by a {@link Lexicon}. */
  static final int OWN = 352;

  private static final String[] TEXTS = {
    "=>",
    "...",
    "?.",
    "++",
    "--",
    "==",
    "!=",
    "===",
    "!==",
    "<=",
    ">=",
    "<<",
    ">>",
    ">>>",
    "**",
    "??",
    "||",
    "&&",
    "+=",
    "-=",
    "*=",
    "/=",
    "%=",
    "**=",
    "<<=",
    ">>=",
    ">>>=",
    "&=",
    "|=",
    "^=",
    "&&=",
    "||=",
    "??=",
    "abstract",
    "as",
    "assert",
    "asserts",
    "async",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "declare",
    "default",
    "delete",
    "do",
    "else",
    "enum",
    "export",
    "extends",
    "finally",
    "for",
    "from",
    "function",
    "get",
    "if",
    "implements",
    "import",
    "in",
    "infer",
    "instanceof",
    "interface",
    "is",
    "keyof",
    "let",
    "module",
    "namespace",
    "new",
    "of",
    "override",
    "private",
    "protected",
    "public",
    "readonly",
    "return",
    "satisfies",
    "set",
    "static",
    "switch",
    "this",
    "throw",
    "try",
    "type",
    "typeof",
    "unique",
    "using",
    "var",
    "void",
    "while",
    "with",
    "yield",
    "\\\\"
  };

  /** Signs of more than one character by their first, the longest first. */
  private static final int[][] SIGNS = new int[128][];

  static {
    for (int c = 0; c < 128; c++) {
      int first = c;
      SIGNS[c] =
          java.util.stream.IntStream.range(FIRST, ABSTRACT)
              .filter(w -> text(w).charAt(0) == first)
              .boxed()
              .sorted((a, b) -> text(b).length() - text(a).length())
              .mapToInt(Integer::intValue)
              .toArray();
    }
  }

  private Word() {}

  /** Whether a word of the language names something: itself, or what is called like it. */
  static boolean mayBeName(int word) {
    return switch (word) {
      case THIS,
          IMPORT,
          ABSTRACT,
          AS,
          ASSERT,
          ASSERTS,
          ASYNC,
          DECLARE,
          FROM,
          GET,
          INFER,
          IS,
          KEYOF,
          MODULE,
          NAMESPACE,
          OF,
          OVERRIDE,
          READONLY,
          SATISFIES,
          SET,
          TYPE,
          UNIQUE,
          USING ->
          true;
      default -> false;
    };
  }

  /**
   * Signs of more than one character, the longest first.
   *
   * @param first character of ASCII
   */
  static int[] signs(char first) {
    return SIGNS[first];
  }

  /** How a sign or a word of the language is written. */
  static String text(int word) {
    return word < FIRST ? String.valueOf((char) word) : TEXTS[word - FIRST];
  }
}
