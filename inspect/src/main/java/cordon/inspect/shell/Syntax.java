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
  record Output(List<Statement> of) implements Part {}

  record Word(List<Part> parts) implements Syntax {
    /** The text if it is plain. */
    String plain() {
      return parts.size() == 1 && parts.get(0) instanceof Literal(String text) ? text : "";
    }
  }

  /**
   * @param descriptor its number as written, or empty
   * @param operator such as {@code >}, {@code >>} or {@code <<<}
   * @param to the file; the text itself for a here-document or here-string
   */
  record Redirect(String descriptor, String operator, Word to) implements Syntax {
    boolean reads() {
      return operator.startsWith("<") && !operator.equals("<>");
    }

    /** Whether what it names is the text that is read, not a file. */
    boolean isText() {
      return operator.startsWith("<<");
    }
  }

  /** What a pipeline is made of. */
  sealed interface Command extends Syntax {
    List<Redirect> redirects();

    /** From 1. */
    int line();
  }

  /** A program with its arguments. */
  record Simple(List<Word> words, List<Redirect> redirects, int line) implements Command {}

  /** A subshell, a block in braces, a loop, a condition: read once, in the order of the text. */
  record Group(List<Statement> body, List<Redirect> redirects, int line) implements Command {}

  /** What a script is made of. */
  sealed interface Statement extends Syntax {}

  /**
   * @param detached whether it runs in the background
   */
  record Pipeline(List<Command> commands, boolean detached) implements Statement {}

  /** A function. */
  record Definition(String name, List<Statement> body) implements Statement {}
}
