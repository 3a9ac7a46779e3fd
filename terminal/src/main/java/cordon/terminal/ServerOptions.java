package cordon.terminal;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the server is and how to speak to it; a command takes it with {@code @Mixin}. */
public final class ServerOptions {
  /** The port of a server that nobody configured otherwise. */
  public static final int DEFAULT_PORT = 8450;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = {
        "The server to ask (default: CORDON_URL, else the one that runs on the data directory)."
      })
  private @Nullable String url;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data directory of the local server (default: CORDON_DATA, else your own).")
  private @Nullable String data;

  /** For tests and for commands that are called by others. */
  public static ServerOptions of(Optional<String> url, Optional<String> data) {
    ServerOptions options = new ServerOptions();
    options.url = url.orElse(null);
    options.data = data.orElse(null);
    return options;
  }

  public DataDirectory dataDirectory(Environment environment) {
    return DataDirectory.of(Optional.ofNullable(data), environment);
  }

  /** Whether a person named the server, so that no other may answer in its place. */
  public boolean named(Environment environment) {
    return url != null || environment.variable("CORDON_URL").isPresent();
  }

  /** The server's base URL without a trailing slash. */
  public URI url(Environment environment) {
    String chosen =
        Optional.ofNullable(url)
            .or(() -> environment.variable("CORDON_URL"))
            .or(() -> dataDirectory(environment).serverUrl())
            .orElse("http://127.0.0.1:" + DEFAULT_PORT);
    return ServerUrl.parse(chosen);
  }

  /**
   * A client of that server. The token is CORDON_TOKEN, else the one in the data directory, which
   * goes only to the address that the server of that directory has written there: on any other,
   * also of this machine, somebody else may listen.
   */
  public ApiClient client(Environment environment) {
    return new ApiClient(url(environment), token(environment));
  }

  /** The token that {@link #client} sends, for what else of that server is asked. */
  public Optional<String> token(Environment environment) {
    URI server = url(environment);
    return environment.variable("CORDON_TOKEN").or(() -> localToken(environment, server));
  }

  private Optional<String> localToken(Environment environment, URI server) {
    DataDirectory directory = dataDirectory(environment);
    boolean ours = directory.serverUrl().map(ServerUrl::parse).filter(server::equals).isPresent();
    return ours ? directory.token() : Optional.empty();
  }
}
