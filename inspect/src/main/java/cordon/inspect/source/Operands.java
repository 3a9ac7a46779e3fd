package cordon.inspect.source;

import java.util.ArrayList;
import java.util.List;

/** The texts of a statement, those put together that it puts together: {@code "a" + "b"}. */
final class Operands {
  private final List<String> texts = new ArrayList<>();

  /** Whether the last text is being added to. */
  private boolean adds;

  /** Where the texts of a list begin that may be asked for one of its places; -1 for none. */
  private int list = -1;

  /** What stood before the texts of the list, if that is added to. */
  private boolean listAdds;

  private boolean inIndex;

  /** {@code list[2:]}. */
  private boolean rest;

  private final StringBuilder index = new StringBuilder();

  List<String> all() {
    return texts;
  }

  boolean isFull() {
    return texts.size() >= Texts.MOST;
  }

  void text(String text) {
    int last = texts.size() - 1;
    if (adds && last >= 0 && texts.get(last).length() + text.length() <= Texts.LONGEST) {
      texts.set(last, texts.get(last) + text);
    } else {
      texts.add(text);
    }
    adds = false;
    list = -1;
  }

  /** The texts that a variable holds. */
  void of(List<String> parts) {
    if (texts.size() + parts.size() > Texts.MOST) {
      name();
      return;
    }
    if (parts.size() == 1) {
      text(parts.getFirst());
      return;
    }
    list = texts.size();
    listAdds = adds;
    adds = false;
    texts.addAll(parts);
  }

  /** A name that holds no text. */
  void name() {
    adds = false;
    list = -1;
  }

  void sign(char sign) {
    if (list >= 0 && sign == '[' && !inIndex) {
      inIndex = true;
      rest = false;
      index.setLength(0);
    } else if (inIndex && Character.isDigit(sign) && index.length() < 4) {
      index.append(sign);
    } else if (inIndex && sign == ':' && !index.isEmpty() && !rest) {
      rest = true;
    } else if (inIndex && sign == ']') {
      place();
    } else if (sign != '(' || !adds) {
      inIndex = false;
      adds = sign == '+' && !texts.isEmpty() && list < 0;
      list = -1;
    }
  }

  /** One place of the list instead of all. */
  private void place() {
    inIndex = false;
    if (list < 0) {
      return;
    }
    int from = list;
    int at = index.isEmpty() ? -1 : Integer.parseInt(index.toString());
    if (rest) {
      texts.subList(from, Math.min(from + at, texts.size())).clear();
      return; // still a list
    }
    if (at >= 0 && from + at < texts.size()) {
      String one = texts.get(from + at);
      texts.subList(from, texts.size()).clear();
      adds = listAdds;
      text(one);
    }
    list = -1;
  }
}
