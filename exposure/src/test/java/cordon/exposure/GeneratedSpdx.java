package cordon.exposure;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** An SPDX 2.3 document of any number of packages, each depending on the next. */
final class GeneratedSpdx extends ByteArrayInputStream {
  GeneratedSpdx(int packages) {
    super(text(packages).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(int packages) {
    StringBuilder text =
        new StringBuilder(
            """
            {"spdxVersion":"SPDX-2.3","dataLicense":"CC0-1.0","SPDXID":"SPDXRef-DOCUMENT",
             "name":"generated","documentNamespace":"https://sbom.example/1",
             "creationInfo":{"created":"2026-01-01T00:00:00Z","creators":["Tool: generator"]},
             "packages":[\
            """);
    for (int i = 0; i < packages; i++) {
      text.append(i == 0 ? "" : ",").append(one(i));
    }
    text.append("],\"relationships\":[");
    for (int i = 1; i < packages; i++) {
      text.append(i == 1 ? "" : ",").append(relation(i));
    }
    return text.append("]}").toString();
  }

  private static String one(int number) {
    return """
    {"name":"package-%1$d","SPDXID":"SPDXRef-Package-%1$d","versionInfo":"1.%1$d.0",\
    "downloadLocation":"NOASSERTION","filesAnalyzed":false,\
    "checksums":[{"algorithm":"SHA1","checksumValue":"%1$040x"}],\
    "licenseConcluded":"NOASSERTION","licenseDeclared":"MIT","copyrightText":"NOASSERTION",\
    "externalRefs":[{"referenceCategory":"PACKAGE-MANAGER","referenceType":"purl",\
    "referenceLocator":"pkg:npm/package-%1$d@1.%1$d.0"}]}\
    """
        .formatted(number);
  }

  private static String relation(int number) {
    return """
    {"spdxElementId":"SPDXRef-Package-%d","relationshipType":"DEPENDS_ON",\
    "relatedSpdxElement":"SPDXRef-Package-%d"}\
    """
        .formatted(number - 1, number);
  }
}
