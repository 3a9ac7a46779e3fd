package cordon.inspect.environment;

import cordon.base.Digest;
import cordon.formats.archive.ByteSource;
import cordon.inspect.tree.PackageFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds environments in a folder and reads what their installers wrote down. */
public final class EnvironmentReader implements PackageFolder.Visitor {
  /** Notes of installers are small; those of the largest projects reach some megabytes. */
  private static final int LONGEST_NOTE = 16 << 20;

  private final String prefix;
  private final Map<Location, SortedMap<String, Seen>> environments = new LinkedHashMap<>();
  private final SystemPackages system = new SystemPackages();
  private final List<String> unreadable = new ArrayList<>();

  /**
   * @param name of the folder that is walked, with those above it as far as they tell what it is:
   *     {@code site-packages}, {@code .m2/repository}
   */
  public EnvironmentReader(String name) {
    this.prefix = name + "/";
  }

  /** Walks the folder. */
  public static List<Environment> read(String name, PackageFolder folder) throws IOException {
    EnvironmentReader reader = new EnvironmentReader(name);
    folder.walk(reader);
    return reader.environments();
  }

  @Override
  public void file(String path, ByteSource content) throws IOException {
    system.see(path, content);
    Optional<Location> location = Location.of(prefix + path);
    if (location.isPresent()) {
      Location at = location.get();
      files(at).put(path, seen(at, path, content));
    }
  }

  @Override
  public void link(String path, String target) {
    Location.of(prefix + path)
        .ifPresent(at -> files(at).put(path, new Seen(Optional.empty(), Optional.empty())));
  }

  @Override
  public void unreadable(String path, String why) {
    unreadable.add(path + ": " + why);
  }

  private SortedMap<String, Seen> files(Location location) {
    return environments.computeIfAbsent(location, l -> new TreeMap<>());
  }

  private static Seen seen(Location at, String path, ByteSource content) throws IOException {
    return switch (at.kind()) {
      case SITE_PACKAGES ->
          new Seen(
              Optional.of(digest(content, Digest.Algorithm.SHA256)),
              kept(SitePackages.isNote(path), content));
      case NODE_MODULES -> new Seen(Optional.empty(), kept(NodeModules.isNote(path), content));
      case MAVEN_REPOSITORY ->
          new Seen(
              MavenFiles.isArtifact(path)
                  ? Optional.of(digest(content, Digest.Algorithm.SHA1))
                  : Optional.empty(),
              kept(MavenFiles.isNote(path), content));
    };
  }

  private static Optional<byte[]> kept(boolean note, ByteSource content) throws IOException {
    return note ? Optional.of(content.bytes(0, LONGEST_NOTE)) : Optional.empty();
  }

  private static Digest digest(ByteSource content, Digest.Algorithm algorithm) throws IOException {
    try (InputStream in = content.stream()) {
      MessageDigest hash = MessageDigest.getInstance(algorithm.jca());
      new DigestInputStream(in, hash).transferTo(OutputStream.nullOutputStream());
      return Digest.of(algorithm, hash.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was found, in the order of paths. */
  public List<Environment> environments() {
    List<Environment> found = new ArrayList<>();
    environments.forEach((at, files) -> {
      SortedMap<String, Seen> all = Collections.unmodifiableSortedMap(files);
      String root =
          at.root().length() < prefix.length() ? "" : at.root().substring(prefix.length());
      found.add(
          switch (at.kind()) {
            case SITE_PACKAGES -> new SitePackages(root, all, system).environment();
            case NODE_MODULES -> new NodeModules(root, all).environment();
            case MAVEN_REPOSITORY -> new MavenFiles(root, all).environment();
          });
    });
    return found;
  }

  /** What could not be opened, one sentence each. */
  public List<String> unreadable() {
    return unreadable;
  }
}
