package cordon.inspect.model;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.vocabulary.Words;
import java.util.List;

/**
 * The template by which a conversation becomes text. It is Jinja, which programs render without a
 * sandbox more often than they should, and from which a few attributes lead to everything else.
 */
final class ChatTemplate {
  private static final List<String> WAYS_OUT =
      List.of(
          "__class__",
          "__globals__",
          "__subclasses__",
          "__builtins__",
          "__import__",
          "__mro__",
          "__base__",
          "__bases__",
          "__init__",
          "__getattribute__",
          "\\x5f\\x5f",
          "\\u005f\\u005f",
          ".popen(",
          "os.system");

  private static final Words WORDS = new Words(WAYS_OUT);
  private static final int BEFORE = 40;
  private static final int AFTER = 160;

  private ChatTemplate() {}

  static void read(String template, ModelFindings findings) {
    WORDS.scan(
        template,
        (word, start, end) ->
            findings.fact(
                Behaviour.LOAD_OBJECT,
                "dangerous:chat template " + WAYS_OUT.get(word),
                template.substring(
                    Math.max(0, start - BEFORE), Math.min(template.length(), end + AFTER))));
  }
}
