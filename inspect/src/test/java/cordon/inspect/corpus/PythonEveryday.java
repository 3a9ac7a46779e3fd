package cordon.inspect.corpus;

import cordon.inspect.testing.Artifact;
import java.util.List;

/** What well-known libraries do that looks like an attack from afar. */
final class PythonEveryday {
  private PythonEveryday() {}

  private static Sample source(String name) {
    return new Sample(
        name,
        Artifact.sdist("sample", "1.0")
            .file("setup.py", "from setuptools import setup\nsetup(name='sample')\n")
            .file("sample/__init__.py", "VERSION = '1.0'\n"));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.imported(
            "which cloud this is, is asked of the cloud, by the address that a table has",
            """
            import requests
            CLOUDS = {
                'one': {'url': 'http://169.254.169.254/latest/dynamic/identity', 'headers': {}},
                'two': {'url': 'http://169.254.169.254/metadata/instance?v=1', 'headers': {'Metadata': 'true'}},
            }
            def cloud():
                for name in CLOUDS.keys():
                    of = CLOUDS[name]
                    answer = requests.get(of['url'], headers=of['headers'], timeout=1)
                    if answer.ok:
                        return name
            RUNS_IN = cloud()
            """),
        Sample.imported(
            "a notebook is asked for its own sessions, and who runs it is put into the log",
            """
            import getpass, requests
            from socket import gethostbyname, gethostname
            def own():
                ip = gethostbyname(gethostname())
                return f'http://{ip}:9000/api/sessions'
            SESSIONS = requests.get(own(), timeout=1)
            LOG = '/tmp/' + getpass.getuser() + '.log'
            """),
        Sample.imported(
            "a library is fetched to a folder that is named for the user",
            """
            import getpass, pathlib, platform, tempfile, urllib.request
            def folder():
                return pathlib.Path(tempfile.gettempdir()) / f'sample_{getpass.getuser()}'
            name = f'sample-{platform.system().lower()}.whl'
            urllib.request.urlretrieve('https://downloads.sample.example/' + name, folder() / name)
            urllib.request.urlretrieve('https://downloads.sample.example/x', filename=folder() / 'x')
            """),
        Sample.imported(
            "a program of the system is looked for by its name, and another one plays without a window",
            """
            import subprocess
            def there(command):
                return subprocess.Popen(command, stdout=subprocess.PIPE).communicate()
            there(['player.exe'])
            def play(path):
                return subprocess.Popen(['player', path], stdin=subprocess.PIPE,
                                        stdout=subprocess.DEVNULL, creationflags=0x08000000)
            play('a.wav')
            """),
        Sample.imported(
            "a worker runs what its parent writes to it",
            """
            import base64, pickle, subprocess, sys
            def run():
                line = sys.stdin.readline().strip()
                command, options = pickle.loads(base64.b64decode(line))
                return subprocess.Popen(command, **options).communicate()
            run()
            """),
        Sample.imported(
            "keys of servers go to a service whose address its user says",
            """
            import json, requests
            class Driver:
                def __init__(self, base='cloud.example', region='eu'):
                    self.base = base
                    self.region = region
                def call(self, data):
                    return requests.post('https://api.{}.{}/v1'.format(self.region, self.base), data=data)
                def certificate(self, name, private_key):
                    return self.call(json.dumps({'name': name, 'key': private_key}))
            """),
        Sample.imported(
            "a token signs in to the host of the code, and what that answers is part of an address",
            """
            import json, os, subprocess
            from urllib.request import urlretrieve
            def latest():
                command = ['curl', '-s', 'https://api.sample.example/commits/main']
                token = os.getenv('GH_TOKEN', os.getenv('GITHUB_TOKEN'))
                if token:
                    command += ['-H', f'Authorization: token {token}']
                return json.loads(subprocess.check_output(command).decode('utf-8'))['sha']
            urlretrieve('https://wheels.sample.example/' + latest() + '/a.whl', 'a.whl')
            """),
        Sample.imported("a part for a service is given the key of that service", "")
            .with(
                "sample/services/pagerservice/notify.py",
                """
                import requests
                class Pager:
                    def __init__(self, private_key):
                        self.key = private_key
                    def send(self, message):
                        return requests.post('https://www.pagerservice.example/api', data={'k': self.key, 'm': message})
                """),
        source("a Makefile for those who work on it fetches tools")
            .with(
                "devtools/Makefile",
                "setup:\n\tcurl -fsSL https://tools.sample.example/install.sh | sh\n"),
        source("an old script beside the packages fetches what it sets up")
            .with(
                "bootstrap.py",
                """
                from urllib.request import urlopen
                scope = {}
                exec(urlopen('http://setup.sample.example/setup.py').read(), scope)
                """),
        source("an example and a job of CI set themselves up")
            .with(
                "examples/build.sh",
                """
                URL="https://downloads.sample.example/installer.sh"
                wget -O installer.sh $URL
                bash installer.sh -b
                """)
            .with(
                ".ci/prepare.sh", "/bin/bash -c \"$(curl -fsSL https://sample.example/i.sh)\"\n"));
  }
}
