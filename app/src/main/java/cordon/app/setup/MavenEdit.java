package cordon.app.setup;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Edits Maven's {@code settings.xml}: a mirror of everything, put before the others. Maven prefers
 * a mirror whose {@code mirrorOf} is exactly the repository's id to one with a wildcard, so for
 * each such mirror that is there, one of ours with the same {@code mirrorOf} goes before it.
 */
final class MavenEdit implements ClientEdit {
  private static final String NEW_FILE = "<settings>\n</settings>\n";
  private static final String ID = "cordon";

  @Override
  public String pointAt(String text, URI gate, Optional<String> token) {
    String xml = text.isBlank() ? NEW_FILE : text;
    List<String> taken = exactMirrors(xml);
    StringBuilder mirrors = new StringBuilder(mirror(ID, "*", gate));
    List<String> ids = new ArrayList<>(List.of(ID));
    for (String repository : taken) {
      mirrors.append(mirror(ID + "-" + repository, repository, gate));
      ids.add(ID + "-" + repository);
    }
    String edited = insert(xml, "mirrors", mirrors.toString());
    if (token.isPresent()) {
      StringBuilder servers = new StringBuilder();
      ids.forEach(id -> servers.append(server(id, token.get())));
      edited = insert(edited, "servers", servers.toString());
    }
    exactMirrors(edited);
    return edited;
  }

  @Override
  public List<String> waysAround(String text) {
    return List.of();
  }

  /** Repository ids that a mirror names literally; fails when the text is not well-formed. */
  private static List<String> exactMirrors(String xml) {
    Set<String> ids = new LinkedHashSet<>();
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(xml));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamReader.DTD) {
          throw refused("it has a document type declaration").asException();
        }
        if (reader.isStartElement() && reader.getLocalName().equals("mirrorOf")) {
          String pattern = reader.getElementText().strip();
          if (pattern.matches("[A-Za-z0-9._-]+")) {
            ids.add(pattern);
          }
        }
      }
    } catch (XMLStreamException e) {
      throw new ProblemException(refused(String.valueOf(e.getMessage())), e);
    }
    return List.copyOf(ids);
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /** Puts {@code items} first into the list element of that name, which is made where missing. */
  private static String insert(String xml, String list, String items) {
    List<XmlTags.Tag> tags = XmlTags.of(xml);
    XmlTags.Tag root = tags.getFirst();
    String whole = "  <" + list + ">\n" + items + "  </" + list + ">\n";
    for (XmlTags.Tag tag : tags) {
      if (tag.path().equals(root.path() + "/" + list)) {
        return tag.empty()
            ? splice(xml, tag.start(), tag.end(), whole.strip())
            : splice(xml, tag.end(), tag.end(), "\n" + items.stripTrailing());
      }
    }
    if (root.empty()) {
      String start = xml.substring(root.start(), root.end() - 2).stripTrailing();
      return splice(
          xml, root.start(), root.end(), start + ">\n" + whole + "</" + root.path() + ">");
    }
    return splice(xml, root.end(), root.end(), "\n" + whole.stripTrailing());
  }

  private static String splice(String text, int from, int to, String between) {
    return text.substring(0, from) + between + text.substring(to);
  }

  private static String mirror(String id, String of, URI gate) {
    return "    <mirror>\n      <id>"
        + id
        + "</id>\n      <name>Cordon</name>\n      <url>"
        + gate
        + "</url>\n      <mirrorOf>"
        + of
        + "</mirrorOf>\n    </mirror>\n";
  }

  private static String server(String id, String token) {
    return "    <server>\n      <id>"
        + id
        + "</id>\n      <username>token</username>\n      <password>"
        + token
        + "</password>\n    </server>\n";
  }

  private static Problem refused(String why) {
    return Problem.of(
        "setup/settings-not-xml",
        "cannot edit Maven's settings.xml",
        why,
        "mend the file first, or add the mirror by hand");
  }
}
