package cordon.formats.spdx;

import cordon.base.ProblemException;
import cordon.formats.Malformed;
import cordon.formats.json.JsonWalk;
import cordon.formats.sbom.SbomFormat;
import cordon.formats.sbom.SbomRelation;
import cordon.formats.sbom.SbomSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** SPDX 2 in JSON. */
final class Spdx2Json implements Position {
  private final JsonWalk walk;
  private final Spdx2Document document;
  private final Set<String> seen = new HashSet<>();

  Spdx2Json(JsonWalk walk, SbomSink sink) {
    this.walk = walk;
    this.document = new Spdx2Document(this, sink);
  }

  void read() {
    walk.members(this::member);
    document.end(SbomFormat.SPDX_JSON);
  }

  @Override
  public String place() {
    return walk.place();
  }

  @Override
  public ProblemException malformed(String why) {
    return walk.malformed(why);
  }

  private void member(String name) {
    if (!seen.add(name)) {
      throw walk.malformed(Malformed.quoted(name) + " twice");
    }
    switch (name) {
      case "spdxVersion" -> document.version(text());
      case "SPDXID" -> document.ref(text());
      case "documentNamespace" -> document.namespace(text());
      case "creationInfo" -> walk.members(this::creation);
      case "documentDescribes" -> walk.elements(() -> document.describes(text()));
      case "packages" -> walk.elements(this::onePackage);
      case "files" -> walk.elements(this::file);
      case "relationships" -> walk.elements(this::relationship);
      default -> {}
    }
  }

  private String text() {
    return walk.text().orElse("");
  }

  private void creation(String name) {
    switch (name) {
      case "created" -> document.created(text());
      case "creators" -> walk.elements(() -> document.creator(text()));
      default -> {}
    }
  }

  private void onePackage() {
    Spdx2Package part = Spdx2Package.ofPackage(document);
    List<String> files = new ArrayList<>(0);
    walk.members(name -> {
      switch (name) {
        case "SPDXID" -> part.ref(text());
        case "name" -> part.name(text());
        case "versionInfo" -> part.version(text());
        case "supplier" -> part.supplier(text());
        case "originator" -> part.originator(text());
        case "releaseDate" -> part.released(text());
        case "primaryPackagePurpose" -> part.purpose(text());
        case "checksums" -> walk.elements(() -> checksum(part));
        case "externalRefs" -> walk.elements(() -> externalRef(part));
        case "hasFiles" -> walk.elements(() -> document.add(files, text()));
        default -> {}
      }
    });
    part.tell();
    if (!files.isEmpty()) {
      String ref = part.ref().orElseThrow();
      document.sink().relation(new SbomRelation(ref, SbomRelation.Kind.CONTAINS, files));
    }
  }

  private void file() {
    Spdx2Package part = Spdx2Package.ofFile(document);
    walk.members(name -> {
      switch (name) {
        case "SPDXID" -> part.ref(text());
        case "fileName" -> part.name(text());
        case "checksums" -> walk.elements(() -> checksum(part));
        default -> {}
      }
    });
    part.tell();
  }

  private void checksum(Spdx2Package part) {
    String[] of = {"", ""};
    walk.members(name -> {
      switch (name) {
        case "algorithm" -> of[0] = text();
        case "checksumValue" -> of[1] = text();
        default -> {}
      }
    });
    part.checksum(of[0], of[1]);
  }

  private void externalRef(Spdx2Package part) {
    String[] of = {"", ""};
    walk.members(name -> {
      switch (name) {
        case "referenceType" -> of[0] = text();
        case "referenceLocator" -> of[1] = text();
        default -> {}
      }
    });
    part.externalRef(of[0], of[1]);
  }

  private void relationship() {
    String[] of = {"", "", ""};
    walk.members(name -> {
      switch (name) {
        case "spdxElementId" -> of[0] = text();
        case "relationshipType" -> of[1] = text();
        case "relatedSpdxElement" -> of[2] = text();
        default -> {}
      }
    });
    document.relationship(of[0], of[1], of[2]);
  }
}
