package cordon.gate.check;

import cordon.formats.lockfile.Lockfile.Reference;
import cordon.formats.lockfile.LockfileKind;
import cordon.terminal.ServerUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds addresses in lockfiles from which a client would fetch past the gate: whatever the gate
 * would say, it is not asked then.
 */
public final class Detours {
  private static final Set<String> LOCAL = Set.of("file", "link", "workspace", "portal");

  private final URI gate;
  private final Set<String> npmHosts;

  /**
   * @param gate base URL of the server
   * @param npmHosts hosts of public npm upstreams: npm asks its configured registry, this gate, for
   *     what a lockfile of its own resolves to the public one (its setting {@code
   *     replace-registry-host}); pnpm, yarn and the Python clients fetch what they find as written
   */
  public Detours(URI gate, Set<String> npmHosts) {
    this.gate = gate;
    this.npmHosts = Set.copyOf(npmHosts);
  }

  /**
   * Where the entry, or a file of it, is fetched from, if that is past the gate; empty where there
   * is no gate to pass.
   */
  public Optional<String> of(LockEntry entry) {
    if (entry.kind().filter(kind -> !kind.hasGate()).isPresent()) {
      return Optional.empty();
    }
    boolean npm = entry.kind().filter(LockfileKind.PACKAGE_LOCK::equals).isPresent();
    return entry.addresses().stream()
        .flatMap(address -> outside(address).stream())
        .filter(host -> !(npm && npmHosts.contains(host)))
        .findFirst();
  }

  /** A registry that the lockfile names beside the gate. */
  public Optional<String> of(Reference reference) {
    return reference.kind() == Reference.Kind.INDEX
        ? outside(reference.target())
        : Optional.empty();
  }

  private Optional<String> outside(String address) {
    int vcs = address.indexOf('+');
    boolean prefixed = vcs > 0 && vcs < address.indexOf(':');
    String plain = prefixed ? address.substring(vcs + 1) : address;
    URI uri;
    try {
      uri = new URI(plain);
    } catch (URISyntaxException notAnAddress) {
      return plain.contains("://") ? Optional.of(plain) : Optional.empty();
    }
    if (uri.getScheme() == null || LOCAL.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    if (uri.getHost() == null) {
      return Optional.of(plain);
    }
    return sameServer(uri) ? Optional.empty() : Optional.of(authority(uri));
  }

  private boolean sameServer(URI uri) {
    boolean loopback = ServerUrl.isLoopback(uri) && ServerUrl.isLoopback(gate);
    return uri.getHost().equalsIgnoreCase(gate.getHost()) && port(uri) == port(gate)
        || loopback && port(uri) == port(gate);
  }

  /** Host, with its port where the address names one. */
  public static String authority(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return uri.getPort() < 0 ? host : host + ":" + uri.getPort();
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }
}
