package cordon.gate.pages;

import cordon.web.Exchange;
import cordon.web.pages.Element;
import cordon.web.pages.Forms;
import gg.jte.Content;

/** Small forms that stand folded away in a row; they work without a script. */
final class ExceptionForms {
  private ExceptionForms() {}

  /**
   * A form behind a summary.
   *
   * @param fields between the hidden ones and the button
   */
  static Element folded(
      Exchange exchange, String summary, String action, String button, Content... fields) {
    return Element.of("details")
        .add(
            Element.of("summary").text(summary),
            Element.of("form", "fields")
                .with("method", "post")
                .with("action", action)
                .add(Forms.csrf(exchange))
                .add(fields)
                .add(Element.of("button").with("type", "submit").text(button)));
  }

  /** A line of text that goes on the record. */
  static Element note(String name, String label, boolean required) {
    Element input =
        Element.of("input")
            .with("name", name)
            .with("maxlength", "1000")
            .with("autocomplete", "off");
    return labelled(label, required ? input.with("required", "required") : input);
  }

  static Element labelled(String label, Element input) {
    return Element.of("label").add(Element.of("span").text(label), input);
  }
}
