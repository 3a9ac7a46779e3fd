package cordon.inspect.source;

import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;

/**
 * Reads Rust, Go and C for what they do, by the names that are called and the texts that stand with
 * them: no types, no generics, but which value flows into which call within a function. Immutable;
 * safe for any number of threads.
 */
public final class SourceReader {
  /** The unit of what {@code go generate} runs. */
  public static final String GENERATE = "go:generate";

  private final Vocabulary vocabulary;
  private final ShellReader shell;

  /**
   * @param shell reads the commands that the code starts
   */
  public SourceReader(Vocabulary vocabulary, ShellReader shell) {
    this.vocabulary = vocabulary;
    this.shell = shell;
  }

  /**
   * What a file does. Whatever it holds, this ends: in time linear in its length, without an
   * exception.
   *
   * @param language {@link Language#RUST}, {@link Language#GO} or {@link Language#C}
   */
  public FileFacts read(String path, byte[] content, Language language) {
    String text = new String(content, StandardCharsets.UTF_8);
    SourceFile file = new SourceFile(vocabulary, shell, path, language);
    if (language == Language.C) {
      NativeSource.read(file, text);
      return file.told();
    }
    file.read(() -> new SourceTokens(text, language == Language.RUST));
    if (language == Language.GO) {
      file.generated(text);
      NativeSource.read(file, preamble(text));
    }
    return file.told();
  }

  /** The C in the comment before {@code import "C"} (cmd/cgo), in its lines; empty without. */
  private static String preamble(String text) {
    int imported = text.indexOf("import \"C\"");
    int end = imported < 0 ? -1 : text.lastIndexOf("*/", imported);
    int start = end < 0 ? -1 : text.lastIndexOf("/*", end);
    if (start < 0 || !text.substring(end + 2, imported).isBlank()) {
      return "";
    }
    String lines = "\n".repeat((int) text.substring(0, start).lines().count() - 1);
    return lines + text.substring(start + 2, end);
  }
}
