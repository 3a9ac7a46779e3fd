package cordon.web.server;

import java.nio.file.Path;

/**
 * Where the server's certificate lies; both files are read again when they change.
 *
 * @param certificate PEM, the chain with our own certificate first
 * @param key PEM, PKCS #8, not encrypted
 */
public record TlsFiles(Path certificate, Path key) {}
