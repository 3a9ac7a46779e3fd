package cordon.inspect.environment;

/**
 * Something that every start of an interpreter runs.
 *
 * @param path below the folder that was walked
 * @param line from 1
 * @param text what runs, harmless to print
 * @param owner the package that installed it; empty where none did
 */
public record StartHook(String path, int line, String text, String owner) {}
