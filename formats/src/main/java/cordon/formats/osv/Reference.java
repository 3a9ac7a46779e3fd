package cordon.formats.osv;

/**
 * A page.
 *
 * @param type such as {@code ADVISORY}, {@code ARTICLE}, {@code REPORT}
 * @param url as written; the console links only http and https
 */
public record Reference(String type, String url) {}
