package cordon.web.pages;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.util.Map;

/** The precompiled JTE templates of one module. */
public final class Templates {
  private final TemplateEngine engine;

  private Templates(TemplateEngine engine) {
    this.engine = engine;
  }

  /**
   * @param anchor any class of the module, for its class loader
   * @param packageName the {@code packageName} of the module's jte-maven-plugin
   */
  public static Templates of(Class<?> anchor, String packageName) {
    return new Templates(
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, anchor.getClassLoader(), packageName));
  }

  /**
   * A template with its parameters; rendered when it is written.
   *
   * @param name file name below {@code src/main/jte}, with {@code .jte}
   */
  public Content page(String name, Map<String, Object> parameters) {
    return output -> engine.render(name, parameters, output);
  }
}
