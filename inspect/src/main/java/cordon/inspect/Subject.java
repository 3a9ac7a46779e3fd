package cordon.inspect;

import java.util.Optional;

/**
 * What an artifact is called from outside, against which its own manifest is held.
 *
 * @param file its name: {@code litellm-1.82.8-py3-none-any.whl}
 * @param ecosystem purl type under which it was found: {@code pypi}, {@code npm}, {@code maven};
 *     empty for a file that nobody named
 * @param name of the package; empty likewise
 * @param version empty likewise
 */
public record Subject(
    String file, Optional<String> ecosystem, Optional<String> name, Optional<String> version) {

  /** A file of which nothing is known but its name. */
  public static Subject file(String name) {
    return new Subject(name, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
