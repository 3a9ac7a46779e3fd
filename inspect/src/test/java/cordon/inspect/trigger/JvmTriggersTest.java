package cordon.inspect.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import cordon.inspect.jvm.ClassFileReader;
import cordon.inspect.reach.Code;
import cordon.inspect.reach.Reach;
import cordon.inspect.rules.Rules;
import cordon.inspect.tree.ArtifactKind;
import cordon.inspect.tree.FileType;
import cordon.inspect.tree.Tree;
import cordon.inspect.tree.TreeFile;
import cordon.testkit.archive.Compiled;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JvmTriggersTest {
  private static final ClassFileReader READER =
      new ClassFileReader(Rules.own(false).build().vocabulary());

  private static List<Trigger> triggers(String path, String content) {
    return JvmTriggers.read(tree(Map.of(path, content)), List.of());
  }

  private static Tree tree(Map<String, String> contents) {
    Map<String, TreeFile> files = new HashMap<>();
    contents.forEach((path, text) -> {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      files.put(
          path,
          new TreeFile(
              path,
              bytes.length,
              Digest.of(Digest.Algorithm.SHA256, new byte[32]),
              Language.MANIFEST,
              FileType.TEXT,
              Optional.of(bytes)));
    });
    return new Tree(ArtifactKind.JAR, files);
  }

  private static void starts(Trigger trigger, Occasion occasion, String path, String unit) {
    assertThat(trigger.occasion()).isEqualTo(occasion);
    assertThat(trigger.starts())
        .contains(
            new Reference.File(
                List.of(
                    "/" + path,
                    path.substring(path.indexOf("!/") < 0 ? 0 : path.indexOf("!/") + 2)),
                unit));
  }

  @Test
  void whatManifestsNameIsStarted() {
    starts(
        triggers(
                "META-INF/services/javax.annotation.processing.Processor",
                "# ours\na.b.Proc # it\n")
            .getFirst(),
        Occasion.BUILD,
        "a/b/Proc.class",
        "Proc.process");
    starts(
        triggers("META-INF/services/java.sql.Driver", "\r\na.b.Driver\r\n").getFirst(),
        Occasion.IMPORT,
        "a/b/Driver.class",
        "Driver.<init>");
    starts(
        triggers(
                "META-INF/maven/plugin.xml",
                "<plugin>\n<mojos><mojo>\n<implementation> a.b.Mojo </implementation></mojo></mojos></plugin>")
            .getFirst(),
        Occasion.BUILD,
        "a/b/Mojo.class",
        "Mojo.execute");
    starts(
        triggers("META-INF/sisu/javax.inject.Named", "a.b.Listener\n").getFirst(),
        Occasion.BUILD,
        "a/b/Listener.class",
        "Listener.afterProjectsRead");
    starts(
        triggers("META-INF/gradle-plugins/own.properties", "implementation-class=a.b.Plug")
            .getFirst(),
        Occasion.BUILD,
        "a/b/Plug.class",
        "Plug.apply");
    starts(
        triggers("lib.jar!/META-INF/spring.factories", "x.Y=\\\n  a.b.Auto,a.b.Other").get(1),
        Occasion.IMPORT,
        "lib.jar!/a/b/Other.class",
        "Other.initialize");
    List<Trigger> agent =
        triggers(
            "META-INF/MANIFEST.MF",
            "Manifest-Version: 1.0\r\nPremain-Class: a.b.\r\n Agent\r\nMain-Class: a.b.Main\r\n");
    starts(agent.get(0), Occasion.IMPORT, "a/b/Agent.class", "Agent.premain");
    starts(agent.get(1), Occasion.COMMAND, "a/b/Main.class", "Main.main");
  }

  @Test
  void serviceFilesOfTestsStartWhatTestsCall() {
    starts(
        triggers("META-INF/services/org.junit.jupiter.api.extension.Extension", "a.b.Ext")
            .getFirst(),
        Occasion.TEST,
        "a/b/Ext.class",
        "Ext.beforeAll");
  }

  @Test
  void pluginsOfLog4jAreReadFromItsOwnFormat() {
    String path = "META-INF/org/apache/logging/log4j/core/config/plugins/Log4j2Plugins.dat";
    String one = "\0\0\0\1\0\4core\0\0\0\1\0\4fast\0\5a.App\0\4Fast\0\0";
    starts(triggers(path, one).getFirst(), Occasion.IMPORT, "a/App.class", "App.start");
    assertThat(triggers(path, one.substring(0, 20))).isEmpty();
    assertThat(triggers(path, "")).isEmpty();
  }

  @Test
  void theLineOfTheManifestIsNamed() {
    assertThat(triggers("META-INF/services/x.Y", "\n\na.B\n").getFirst().place().line())
        .isEqualTo(3);
  }

  @Test
  void otherFilesStartNothing() {
    assertThat(triggers("docs/services/javax.annotation.processing.Processor", "a.B")).isEmpty();
    assertThat(triggers("META-INF/LICENSE", "a.B")).isEmpty();
  }

  @Test
  void initializersThatLeadToSomethingRunAndOthersAreLeftOut() {
    Map<String, byte[]> classes =
        Compiled.classes(
            "Lead",
            """
            class Lead { static { Helper.help(); } }
            class Helper { static void help() { new Thread(new Job()).start(); } }
            class Job implements Runnable {
              public void run() {
                try { Runtime.getRuntime().exec("echo inert"); } catch (java.io.IOException e) { }
              }
            }
            class Idle { static final Object[] TABLE = new Object[3]; }
            """);
    List<FileFacts> read =
        classes.entrySet().stream().map(c -> READER.read(c.getKey(), c.getValue())).toList();
    List<Trigger> triggers = JvmTriggers.read(tree(Map.of()), read);
    assertThat(triggers).extracting(t -> t.place().path()).containsExactly("Lead.class");
    assertThat(new Reach(new Code(read)).from(triggers.getFirst()).facts())
        .anySatisfy(reached -> assertThat(reached.fact().detail()).isEqualTo("echo inert"));
  }
}
