package cordon.formats.lockfile;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.formats.Malformed;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.pypi.DistributionFile;
import cordon.formats.pypi.ProjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One requirement (PEP 508) with pip's per-requirement options. */
final class Requirement {
  private static final Pattern NAME =
      Pattern.compile(
          "([A-Za-z0-9](?:[A-Za-z0-9._-]{0,253}[A-Za-z0-9])?)\\s{0,99}(?:\\[[^\\]]{0,999}\\])?\\s{0,99}");
  private static final Pattern PIN = Pattern.compile("={2,3}\\s{0,99}([A-Za-z0-9.!+_-]{1,200})");
  private static final Pattern URL = Pattern.compile("(?i)(?:[a-z][a-z0-9+.-]{0,30}:|\\.{0,2}/).*");

  private Requirement() {}

  static LockedRelease parse(String text, Place place) {
    List<Digest> hashes = new ArrayList<>();
    String requirement = withoutOptions(text, hashes, place);
    int marker = marker(requirement);
    String body = (marker < 0 ? requirement : requirement.substring(0, marker)).strip();
    Matcher name = NAME.matcher(body);
    if (isArchive(body) || URL.matcher(body).matches()) {
      return direct("", body, hashes, place);
    }
    if (!name.lookingAt()) {
      return isPath(body) ? direct("", body, hashes, place) : fail(place, body);
    }
    String project = ProjectName.normalize(name.group(1));
    String rest = body.substring(name.end()).strip();
    if (rest.startsWith("@")) {
      return direct(project, rest.substring(1).strip(), hashes, place);
    }
    if (!rest.isEmpty() && "=<>!~(".indexOf(rest.charAt(0)) < 0) {
      return isPath(body) ? direct("", body, hashes, place) : fail(place, body);
    }
    return specified(project, rest, hashes, place);
  }

  static LockedRelease editable(String target, Place place) {
    return open("", "an editable install of " + Malformed.quoted(target), place, List.of(), target);
  }

  /** The version is fixed when one of the specifiers is an exact one without a wildcard. */
  private static LockedRelease specified(
      String project, String specifiers, List<Digest> hashes, Place place) {
    String plain =
        specifiers.startsWith("(") && specifiers.endsWith(")")
            ? specifiers.substring(1, specifiers.length() - 1)
            : specifiers;
    for (String specifier : plain.split(",", 200)) {
      Matcher pin = PIN.matcher(specifier.strip());
      if (pin.matches()) {
        return new LockedRelease(
            Ecosystem.PYPI, project, Optional.of(pin.group(1)), "", place, hashes, List.of());
      }
    }
    String reason =
        plain.isBlank() ? "no version is given" : "a range: " + Malformed.quoted(plain.strip());
    return new LockedRelease(
        Ecosystem.PYPI.purlType(),
        project,
        Optional.empty(),
        reason,
        Optional.of(plain.strip()),
        place,
        hashes,
        List.of());
  }

  /** A URL or path; its file name may tell the release. */
  private static LockedRelease direct(
      String project, String target, List<Digest> hashes, Place place) {
    if (target.isEmpty()) {
      return fail(place, "@");
    }
    int hash = target.indexOf('#');
    String url = hash < 0 ? target : target.substring(0, hash);
    if (hash >= 0) {
      for (String part : target.substring(hash + 1).split("&")) {
        Digest.parse(part.replace('=', ':')).ifPresent(hashes::add);
      }
    }
    int query = url.indexOf('?');
    String path = query < 0 ? url : url.substring(0, query);
    String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    String name = project.isEmpty() && file.contains("-") ? guessedFromWheel(file) : project;
    Optional<String> version =
        DistributionFile.parse(file.replace("%2B", "+"), name).map(DistributionFile::version);
    return version.isPresent()
        ? new LockedRelease(Ecosystem.PYPI, name, version, "", place, hashes, List.of(target))
        : open(project, "a direct reference: " + Malformed.quoted(target), place, hashes, target);
  }

  /** A wheel's name ends at its first hyphen (PEP 427); of a source file nothing is certain. */
  private static String guessedFromWheel(String file) {
    return file.endsWith(".whl") ? ProjectName.normalize(file.substring(0, file.indexOf('-'))) : "";
  }

  private static LockedRelease open(
      String project, String reason, Place place, List<Digest> hashes, String target) {
    return new LockedRelease(
        Ecosystem.PYPI,
        project,
        Optional.empty(),
        reason,
        place,
        hashes,
        target.isEmpty() ? List.of() : List.of(target));
  }

  private static LockedRelease fail(Place place, String body) {
    throw Malformed.at(
        LockfileKind.REQUIREMENTS.document(),
        place.toString(),
        Malformed.quoted(body) + " is no requirement");
  }

  /** pip takes these options after a requirement; only the hashes say what is installed. */
  private static String withoutOptions(String text, List<Digest> hashes, Place place) {
    int options = text.indexOf(" --");
    if (options < 0) {
      return text;
    }
    String[] words = text.substring(options).strip().split("[\\s=]+", 20_000);
    for (int i = 0; i + 1 < words.length; i++) {
      if (words[i].equals("--hash")) {
        String value = words[i + 1];
        hashes.add(
            Digest.parse(value)
                .orElseThrow(() ->
                    Malformed.at(
                        LockfileKind.REQUIREMENTS.document(),
                        place.toString(),
                        Malformed.quoted(value) + " is no hash")));
      }
    }
    return text.substring(0, options);
  }

  /** In a URL a semicolon begins a marker only after white space. */
  private static int marker(String requirement) {
    boolean url = requirement.contains("://");
    return url ? requirement.indexOf(" ;") : requirement.indexOf(';');
  }

  private static boolean isPath(String body) {
    return body.indexOf(' ') < 0 && (body.contains("/") || body.contains("\\"));
  }

  /** pip takes the bare name of an archive for a file. */
  private static boolean isArchive(String body) {
    return body.indexOf(' ') < 0
        && (body.endsWith(".whl") || body.endsWith(".tar.gz") || body.endsWith(".zip"));
  }
}
