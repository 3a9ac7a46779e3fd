package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Qualified names, and those that stand for constants. */
final class Names {
  static final String ENVIRONMENT = "os.environ";

  private static final Map<String, String> TEXTS =
      Map.of(
          "string.ascii_lowercase", "abcdefghijklmnopqrstuvwxyz",
          "string.ascii_uppercase", "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
          "string.ascii_letters", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
          "string.digits", "0123456789",
          "string.punctuation", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
          "string.printable",
              "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                  + "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\u000b\f",
          "os.sep", "/",
          "os.path.sep", "/");

  private static final List<String> BUILTIN = List.of("builtins.", "__builtin__.", "__builtins__.");

  /** No interface has a longer name; chains of calls would make names grow without end. */
  private static final int LONGEST = 160;

  /** What a visitor of a server sends, in the frameworks that keep it under one name. */
  private static final Set<String> REQUESTS =
      Set.of("flask.request", "bottle.request", "quart.request", "sanic.request");

  private static final String SETTINGS = "django.conf.settings.";

  /** What of a database is no secret. */
  private static final Set<String> OPEN =
      Set.of("ENGINE", "NAME", "HOST", "PORT", "CONN_MAX_AGE", "TIME_ZONE");

  /** What an application signs with, and what opens its databases and its mailbox. */
  private static final Set<String> SECRETS =
      Set.of(
          "django.conf.settings.SECRET_KEY",
          "django.conf.settings.DATABASES",
          "django.conf.settings.EMAIL_HOST_PASSWORD");

  private Names() {}

  /** Built-in functions are named bare, wherever they were reached from. */
  static String normal(String name) {
    if (name.startsWith("__builtin") || name.startsWith("builtins.")) {
      for (String prefix : BUILTIN) {
        if (name.startsWith(prefix)) {
          return name.substring(prefix.length());
        }
      }
    }
    return name;
  }

  static Value attribute(String of, String name, Flow flow) {
    if (of.length() > LONGEST) {
      return Value.unknown(flow);
    }
    if (name.equals("__dict__") || name.equals("__call__") || name.equals("__class__")) {
      return new Value(new Known.Named(of), flow);
    }
    String full = normal(of + "." + name);
    String text = TEXTS.get(full);
    Flow all = REQUESTS.contains(of) ? flow.and(Behaviour.REQUEST) : flow;
    all = SECRETS.contains(full) ? all.and(Behaviour.SECRET) : all;
    all = OPEN.contains(name) && of.startsWith(SETTINGS) ? all.without(Behaviour.SECRET) : all;
    return text == null ? new Value(new Known.Named(full), all) : Value.text(text, all);
  }
}
