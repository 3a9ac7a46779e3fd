package cordon.web.pages;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.List;

/** The bar above a list: a GET form, so that every filtered view has an address to send on. */
public final class Filters implements Content {
  private final Element fields = Element.of("div", "filter-fields");
  private final String path;

  private Filters(String path) {
    this.path = path;
  }

  public static Filters of(String path) {
    return new Filters(path);
  }

  public Filters search(String name, String label, String value) {
    Element input =
        Element.of("input").with("type", "search").with("name", name).with("value", value);
    fields.add(labelled(label, input));
    return this;
  }

  /**
   * @param options values, which are also their labels; the empty one stands for all
   */
  public Filters choice(String name, String label, String value, List<String> options) {
    Element select = Element.of("select").with("name", name);
    select.add(option("", "all", value));
    options.forEach(o -> select.add(option(o, o, value)));
    fields.add(labelled(label, select));
    return this;
  }

  @Override
  public void writeTo(TemplateOutput output) {
    Element.of("form", "filters")
        .with("method", "get")
        .with("action", path)
        .with("role", "search")
        .add(fields, Element.of("button").with("type", "submit").text("Show"))
        .writeTo(output);
  }

  private static Element labelled(String label, Element field) {
    return Element.of("label").add(Element.of("span").text(label), field);
  }

  private static Element option(String value, String text, String chosen) {
    Element option = Element.of("option").with("value", value).text(text);
    return value.equals(chosen) ? option.with("selected", "selected") : option;
  }
}
