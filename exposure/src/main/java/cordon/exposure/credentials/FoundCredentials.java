package cordon.exposure.credentials;

import java.util.List;

/**
 * What a search found.
 *
 * @param credentials each once, by name
 * @param unread what may hold some and was not read, each with why: {@code ~/.npmrc: …}
 */
public record FoundCredentials(List<FoundCredential> credentials, List<String> unread) {
  public FoundCredentials {
    credentials = List.copyOf(credentials);
    unread = List.copyOf(unread);
  }
}
