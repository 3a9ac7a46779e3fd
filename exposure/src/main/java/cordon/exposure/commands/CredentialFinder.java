package cordon.exposure.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks where programs usually keep credentials. Only names are taken from the files: sections,
 * keys, hosts; what stands behind them is not kept anywhere.
 */
final class CredentialFinder {
  private static final long LARGEST = 4 << 20;
  private static final int DEEPEST = 8;
  private static final Set<String> PASSED_OVER =
      Set.of(".git", "node_modules", "site-packages", "dist-packages", ".venv", "target", "build");

  private static final Pattern SECTION =
      Pattern.compile("(?m)^[ \\t]{0,9}\\[(?:profile )?([^\\]\\r\\n]{1,100})\\]");
  private static final Pattern NPM_TOKEN =
      Pattern.compile(
          "(?m)^[ \\t]{0,9}(?://)?([^=\\r\\n]{0,200}?)/?:?_(?:authToken|auth|password)[ \\t]{0,9}=");
  private static final Pattern ENV_KEY =
      Pattern.compile(
          "(?m)^[ \\t]{0,9}(?:export[ \\t]{1,9})?([A-Za-z_][A-Za-z0-9_]{0,99})[ \\t]{0,9}=[ \\t]{0,9}\\S");
  private static final Pattern SECRET_WORD =
      Pattern.compile("(?i).*(?:KEY|TOKEN|SECRET|PASSW|CREDENTIAL|PRIVATE|DSN|DATABASE_URL).*");
  private static final Pattern CI_SECRET =
      Pattern.compile("\\bsecrets\\.([A-Za-z_][A-Za-z0-9_]{0,99})");
  private static final Pattern KUBE_NAME =
      Pattern.compile("^[- ]{1,9}name:[ \\t]{1,9}[\"']?([^\"'\\s]{1,200})");

  private final TreeMap<String, FoundCredential> found = new TreeMap<>();

  /** Each once, by name. */
  List<FoundCredential> found() {
    return List.copyOf(found.values());
  }

  /** The places in a person's home. */
  void home(Path home) throws IOException {
    for (String file : List.of("credentials", "config")) {
      each(
          home.resolve(".aws").resolve(file),
          SECTION,
          section -> add("aws:" + section, "cloud", "~/.aws/" + file + " [" + section + "]"));
    }
    each(
        home.resolve(".npmrc"),
        NPM_TOKEN,
        host -> add("npm:" + (host.isBlank() ? "default" : host), "registry-token", "~/.npmrc"));
    each(
        home.resolve(".pypirc"),
        SECTION,
        section -> {
          if (!section.equals("distutils")) {
            add("pypi:" + section, "registry-token", "~/.pypirc [" + section + "]");
          }
        });
    Path kube = home.resolve(".kube").resolve("config");
    text(kube)
        .lines()
        .dropWhile(line -> !line.startsWith("users:"))
        .skip(1)
        .takeWhile(line -> line.isEmpty() || " -#".indexOf(line.charAt(0)) >= 0)
        .flatMap(line -> KUBE_NAME.matcher(line).results())
        .forEach(name -> add("kube:" + name.group(1), "kubernetes", "~/.kube/config"));
    keys(home.resolve(".ssh"));
  }

  private void keys(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (text(file).startsWith("-----BEGIN ") && text(file).contains("PRIVATE KEY-----")) {
          String name = String.valueOf(file.getFileName());
          add("ssh:" + name, "ssh-key", "~/.ssh/" + name);
        }
      }
    }
  }

  /** What the folder of a project tells: files of variables, definitions of jobs. */
  void project(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        EnumSet.noneOf(FileVisitOption.class),
        DEEPEST,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
            return PASSED_OVER.contains(String.valueOf(each.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            projectFile(file, folder.relativize(file).toString().replace('\\', '/'));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void projectFile(Path file, String shown) {
    String name = String.valueOf(file.getFileName());
    if (name.equals(".env") || name.startsWith(".env.")) {
      each(
          file,
          ENV_KEY,
          key -> {
            if (SECRET_WORD.matcher(key).matches()) {
              add("env:" + shown + ":" + key, "secret", shown + " " + key);
            }
          });
    } else if (name.equals(".npmrc")) {
      each(
          file,
          NPM_TOKEN,
          host -> add("npm:" + (host.isBlank() ? "default" : host), "registry-token", shown));
    } else if (shown.contains("workflows/") && name.matches(".{1,200}\\.ya?ml")) {
      each(file, CI_SECRET, key -> add("ci:" + key, "secret", "secret " + key + " of " + shown));
    }
  }

  private void each(Path file, Pattern pattern, Consumer<String> heard) {
    pattern.matcher(text(file)).results().map((MatchResult m) -> m.group(1).strip()).forEach(heard);
  }

  private void add(String name, String kind, String place) {
    found.putIfAbsent(name, new FoundCredential(name, kind, place));
  }

  /** Empty for what is no regular file, is larger than any of these, or may not be read. */
  private static String text(Path file) {
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LARGEST
          ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
          : "";
    } catch (IOException e) {
      return "";
    }
  }
}
