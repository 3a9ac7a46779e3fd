package cordon.exposure.credentials;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A place where a program keeps credentials.
 *
 * @param name what the names of its credentials begin with
 * @param kind of them
 * @param home below the home of a person, on Linux, macOS or Windows
 * @param system below the root of a system
 * @param project anywhere below the folder of a project
 * @param variables that say where it is: {@code VARIABLE}, or {@code VARIABLE/file} for a folder
 * @param finds what {@link Shape#TEXT} looks for; the first group is the name
 * @param secretsOnly whether only names count that speak of a secret
 * @param shared whether the same name in another file of the place is the same credential
 * @param certain whether a file of this name is sure to be one of these; what cannot be read of
 *     others is not told
 */
record Place(
    String name,
    String kind,
    List<FilePattern> home,
    List<FilePattern> system,
    List<FilePattern> project,
    List<String> variables,
    Shape shape,
    List<Selector> selectors,
    List<Pattern> finds,
    boolean secretsOnly,
    boolean shared,
    boolean certain) {}
