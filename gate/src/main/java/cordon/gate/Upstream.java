package cordon.gate;

import cordon.base.Ecosystem;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A registry behind the gate.
 *
 * @param ecosystem which protocol it speaks
 * @param name as in paths and facts; {@link #DEFAULT} answers under the bare protocol path
 * @param url its base, always with a trailing slash
 * @param credentials sent to the scheme, host and port of {@code url}, to {@code credentialHosts},
 *     and nowhere else
 * @param open whether its names are the public ones, so that public advisories about malicious
 *     packages speak of them; false for a private registry with names of its own
 * @param undated what to do with releases without a usable publish time
 * @param fileHosts further hosts from which this registry serves files, allowed also at private
 *     addresses; {@code host:port}, or {@code host} for the standard ports
 * @param credentialHosts of the same form: further hosts that are sent the credentials
 */
public record Upstream(
    Ecosystem ecosystem,
    String name,
    URI url,
    Optional<Credentials> credentials,
    boolean open,
    Undated undated,
    Set<String> fileHosts,
    Set<String> credentialHosts) {

  public static final String DEFAULT = "default";

  /** What a missing, unreadable or future publish time means. */
  public enum Undated {
    /** Held, and the age counts from when this gate first saw the artifact. */
    FIRST_SEEN,
    /**
     * Maven only: where the list of releases does not settle it, the time in the signature of the
     * {@code .pom} counts, except for the newest release; else as {@link #FIRST_SEEN}. The signer
     * writes that time, so this trusts whoever published (docs/decisions/0004).
     */
    SIGNATURE,
    /** Held until a person lets it in. */
    HOLD
  }

  public Upstream {
    if (!url.toString().endsWith("/")) {
      url = URI.create(url + "/");
    }
    fileHosts = Set.copyOf(fileHosts);
    credentialHosts = Set.copyOf(credentialHosts);
  }

  /** A public registry without credentials. */
  public static Upstream open(Ecosystem ecosystem, URI url) {
    return new Upstream(
        ecosystem, DEFAULT, url, Optional.empty(), true, Undated.FIRST_SEEN, Set.of(), Set.of());
  }

  /** The same under another name, as clients and facts call it. */
  public Upstream named(String other) {
    return new Upstream(
        ecosystem, other, url, credentials, open, undated, fileHosts, credentialHosts);
  }

  /** The same, entered with credentials. */
  public Upstream with(Credentials proof) {
    return new Upstream(
        ecosystem, name, url, Optional.of(proof), open, undated, fileHosts, credentialHosts);
  }

  /** The same, with files on further hosts. */
  public Upstream withFileHosts(Set<String> hosts) {
    return new Upstream(ecosystem, name, url, credentials, open, undated, hosts, credentialHosts);
  }

  /** Names it in stores and facts: {@code npm/default}. */
  public String key() {
    return ecosystem.purlType() + "/" + name;
  }

  /** The address of a path below the base; leading slashes of the path do not count. */
  public URI resolve(String rawPath) {
    int start = 0;
    while (start < rawPath.length() && rawPath.charAt(start) == '/') {
      start++;
    }
    return URI.create(url + rawPath.substring(start));
  }
}
