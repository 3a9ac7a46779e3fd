package cordon.app.config;

import static cordon.app.config.Setting.setting;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The settings of where and how to listen; part of {@link Catalogue}. */
public final class ServerCatalogue {
  public static final Setting<String> BIND =
      setting(
          "server.bind",
          ValueTypes.TEXT,
          "127.0.0.1",
          "The address to listen on. Outside loopback, plain HTTP is refused unless TLS is"
              + " configured or a trusted proxy stands in front.");
  public static final Setting<Integer> PORT =
      setting(
          "server.port",
          ValueTypes.PORT,
          "8450",
          "The port for the console, the API and the gate. 0 takes any free one.");
  public static final Setting<Integer> NPM_PORT =
      setting(
          "server.npm-port",
          ValueTypes.PORT,
          "A further port with the default npm upstream at its root, for clients and tools that lose"
              + " the path of a registry's address. 0 takes any free one. Without it: only below"
              + " `/npm/` on the main port.");
  public static final Setting<URI> BASE_URL =
      setting(
          "server.base-url",
          ValueTypes.URL,
          "The URL under which people and clients reach Cordon, for links. Without it, each answer"
              + " uses the address that the request was sent to.");
  public static final Setting<Path> TLS_CERTIFICATE =
      setting(
          "server.tls-certificate",
          ValueTypes.PATH,
          "Certificate chain in PEM form. Read again when it changes.");
  public static final Setting<Path> TLS_KEY =
      setting("server.tls-key", ValueTypes.PATH, "Private key of the certificate, PKCS #8 PEM.");
  public static final Setting<List<String>> TRUSTED_PROXIES =
      setting(
          "server.trusted-proxies",
          ValueTypes.LIST,
          "",
          "Addresses or CIDR ranges of reverse proxies whose forwarding headers are believed.");
  public static final Setting<Boolean> LOOPBACK_TOKEN =
      setting(
          "server.loopback-clients-need-token",
          ValueTypes.FLAG,
          "false",
          "Whether package clients on this machine must send a token, as all others must.");

  private ServerCatalogue() {}
}
