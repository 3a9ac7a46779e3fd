package cordon.formats.cyclonedx;

import cordon.formats.sbom.SbomDataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads data sets: those of a model card, and the contents of a component that is data. */
final class Datasets {
  private final Scene scene;
  private final Parts parts;

  Datasets(Scene scene) {
    this.scene = scene;
    this.parts = scene.parts;
  }

  /**
   * @param trainedOn gets the refs of the data sets
   */
  void modelCard(List<String> trainedOn) {
    parts.members(card -> {
      if (card.equals("modelParameters")) {
        parts.members(parameter -> {
          if (parameter.equals("datasets")) {
            parts.each(element -> scene.add(trainedOn, oneOrRef(element)));
          }
        });
      }
    });
  }

  /** In XML a ref to a component is an element of its own, in JSON an object with that member. */
  private String oneOrRef(String element) {
    return element.equals("ref")
        ? parts.text().orElseThrow(() -> parts.malformed("an empty ref"))
        : one();
  }

  /** Gives the ref of the data set, or of the component that it stands for. */
  String one() {
    Draft draft = new Draft();
    parts.members(draft::member);
    return draft.tell();
  }

  private final class Draft {
    private @Nullable String ref;
    private @Nullable String component;
    private @Nullable String name;
    private @Nullable String kind;
    private @Nullable String classification;
    private @Nullable String location;
    private final List<String> sensitive = new ArrayList<>(0);
    private final List<String> owners = new ArrayList<>(0);

    void member(String member) {
      switch (member) {
        case "bom-ref" -> ref = scene.ref();
        case "ref" -> component = scene.once(component, member);
        case "name" -> name = scene.once(name, member);
        case "type" -> kind = scene.once(kind, member);
        case "classification" -> classification = scene.once(classification, member);
        case "sensitiveData" ->
            parts.eachOrSelf(() -> parts.text().ifPresent(text -> scene.add(sensitive, text)));
        case "contents" -> contents();
        case "governance" -> parts.members(this::governance);
        default -> {}
      }
    }

    private void contents() {
      parts.members(member -> {
        if (member.equals("url")) {
          location = scene.once(location, member);
        }
      });
    }

    private void governance(String role) {
      switch (role) {
        case "owners", "stewards", "custodians" ->
            parts.each(element ->
                parts.members(who -> scene.named().ifPresent(name -> scene.add(owners, name))));
        default -> {}
      }
    }

    String tell() {
      if (component != null) {
        return component;
      }
      String given = scene.refOr(ref);
      scene.sink.dataset(
          new SbomDataset(
              given,
              Optional.ofNullable(name),
              Optional.ofNullable(kind),
              Optional.ofNullable(classification),
              sensitive,
              Optional.empty(),
              Optional.ofNullable(location),
              owners));
      return given;
    }
  }
}
