package cordon.app.doctor;

import cordon.gate.Credentials;
import java.net.URI;
import java.util.Optional;

/**
 * An upstream to be asked.
 *
 * @param name as it is shown: {@code npm/default}
 * @param variable the environment variable that is said to hold its secret
 * @param credentials made of it; empty where there is no variable, or it is not set here
 */
record Probe(String name, URI url, Optional<String> variable, Optional<Credentials> credentials) {

  /** Of one that is entered without credentials. */
  static Probe open(String name, URI url) {
    return new Probe(name, url, Optional.empty(), Optional.empty());
  }
}
