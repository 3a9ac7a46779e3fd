package cordon.web.server;

import cordon.base.ProblemException;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.LongSupplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS with a certificate that may be renewed while we run: looks at the files on a handshake, at
 * most every few seconds, and keeps the old certificate where the new one cannot be used.
 */
final class TlsContext extends X509ExtendedKeyManager {
  private static final Logger LOG = LoggerFactory.getLogger(TlsContext.class);
  private static final long LOOK_NANOS = 5_000_000_000L;
  private static final char[] NO_PASSWORD = {};

  private final TlsFiles files;
  private final LongSupplier nanoTime;
  private volatile X509ExtendedKeyManager current;
  private List<FileTime> seen;
  private long lookedAt;

  private TlsContext(TlsFiles files, LongSupplier nanoTime) {
    this.files = files;
    this.nanoTime = nanoTime;
    this.seen = times(files);
    this.current = load(files);
    this.lookedAt = nanoTime.getAsLong();
  }

  /**
   * @throws ProblemException when the files cannot be used
   */
  static SSLContext create(TlsFiles files, LongSupplier nanoTime) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {new TlsContext(files, nanoTime)}, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  private static X509ExtendedKeyManager load(TlsFiles files) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      store.setKeyEntry(
          "cordon",
          PemFiles.privateKey(files.key()),
          NO_PASSWORD,
          PemFiles.certificates(files.certificate()));
      KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
      factory.init(store, NO_PASSWORD);
      return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("cannot hold a certificate in memory", e);
    }
  }

  private static List<FileTime> times(TlsFiles files) {
    return List.of(time(files.certificate()), time(files.key()));
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  private X509ExtendedKeyManager fresh() {
    long now = nanoTime.getAsLong();
    synchronized (this) {
      if (now - lookedAt < LOOK_NANOS) {
        return current;
      }
      lookedAt = now;
      List<FileTime> times = times(files);
      if (!times.equals(seen)) {
        seen = times;
        reload();
      }
    }
    return current;
  }

  private void reload() {
    try {
      current = load(files);
      LOG.info("TLS certificate read again from {}", files.certificate());
    } catch (ProblemException e) {
      LOG.warn("TLS certificate not renewed: {}", e.problem().line());
    }
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String type, Principal @Nullable [] issuers, SSLEngine engine) {
    return fresh().chooseEngineServerAlias(type, issuers, engine);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String type, Principal @Nullable [] issuers, Socket socket) {
    return fresh().chooseServerAlias(type, issuers, socket);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return current.getCertificateChain(alias);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return current.getPrivateKey(alias);
  }

  @Override
  public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
    return current.getServerAliases(type, issuers);
  }

  @Override
  public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, Socket socket) {
    return null;
  }
}
