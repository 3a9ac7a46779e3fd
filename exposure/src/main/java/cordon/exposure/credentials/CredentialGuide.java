package cordon.exposure.credentials;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code docs/guides/credentials.md} from the places, so that it cannot be out of date. */
public final class CredentialGuide {
  private static final String HEAD =
      """
      # Credentials: kinds and places

      `cordon observe --credentials` looks in these places, on Linux, macOS and Windows, and prints what it finds as a part of an estate file. It takes kinds, names and places, and never a value: of a file whose being there is enough nothing is read, of a private key its first line, of others the names in it. What it cannot read (no permission, larger than 4 MiB, not in UTF-8, not of its format, a link that leads elsewhere) it names. A link is followed where it leads to a file within what is searched. Where a variable is set that says where a file is, the file is looked at there.

      Where a folder is named that is the root of a system, as of a container, its own homes and places are looked at, and not those of the machine on which the command runs.

      This page is printed by `cordon observe --explain-credentials`. What `*` stands for becomes part of the name.

      ## How each kind is rotated, and proven dead

      A credential is ticked off when the old secret was seen to be dead, not when a new one was made: `cordon exposure prove NAME --by refused`. Rotate from a machine that was not exposed, make the new secret before the old one ends, and begin with what opens others (a store of secrets, a pipeline's identity).

      | kind | is | to rotate | dead when |
      | --- | --- | --- | --- |
      """;

  private CredentialGuide() {}

  public static String of(CredentialPlaces places) {
    StringBuilder out = new StringBuilder(HEAD);
    for (CredentialKind kind : places.kindsInOrder()) {
      row(out, "`" + kind.name() + "`", kind.what(), kind.rotate(), kind.dead());
    }
    for (CredentialKind kind : places.kindsInOrder()) {
      List<Place> of = places.places().stream().filter(p -> p.kind().equals(kind.name())).toList();
      out.append("\n## ")
          .append(kind.name())
          .append(
              "\n\n| named | in a home | in a system | in a project | or where a variable says |\n| --- | --- | --- | --- | --- |\n");
      for (Place place : of) {
        row(
            out,
            "`" + place.name() + "`",
            files(place.home()),
            files(place.system()),
            files(place.project()),
            code(place.variables().stream()));
      }
    }
    out.append(
        "\n## Variables\n\nA variable whose name speaks of a secret is of the kind that its beginning says, in the environment, in files of variables and in pipelines; of others it is `secret`.\n\n| kind | names |\n| --- | --- |\n");
    places.variables().forEach((kind, names) -> row(out, "`" + kind + "`", code(names.stream())));
    return out.toString();
  }

  private static void row(StringBuilder out, String... cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String files(List<FilePattern> files) {
    return code(
        new TreeSet<>(files.stream().map(file -> String.join("/", file.names())).toList())
            .stream());
  }

  private static String code(Stream<String> texts) {
    return texts.map(text -> "`" + text + "`").collect(Collectors.joining(", "));
  }
}
