package cordon.web.identity;

import cordon.base.Problem;
import cordon.web.Access;
import cordon.web.Identity;
import cordon.web.Reach;
import cordon.web.Role;
import cordon.web.identity.oidc.Workload;
import cordon.web.identity.oidc.WorkloadTokens;
import cordon.web.server.Guard;
import cordon.web.server.Request;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns credentials into an identity and holds it against what the route needs. */
final class AccessGuard implements Guard {
  private static final String REALM = "realm=\"Cordon\"";

  private final Sessions sessions;
  private final Tokens tokens;
  private final LocalAdminToken localAdmin;
  private final WorkloadTokens workloads;
  private final boolean loopbackNeedsNoToken;

  AccessGuard(
      Sessions sessions,
      Tokens tokens,
      LocalAdminToken localAdmin,
      WorkloadTokens workloads,
      boolean loopbackNeedsNoToken) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.localAdmin = localAdmin;
    this.workloads = workloads;
    this.loopbackNeedsNoToken = loopbackNeedsNoToken;
  }

  @Override
  public Admission admit(Request request, Access access) {
    return switch (access) {
      case Access.Open() -> open(request);
      case Access.Client(String upstream, var refusals) -> within(upstream, client(request));
      case Access.Needs(Role role) -> needs(request, role);
    };
  }

  /** Open pages greet who is signed in; for static files and probes nobody looks anything up. */
  private Admission open(Request request) {
    Optional<SignedIn> found = request.wantsHtml() ? session(request) : Optional.empty();
    return found.map(this::admitted).orElseGet(() -> anonymous(request));
  }

  private Admission client(Request request) {
    boolean free = loopbackNeedsNoToken && request.peer().local();
    return switch (Credentials.of(request)) {
      case Credentials.Presented(String secret, boolean basic) -> presented(request, secret, free);
      case Credentials.Unreadable() -> free ? anonymous(request) : clientRefused(badToken());
      case Credentials.None() ->
          free
              ? anonymous(request)
              : clientSession(request).orElseGet(() -> clientRefused(needsToken()));
    };
  }

  /**
   * Clients on loopback send all registries the credentials that they have; foreign ones are no
   * reason to refuse who needs none. One of ours that is dead is: its owner should know.
   */
  private Admission presented(Request request, String secret, boolean free) {
    Optional<Identity> identity = byToken(secret, Token.Scope.GATE);
    if (identity.isPresent()) {
      return new Admitted(identity.get(), "");
    }
    return switch (workloads.check(secret)) {
      case WorkloadTokens.Verified(Workload job) ->
          new Admitted(new Identity(job.actor(), Set.of(), job.claims()), "");
      case WorkloadTokens.Refused(String why) -> clientRefused(badJobToken(why));
      case WorkloadTokens.Foreign() ->
          free && !secret.startsWith(TokenText.PREFIX)
              ? anonymous(request)
              : clientRefused(badToken());
    };
  }

  /** A person who looks at a package path in the browser; only to read. */
  private Optional<Admission> clientSession(Request request) {
    return CrossSite.changesNothing(request)
        ? session(request).map(this::admitted)
        : Optional.empty();
  }

  private Admission needs(Request request, Role role) {
    return switch (Credentials.of(request)) {
      case Credentials.Presented(String secret, boolean basic) when !basic ->
          byToken(secret, Token.Scope.API)
              .map(identity -> within(role, new Admitted(identity, "")))
              .orElseGet(() -> apiRefused(badToken()));
      case Credentials.None() -> bySession(request, role);
      // Browsers remember Basic and send it unasked, which would open the API to other sites.
      case Credentials.Presented presented -> apiRefused(badToken());
      case Credentials.Unreadable() -> apiRefused(badToken());
    };
  }

  private Admission bySession(Request request, Role role) {
    Optional<SignedIn> found = session(request);
    if (found.isEmpty()) {
      return forPerson(request) ? new SignInFirst() : apiRefused(needsToken());
    }
    Admitted admitted = admitted(found.get());
    if (!CrossSite.changesNothing(request)
        && !(CrossSite.isSameOrigin(request::header, request.peer().origin())
            && CrossSite.hasToken(request, admitted.csrfToken()))) {
      return new Refused(403, crossSite(), Optional.empty());
    }
    return within(role, admitted);
  }

  /** A token that is limited to other upstreams is good, and not for this. */
  private static Admission within(String upstream, Admission admission) {
    return admission instanceof Admitted who
            && !upstream.isEmpty()
            && !who.identity().reach().covers(upstream)
        ? new OutOfReach(who, outOfReach(upstream, who.identity().reach()))
        : admission;
  }

  private static boolean forPerson(Request request) {
    return CrossSite.changesNothing(request)
        && request.wantsHtml()
        && !request.wantsFragment()
        && !request.rawPath().startsWith("/api/");
  }

  private static Admission within(Role role, Admitted admitted) {
    return admitted.identity().may(role)
        ? admitted
        : new Refused(403, missing(role, admitted.identity()), Optional.empty());
  }

  private record SignedIn(User user, String csrfToken) {}

  private Optional<SignedIn> session(Request request) {
    return SessionCookie.read(request)
        .flatMap(id -> sessions.find(id).map(user -> new SignedIn(user, Sessions.csrfToken(id))));
  }

  private Admitted admitted(SignedIn signedIn) {
    User user = signedIn.user();
    return new Admitted(
        new Identity(user.actor(), Role.closure(user.roles())), signedIn.csrfToken());
  }

  private Optional<Identity> byToken(String secret, Token.Scope scope) {
    if (localAdmin.matches(secret)) {
      return Optional.of(new Identity("token:local-admin", EnumSet.allOf(Role.class)));
    }
    return tokens
        .check(secret)
        .filter(bearer -> bearer.token().scopes().contains(scope))
        .map(AccessGuard::identity);
  }

  private static Identity identity(Tokens.Bearer bearer) {
    Token token = bearer.token();
    Set<Role> given = token.role().map(Set::of).orElseGet(Set::of);
    Set<Role> roles = EnumSet.noneOf(Role.class);
    roles.addAll(Role.closure(given));
    // INVARIANT: a personal token never does what its owner may not do today.
    bearer.owner().ifPresent(owner -> roles.retainAll(Role.closure(owner.roles())));
    String actor = bearer.owner().map(User::actor).orElse("token:" + token.name());
    return new Identity(actor, roles, Map.of(), token.reach(), token.units());
  }

  private static Admitted anonymous(Request request) {
    return new Admitted(new Identity("address:" + request.peer().address(), Set.of()), "");
  }

  private static Admission clientRefused(Problem problem) {
    return new Refused(401, problem, Optional.of("Basic " + REALM + ", Bearer " + REALM));
  }

  private static Admission apiRefused(Problem problem) {
    return new Refused(401, problem, Optional.of("Bearer " + REALM));
  }

  private static Problem needsToken() {
    return Problem.of(
        "access/token-needed",
        "this needs a token or a signed-in person",
        "the request carries neither",
        "make a token at /account and send it as `Authorization: Bearer …`, or as the password of"
            + " any user name");
  }

  private static Problem badToken() {
    return Problem.of(
        "access/token-refused",
        "the token is not good for this",
        "it is unknown, expired, revoked, or of another scope",
        "make a new one at /account");
  }

  private static Problem badJobToken(String why) {
    return Problem.of(
        "access/job-token-refused",
        "the token of the job is not good for this",
        why,
        "have the CI system make one for this server's audience, from a job that is allowed");
  }

  private static Problem outOfReach(String upstream, Reach reach) {
    return Problem.of(
        "access/out-of-reach",
        "this token is not for the upstream " + upstream,
        "it is limited to " + reach.text(),
        "use a token that names this upstream; make one at /account, or ask an administrator");
  }

  private static Problem missing(Role role, Identity identity) {
    return Problem.of(
        "access/role-missing",
        "this needs the role " + role.slug(),
        identity.actor() + " does not have it",
        "ask an administrator");
  }

  private static Problem crossSite() {
    return Problem.of(
        "access/cross-site",
        "the form was not sent from a page of this console",
        "its origin or its one-time field is missing or wrong; pages that stayed open while you"
            + " signed in anew have an old one",
        "load the page again and send the form once more");
  }
}
