package cordon.inspect.corpus;

import java.util.List;

/** What honest packages do that is written like what the techniques are written like. */
final class PythonLookalikes {
  private PythonLookalikes() {}

  static List<Sample> all() {
    return List.of(
        Sample.imported(
            "a tool is fetched and unpacked when it is asked for",
            """
            import io, os, subprocess, zipfile, requests
            def ensure(version):
                target = os.path.join(os.path.expanduser('~'), '.cache', 'sample', version)
                content = requests.get('https://downloads.sample.example/%s.zip' % version).content
                zipfile.ZipFile(io.BytesIO(content)).extractall(target)
                return subprocess.run([os.path.join(target, 'tool'), '--version'])
            """),
        Sample.imported(
            "a bot answers without running anything",
            """
            import discord
            from discord.ext import commands
            bot = commands.Bot(command_prefix='!')
            @bot.command()
            async def hello(ctx, *, name):
                await ctx.send('hello ' + name)
            """),
        Sample.imported(
            "a loader of modules that are in the package",
            """
            import sys
            from importlib.abc import MetaPathFinder, Loader
            class Aliases(MetaPathFinder, Loader):
                def find_spec(self, name, path, target=None):
                    return None
                def exec_module(self, module):
                    module.__dict__.update(vars(sys.modules[__name__]))
            sys.meta_path.insert(0, Aliases())
            """),
        Sample.imported(
            "tables are pickled in a text",
            """
            import base64, pickle
            TABLE = pickle.loads(base64.b64decode('gAR9lCiMAWGUSwGMAWKUSwJ1Lg=='))
            """),
        Sample.imported(
            "a console of Windows is set up by the system's library",
            """
            import ctypes, os
            if os.name == 'nt':
                kernel32 = ctypes.WinDLL('kernel32')
                kernel32.SetConsoleMode(kernel32.GetStdHandle(-11), 7)
            """),
        Sample.imported(
            "a client signs with a private key and sends what it signed",
            """
            import hashlib, requests
            class Client:
                def __init__(self, private_key, url='https://node.sample.example'):
                    self.private_key = private_key
                    self.url = url
                def send(self, transaction):
                    digest = hashlib.sha256(transaction).hexdigest()
                    return requests.post(self.url, json={'tx': digest})
            """),
        Sample.imported(
            "pixels are read and attributes set by name",
            """
            from PIL import Image
            class Options:
                def __init__(self, **given):
                    for name, value in given.items():
                        setattr(self, name, value)
            def histogram(path):
                counts = {}
                for pixel in Image.open(path).getdata():
                    counts[pixel] = counts.get(pixel, 0) + 1
                return counts
            """),
        Sample.imported(
            "a pool of threads reads files of the package",
            """
            import os
            from concurrent.futures import ThreadPoolExecutor
            HERE = os.path.dirname(__file__)
            def _read(name):
                with open(os.path.join(HERE, name), encoding='utf-8') as f:
                    return f.read()
            def _names():
                for folder, _, files in os.walk(HERE):
                    for name in files:
                        yield name
            with ThreadPoolExecutor(4) as pool:
                TEXTS = list(pool.map(_read, _names()))
            """),
        Sample.imported(
            "use is counted without names",
            """
            import json, os, platform, threading, urllib.request
            def _count():
                body = json.dumps({'python': platform.python_version(), 'system': platform.system()})
                urllib.request.urlopen('https://stats.sample.example/', data=body.encode())
            if not os.environ.get('SAMPLE_NO_STATS'):
                threading.Thread(target=_count, daemon=True).start()
            """),
        Sample.setup(
            "the folder of the build is walked and cleaned",
            """
            import os, shutil
            from setuptools import setup, Command
            class Clean(Command):
                user_options = []
                def initialize_options(self): pass
                def finalize_options(self): pass
                def run(self):
                    for folder, _, files in os.walk('build'):
                        for name in files:
                            os.remove(os.path.join(folder, name))
                    shutil.rmtree('build', ignore_errors=True)
            setup(name='x', cmdclass={'clean': Clean})
            """),
        Sample.setup(
            "a path file that names a folder is written",
            """
            import os, sysconfig
            from setuptools import setup
            from setuptools.command.develop import develop
            class Develop(develop):
                def run(self):
                    develop.run(self)
                    path = os.path.join(sysconfig.get_path('purelib'), 'sample.pth')
                    with open(path, 'w') as f:
                        f.write(os.path.abspath('src') + '\\n')
            setup(name='x', cmdclass={'develop': Develop})
            """),
        Sample.setup(
            "a data set is packed for the package",
            """
            import zipfile, glob
            from setuptools import setup
            with zipfile.ZipFile('sample/data.zip', 'w') as packed:
                for path in glob.glob('data/*.csv'):
                    packed.write(path)
            setup(name='x', package_data={'sample': ['data.zip']})
            """),
        Sample.setup(
            "a script of the shell is written and run",
            """
            import subprocess
            from setuptools import setup
            with open('generate.sh', 'w') as f:
                f.write('#!/bin/sh\\nmake -C native all\\ncp native/out.c sample/out.c\\n')
            subprocess.check_call(['sh', 'generate.sh'])
            setup(name='x')
            """),
        Sample.imported(
            "properties that compute are read when it is imported",
            """
            import platform
            class Config:
                @property
                def agent(self):
                    return 'sample/1.0 ' + platform.system()
            AGENT = Config().agent
            """),
        Sample.setup(
            "a line for completion goes to the shell's profile when it is asked for",
            """
            import os
            from setuptools import setup
            def completion():
                with open(os.path.expanduser('~/.bashrc'), 'a') as f:
                    f.write('\\neval "$(_SAMPLE_COMPLETE=bash_source sample)"\\n')
            setup(name='x', version='1')
            """),
        Sample.setup(
            "an installer is fetched to a folder of its own and run",
            """
            import os, subprocess, tempfile, urllib.request
            from setuptools import setup
            p = os.path.join(tempfile.mkdtemp(), 'tool.exe')
            urllib.request.urlretrieve('https://downloads.sample.example/tool.exe', p)
            subprocess.check_call([p, '--quiet'])
            setup(name='x', version='1')
            """),
        Sample.imported(
            "whether a network is there is asked of a server of names, and another is told the machine",
            """
            import os, socket, urllib.request
            def online():
                try:
                    socket.create_connection(('192.0.2.53', 53), 0.5).close()
                    return True
                except OSError:
                    return False
            def pod():
                request = urllib.request.Request('https://' + os.environ['KUBERNETES_SERVICE_HOST'] + '/api/v1/pods/' + os.getenv('HOSTNAME'))
                request.add_header('Authorization', 'Bearer ' + open('/var/run/secrets/kubernetes.io/serviceaccount/token').read())
                return urllib.request.urlopen(request, timeout=3).read()
            """),
        Sample.imported(
            "which of one's own addresses leads to another is asked of the system",
            """
            import socket
            def own(hostname=''):
                s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                s.connect(('192.0.2.53', 53))
                return s.getsockname()[0] or socket.getaddrinfo(hostname or socket.gethostname(), 80)[0][4][0]
            """),
        Sample.imported("a program beside a library of the clipboard", "VERSION = '1.0'\n")
            .with(
                "sample/__main__.py",
                """
                import pyperclip, sys
                if sys.argv[1] == '-c':
                    pyperclip.copy(sys.argv[2])
                else:
                    sys.stdout.write(pyperclip.paste())
                """),
        Sample.imported(
            "code is generated by a function of another file",
            """
            from .templates import render
            exec(render('sample'))
            """));
  }
}
