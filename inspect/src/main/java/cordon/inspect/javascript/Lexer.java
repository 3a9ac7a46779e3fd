package cordon.inspect.javascript;

import java.util.Arrays;

/**
 * ECMA-262 §12: takes a source apart. Whether a slash begins a regular expression is told by what
 * stands before it. The expressions in JSX come out as those of an array literal. Time is linear,
 * whatever the source.
 */
final class Lexer extends Scanner {
  private static final byte BLOCK = 0;
  private static final byte TEMPLATE = 1;
  private static final byte JSX = 2;
  private static final byte PAREN = 3;
  private static final byte OBJECT = 4;

  private final boolean jsx;

  /** Open brackets: what kind, and which token. */
  private byte[] kinds = new byte[64];

  private int[] opened = new int[64];
  private int depth;

  /** Open JSX elements of each container, and those of the containers around. */
  private int elements;

  private Lexer(char[] source, boolean jsx, Lexicon lexicon) {
    super(source, lexicon);
    this.jsx = jsx;
  }

  static Tokens read(char[] source, boolean jsx, Lexicon lexicon) {
    return new Lexer(source, jsx, lexicon).run();
  }

  private Tokens run() {
    if (s.length > 1 && s[0] == '#' && s[1] == '!') {
      line();
    }
    while (true) {
      blanks();
      if (at >= s.length) {
        break;
      }
      if (tokens.count >= Tokens.MOST) {
        tokens.cut();
        break;
      }
      token(s[at]);
      newLine = false;
    }
    while (depth > 0) {
      tokens.matches[opened[--depth]] = tokens.count;
    }
    tokens.add(Tokens.END, s.length, s.length, true, Word.NONE);
    return tokens;
  }

  private void token(char c) {
    if (startsName(c)) {
      name();
    } else if (isDigit(c) || (c == '.' && isDigit(ahead(1)))) {
      number();
    } else if (c == '"' || c == '\'') {
      string(c);
    } else if (c == '`') {
      at++;
      template();
    } else if (c == '/' && regexAllowed) {
      regex();
    } else if (c == '<'
        && regexAllowed
        && jsx
        && (Character.isLetter(ahead(1)) || ahead(1) == '>')) {
      element();
    } else {
      sign(c);
    }
  }

  /** After the backquote, or after the brace that ends a substitution. */
  private void template() {
    int start = at;
    while (at < s.length
        && s[at] != '`'
        && !(s[at] == '$' && at + 1 < s.length && s[at + 1] == '{')) {
      at += s[at] == '\\' ? 2 : 1;
    }
    at = Math.min(at, s.length);
    boolean ends = at >= s.length || s[at] == '`';
    add(ends ? Tokens.TEMPLATE_END : Tokens.TEMPLATE, start, Word.NONE);
    at = Math.min(s.length, at + (ends ? 1 : 2));
    if (!ends) {
      push(TEMPLATE, tokens.count - 1);
    }
    regexAllowed = !ends;
  }

  private void sign(char c) {
    switch (c) {
      case '(', '[', '{' -> open(c);
      case ')', ']', '}' -> close(c);
      default -> {
        int start = at;
        int word = longest(c);
        at += word < Word.FIRST ? 1 : Word.text(word).length();
        boolean postfix = (word == Word.INCREMENT || word == Word.DECREMENT) && !regexAllowed;
        add(Tokens.PUNCTUATOR, start, word);
        regexAllowed = !postfix;
      }
    }
  }

  private int longest(char c) {
    if (c >= 128) {
      return Word.NONE;
    }
    for (int word : Word.signs(c)) {
      boolean decimal = word == Word.OPTIONAL && isDigit(ahead(2));
      if (!decimal && starts(Word.text(word))) {
        return word;
      }
    }
    return c;
  }

  private void push(byte kind, int token) {
    if (depth == kinds.length) {
      kinds = Arrays.copyOf(kinds, depth * 2);
      opened = Arrays.copyOf(opened, depth * 2);
    }
    kinds[depth] = kind;
    opened[depth++] = token;
  }

  private void open(char c) {
    byte kind = c == '{' ? (expressionBefore() ? OBJECT : BLOCK) : PAREN;
    int start = at++;
    add(Tokens.PUNCTUATOR, start, c);
    push(kind, tokens.count - 1);
    regexAllowed = true;
  }

  private boolean expressionBefore() {
    int last = tokens.count - 1;
    return regexAllowed
        && last >= 0
        && !tokens.is(last, ';')
        && !tokens.is(last, '{')
        && !tokens.is(last, '}')
        && !tokens.is(last, Word.ARROW)
        && !tokens.is(last, Word.ELSE)
        && !tokens.is(last, Word.DO)
        && !tokens.is(last, ')');
  }

  private void close(char c) {
    if (c == '}' && depth > 0 && kinds[depth - 1] == TEMPLATE) {
      int token = opened[--depth];
      at++;
      tokens.matches[token] = tokens.count;
      template();
      return;
    }
    if (c == '}' && depth > 0 && kinds[depth - 1] == JSX) {
      depth--;
      int start = at++;
      comma(start);
      children();
      return;
    }
    int start = at++;
    add(Tokens.PUNCTUATOR, start, c);
    int closing = tokens.count - 1;
    regexAllowed = c == '}';
    // Brackets that do not fit are passed over: the nearest that does is closed.
    for (int i = depth - 1; i >= Math.max(0, depth - 8); i--) {
      if (kinds[i] != TEMPLATE && kinds[i] != JSX && fits(s[tokens.starts[opened[i]]], c)) {
        while (depth > i) {
          tokens.matches[opened[--depth]] = closing;
        }
        regexAllowed = c == '}' ? kinds[i] == BLOCK : c == ')' && afterCondition(opened[i]);
        return;
      }
      if (kinds[i] == TEMPLATE || kinds[i] == JSX) {
        return;
      }
    }
  }

  private static boolean fits(char open, char close) {
    return open == '(' ? close == ')' : open == '[' ? close == ']' : close == '}';
  }

  private boolean afterCondition(int paren) {
    return paren > 0
        && (tokens.is(paren - 1, Word.IF)
            || tokens.is(paren - 1, Word.WHILE)
            || tokens.is(paren - 1, Word.FOR)
            || tokens.is(paren - 1, Word.WITH));
  }

  private void comma(int start) {
    tokens.add(Tokens.JSX_COMMA, start, start, false, Word.NONE);
  }

  // --- JSX: <a b={x}>text {y}</a> comes out as [ x , y , ]

  private void element() {
    int start = at;
    tokens.add(Tokens.JSX_OPEN, start, start, newLine, Word.NONE);
    push(PAREN, tokens.count - 1);
    jsxStack();
    children();
  }

  /** Numbers of open elements of JSX within containers of JSX. */
  private int[] outer = new int[16];

  private int outerDepth;

  private void jsxStack() {
    if (outerDepth == outer.length) {
      outer = Arrays.copyOf(outer, outerDepth * 2);
    }
    outer[outerDepth++] = elements * 2 + (inTag ? 1 : 0);
    elements = 0;
    inTag = false;
  }

  private boolean inTag;

  /** Reads tags and text up to a container, or to the end of the outermost element. */
  private void children() {
    while (at < s.length) {
      char c = s[at];
      if (c == '{') {
        at++;
        push(JSX, tokens.count - 1);
        regexAllowed = true;
        return;
      }
      if (inTag) {
        if (tag(c)) {
          return;
        }
      } else if (c == '<') {
        boolean closing = at + 1 < s.length && s[at + 1] == '/';
        at += closing ? 2 : 1;
        elements += closing ? -1 : 1;
        inTag = true;
        tagCloses = closing;
      } else {
        at++;
      }
    }
    leave();
  }

  private boolean tagCloses;

  /** One character within a tag; gives whether the outermost element has ended. */
  private boolean tag(char c) {
    if (c == '"' || c == '\'') {
      at++;
      while (at < s.length && s[at] != c) {
        at++;
      }
      at = Math.min(s.length, at + 1);
      return false;
    }
    boolean empty = c == '/' && at + 1 < s.length && s[at + 1] == '>';
    if (c != '>' && !empty) {
      at++;
      return false;
    }
    at += empty ? 2 : 1;
    elements -= empty && !tagCloses ? 1 : 0;
    inTag = false;
    if (elements <= 0) {
      leave();
      return true;
    }
    return false;
  }

  private void leave() {
    int before = outerDepth > 0 ? outer[--outerDepth] : 0;
    elements = before >> 1;
    tokens.add(Tokens.JSX_CLOSE, at, at, false, Word.NONE);
    if (depth > 0) {
      tokens.matches[opened[--depth]] = tokens.count - 1;
    }
    inTag = (before & 1) != 0;
    regexAllowed = false;
  }
}
