package cordon.inspect.python;

import java.util.Set;

/**
 * Libraries of the network, for functions of theirs of which no rule tells: what is handed to one
 * that sends goes out, and what one gives that asks came in.
 */
final class Network {
  private static final Set<String> LIBRARIES =
      Set.of(
          "aioftp",
          "aiogram",
          "aiohttp",
          "aiosmtplib",
          "asyncssh",
          "boto3",
          "cloudscraper",
          "curl_cffi",
          "dhooks",
          "discord",
          "discord_webhook",
          "discordwebhook",
          "dns",
          "dropbox",
          "fabric",
          "ftplib",
          "grequests",
          "http",
          "httplib",
          "httplib2",
          "httpx",
          "imaplib",
          "mechanize",
          "niquests",
          "paho",
          "paramiko",
          "pika",
          "poplib",
          "primp",
          "pycurl",
          "pymongo",
          "pyrogram",
          "pysftp",
          "requests",
          "requests_html",
          "scapy",
          "slack",
          "slack_sdk",
          "smtplib",
          "socket",
          "socketio",
          "ssl",
          "telebot",
          "telegram",
          "telegraph",
          "telepot",
          "telethon",
          "telnetlib",
          "tls_client",
          "tornado",
          "treq",
          "urllib",
          "urllib2",
          "urllib3",
          "websocket",
          "websockets",
          "yagmail",
          "zmq");

  private static final Set<String> SENDS =
      Set.of(
          "emit",
          "execute",
          "fetch",
          "get",
          "getaddrinfo",
          "gethostbyname",
          "insert_many",
          "insert_one",
          "notify",
          "open",
          "patch",
          "perform",
          "post",
          "publish",
          "push",
          "put",
          "putfo",
          "query",
          "request",
          "resolve",
          "storbinary",
          "storlines",
          "urlopen",
          "write");

  private static final Set<String> ASKS =
      Set.of(
          "fetch",
          "get",
          "getresponse",
          "open",
          "perform",
          "read",
          "readline",
          "receive",
          "receive_json",
          "receive_str",
          "recv",
          "recv_json",
          "recv_string",
          "recvfrom",
          "request",
          "urlopen");

  private Network() {}

  static boolean sends(String name) {
    return isLibrary(name) && (SENDS.contains(last(name)) || isOfAKind(last(name)));
  }

  /** {@code send_photo}, {@code upload_fileobj}, {@code reply_document}: of them there are many. */
  private static boolean isOfAKind(String method) {
    return method.startsWith("send") || method.startsWith("upload") || method.startsWith("reply_");
  }

  static boolean asks(String name) {
    return isLibrary(name) && ASKS.contains(last(name)) && !name.contains(".headers.");
  }

  private static boolean isLibrary(String name) {
    int dot = name.indexOf('.');
    return dot > 0 && LIBRARIES.contains(name.substring(0, dot));
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
