package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables of the environment that a program calls its own by how their names begin: whoever goes
 * through all of them for those takes few, and none of others.
 */
final class OwnVariables {
  /** Of a loop, in characters; what it asks for first is what it looks at. */
  private static final int BEGINNING = 320;

  /** Of the name of a variable. */
  private static final int LONGEST = 100;

  /** How the names of what opens something else begin. */
  private static final Set<String> OF_OTHERS =
      Set.of(
          "actions",
          "anthropic",
          "aws",
          "azure",
          "ci",
          "circle",
          "docker",
          "gcp",
          "gh",
          "github",
          "gitlab",
          "google",
          "heroku",
          "kube",
          "openai",
          "pypi",
          "slack",
          "ssh",
          "stripe",
          "travis",
          "twilio",
          "twine",
          "vault");

  /** How one variable is spelt, or what somebody calls it who keeps variables by other names. */
  private static final Pattern VARIABLE =
      Pattern.compile(
          "[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*|[a-z][a-zA-Z]*(?:Token|Key|Secret|Url|Password)|token|secret|password");

  private OwnVariables() {}

  /** {@code parse(process.env).TOKEN} is one variable of what a function made of all of them. */
  static boolean isOne(String member, Flow of) {
    return of.has(Behaviour.ENVIRONMENT)
        && member.length() > 1
        && member.length() < LONGEST
        && VARIABLE.matcher(member).matches();
  }

  /** Whether a loop over variables asks for such a beginning of their names. */
  static boolean areAllOf(Node.Loop loop, Source source) {
    Node each = loop.each();
    List<Node> pair = each instanceof Node.ArrayOf(int at, List<Node> items) ? items : List.of();
    Node first = pair.isEmpty() ? each : pair.get(0);
    if (!(first instanceof Node.Name name)) {
      return false;
    }
    int end = Math.min(source.text.length, loop.at() + BEGINNING);
    String text = new String(source.text, loop.at(), end - loop.at());
    Matcher asked =
        Pattern.compile(
                "(?<![\\w$.])"
                    + Pattern.quote(name.id())
                    + "(?:\\.to(?:Lower|Upper)Case\\(\\))?\\.startsWith\\(\\s*['\"]([A-Za-z][A-Za-z0-9]*)(_[A-Za-z0-9_]*)['\"]")
            .matcher(text);
    if (!asked.find()) {
      return false;
    }
    String family = asked.group(1).toLowerCase(Locale.ROOT);
    boolean token = family.equals("npm") && asked.group(2).length() == 1;
    return family.length() > 2 && !token && !OF_OTHERS.contains(family);
  }
}
