package cordon.formats.vex;

import cordon.base.Digest;
import cordon.formats.Malformed;
import cordon.formats.json.JsonWalk;
import cordon.formats.sbom.DigestNames;
import cordon.formats.sbom.Refs;
import cordon.formats.sbom.SbomComponent;
import cordon.formats.sbom.SbomComponent.Role;
import cordon.formats.sbom.SbomComponent.Scope;
import cordon.formats.sbom.SbomRelation;
import cordon.formats.sbom.SbomRelation.Kind;
import cordon.formats.sbom.SbomSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The product tree of CSAF (section 3.2.2). A branch may say what it stands for behind its inner
 * branches, so the products of a branch are told at its end.
 */
final class CsafProducts {
  private static final int MOST_GROUPS = 10_000;

  private final JsonWalk walk;
  private final SbomSink sink;
  private final Refs refs = new Refs(Csaf.DOCUMENT);
  private final Map<String, List<String>> groups = new HashMap<>();

  CsafProducts(JsonWalk walk, SbomSink sink) {
    this.walk = walk;
    this.sink = sink;
  }

  void read() {
    walk.members(name -> {
      switch (name) {
        case "branches" -> walk.elements(() -> branch().forEach(p -> sink.component(p.told())));
        case "full_product_names" -> walk.elements(() -> sink.component(new Product(walk).told()));
        case "relationships" -> walk.elements(this::relationship);
        case "product_groups" -> walk.elements(this::group);
        default -> {}
      }
    });
  }

  /** The products of a group; none for a group that was not heard of before. */
  List<String> group(String id) {
    return groups.getOrDefault(id, List.of());
  }

  private List<Product> branch() {
    List<Product> products = new ArrayList<>();
    String[] of = {"", ""};
    walk.members(name -> {
      switch (name) {
        case "category" -> of[0] = walk.text().orElse("");
        case "name" -> of[1] = walk.text().orElse("");
        case "product" -> walk.add(products, new Product(walk));
        case "branches" ->
            walk.elements(() -> branch().forEach(inner -> walk.add(products, inner)));
        default -> {}
      }
    });
    products.forEach(product -> product.within(of[0], of[1]));
    return products;
  }

  /** A product as part of another is a product of its own. */
  private void relationship() {
    List<Product> whole = new ArrayList<>(1);
    String[] of = {"", "", ""};
    walk.members(name -> {
      switch (name) {
        case "category" -> of[0] = walk.text().orElse("");
        case "product_reference" -> of[1] = walk.text().orElse("");
        case "relates_to_product_reference" -> of[2] = walk.text().orElse("");
        case "full_product_name" -> whole.add(new Product(walk));
        default -> {}
      }
    });
    if (whole.size() != 1 || of[1].isEmpty() || of[2].isEmpty()) {
      throw walk.malformed("a relationship without a product and its two sides");
    }
    SbomComponent product = whole.getFirst().told();
    sink.component(product);
    sink.relation(new SbomRelation(product.ref(), Kind.VARIANT_OF, List.of(of[1])));
    Kind kind = of[0].equals("external_component_of") ? Kind.EXPECTS : Kind.CONTAINS;
    sink.relation(new SbomRelation(of[2], kind, List.of(product.ref())));
  }

  private void group() {
    List<String> members = new ArrayList<>();
    String[] of = {""};
    walk.members(name -> {
      switch (name) {
        case "group_id" -> of[0] = walk.text().orElse("");
        case "product_ids" -> members.addAll(walk.texts());
        default -> {}
      }
    });
    if (groups.size() == MOST_GROUPS) {
      throw walk.malformed("more than " + MOST_GROUPS + " groups of products");
    }
    groups.put(of[0], members);
  }

  /** A full product name, and what the branches around it say. */
  private final class Product {
    private final List<Digest> digests = new ArrayList<>(0);
    private @Nullable String id;
    private @Nullable String name;
    private @Nullable String purl;
    private @Nullable String version;
    private @Nullable String range;
    private @Nullable String vendor;

    Product(JsonWalk walk) {
      walk.members(member -> {
        switch (member) {
          case "product_id" -> id = walk.text().orElse(null);
          case "name" -> name = walk.text().orElse(null);
          case "product_identification_helper" -> walk.members(this::identification);
          default -> {}
        }
      });
      if (id == null || name == null) {
        throw walk.malformed("a product without a name and an id");
      }
      if (!refs.add(id)) {
        throw walk.malformed("the product_id " + Malformed.quoted(id) + " twice");
      }
    }

    private void identification(String member) {
      switch (member) {
        case "purl" -> purl = walk.text().orElse(null);
        case "hashes" ->
            walk.elements(() ->
                walk.members(part -> {
                  if (part.equals("file_hashes")) {
                    walk.elements(this::hash);
                  }
                }));
        default -> {}
      }
    }

    private void hash() {
      String[] of = {"", ""};
      walk.members(member -> {
        switch (member) {
          case "algorithm" -> of[0] = walk.text().orElse("");
          case "value" -> of[1] = walk.text().orElse("");
          default -> {}
        }
      });
      DigestNames.algorithm(of[0])
          .flatMap(known -> DigestNames.digest(known, of[1]))
          .ifPresent(digest -> walk.add(digests, digest));
    }

    /** The innermost branch of a category counts. */
    void within(String category, String branch) {
      switch (category) {
        case "vendor" -> vendor = vendor == null ? branch : vendor;
        case "product_version" -> version = version == null ? branch : version;
        case "product_version_range" -> range = range == null ? branch : range;
        default -> {}
      }
    }

    SbomComponent told() {
      return new SbomComponent(
          id == null ? "" : id,
          Role.CONTENT,
          SbomComponent.Type.UNSTATED,
          Optional.empty(),
          name == null ? "" : name,
          Optional.ofNullable(version),
          Optional.ofNullable(range),
          Optional.ofNullable(purl),
          digests,
          Optional.ofNullable(vendor),
          Optional.empty(),
          Scope.UNSTATED);
    }
  }
}
