package cordon.exposure.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialSearchTest {
  private static final String VALUE = "hunter2hunter2";
  private static final CredentialPlaces PLACES = CredentialPlaces.own();

  @TempDir Path home;

  private final CredentialSearch search = new CredentialSearch(PLACES);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ".aws/credentials | [a]\\naws_access_key_id = %\\n[empty]\\n | aws:a | cloud",
        ".aws/config | [profile b]\\nsso_session = %\\n[profile c]\\nregion = x\\n | aws:b | cloud",
        ".config/gcloud/application_default_credentials.json | {\"type\":\"authorized_user\",\"refresh_token\":\"%\"} | gcloud-default:authorized_user | cloud",
        ".config/gcloud/credentials.db | % | gcloud | cloud",
        ".config/gcloud/access_tokens.db | % | gcloud-access-tokens | cloud",
        ".config/gcloud/legacy_credentials/a@b.example/adc.json | {% | gcloud:a@b.example | cloud",
        "AppData/Roaming/gcloud/credentials.db | % | gcloud | cloud",
        ".azure/msal_token_cache.json | {% | azure-tokens | cloud",
        ".terraform.d/credentials.tfrc.json | {\"credentials\":{\"tf.example\":{\"token\":\"%\"}}} | terraform:tf.example | cloud",
        ".pulumi/credentials.json | {\"accessTokens\":{\"https://p.example\":\"%\"}} | pulumi:https://p.example | cloud",
        ".docker/config.json | {\\n\\t\"auths\":{\"r.example\":{\"auth\":\"%\"}}} | docker:r.example | registry-token",
        ".docker/config.json | {\"credHelpers\":{\"r.example\":\"helper\"}} | docker:r.example | registry-token",
        ".config/containers/auth.json | {\"auths\":{\"r.example\":{}}} | docker:r.example | registry-token",
        ".netrc | machine h.example login me password %\\nmachine other.example login me | netrc:h.example | service",
        "_netrc | machine h.example\\n login password\\n password machine\\n | netrc:h.example | service",
        ".npmrc | //r.example/:_authToken=%\\nregistry=https://r.example/ | npm:r.example | registry-token",
        ".pypirc | [distutils]\\nindex-servers = internal\\n[internal]\\npassword: % | pypi:internal | registry-token",
        ".config/pip/pip.conf | [global]\\nextra-index-url =\\n  https://a.example/simple\\n  https://u:%@b.example/simple | pip:b.example | registry-token",
        ".m2/settings.xml | <settings xmlns=\"x\"><servers><server><id>rel</id><password>%</password></server></servers></settings> | maven:rel | registry-token",
        ".gradle/gradle.properties | org.gradle.jvmargs=-Xmx1g\\nrepoPassword=% | gradle:repoPassword | registry-token",
        ".cargo/credentials.toml | [registries.mine]\\ntoken = \"%\" | cargo:mine | registry-token",
        ".gem/credentials | ---\\n:rubygems_api_key: % | gem::rubygems_api_key | registry-token",
        ".git-credentials | https://me:%@forge.example/a | git:forge.example | git-token",
        ".git-credentials | https://me:%@@p@forge.example | git:forge.example | git-token",
        ".config/gh/hosts.yml | forge.example:\\n  oauth_token: % | github:forge.example | git-token",
        ".kube/config | users:\\n- name: admin\\n  user:\\n    token: %\\nclusters:\\n- name: no | kube:admin | kubernetes",
        ".kube/config | contexts:\\n- name: prod\\n  context: {} | kube-context:prod | kubernetes",
        ".config/wandb/settings | [default]\\napi_key = % | wandb:default | model-provider",
        ".cache/huggingface/token | % | hugging-face | model-provider",
        ".cache/huggingface/stored_tokens | [mine]\\nhf_token = % | hugging-face:mine | model-provider",
        ".config/io.datasette.llm/keys.json | {\"openai\":\"%\"} | model-keys:openai | model-provider",
        ".pgpass | db.example:5432:*:app:%\\n# %:%:%:%:% | postgresql:app@db.example | database",
        ".my.cnf | [client]\\nuser=a\\npassword=% | mysql:client | database",
        ".ssh/work | -----BEGIN OPENSSH PRIVATE KEY-----\\n% | ssh:work | ssh-key",
        ".vault-token | % | vault | vault",
        ".config/sops/age/keys.txt | AGE-SECRET-KEY-% | age | encryption-key",
        ".gnupg/private-keys-v1.d/ABCD.key | (%) | gpg:ABCD | encryption-key",
      })
  void ofAHomeEachIsFoundByItsPlace(String file, String content, String name, String kind)
      throws Exception {
    write(file, content.replace("\\n", "\n").replace("\\t", "\t").replace("%", VALUE));
    search.home(home, "~");
    FoundCredentials found = search.found();
    assertThat(found.unread()).isEmpty();
    assertThat(found.credentials().stream().map(FoundCredential::name)).containsExactly(name);
    assertThat(found.credentials().getFirst().kind()).isEqualTo(kind);
    assertThat(found.credentials().getFirst().place()).startsWith("~/" + file);
    assertThat(found.toString()).doesNotContain(VALUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ".github/workflows/a.yml | ${{ secrets.HF_TOKEN }} | ci:HF_TOKEN=model-provider",
        ".github/workflows/a.yml | permissions:\\n  id-token: write | ci:id-token=ci",
        ".github/workflows/a.yml | secrets: inherit | ci:inherit=secret",
        ".gitlab-ci.yml | script: curl -H $DEPLOY_TOKEN $CI_PAGES | ci:DEPLOY_TOKEN=secret",
        ".gitlab-ci.yml | id_tokens:\\n  CLOUD_ID:\\n    aud: x | ci:CLOUD_ID=ci",
        "Jenkinsfile | withCredentials([string(credentialsId: 'npm-push', variable: 'T')]) | jenkins:npm-push=secret",
        "Jenkinsfile | environment { A = credentials('aws-main') } | jenkins:aws-main=secret",
        ".circleci/config.yml | context: [prod, 'deploy'] | circleci-context:deploy=secret circleci-context:prod=secret",
        ".circleci/config.yml | context:\\n  - prod\\n  - deploy\\njobs: | circleci-context:deploy=secret circleci-context:prod=secret",
        "bitbucket-pipelines.yml | script:\\n - push ${NPM_TOKEN}\\n   oidc: true | ci:NPM_TOKEN=registry-token ci:oidc=ci",
        "azure-pipelines.yml | - group: release keys\\n- script: x $(apiToken) $(Build.Id) | azure-pipelines-group:release keys=secret azure-pipelines:apiToken=secret",
        "azure-pipelines.yml | azureSubscription: 'main' | azure-pipelines-connection:main=cloud",
        ".env | OPENAI_API_KEY=%\\nPORT=8080\\nexport DB_PASSWORD='%' | env:.env:DB_PASSWORD=database env:.env:OPENAI_API_KEY=model-provider",
        "deploy/terraform.tfstate | {% | terraform-state:deploy/terraform.tfstate=secret",
        "Pulumi.prod.yaml | config:\\n  app:dbPassword:\\n    secure: % | pulumi:Pulumi.prod.yaml:app:dbPassword=secret",
        "key.json | {\"type\":\"service_account\",\"private_key\":\"%\"} | gcloud-key:key.json=cloud",
        "tls/a.pem | -----BEGIN PRIVATE KEY-----\\n% | private-key:tls/a.pem=encryption-key",
        ".git/config | [remote \"origin\"]\\n\\turl = https://%@forge.example/a.git | git:.git/config:forge.example=git-token",
      })
  void ofAProjectEachIsFoundByItsPlace(String file, String content, String expected)
      throws Exception {
    write(file, content.replace("\\n", "\n").replace("\\t", "\t").replace("%", VALUE));
    search.project(home);
    FoundCredentials found = search.found();
    assertThat(found.unread()).isEmpty();
    assertThat(
            String.join(
                " ", found.credentials().stream().map(c -> c.name() + "=" + c.kind()).toList()))
        .isEqualTo(expected);
    assertThat(found.toString()).doesNotContain(VALUE);
  }

  @Test
  void whatStandsInALongValueIsNoName() throws Exception {
    String body = "MIIKEYaTOKEN" + VALUE + "=x\nTOKEN" + VALUE + "==\n";
    write(
        ".env",
        "A_KEY=\"-----BEGIN PRIVATE KEY-----\n"
            + body
            + "-----END PRIVATE KEY-----\"\n"
            + "-----BEGIN PRIVATE KEY-----\n"
            + body
            + "-----END PRIVATE KEY-----\n"
            + "B_KEY=-----BEGIN PRIVATE KEY-----\n"
            + body
            + "-----END PRIVATE KEY-----\n"
            + "C_KEY='"
            + body
            + "'\nD_KEY=d\n");
    search.project(home);
    assertThat(names())
        .containsExactly("env:.env:A_KEY", "env:.env:B_KEY", "env:.env:C_KEY", "env:.env:D_KEY");
  }

  @Test
  void whatCannotBeReadIsToldWithoutAWordOfIt() throws Exception {
    write(".npmrc", "//r.example/:_authToken=" + "x".repeat(5 << 20));
    write(".docker/config.json", "{\"auths\": " + VALUE);
    write(".kube/config", "users: &" + VALUE + "\n- name: *" + VALUE + "\n");
    Files.write(home.resolve(".pypirc"), "[a]\npassword = b".getBytes(StandardCharsets.UTF_16));
    Path outside = Files.createTempFile("outside", "");
    Files.createSymbolicLink(home.resolve(".netrc"), outside);
    Files.createSymbolicLink(home.resolve(".pgpass"), Path.of("nowhere"));
    search.home(home, "~");
    Files.delete(outside);
    assertThat(search.found().credentials()).isEmpty();
    assertThat(search.found().unread())
        .containsExactly(
            "~/.docker/config.json: is no json that can be read",
            "~/.kube/config: is no yaml that can be read",
            "~/.netrc: is a link that leads out of what is searched",
            "~/.npmrc: is larger than 4096 KiB",
            "~/.pgpass: is a link that leads nowhere",
            "~/.pypirc: is not in UTF-8");
  }

  @Test
  void aLinkWithinIsFollowedAsTokensOfClustersAreLinks() throws Exception {
    String folder = "var/run/secrets/kubernetes.io/serviceaccount/";
    write(folder + "..data/token", VALUE);
    Files.createSymbolicLink(home.resolve(folder + "token"), Path.of("..data/token"));
    search.system(home);
    assertThat(names()).containsExactly("kube-service-account");
  }

  @Test
  void theRootOfAContainerHasHomesOfItsOwn() throws Exception {
    write("root/.npmrc", "_authToken=" + VALUE);
    write("home/app/.npmrc", "_authToken=" + VALUE);
    write("run/secrets/db", VALUE);
    write("app/.env", "A_TOKEN=" + VALUE);
    search.system(home);
    search.homes(home);
    search.project(home);
    assertThat(names())
        .containsExactly(
            "container-secret:db", "env:app/.env:A_TOKEN", "npm", "npm in /root/.npmrc");
  }

  @Test
  void variablesAreToldByNameAndFollowedToTheirFiles() throws Exception {
    write("elsewhere/kube", "users:\n- name: ci\n");
    write("elsewhere/config.json", "{\"auths\":{\"r.example\":{}}}");
    search.variables(
        Map.of(
            "OPENAI_API_KEY", VALUE,
            "GPG_KEY", "A035",
            "SSH_AUTH_SOCK", "/tmp/agent",
            "KUBECONFIG", "elsewhere/kube:missing",
            "DOCKER_CONFIG", "elsewhere",
            "GOOGLE_APPLICATION_CREDENTIALS", "\0" + VALUE),
        home);
    assertThat(search.found().credentials().stream().map(c -> c.name() + " " + c.kind()))
        .containsExactly(
            "docker:r.example registry-token",
            "kube:ci kubernetes",
            "ssh-agent ssh-key",
            "variable:OPENAI_API_KEY model-provider");
    assertThat(search.found().toString()).doesNotContain(VALUE).doesNotContain("/tmp/agent");
    assertThat(search.found().unread())
        .containsExactly(
            "$GOOGLE_APPLICATION_CREDENTIALS: holds no path", "$KUBECONFIG: is not there");
  }

  @Test
  void theSameNameInTwoPlacesIsTwoCredentialsButOfPipelinesOne() throws Exception {
    write("a/.npmrc", "_authToken=" + VALUE);
    write("b/.npmrc", "_authToken=" + VALUE);
    write(".github/workflows/a.yml", "${{ secrets.T }}");
    write(".github/workflows/b.yml", "${{ secrets.T }}");
    search.project(home);
    assertThat(names()).containsExactly("ci:T", "npm:a/.npmrc", "npm:b/.npmrc");
  }

  @Test
  void eachKindSaysHowItIsRotatedAndProvenDead() {
    assertThat(PLACES.kinds().values())
        .hasSizeGreaterThan(10)
        .allSatisfy(kind ->
            assertThat(List.of(kind.what(), kind.rotate(), kind.dead()))
                .allSatisfy(text -> assertThat(text).isNotBlank()));
  }

  private Stream<String> names() {
    return search.found().credentials().stream().map(FoundCredential::name);
  }

  private void write(String file, String content) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
