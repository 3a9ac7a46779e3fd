package cordon.formats.spdx;

import cordon.base.Digest;
import cordon.formats.PublishTime;
import cordon.formats.sbom.DigestNames;
import cordon.formats.sbom.SbomComponent;
import cordon.formats.sbom.SbomComponent.Role;
import cordon.formats.sbom.SbomComponent.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A package or file of SPDX 2 while it is being read. */
final class Spdx2Package {
  private static final String NO_ASSERTION = "NOASSERTION";

  private final Spdx2Document document;
  private final List<Digest> digests = new ArrayList<>(2);
  private SbomComponent.Type type;
  private @Nullable String ref;
  private @Nullable String name;
  private @Nullable String version;
  private @Nullable String purl;
  private @Nullable String supplier;
  private @Nullable String originator;
  private Optional<Instant> released = Optional.empty();

  private Spdx2Package(Spdx2Document document, SbomComponent.Type type) {
    this.document = document;
    this.type = type;
  }

  static Spdx2Package ofPackage(Spdx2Document document) {
    return new Spdx2Package(document, SbomComponent.Type.UNSTATED);
  }

  static Spdx2Package ofFile(Spdx2Document document) {
    return new Spdx2Package(document, SbomComponent.Type.FILE);
  }

  void ref(String text) {
    if (ref != null) {
      throw document.position().malformed("two SPDX identifiers of one part");
    }
    ref = document.ref(text);
  }

  Optional<String> ref() {
    return Optional.ofNullable(ref);
  }

  void name(String text) {
    if (name != null) {
      throw document.position().malformed("two names of one part");
    }
    name = text;
  }

  void version(String text) {
    if (version != null) {
      throw document.position().malformed("two versions of one package");
    }
    version = text;
  }

  void supplier(String text) {
    supplier = who(text).orElse(null);
  }

  void originator(String text) {
    originator = who(text).orElse(null);
  }

  void released(String text) {
    released = PublishTime.parse(text).instant();
  }

  void purpose(String text) {
    type = Purpose.type(text);
  }

  void checksum(String algorithm, String value) {
    Optional<Digest.Algorithm> known = DigestNames.algorithm(algorithm);
    Optional<Digest> digest = known.flatMap(a -> DigestNames.digest(a, value));
    if (known.isPresent() && digest.isEmpty()) {
      document.doubt("a checksum that is no " + algorithm);
    }
    digest.ifPresent(d -> document.add(digests, d));
  }

  /** Only package URLs; the first counts. */
  void externalRef(String referenceType, String locator) {
    // SPDX 2 in RDF writes the type as an IRI that ends with its name.
    if (!referenceType.equals("purl") && !referenceType.endsWith("/purl")) {
      return;
    }
    if (purl == null) {
      purl = locator;
    } else if (!purl.equals(locator)) {
      document.doubt("a second package URL of one package, which is passed over");
    }
  }

  /** The part is complete. */
  void tell() {
    if (ref == null || name == null || name.isEmpty()) {
      throw document
          .position()
          .malformed(
              "a "
                  + (type == SbomComponent.Type.FILE ? "file" : "package")
                  + " without SPDXID and name");
    }
    document
        .sink()
        .component(
            new SbomComponent(
                ref,
                Role.CONTENT,
                type,
                Optional.empty(),
                name,
                Optional.ofNullable(version).filter(Spdx2Package::asserted),
                Optional.empty(),
                Optional.ofNullable(purl),
                digests,
                Optional.ofNullable(supplier == null ? originator : supplier),
                released,
                Scope.UNSTATED));
  }

  private static boolean asserted(String text) {
    return !text.isEmpty() && !text.equals(NO_ASSERTION) && !text.equals("NONE");
  }

  /** The name in {@code Organization: name (address)}; empty where none is asserted. */
  static Optional<String> who(String text) {
    if (!asserted(text)) {
      return Optional.empty();
    }
    int colon = text.indexOf(':');
    String kind = colon < 0 ? "" : text.substring(0, colon);
    String rest =
        switch (kind) {
          case "Organization", "Person", "Tool" -> text.substring(colon + 1).strip();
          default -> text.strip();
        };
    int bracket = rest.lastIndexOf('(');
    boolean addressed =
        bracket > 0
            && rest.endsWith(")")
            && (rest.indexOf('@', bracket) > 0 || bracket == rest.length() - 2);
    String name = addressed ? rest.substring(0, bracket).strip() : rest;
    return Optional.of(name).filter(Spdx2Package::asserted);
  }
}
