package de.fallbruecke.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.fallbruecke.platform.FaultCode;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Alarms by mail, to a real SMTP server in this process. */
class MailingTest {
  private final AlarmBench bench = new AlarmBench();
  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
    bench.close();
  }

  @Test
  void allThatWaitsGoesIntoOneMailOnce() throws Exception {
    Mailing mailing = mailing(settings(server.getSmtp().getPort(), null, null));
    told(Notice.Kind.RAISED);
    told(Notice.Kind.OVER);

    Instant next = mailing.run();
    mailing.run();

    assertThat(next).isEqualTo(bench.clock.instant().plus(Duration.ofMinutes(1)));
    assertThat(server.getReceivedMessages()).hasSize(1);
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("[Fallbrücke] Alarme: 1 neu, 1 erledigt");
    assertThat(mail.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("it@musterkreis.example");
    assertThat(mail.getContent().toString().replace("\r\n", "\n"))
        .startsWith(
            """
            NEU (Dringend): Eine Einreichung wartet zu lange auf ihre Quittung
              FB-ALM-003, 2026-11-02 09:00, Zustellpunkt soziales (musterkreis)
              One waits.
              Was zu tun ist: Öffnen Sie die älteste Einreichung""")
        .contains("ERLEDIGT: Eine Einreichung wartet zu lange auf ihre Quittung\n  FB-ALM-003");
  }

  @Test
  void whatAFailingServerDidNotTakeIsSentLaterOnce() {
    int port = server.getSmtp().getPort();
    server.stop();
    Mailing failing = mailing(settings(port, null, null));
    told(Notice.Kind.RAISED);

    assertThat(failing.run()).isEqualTo(bench.clock.instant().plus(Duration.ofMinutes(5)));
    assertThat(bench.outbox.waiting(9)).hasSize(1);

    GreenMail back = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    back.start();
    try {
      Mailing mailing = mailing(settings(back.getSmtp().getPort(), null, null));
      mailing.run();
      mailing.run();
      assertThat(back.getReceivedMessages()).hasSize(1);
      assertThat(bench.outbox.waiting(9)).isEmpty();
    } finally {
      back.stop();
    }
  }

  @Test
  void aServerThatAsksForALoginGetsThePasswordOfTheFileAsItIsNow(@TempDir Path directory)
      throws IOException {
    server.setUser("it@musterkreis.example", "fallbruecke", "right");
    server.getUserManager().setAuthRequired(true);
    Path password = directory.resolve("password");
    Files.writeString(password, "wrong\n", StandardCharsets.UTF_8);
    Mailing mailing = mailing(settings(server.getSmtp().getPort(), "fallbruecke", password));
    told(Notice.Kind.RAISED);
    mailing.run();
    assertThat(bench.outbox.waiting(9)).hasSize(1);

    Files.writeString(password, "right\n", StandardCharsets.UTF_8);
    mailing.run();

    assertThat(bench.outbox.waiting(9)).isEmpty();
  }

  @Test
  void aServerWithoutStarttlsGetsNothingUnlessThatIsAllowed() {
    told(Notice.Kind.RAISED);
    MailSettings plain = settings(server.getSmtp().getPort(), null, null);
    MailSettings secure =
        new MailSettings(
            plain.host(), plain.port(), plain.from(), plain.to(), null, null, true, "de");

    mailing(secure).run();

    assertThat(server.getReceivedMessages()).isEmpty();
    assertThat(bench.outbox.waiting(9)).hasSize(1);
  }

  private Mailing mailing(MailSettings settings) {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasenames("messages/alarms", "messages/console", "messages/faults");
    messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
    messages.setFallbackToSystemLocale(false);
    return new Mailing(
        bench.outbox,
        new Letter(messages, Locale.forLanguageTag(settings.language())),
        new SmtpPostman(settings),
        bench.clock);
  }

  private void told(Notice.Kind kind) {
    bench.outbox.add(
        List.of(
            new Notice(
                kind,
                bench.clock.instant(),
                Alarm.raised(
                    UUID.randomUUID(),
                    Finding.of(
                        FaultCode.ALARM_UNCONFIRMED,
                        "musterkreis",
                        "soziales",
                        Severity.CRITICAL,
                        "One waits.",
                        Map.of()),
                    bench.clock.instant()))));
  }

  private static MailSettings settings(int port, @Nullable String user, @Nullable Path password) {
    return new MailSettings(
        "127.0.0.1",
        port,
        "fallbruecke@musterkreis.example",
        List.of("it@musterkreis.example"),
        user,
        password,
        false,
        "de");
  }
}
