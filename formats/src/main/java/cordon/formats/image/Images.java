package cordon.formats.image;

import cordon.formats.Malformed;
import cordon.formats.installed.FileReading;
import cordon.formats.installed.InstalledContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Puts the layers of images over each other. */
final class Images {
  private Images() {}

  /**
   * @param json a small file of the layout, by its path
   * @param layer by its path
   * @throws cordon.base.ProblemException when the layout tells of no image
   */
  static InstalledContent of(
      String document,
      Function<String, Optional<byte[]>> json,
      Function<String, Optional<Layer>> layer) {
    Map<String, List<String>> images = ImageManifests.of(json);
    if (images.isEmpty()) {
      throw Malformed.at(
          document, "its list of images", "neither manifest.json nor index.json names an image");
    }
    InstalledContent.Gathering gathering = new InstalledContent.Gathering();
    images.forEach(
        (name, paths) -> image(images.size() > 1 ? name + ", " : "", paths, layer, gathering));
    return gathering.content();
  }

  private static void image(
      String name,
      List<String> paths,
      Function<String, Optional<Layer>> layer,
      InstalledContent.Gathering gathering) {
    List<Layer> layers = new ArrayList<>();
    for (String path : paths) {
      layers.add(layer.apply(path).orElseGet(() -> Layer.unread("it is missing")));
    }
    for (int i = 0; i < layers.size(); i++) {
      String place = name + "layer " + (i + 1) + " (" + shortened(paths.get(i)) + ")";
      List<Layer> above = layers.subList(i + 1, layers.size());
      for (Map.Entry<String, FileReading> file : layers.get(i).files().entrySet()) {
        if (above.stream().noneMatch(other -> other.hides(file.getKey()))) {
          gathering.add(place + " /" + file.getKey(), file.getValue());
        }
      }
      layers.get(i).unread().forEach(why -> gathering.unread(place + ": " + why));
    }
  }

  /** Digests are told apart by their first characters. */
  private static String shortened(String path) {
    String name = path.replaceFirst("/layer\\.tar$", "");
    name = name.substring(name.lastIndexOf('/') + 1);
    return name.substring(0, Math.min(name.length(), 12));
  }
}
