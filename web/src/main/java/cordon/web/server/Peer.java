package cordon.web.server;

/**
 * Who is at the other end of the connection.
 *
 * @param address the client's address, from a trusted proxy's header where one is configured
 * @param local the client runs on this machine and nobody forwarded the request, so that it needs
 *     no token
 * @param origin scheme, host and port under which it reached us, without a trailing slash
 * @param secure over TLS, at least up to the trusted proxy
 */
public record Peer(String address, boolean local, String origin, boolean secure) {}
