package cordon.web.pages;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** Several contents as one, and a content as bytes. */
public final class Parts implements Content {
  private final List<Content> parts;

  private Parts(Collection<? extends Content> parts) {
    this.parts = List.copyOf(parts);
  }

  public static Parts of(Content... parts) {
    return new Parts(List.of(parts));
  }

  public static Parts of(Collection<? extends Content> parts) {
    return new Parts(parts);
  }

  @Override
  public void writeTo(TemplateOutput output) {
    parts.forEach(part -> part.writeTo(output));
  }

  /** For answers and live updates. */
  public static byte[] bytes(Content content) {
    return html(content).getBytes(StandardCharsets.UTF_8);
  }

  public static String html(Content content) {
    StringOutput output = new StringOutput();
    content.writeTo(output);
    return output.toString();
  }
}
