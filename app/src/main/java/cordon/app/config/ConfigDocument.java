package cordon.app.config;

/** Writes {@code docs/configuration.md} from the catalogue, so that it cannot be out of date. */
public final class ConfigDocument {
  private static final String HEAD =
      """
      # Configuration

      This page is made from the program's own catalogue of settings; a test keeps the two equal.

      A value comes from `cordon.toml`, over that the environment, over that the flags of
      `cordon serve` (`--set KEY=VALUE` sets anything). The file is the one that `--config` or
      `CORDON_CONFIG` names, else `cordon.toml` in the working directory, else
      `~/.config/cordon/cordon.toml`. `cordon config show` prints every value with its origin. A
      setting that is unknown or would have no effect keeps the server from starting, with the line
      and the nearest valid name.

      ```toml
      [server]
      port = 8450

      [gate]
      cool-down = "7d"

      [gate.npm]
      cool-down = "3d"

      [[gate.rule]]
      match = "pkg:npm/@acme/*"
      cool-down = "0d"

      [upstream.npm.default]
      url = "https://registry.example"
      password-env = "NPM_UPSTREAM_TOKEN"
      ```

      In a variable, `<ecosystem>` and `<name>` are written in capitals, `-` as `_`:
      `CORDON_UPSTREAM_NPM_DEFAULT_URL`. Rules (`[[gate.rule]]`) stand in the file only.
      """;

  private ConfigDocument() {}

  /** The whole page. */
  public static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    for (Setting<?> setting : Catalogue.ALL) {
      page.append("\n## `").append(setting.key()).append("`\n\n");
      page.append(setting.documentation()).append("\n\n");
      page.append("- type: ").append(setting.type().expected()).append('\n');
      page.append("- default: ").append(defaultText(setting)).append('\n');
      page.append("- example: `").append(setting.type().example()).append("`\n");
      if (!setting.key().contains("<number>")) {
        page.append("- environment: `").append(setting.variable()).append("`\n");
      }
    }
    return page.toString();
  }

  private static String defaultText(Setting<?> setting) {
    return setting
        .defaultText()
        .map(text -> text.isEmpty() ? "empty" : "`" + text + "`")
        .orElse("none");
  }
}
