package cordon.inspect.shell;

import java.util.List;

/** A script as commands, words and what words are made of. */
sealed interface Syntax {

  /** What a word is made of. */
  sealed interface Part extends Syntax {}

  record Literal(String text) implements Part {}

  /** {@code $name}, {@code ${name…}}, {@code %name%}. */
  record Variable(String name) implements Part {}

  /** {@code $(…)}, backquotes, {@code <(…)}: the output of commands. */
  record Output(List<Pipeline> of) implements Part {}

  record Word(List<Part> parts) implements Syntax {
    /** The text if it is plain. */
    String plain() {
      return parts.size() == 1 && parts.get(0) instanceof Literal(String text) ? text : "";
    }
  }

  /**
   * @param operator such as {@code >}, {@code >>} or {@code <<<}
   */
  record Redirect(String operator, Word to) implements Syntax {}

  /**
   * @param line from 1
   */
  record Command(List<Word> words, List<Redirect> redirects, int line) implements Syntax {}

  /**
   * @param detached whether it runs in the background
   */
  record Pipeline(List<Command> commands, boolean detached) implements Syntax {}
}
