package cordon.app.setup;

import cordon.app.clients.Client;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** How the settings of one client are changed, as text. */
interface ClientEdit {

  /**
   * The settings with the gate in them.
   *
   * @param text the settings as they are; empty where there are none
   * @param gate what the client shall use
   * @param token to send there, where one is needed
   */
  String pointAt(String text, URI gate, Optional<String> token);

  /** What else stands in the settings that would lead past the gate; one sentence each. */
  List<String> waysAround(String text);

  static ClientEdit of(Client client) {
    return switch (client) {
      case NPM -> new NpmEdit();
      case PIP -> new PipEdit();
      case MAVEN -> new MavenEdit();
    };
  }
}
