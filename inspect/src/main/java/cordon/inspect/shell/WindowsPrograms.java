package cordon.inspect.shell;

import java.util.Set;

/** Programs that come with Windows and are started by their bare name. */
final class WindowsPrograms {
  private static final Set<String> ALL =
      Set.of(
          "arp.exe",
          "attrib.exe",
          "certutil.exe",
          "clip.exe",
          "curl.exe",
          "expand.exe",
          "explorer.exe",
          "find.exe",
          "findstr.exe",
          "getmac.exe",
          "hostname.exe",
          "icacls.exe",
          "ipconfig.exe",
          "msiexec.exe",
          "net.exe",
          "netsh.exe",
          "netstat.exe",
          "nslookup.exe",
          "ping.exe",
          "query.exe",
          "reg.exe",
          "robocopy.exe",
          "route.exe",
          "sc.exe",
          "schtasks.exe",
          "shutdown.exe",
          "systeminfo.exe",
          "takeown.exe",
          "tar.exe",
          "taskkill.exe",
          "tasklist.exe",
          "timeout.exe",
          "tracert.exe",
          "tzutil.exe",
          "ver.exe",
          "where.exe",
          "whoami.exe",
          "wmic.exe",
          "wsl.exe",
          "xcopy.exe");

  private WindowsPrograms() {}

  /**
   * @param name in small letters, as it is written
   */
  static boolean has(String name) {
    return ALL.contains(name);
  }
}
