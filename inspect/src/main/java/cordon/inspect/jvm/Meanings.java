package cordon.inspect.jvm;

import cordon.inspect.fact.Language;
import cordon.inspect.vocabulary.Meaning;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.List;
import java.util.Optional;

/**
 * What the rule files say of a call: by its name, or by what it is given where that is constant.
 */
final class Meanings {
  private Meanings() {}

  static List<Meaning> of(Call call, Vocabulary vocabulary) {
    String name = call.name();
    if (call.owner().equals("java.lang.System")) {
      Optional<String> first = JvmObject.textOf(call.argument(0)).text();
      List<Meaning> exact =
          first.isPresent()
              ? vocabulary.ofName(Language.JVM, name + "(" + first.get() + ")")
              : List.of();
      if (!exact.isEmpty()) {
        return exact;
      }
    }
    List<Meaning> withoutArguments =
        call.arguments().isEmpty() ? vocabulary.ofName(Language.JVM, name + "()") : List.of();
    return withoutArguments.isEmpty() ? vocabulary.ofName(Language.JVM, name) : withoutArguments;
  }
}
