package cordon.testkit.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * A Maven plugin with one goal that does nothing but have the project's dependencies resolved. Its
 * class is written by hand, because a compiled one would need Maven's libraries in the build.
 */
public final class MavenPlugin {
  /** The library that Maven itself adds to plugins that do not name it; an empty one will do. */
  public static final MavenRelease ADDED_BY_MAVEN =
      MavenRelease.of("org.codehaus.plexus", "plexus-utils", "1.1");

  private static final String CLASS = "com.example.fixture.ResolveMojo";
  private static final ClassDesc LOG = ClassDesc.of("org.apache.maven.plugin.logging.Log");

  private MavenPlugin() {}

  /** {@code com.example:<prefix>-maven-plugin}, whose goal is {@code <prefix>:resolve}. */
  public static MavenRelease of(String prefix, String version) {
    String artifact = prefix + "-maven-plugin";
    return MavenRelease.of("com.example", artifact, version)
        .packaging("maven-plugin")
        .entry("META-INF/maven/plugin.xml", descriptor(prefix, artifact, version))
        .entry(CLASS.replace('.', '/') + ".class", mojo());
  }

  /** The {@code maven-metadata.xml} of the group, which names the plugin by its prefix. */
  public static byte[] groupMetadata(String prefix) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <metadata>
      <plugins>
        <plugin><name>Fixture</name><prefix>%1$s</prefix><artifactId>%1$s-maven-plugin</artifactId></plugin>
      </plugins>
    </metadata>
    """
        .formatted(prefix)
        .getBytes(UTF_8);
  }

  private static byte[] descriptor(String prefix, String artifact, String version) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <plugin>
      <name>Fixture</name>
      <groupId>com.example</groupId>
      <artifactId>%s</artifactId>
      <version>%s</version>
      <goalPrefix>%s</goalPrefix>
      <mojos>
        <mojo>
          <goal>resolve</goal>
          <requiresDependencyResolution>test</requiresDependencyResolution>
          <requiresProject>true</requiresProject>
          <implementation>%s</implementation>
          <language>java</language>
          <instantiationStrategy>per-lookup</instantiationStrategy>
          <executionStrategy>once-per-session</executionStrategy>
        </mojo>
      </mojos>
    </plugin>
    """
        .formatted(artifact, version, prefix, CLASS)
        .getBytes(UTF_8);
  }

  /** {@code class ResolveMojo implements Mojo} with empty methods, for Java 8 and later. */
  private static byte[] mojo() {
    return ClassFile.of()
        .build(
            ClassDesc.of(CLASS),
            c ->
                c.withVersion(ClassFile.JAVA_8_VERSION, 0)
                    .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER)
                    .withInterfaceSymbols(ClassDesc.of("org.apache.maven.plugin.Mojo"))
                    .withMethodBody(
                        ConstantDescs.INIT_NAME,
                        ConstantDescs.MTD_void,
                        ClassFile.ACC_PUBLIC,
                        b ->
                            b.aload(0)
                                .invokespecial(
                                    ConstantDescs.CD_Object,
                                    ConstantDescs.INIT_NAME,
                                    ConstantDescs.MTD_void)
                                .return_())
                    .withMethodBody(
                        "execute", ConstantDescs.MTD_void, ClassFile.ACC_PUBLIC, b -> b.return_())
                    .withMethodBody(
                        "setLog",
                        MethodTypeDesc.of(ConstantDescs.CD_void, LOG),
                        ClassFile.ACC_PUBLIC,
                        b -> b.return_())
                    .withMethodBody(
                        "getLog",
                        MethodTypeDesc.of(LOG),
                        ClassFile.ACC_PUBLIC,
                        b -> b.aconst_null().areturn()));
  }
}
