package cordon.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * nginx with {@code proxy_cache}: decides nothing, logs nothing, copies bytes. The limit to aim at.
 */
public final class NginxCache extends PeerServer {

  /**
   * @param folder for its configuration and cache
   * @param origin the registry's own address, with the path that clients use
   */
  public NginxCache(Path folder, URI origin) {
    super(folder, origin);
  }

  @Override
  public String name() {
    return "nginx";
  }

  @Override
  public void start() {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("nginx.conf"), configuration());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> command =
        List.of("nginx", "-p", folder.toString(), "-e", "error.log", "-c", "nginx.conf");
    launch(command);
  }

  @Override
  public URI registry() {
    return at(origin.getPath());
  }

  private String configuration() {
    return """
    # Started by root, the worker would otherwise not reach a folder that is root's alone.
    user root;
    daemon off;
    worker_processes 1;
    pid nginx.pid;
    events { worker_connections 512; }
    http {
      access_log off;
      # No tcp_nopush: with it, downloads over one connection stall by some 35 ms a file.
      sendfile on;
      client_body_temp_path temp-body;
      proxy_temp_path temp-proxy;
      fastcgi_temp_path temp-fastcgi;
      uwsgi_temp_path temp-uwsgi;
      scgi_temp_path temp-scgi;
      proxy_cache_path cache keys_zone=cache:10m max_size=4g inactive=1d use_temp_path=off;
      server {
        listen 127.0.0.1:%d;
        location / {
          proxy_pass %s;
          proxy_cache cache;
          proxy_cache_lock on;
          # A page in HTML is no answer to who asked for JSON.
          proxy_cache_key $uri$is_args$args$http_accept;
          proxy_cache_valid 200 1d;
          proxy_ignore_headers Cache-Control Expires Vary;
        }
      }
    }
    """
        .formatted(port, "http://" + origin.getAuthority());
  }
}
