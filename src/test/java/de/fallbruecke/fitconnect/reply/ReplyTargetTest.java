package de.fallbruecke.fitconnect.reply;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.fitconnect.TestKeys;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.ReplyAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reason for which no reply goes out, by the words of docs/reference/replies.md. */
class ReplyTargetTest {
  private static final UUID CASE = UUID.randomUUID();
  private static final String STANDARD = "urn:example:standard:1";
  private static final String FIT =
      TestKeys.published(TestKeys.encryption("reply-key-of-the-sender")).toJSONString();

  @Test
  void withAProcessStandardThatIsServedAndAFitKeyItGoesOut() {
    assertThat(target(CASE.toString(), fitConnect("[\"" + STANDARD + "\"]", FIT)))
        .isInstanceOfSatisfying(
            ReplyTarget.Reachable.class,
            reachable -> assertThat(reachable.caseId()).isEqualTo(CASE));
  }

  @Test
  void withoutAChannelTheAnswerIsALetter() {
    assertThat(reason(CASE.toString(), null)).isEqualTo("no-reply-channel");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eMail", "deMail", "elster", "idBundDeMailbox", "fink"})
  void whatTheGatewayDoesNotSendIsSaid(String kind) {
    assertThat(reason(CASE.toString(), new Envelope.ReplyChannel(kind, Map.of("address", "x"))))
        .isEqualTo("kind-not-served");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | no-process-standard",
        "no json | no-process-standard",
        "[\"urn:example:other\"] | process-standard-not-served",
      })
  void theProcessStandardHasToBeOneThatIsServed(String standards, String reason) {
    assertThat(reason(CASE.toString(), fitConnect(standards, FIT))).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "0000"})
  void withoutTheCaseAtTheServiceThereIsNoWay(String caseId) {
    assertThat(reason(caseId, fitConnect("[\"" + STANDARD + "\"]", FIT))).isEqualTo("case-unknown");
  }

  @Test
  void aKeyThatBreaksARuleIsNotUsed() {
    String small = TestKeys.published(TestKeys.small("reply-key-too-small")).toJSONString();
    for (String unfit : List.of("", "no json", small, FIT.replace("RSA-OAEP-256", "RSA-OAEP"))) {
      assertThat(reason(CASE.toString(), fitConnect("[\"" + STANDARD + "\"]", unfit)))
          .as(unfit)
          .isEqualTo("key-unfit");
    }
  }

  private static Envelope.ReplyChannel fitConnect(String standards, String key) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("processStandards", standards);
    fields.put("encryptionPublicKey", key);
    return new Envelope.ReplyChannel("fitConnect", fields);
  }

  private static String reason(String caseId, Envelope.@Nullable ReplyChannel channel) {
    assertThat(target(caseId, channel)).isInstanceOf(ReplyTarget.Unreachable.class);
    return ((ReplyTarget.Unreachable) target(caseId, channel)).reason();
  }

  private static ReplyTarget target(String caseId, Envelope.@Nullable ReplyChannel channel) {
    return ReplyTarget.of(
        new ReplyAddress(UUID.randomUUID(), "external", caseId, channel, ""),
        new ReplyProfile(UUID.randomUUID(), List.of(STANDARD), "urn:example:schema"));
  }
}
