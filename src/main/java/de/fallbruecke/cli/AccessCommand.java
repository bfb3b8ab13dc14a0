package de.fallbruecke.cli;

import de.fallbruecke.access.AdminToken;
import de.fallbruecke.access.AdminTokens;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.Persons;
import de.fallbruecke.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code access}: who may use an installation from outside. */
@Command(
    name = "access",
    mixinStandardHelpOptions = true,
    description = "Tokens with which programs speak for persons.",
    subcommands = {AccessCommand.Token.class})
final class AccessCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "Name a command, for example token list.");
  }

  private static List<String> grants(AdminToken token) {
    return Persons.authorities(token.grants()).stream()
        .map(GrantedAuthority::getAuthority)
        .map(String::valueOf)
        .sorted()
        .toList();
  }

  private static Map<String, Object> json(AdminToken token) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", token.id());
    json.put("person", token.person());
    json.put("name", token.name());
    json.put("grants", grants(token));
    json.put("createdAt", token.createdAt());
    json.put("expiresAt", token.expiresAt());
    json.put("usedAt", token.usedAt());
    json.put("revokedAt", token.revokedAt());
    return json;
  }

  /** {@code access token}. */
  @Command(
      name = "token",
      mixinStandardHelpOptions = true,
      description = "Makes, lists and revokes tokens, on the server itself.",
      subcommands = {Create.class, ListAll.class, Revoke.class})
  static final class Token implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "Name a command, for example list.");
    }
  }

  /** {@code access token create}. */
  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = {
        "Makes a token and shows it once. Whoever can run this on the server may grant every role;",
        "others make their tokens in the console, within what they have."
      })
  static final class Create implements Callable<Integer> {
    @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();
    @Mixin private Answers answers = new Answers();

    @Option(
        names = "--for",
        required = true,
        paramLabel = "PERSON",
        description = "whose token it is; every use carries this name")
    private String person = "";

    @Option(
        names = "--name",
        required = true,
        paramLabel = "NAME",
        description = "what it is for, for example night-watch")
    private String name = "";

    @Option(
        names = "--role",
        required = true,
        paramLabel = "ROLE@TENANT",
        description =
            "what it may, for example operator@musterkreis; * for all tenants; repeatable")
    private List<String> roles = List.of();

    @Option(
        names = "--days",
        paramLabel = "N",
        defaultValue = "90",
        description = "how long it counts, at most 366 (default ${DEFAULT-VALUE})")
    private int days = 90;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      Map<String, Set<Role>> grants = Persons.grants(roles);
      Set<String> understood = new TreeSet<>();
      Persons.authorities(grants).forEach(one -> understood.add(one.getAuthority()));
      if (!understood.equals(new TreeSet<>(roles))) {
        throw new ParameterException(
            Objects.requireNonNull(spec).commandLine(),
            "--role is a role, @ and a tenant or *, for example operator@musterkreis; roles are %s."
                .formatted(java.util.Arrays.stream(Role.values()).map(Role::written).toList()));
      }
      try (Installation installation = Installation.open(configuration)) {
        Instant until = installation.now().plus(Duration.ofDays(days));
        Person everything = new Person(person, Map.of(Person.EVERYWHERE, Set.of(Role.values())));
        Person server =
            new Person(System.getProperty("user.name", "unknown") + " (server)", Map.of());
        AdminTokens.Issued issued =
            installation.service(AdminTokens.class).create(everything, server, name, grants, until);
        Map<String, Object> json = json(issued.token());
        json.put("token", issued.secret());
        answers.give(
            List.of(
                issued.secret(),
                "Token '%s' of %s counts until %s. It is shown this once; keep it in a file that only you can read."
                    .formatted(issued.token().name(), person, until)),
            json);
        return 0;
      }
    }
  }

  /** {@code access token list}. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the tokens of a person, or the newest 200 of all.")
  static final class ListAll implements Callable<Integer> {
    @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();
    @Mixin private Answers answers = new Answers();

    @Option(names = "--for", paramLabel = "PERSON", description = "whose; without it of all")
    private @Nullable String person;

    @Override
    public Integer call() {
      try (Installation installation = Installation.open(configuration)) {
        Instant now = installation.now();
        AdminTokens all = installation.service(AdminTokens.class);
        List<AdminToken> tokens = person == null ? all.newest() : all.of(person);
        List<String> lines = new ArrayList<>();
        tokens.forEach(
            one ->
                lines.add(
                    "%s  %-8s  until %s  last used %s  %s  %s  %s"
                        .formatted(
                            one.id(),
                            one.counts(now) ? "counts" : "ended",
                            one.expiresAt(),
                            one.usedAt() == null ? "never" : one.usedAt(),
                            one.person(),
                            String.join(" ", grants(one)),
                            one.name())));
        lines.add(tokens.size() + " shown");
        answers.give(lines, tokens.stream().map(AccessCommand::json).toList());
        return 0;
      }
    }
  }

  /** {@code access token revoke}. */
  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Ends a token at once, on all processes.")
  static final class Revoke implements Callable<Integer> {
    @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();
    @Mixin private Answers answers = new Answers();

    @Parameters(paramLabel = "ID", description = "id of the token")
    private @Nullable UUID id;

    @Option(names = "--for", required = true, paramLabel = "PERSON", description = "whose")
    private String person = "";

    @Override
    public Integer call() {
      try (Installation installation = Installation.open(configuration)) {
        Person server =
            new Person(System.getProperty("user.name", "unknown") + " (server)", Map.of());
        boolean revoked =
            installation
                .service(AdminTokens.class)
                .revoke(Objects.requireNonNull(id), person, server);
        answers.give(
            List.of(revoked ? "The token counts no more." : "The token had ended before."),
            Map.of("revoked", revoked));
        return revoked ? 0 : 1;
      }
    }
  }
}
