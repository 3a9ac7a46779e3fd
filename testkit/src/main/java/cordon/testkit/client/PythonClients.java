package cordon.testkit.client;

import cordon.testkit.client.ClientCache.Client;

/** The clients of Python indexes that no Debian package brings, each in one pinned version. */
public final class PythonClients {
  private PythonClients() {}

  /** A pip of today beside that of the machine; {@link PipClient#of} takes its folder. */
  public static Client pip() {
    return get("pip", "26.3");
  }

  public static Client uv() {
    return get("uv", "0.13.9");
  }

  public static Client poetry() {
    return get("poetry", "2.5.1");
  }

  private static Client get(String name, String version) {
    return ClientCache.ofProject().get(name, version, PackageClient.python(name + "==" + version));
  }
}
