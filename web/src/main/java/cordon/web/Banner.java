package cordon.web;

import gg.jte.Content;
import java.util.Optional;

/** What stands above every console page for as long as it is true, such as an open emergency. */
@FunctionalInterface
public interface Banner {

  /** Asked for each page, so from memory; empty while there is nothing to say. */
  Optional<Content> shown();
}
