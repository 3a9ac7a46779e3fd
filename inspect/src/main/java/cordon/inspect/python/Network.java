package cordon.inspect.python;

import java.util.List;
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
          "aiomqtt",
          "aiosmtplib",
          "asyncio_mqtt",
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
          "gmqtt",
          "grequests",
          "http",
          "httplib",
          "httplib2",
          "httpx",
          "imaplib",
          "ipfshttpclient",
          "irc",
          "kafka",
          "matrix_client",
          "mechanize",
          "nats",
          "nio",
          "niquests",
          "paho",
          "paramiko",
          "pika",
          "poplib",
          "primp",
          "pusher",
          "pycurl",
          "pymongo",
          "pyrogram",
          "pysftp",
          "requests",
          "requests_html",
          "scapy",
          "slack",
          "slack_sdk",
          "slackclient",
          "slixmpp",
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
          "xmpp",
          "yagmail",
          "zmq");

  /** Libraries of services where somebody signs in: what that takes is no secret to the service. */
  private static final Set<String> SERVICES =
      Set.of(
          "azure",
          "b2sdk",
          "firebase_admin",
          "github",
          "gitlab",
          "googleapiclient",
          "gspread",
          "huggingface_hub",
          "internetarchive",
          "mastodon",
          "mega",
          "minio",
          "oss2",
          "pushbullet",
          "pydrive",
          "pydrive2",
          "pygsheets",
          "pyrebase",
          "smb",
          "supabase",
          "tweepy",
          "twilio",
          "webdav3",
          "yadisk");

  private static final Set<String> SENDS =
      Set.of(
          "add_bytes",
          "add_json",
          "add_str",
          "append_row",
          "append_rows",
          "create_file",
          "create_gist",
          "create_issue",
          "emit",
          "execute",
          "fetch",
          "fput_object",
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
          "putFile",
          "put_file",
          "put_object",
          "putfo",
          "query",
          "request",
          "resolve",
          "room_send",
          "storbinary",
          "storlines",
          "update_cell",
          "update_file",
          "update_status",
          "upsert",
          "urlopen",
          "write",
          "write_points");

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

  /** {@code upload_folder}, {@code files_upload_v2}, {@code chat_postMessage}. */
  private static final List<String> UPLOADS = List.of("upload", "post_message", "postMessage");

  /** Parts of an answer, of which nothing more is asked: {@code requests.get.json.get}. */
  private static final List<String> ANSWERED =
      List.of(".json.", ".headers.", ".cookies.", ".account.");

  /** Of libraries of the network, what asks nobody. */
  private static final List<String> SILENT =
      List.of("urllib.parse.", "urllib.request.getproxies", "urllib.request.url2pathname");

  private Network() {}

  static boolean sends(String name) {
    if ((!isLibrary(name) && !isService(name)) || isAnswered(name)) {
      return false;
    }
    String last = last(name);
    return SENDS.contains(last) || isOfAKind(last);
  }

  /** {@code send_photo}, {@code upload_fileobj}, {@code reply_document}: of them there are many. */
  private static boolean isOfAKind(String method) {
    return method.startsWith("send")
        || method.startsWith("reply_")
        || UPLOADS.stream().anyMatch(method::contains);
  }

  /** Whether it waits for what somebody says over a connection that stays open. */
  static boolean hears(String name) {
    return name.endsWith(".recv") || name.endsWith(".recvfrom");
  }

  static boolean asks(String name) {
    return isLibrary(name) && ASKS.contains(last(name)) && !isAnswered(name);
  }

  private static boolean isAnswered(String name) {
    return ANSWERED.stream().anyMatch(name::contains) || SILENT.stream().anyMatch(name::startsWith);
  }

  private static boolean isLibrary(String name) {
    return LIBRARIES.contains(first(name));
  }

  /** Whether only what a call itself is given is told to somebody. */
  static boolean isService(String name) {
    return SERVICES.contains(first(name));
  }

  private static String first(String name) {
    return name.substring(0, Math.max(name.indexOf('.'), 0));
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
