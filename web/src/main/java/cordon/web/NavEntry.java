package cordon.web;

/** A line of the console's navigation: where it leads and where it stands (lower is first). */
public record NavEntry(String label, String path, int order) {}
