package cordon.exposure.credentials;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names in files that are read line by line. */
final class LineNames {
  private static final Pattern VARIABLE =
      Pattern.compile(
          "[ \\t]{0,40}(?:(?:export|set)[ \\t]{1,9})?([^=\\s#;][^=\\s]{0,199})[ \\t]{0,40}=[ \\t]{0,40}([^=\\s].*)");
  private static final Pattern KEY =
      Pattern.compile(
          "([\"']?[A-Za-z0-9_.-]{1,200}[\"']?)[ \\t]{0,40}[=:][ \\t]{0,40}(|[^=\\s].*)");

  private final BufferedReader in;
  private final Names names;

  LineNames(BufferedReader in, Names names) {
    this.in = in;
    this.names = names;
  }

  void ini() throws IOException {
    String section = "";
    String key = "";
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String text = line.strip();
      if (text.isEmpty() || text.charAt(0) == '#' || text.charAt(0) == ';') {
        continue;
      }
      if (text.charAt(0) == '[') {
        section = text.replaceAll("^\\[{1,2}|\\]{1,2}.*$", "").strip();
        key = "";
        names.hear(List.of(section), "");
      } else {
        Matcher pair = KEY.matcher(text);
        boolean goesOn = Character.isWhitespace(line.charAt(0)) && !key.isEmpty();
        if (pair.matches() && !(goesOn && pair.group(2).startsWith("//"))) {
          key = unquoted(pair.group(1));
          names.hear(List.of(section, key), unquoted(pair.group(2)));
        } else if (goesOn) {
          names.hear(List.of(section, key), text);
        }
      }
    }
  }

  /**
   * A value may go over several lines, in quotes or as a key in PEM does. What stands in those is
   * no name, and could be taken for one.
   */
  void properties() throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Matcher variable = VARIABLE.matcher(line);
      if (variable.matches()) {
        String value = variable.group(2);
        names.hear(List.of(variable.group(1)), unquoted(value.strip()));
        passOver(value);
      } else if (line.contains("-----BEGIN ")) {
        passOverPem();
      }
    }
  }

  private void passOver(String value) throws IOException {
    char quote = value.charAt(0);
    if (quote != '"' && quote != '\'' && quote != '`') {
      if (value.contains("-----BEGIN ") && !value.contains("-----END ")) {
        passOverPem();
      }
      return;
    }
    String rest = value.substring(1);
    while (rest != null && !closes(rest, quote)) {
      rest = in.readLine();
    }
  }

  private static boolean closes(String text, char quote) {
    for (int at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
      if (at == 0 || text.charAt(at - 1) != '\\') {
        return true;
      }
    }
    return false;
  }

  private void passOverPem() throws IOException {
    String line = in.readLine();
    while (line != null && !line.contains("-----END ")) {
      line = in.readLine();
    }
  }

  /** As curl and ftp read it; a macro ends at an empty line. */
  void netrc() throws IOException {
    String host = "";
    String before = "";
    boolean macro = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      macro = macro && !line.isBlank();
      StringTokenizer words = new StringTokenizer(macro || line.startsWith("#") ? "" : line);
      while (words.hasMoreTokens()) {
        String word = words.nextToken();
        switch (before) {
          case "machine" -> host = word;
          case "password" -> names.hear(List.of(host, before), word);
          default -> {}
        }
        boolean value = List.of("machine", "login", "password", "account").contains(before);
        macro |= !value && word.equals("macdef");
        host = !value && word.equals("default") ? word : host;
        before = value ? "" : word;
      }
    }
  }

  void addresses() throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Selector.hostOf(line.strip()).ifPresent(host -> names.hear(List.of(host), ""));
    }
  }

  /** {@code host:port:database:user:password}, in which a backslash takes a colon's meaning. */
  void pgpass() throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      List<String> fields = line.startsWith("#") ? List.of() : fields(line);
      if (fields.size() == 5) {
        names.hear(List.of(fields.get(3) + "@" + fields.get(0)), "");
      }
    }
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        field.append(line.charAt(++i));
      } else if (c == ':' && fields.size() < 4) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 1
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(text.length() - 1) == text.charAt(0);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
