package cordon.exposure.credentials;

import java.util.regex.Pattern;

/** Names of variables that speak of a secret. */
final class SecretWords {
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(?:KEY|TOKEN|SECRET|PASSW|PASSPHRASE|CREDENTIAL|PRIVATE|DSN|DATABASE_URL).*|.*_(?:PASS|PWD|PAT)");

  /** Public keys, and names that hold such a word by chance or for something about it. */
  private static final Pattern NOT =
      Pattern.compile(
          "(?i).*(?:PUBLIC|KEYBOARD|MONKEY|KEYCLOAK|TOKENIZ|TOKENS_PER|MAX_TOKEN|KEY_?PREFIX|CACHE_KEY).*"
              + "|GPG_KEY|KEYMAP|PASSWORD_STORE_DIR");

  private SecretWords() {}

  static boolean in(String name) {
    return SECRET.matcher(name).matches() && !NOT.matcher(name).matches();
  }
}
