package cordon.testkit.real;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the repository that an installed Maven has built in: its super POM. */
final class MavenHome {
  private static final String SUPER_POM = "org/apache/maven/model/pom-4.0.0.xml";
  private static final Pattern HOME = Pattern.compile("Maven home: (.+)");

  private MavenHome() {}

  /** The folder that {@code mvn --version} names. */
  static Optional<Path> find() {
    return Installed.ask("mvn", "--batch-mode", "--version")
        .map(HOME::matcher)
        .filter(Matcher::find)
        .map(m -> Path.of(m.group(1).strip()));
  }

  /** The first repository's address in the super POM of this Maven. */
  static Optional<String> builtInRepository(Path home) throws IOException {
    try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
      Optional<Path> builder =
          jars.filter(j -> j.getFileName().toString().startsWith("maven-model-builder")).findAny();
      if (builder.isEmpty()) {
        return Optional.empty();
      }
      try (var zip = new ZipFile(builder.get().toFile())) {
        ZipEntry pom = zip.getEntry(SUPER_POM);
        return pom == null ? Optional.empty() : firstUrl(zip.getInputStream(pom));
      }
    }
  }

  private static Optional<String> firstUrl(InputStream xml) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (xml) {
      XMLStreamReader reader = factory.createXMLStreamReader(xml);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamReader.START_ELEMENT && reader.getLocalName().equals("url")) {
          return Optional.of(reader.getElementText().strip());
        }
      }
      return Optional.empty();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }
}
