package cordon.formats.image;

import cordon.base.ProblemException;
import cordon.formats.json.JsonReading;
import cordon.formats.json.JsonWalk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which layers make which image: {@code manifest.json} of {@code docker save}, or the indexes and
 * manifests of an OCI layout (OCI image specification, "Image Index", "Image Manifest").
 */
final class ImageManifests {
  private static final long LARGEST = 8 << 20;
  private static final int DEEPEST = 64;
  private static final int MOST = 10_000;
  private static final int MOST_INDEXES = 8;

  private final Function<String, Optional<byte[]>> json;
  private final Map<String, List<String>> images = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();

  /**
   * @param json a small file by its path; empty where there is none
   */
  private ImageManifests(Function<String, Optional<byte[]>> json) {
    this.json = json;
  }

  /** The paths of layers, the lowest first, by the name of the image. */
  static Map<String, List<String>> of(Function<String, Optional<byte[]>> json) {
    ImageManifests manifests = new ImageManifests(json);
    Optional<byte[]> docker = json.apply("manifest.json");
    if (docker.isPresent()) {
      manifests.docker(docker.get());
    } else {
      json.apply("index.json").ifPresent(index -> manifests.oci("index.json", index, 0, ""));
    }
    return manifests.images;
  }

  /** An array, which the reader of objects is given in one. */
  private void docker(byte[] content) {
    String text = "{\"images\":" + new String(content, StandardCharsets.UTF_8) + "}";
    walk(
        "manifest.json",
        text.getBytes(StandardCharsets.UTF_8),
        walk ->
            walk.members(name ->
                walk.elements(() -> {
                  List<String> layers = new ArrayList<>();
                  List<String> tags = new ArrayList<>();
                  walk.members(field -> {
                    switch (field) {
                      case "Layers" -> layers.addAll(walk.texts());
                      case "RepoTags" -> walk.elements(() -> walk.text().ifPresent(tags::add));
                      default -> {}
                    }
                  });
                  String shown = tags.isEmpty() ? "image " + (images.size() + 1) : tags.getFirst();
                  images.put(shown, layers);
                })));
  }

  private record Descriptor(String path, String name, boolean layer) {}

  private void oci(String path, byte[] content, int depth, String name) {
    if (depth > MOST_INDEXES || !seen.add(path) || seen.size() > MOST) {
      return;
    }
    List<Descriptor> manifests = new ArrayList<>();
    List<Descriptor> layers = new ArrayList<>();
    walk(
        path,
        content,
        walk ->
            walk.members(field -> {
              switch (field) {
                case "manifests" -> walk.elements(() -> walk.add(manifests, descriptor(walk)));
                case "layers" -> walk.elements(() -> walk.add(layers, descriptor(walk)));
                default -> {}
              }
            }));
    for (Descriptor manifest : manifests) {
      String shown = manifest.name.isEmpty() ? name : manifest.name;
      json.apply(manifest.path).ifPresent(next -> oci(manifest.path, next, depth + 1, shown));
    }
    // Statements about an image are kept like images, with layers that are no file systems.
    List<String> paths = layers.stream().filter(Descriptor::layer).map(Descriptor::path).toList();
    if (!paths.isEmpty()) {
      String shown = name.isEmpty() ? "image " + (images.size() + 1) : name;
      images.put(
          images.containsKey(shown) ? shown + " (" + (images.size() + 1) + ")" : shown, paths);
    }
  }

  private static Descriptor descriptor(JsonWalk walk) {
    String[] said = {"", "", "tar"};
    walk.members(field -> {
      switch (field) {
        case "digest" -> said[0] = walk.text().orElse("");
        case "mediaType" -> said[2] = walk.text().orElse("tar");
        case "annotations" ->
            walk.members(key -> {
              if (key.equals("org.opencontainers.image.ref.name")) {
                said[1] = walk.text().orElse("");
              }
            });
        default -> {}
      }
    });
    if (!said[0].matches("[a-z0-9]{1,20}:[0-9a-f]{32,128}")) {
      throw walk.malformed("a digest that is none");
    }
    return new Descriptor("blobs/" + said[0].replace(':', '/'), said[1], said[2].contains("tar"));
  }

  private interface Body {
    void read(JsonWalk walk);
  }

  /**
   * @throws ProblemException naming the place, where it breaks its format
   */
  private static void walk(String path, byte[] content, Body body) {
    JsonReading reading = new JsonReading("`" + path + "`", LARGEST, DEEPEST);
    try {
      reading.object(
          new ByteArrayInputStream(content),
          parser -> {
            body.read(new JsonWalk(reading, parser, 1 << 16, MOST));
            return "";
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not break
    }
  }
}
