package de.fallbruecke.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import de.fallbruecke.fitconnect.api.Secret;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.EarlyPickup;
import de.fallbruecke.submission.EarlyReplyLook;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class CallbackTest {
  private static final String SECRET =
      "insecure_unsafe_qHScgrg_kP-R31jHUwp3GkVkGJolvBchz65b74Lzue0";
  private static final String TIMESTAMP = "1672527599";
  private static final String IDS_ONLY =
      "{\"type\":\"https://schema.fitko.de/fit-connect/submission-api/callbacks/new-submissions\",\"submissionIds\":[\"f39ab143-d91a-474a-b69f-b00f1a1873c2\"]}";
  private static final String IDS_ONLY_HMAC =
      "798cd0edb70c08e5b32aa8a18cbbc8ff6b3078c51af6d011ff4e32e470c746234fc4314821fe5185264b029e962bd37de33f3b9fc5f1a93c40ce6672845e90df";
  private static final String FULL =
      IDS_ONLY.substring(0, IDS_ONLY.length() - 1)
          + ",\"submissions\":[{\"destinationId\":\"d12caea8-f372-4eb1-b102-b0a228253a11\",\"submissionId\":\"f39ab143-d91a-474a-b69f-b00f1a1873c2\",\"caseId\":\"9eec7d3e-dc66-4f82-9f52-1520bf96a32e\"}]}";
  private static final String FULL_HMAC =
      "2056b372b5bcec06d8f11ab79b84b42d6cbe1c8e1178cdfa36e4385dcf717758aaa7599f417d9ec3e079087884f4fd59680bf713621383e2d4414ef74fb10df3";

  @TempDir Path folder;
  private final DeliveryStub stub = new DeliveryStub();
  private final List<String> pickups = new ArrayList<>();
  private final List<String> looks = new ArrayList<>();
  private Site site;
  private MockMvc web;

  @BeforeEach
  void start() {
    site = new Site(stub, folder);
    site.own("callback-secret", SECRET);
    site.clock.set(Instant.ofEpochSecond(Long.parseLong(TIMESTAMP)).plusSeconds(1));
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    EarlyPickup pickup = destination -> pickups.add(destination.name());
    beans.addBean("earlyPickup", pickup);
    EarlyReplyLook look = destination -> looks.add(destination.name());
    beans.addBean("earlyLook", look);
    web =
        MockMvcBuilders.standaloneSetup(
                new CallbackController(
                    site.destinations(),
                    new OneDestination(site.destination),
                    new CallbackAuthentication(site.clock),
                    beans.getBeanProvider(EarlyPickup.class),
                    beans.getBeanProvider(EarlyReplyLook.class)))
            .build();
  }

  @AfterEach
  void close() {
    stub.close();
  }

  @Test
  void theTwoOfficialVectorsAreReproduced() {
    assertThat(CallbackAuthentication.hmac(new Secret(SECRET), TIMESTAMP, bytes(IDS_ONLY)))
        .isEqualTo(IDS_ONLY_HMAC);
    assertThat(CallbackAuthentication.hmac(new Secret(SECRET), TIMESTAMP, bytes(FULL)))
        .isEqualTo(FULL_HMAC);
  }

  @Test
  void aGenuineCallbackBringsThePickUpForward() throws Exception {
    call("wohngeld", TIMESTAMP, FULL_HMAC, FULL, 200);
    call("wohngeld", TIMESTAMP, IDS_ONLY_HMAC, IDS_ONLY, 200);
    assertThat(pickups).containsExactly("wohngeld", "wohngeld");
    assertThat(looks).as("it is about new submissions alone").isEmpty();
  }

  @Test
  void newsOfAReplyBringTheLookAtRepliesForwardToo() throws Exception {
    String news =
        "{\"type\":\"https://schema.fitko.de/fit-connect/submission-api/callbacks/new-events\",\"submissions\":[],\"replies\":[{\"destinationId\":\"d12caea8-f372-4eb1-b102-b0a228253a11\"}]}";
    call("wohngeld", TIMESTAMP, hmac(TIMESTAMP, news), news, 200);
    String ofAnother = news.replace("d12caea8", "d12caea9");
    call("wohngeld", TIMESTAMP, hmac(TIMESTAMP, ofAnother), ofAnother, 200);

    assertThat(looks).containsExactly("wohngeld");
    assertThat(pickups).containsExactly("wohngeld");
  }

  @Test
  void aTypeThatIsNotKnownBringsBothForward() throws Exception {
    call("wohngeld", TIMESTAMP, hmac(TIMESTAMP, "news"), "news", 200);

    assertThat(looks).containsExactly("wohngeld");
    assertThat(pickups).containsExactly("wohngeld");
  }

  @Test
  void aRepetitionIsRefused() throws Exception {
    call("wohngeld", TIMESTAMP, FULL_HMAC, FULL, 200);
    site.clock.tick(Duration.ofSeconds(1));
    call("wohngeld", TIMESTAMP, FULL_HMAC, FULL, 401);
    site.clock.tick(Duration.ofMinutes(6));
    call("wohngeld", TIMESTAMP, FULL_HMAC, FULL, 401);
    assertThat(pickups).hasSize(1);
  }

  @Test
  void theWindowIsFiveMinutesInBothDirections() throws Exception {
    Instant sent = Instant.ofEpochSecond(Long.parseLong(TIMESTAMP));
    site.clock.set(sent.plus(Duration.ofSeconds(301)));
    call("wohngeld", TIMESTAMP, FULL_HMAC, FULL, 401);
    site.clock.set(sent.minus(Duration.ofSeconds(301)));
    call("wohngeld", TIMESTAMP, FULL_HMAC, FULL, 401);
    site.clock.set(sent.minus(Duration.ofSeconds(300)));
    call("wohngeld", TIMESTAMP, FULL_HMAC, FULL, 200);
    site.clock.set(sent.plus(Duration.ofSeconds(300)));
    call("wohngeld", TIMESTAMP, FULL_HMAC, FULL, 401);
  }

  @Test
  void aPrettyPrintedBodyIsNotTheSignedOne() throws Exception {
    call("wohngeld", TIMESTAMP, FULL_HMAC, FULL.replace(",", ",\n"), 401);
  }

  @Test
  void everythingElseThatIsWrongIsRefusedWithTheSameAnswer() throws Exception {
    call("wohngeld", "1672527598", FULL_HMAC, FULL, 401);
    call("wohngeld", "", FULL_HMAC, FULL, 401);
    call("wohngeld", "later", hmac("later", FULL), FULL, 401);
    call("wohngeld", TIMESTAMP, FULL_HMAC.toUpperCase(java.util.Locale.ROOT), FULL, 401);
    call("wohngeld", TIMESTAMP, "", FULL, 401);
    call("nowhere", TIMESTAMP, FULL_HMAC, FULL, 401);
    web.perform(post("/callbacks/fitconnect/wohngeld").content(FULL))
        .andExpect(status().isUnauthorized())
        .andExpect(content().string(""));
    assertThat(pickups).isEmpty();
  }

  @Test
  void aCallbackForAnotherDestinationIsTakenAndIgnored() throws Exception {
    String other = FULL.replace("d12caea8", "d12caea9");
    call("wohngeld", TIMESTAMP, hmac(TIMESTAMP, other), other, 200);
    assertThat(pickups).isEmpty();
  }

  @Test
  void aHugeBodyIsNotRead() throws Exception {
    String huge = "x".repeat(1024 * 1024 + 1);
    call("wohngeld", TIMESTAMP, hmac(TIMESTAMP, huge), huge, 413);
  }

  private void call(String destination, String timestamp, String hmac, String body, int status)
      throws Exception {
    web.perform(
            post("/callbacks/fitconnect/" + destination)
                .header("callback-timestamp", timestamp)
                .header("callback-authentication", hmac)
                .contentType("application/json")
                .content(body))
        .andExpect(status().is(status))
        .andExpect(content().string(""));
  }

  private static String hmac(String timestamp, String body) {
    return CallbackAuthentication.hmac(new Secret(SECRET), timestamp, bytes(body));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private record OneDestination(Destination only) implements Destinations {
    @Override
    public Collection<Destination> all() {
      return List.of(only);
    }

    @Override
    public Optional<Destination> find(String name) {
      return Optional.of(only).filter(d -> d.name().equals(name));
    }

    @Override
    public Destination get(String name) {
      return find(name).orElseThrow();
    }
  }
}
