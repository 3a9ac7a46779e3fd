package cordon.inspect.vocabulary;

import java.util.List;

/**
 * Texts that mean something wherever they stand in a string.
 *
 * @param texts compared without regard to case in ASCII
 * @param whole whether what stands before and after must not be a letter, a digit, {@code _} or
 *     {@code -}
 */
public record WordList(List<String> texts, boolean whole, Meaning meaning) {
  public WordList {
    texts = List.copyOf(texts);
  }
}
