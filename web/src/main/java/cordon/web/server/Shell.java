package cordon.web.server;

import cordon.base.Problem;
import cordon.web.Exchange;
import cordon.web.Page;
import gg.jte.Content;

/** Puts pages into the frame that all pages share. */
public interface Shell {

  /** The whole document. */
  byte[] document(Exchange exchange, Page page);

  /** Only the page's own part, for a script that swaps it in. */
  byte[] fragment(Content body);

  /** What a person sees of a problem. */
  byte[] problem(Exchange exchange, int status, Problem problem);
}
