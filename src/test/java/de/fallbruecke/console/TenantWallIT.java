package de.fallbruecke.console;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.access.Persons;
import de.fallbruecke.access.Role;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * Somebody with every role at one tenant asks for everything of another one. The addresses are
 * found in the running program; one that {@link Samples} does not know fails.
 */
class TenantWallIT {
  /** Enough for every form; what is decided on it comes after the question whose thing it is. */
  private static final String FORM =
      "reason=x&base=1&version=1&seen=x&why=OTHER&words=x&last=1&missing=false&pem=x";

  @TempDir static Path data;

  private static ServletWebServerApplicationContext context;
  private static Samples samples;
  private static List<Mapped> all;
  private static Visitor owner;
  private static Visitor stranger;

  @BeforeAll
  static void open() throws IOException {
    context = Samples.console(data);
    samples = Samples.in(context, data);
    all =
        Mapped.in(context).stream()
            .filter(mapped -> mapped.owner().getName().startsWith("de.fallbruecke.console."))
            .filter(mapped -> mapped.needs() != null && !mapped.path().equals("/events"))
            .toList();
    String server = "http://127.0.0.1:" + context.getWebServer().getPort();
    owner = new Visitor(server).loggedInAs(person("owner", Everybody.TENANT));
    stranger = new Visitor(server).loggedInAs(person("stranger", "nachbarkreis"));
  }

  @AfterAll
  static void close() {
    if (context != null) {
      context.close();
    }
  }

  @Test
  void oneThingOfAnotherTenantAnswersLikeOneThatNeverWas() {
    Submission before = context.getBean(Submissions.class).get(samples.held);
    List<String> wrong = new ArrayList<>();
    for (Mapped mapped : all) {
      if (mapped.path().contains("{") && !samples.ofAll(mapped)) {
        String there = samples.address(mapped).orElse("");
        String nowhere = samples.nowhere(mapped).orElse("");
        if (there.isEmpty()) {
          wrong.add(mapped.path() + " has no sample");
          continue;
        }
        HttpResponse<String> foreign = call(mapped, there);
        HttpResponse<String> unknown = call(mapped, nowhere);
        String what = mapped.method() + " " + mapped.path();
        if (foreign.statusCode() != 404) {
          wrong.add(what + " answers " + foreign.statusCode() + " and not 404");
        }
        String name = samples.name(mapped);
        if (foreign.statusCode() != unknown.statusCode()
            || !plain(foreign, name).equals(plain(unknown, samples.noName(mapped)))) {
          wrong.add(what + " tells a thing of another tenant from one that never was");
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(context.getBean(Submissions.class).get(samples.held)).isEqualTo(before);
  }

  @Test
  void noListAndNoFileShowsAnythingOfAnotherTenant() {
    Set<String> unseen = new TreeSet<>(samples.traces());
    unseen.removeAll(samples.unlisted());
    List<String> wrong = new ArrayList<>();
    for (Mapped mapped : all) {
      if (mapped.method().equals("GET") && !mapped.path().contains("{")) {
        String own = owner.get(mapped.path()).body();
        unseen.removeIf(own::contains);
        HttpResponse<String> answer = stranger.get(mapped.path());
        samples.traces().stream()
            .filter(answer.body()::contains)
            .forEach(trace -> wrong.add(mapped.path() + " shows " + trace));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(unseen).as("a list that its owner finds empty proves nothing").isEmpty();
  }

  @Test
  void namingAnotherTenantInAFilterOpensNothing() {
    String id = samples.held.toString();
    String other = samples.confirmed.toString();
    for (String address :
        List.of(
            "/submissions?tenant=" + Everybody.TENANT,
            "/submissions?destination=soziales",
            "/submissions?text=" + id,
            "/submissions.csv?tenant=" + Everybody.TENANT,
            "/evidence?text=" + id,
            "/audit?tenant=" + Everybody.TENANT,
            "/audit/looks?tenant=" + Everybody.TENANT,
            "/routes/new?tenant=" + Everybody.TENANT,
            "/routes/imports?tenant=" + Everybody.TENANT,
            "/routes/publishers?tenant=" + Everybody.TENANT,
            "/routes/change?instance=" + Neighbour.INSTANCE,
            "/routes/bench?instance=" + Neighbour.INSTANCE,
            "/submissions/order?id=" + id)) {
      String body = stranger.get(address).body();
      assertThat(body)
          .as(address)
          .doesNotContain(other, "/submissions/" + id, "Landkreis Nachbar", "Wochenbericht");
    }
  }

  private static HttpResponse<String> call(Mapped mapped, String address) {
    // what is costly must not refuse the next one for being the eleventh
    ConsoleSlice.clock(context).tick(Duration.ofSeconds(1));
    return mapped.method().equals("GET")
        ? stranger.get(address)
        : stranger.send(mapped.method(), address, FORM);
  }

  /** Without what differs in any two answers. */
  private static String plain(HttpResponse<String> answer, String name) {
    return answer.body().replace(name, "").replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
  }

  private static String person(String name, String tenant) {
    context
        .getBean(InMemoryUserDetailsManager.class)
        .createUser(
            User.withUsername(name)
                .password(new BCryptPasswordEncoder(4).encode(Everybody.PASSWORD))
                .authorities(
                    Persons.authorities(
                        Map.of(
                            tenant, Set.copyOf(EnumSet.complementOf(EnumSet.of(Role.PROVIDER))))))
                .build());
    return name;
  }
}
