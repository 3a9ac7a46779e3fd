package cordon.formats.sbom.reader;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.sbom.Read;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A document of another kind is refused with what it seems to be. */
final class SbomReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                    | the file is empty
          '  '                                  | nothing but blanks
          {"name":"x","lockfileVersion":3}      | a lockfile of npm
          {"sbom":{"spdxVersion":"SPDX-2.3"}}   | wraps a bill of materials
          {"predicateType":"x"}                 | an in-toto attestation
          {"x":{"bomFormat":"CycloneDX"}}       | without a member that tells
          [{"bomFormat":"CycloneDX"}]           | a JSON list
          <project><bom/></project>             | XML with the root <project>
          <rdf:RDF xmlns:rdf="x"/>              | SPDX in RDF/XML
          'spdxVersion: "SPDX-2.3"'             | SPDX in YAML
          PK..                                  | a zip archive
          requests==2.0                         | it begins with "requests==2.0"
          """)
  void anotherKindIsNamed(String document, String seems) {
    assertThat(Read.refused(document)).contains("`bom`: ").contains(seems);
  }
}
