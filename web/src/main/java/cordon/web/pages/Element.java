package cordon.web.pages;

import cordon.base.Printable;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.escape.Escape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One HTML element, built in Java and escaped as it is written. For the small parts that several
 * modules share; whole pages are JTE templates.
 */
public final class Element implements Content {
  private static final Set<String> VOID = Set.of("br", "hr", "img", "input");

  private final String name;
  private final Map<String, String> attributes = new TreeMap<>();
  private final List<Content> children = new ArrayList<>();

  private Element(String name) {
    this.name = name;
  }

  public static Element of(String name, String... classes) {
    Element element = new Element(name);
    return classes.length == 0 ? element : element.with("class", String.join(" ", classes));
  }

  /** The name is a literal of ours; the value may come from anywhere. */
  public Element with(String attribute, String value) {
    attributes.put(attribute, value);
    return this;
  }

  public Element text(String text) {
    children.add(output -> Escape.htmlContent(Printable.text(text), output));
    return this;
  }

  public Element add(Content... more) {
    children.addAll(List.of(more));
    return this;
  }

  @Override
  public void writeTo(TemplateOutput output) {
    output.writeContent("<" + name);
    attributes.forEach((key, value) -> {
      output.writeContent(" " + key + "=\"");
      Escape.htmlAttribute(value, output);
      output.writeContent("\"");
    });
    output.writeContent(">");
    if (!VOID.contains(name)) {
      children.forEach(child -> child.writeTo(output));
      output.writeContent("</" + name + ">");
    }
  }
}
