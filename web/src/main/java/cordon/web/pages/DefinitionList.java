package cordon.web.pages;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/** Names and what they stand for, side by side. */
public final class DefinitionList implements Content {
  private final Element list = Element.of("dl", "facts");

  public DefinitionList add(String term, Content definition) {
    list.add(Element.of("div").add(Element.of("dt").text(term), Element.of("dd").add(definition)));
    return this;
  }

  public DefinitionList add(String term, String definition) {
    return add(term, Text.of(definition));
  }

  @Override
  public void writeTo(TemplateOutput output) {
    list.writeTo(output);
  }
}
