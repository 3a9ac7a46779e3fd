package cordon.formats.sbom;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes generated bills of materials as the tools of the field do. */
public enum BomWriter {
  CYCLONEDX_JSON {
    @Override
    public String write(GeneratedBom bom) {
      return "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":["
          + each(
              bom,
              ",\n",
              (c, needs) ->
                  "{\"bom-ref\":\"%s\",\"type\":\"%s\",\"name\":\"%s\""
                          .formatted(c.ref(), type(c), c.name())
                      + some(",\"version\":\"%s\"", c.version())
                      + some(",\"purl\":\"%s\"", c.purl())
                      + some(",\"supplier\":{\"name\":\"%s\"}", c.supplier())
                      + some(",\"hashes\":[{\"alg\":\"SHA-256\",\"content\":\"%s\"}]", hash(c))
                      + ",\"licenses\":[{\"license\":{\"id\":\"MIT\"}}]}")
          + "],\"dependencies\":["
          + each(
              bom,
              ",\n",
              (c, needs) ->
                  "{\"ref\":\"%s\",\"dependsOn\":[%s]}"
                      .formatted(
                          c.ref(),
                          needs.stream().map(n -> '"' + n + '"').collect(Collectors.joining(","))))
          + "]}";
    }
  },
  CYCLONEDX_XML {
    @Override
    public String write(GeneratedBom bom) {
      return "<?xml version=\"1.0\"?>\n<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\">"
          + "<components>"
          + each(
              bom,
              "\n",
              (c, needs) ->
                  "<component bom-ref=\"%s\" type=\"%s\">".formatted(c.ref(), type(c))
                      + some("<supplier><name>%s</name></supplier>", c.supplier())
                      + "<name>"
                      + c.name()
                      + "</name>"
                      + some("<version>%s</version>", c.version())
                      + some("<hashes><hash alg=\"SHA-256\">%s</hash></hashes>", hash(c))
                      + some("<purl>%s</purl>", c.purl())
                      + "</component>")
          + "</components><dependencies>"
          + each(
              bom,
              "\n",
              (c, needs) ->
                  "<dependency ref=\"%s\">%s</dependency>"
                      .formatted(
                          c.ref(),
                          needs.stream()
                              .map(n -> "<dependency ref=\"" + n + "\"/>")
                              .collect(Collectors.joining())))
          + "</dependencies></bom>";
    }
  },
  SPDX_JSON {
    @Override
    public String write(GeneratedBom bom) {
      String edges =
          bom.edges().stream()
              .map(edge -> edge.split(">", 2))
              .map(e ->
                  "{\"spdxElementId\":\"%s\",\"relationshipType\":\"DEPENDS_ON\",\"relatedSpdxElement\":\"%s\"}"
                      .formatted(e[0], e[1]))
              .collect(Collectors.joining(",\n"));
      return "{\"SPDXID\":\"SPDXRef-DOCUMENT\",\"packages\":["
          + each(
              bom,
              ",\n",
              (c, needs) ->
                  "{\"SPDXID\":\"%s\",\"name\":\"%s\",\"primaryPackagePurpose\":\"%s\""
                          .formatted(c.ref(), c.name(), type(c).toUpperCase(Locale.ROOT))
                      + some(",\"versionInfo\":\"%s\"", c.version())
                      + some(
                          ",\"externalRefs\":[{\"referenceCategory\":\"PACKAGE-MANAGER\",\"referenceType\":\"purl\",\"referenceLocator\":\"%s\"}]",
                          c.purl())
                      + some(",\"supplier\":\"Organization: %s (mail@host.example)\"", c.supplier())
                      + some(
                          ",\"checksums\":[{\"algorithm\":\"SHA256\",\"checksumValue\":\"%s\"}]",
                          hash(c))
                      + "}")
          + "],\"relationships\":["
          + edges
          + "],\"spdxVersion\":\"SPDX-2.3\"}";
    }
  },
  SPDX_TAG_VALUE {
    @Override
    public String write(GeneratedBom bom) {
      String edges =
          bom.edges().stream()
              .map(edge -> "Relationship: " + edge.replace(">", " DEPENDS_ON ") + "\n")
              .collect(Collectors.joining());
      return "SPDXVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\n"
          + each(
              bom,
              "\n",
              (c, needs) ->
                  "PackageName: %s\nSPDXID: %s\nPrimaryPackagePurpose: %s\n"
                          .formatted(c.name(), c.ref(), type(c).toUpperCase(Locale.ROOT))
                      + some("PackageVersion: %s\n", c.version())
                      + some("ExternalRef: PACKAGE-MANAGER purl %s\n", c.purl())
                      + some("PackageSupplier: Organization: %s ()\n", c.supplier())
                      + some("PackageChecksum: SHA256: %s\n", hash(c))
                      + "PackageComment: <text>two\nLines: of text</text>\n")
          + "\n"
          + edges;
    }
  };

  /** The document as text. */
  public abstract String write(GeneratedBom bom);

  @FunctionalInterface
  private interface Entry {
    String of(SbomComponent component, List<String> needs);
  }

  private static String each(GeneratedBom bom, String between, Entry entry) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < bom.components().size(); i++) {
      List<String> needs =
          bom.needs().get(i).stream().map(n -> bom.components().get(n).ref()).toList();
      all.append(i == 0 ? "" : between).append(entry.of(bom.components().get(i), needs));
    }
    return all.toString();
  }

  private static String type(SbomComponent component) {
    return component.type().name().toLowerCase(Locale.ROOT);
  }

  private static Optional<String> hash(SbomComponent component) {
    return component.digests().stream().findFirst().map(digest -> digest.hex());
  }

  private static String some(String format, Optional<String> value) {
    return value.map(format::formatted).orElse("");
  }
}
