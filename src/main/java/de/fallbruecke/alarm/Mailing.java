package de.fallbruecke.alarm;

import de.fallbruecke.engine.Chore;
import de.fallbruecke.platform.FaultCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;

/**
 * Tells notices by mail, all that wait in one. A chore of its own, so that a mail server that hangs
 * or fails delays no evaluation. A notice is removed after the server took it: only a process that
 * dies in between makes one come twice.
 */
final class Mailing implements Chore {
  static final String NAME = "alarm-mail";

  private static final Logger LOG = LoggerFactory.getLogger(Mailing.class);
  private static final int MOST = 100;
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
  private static final Duration TRY_AGAIN = Duration.ofMinutes(5);

  private final PostgresOutbox outbox;
  private final Letter letter;
  private final Postman postman;
  private final Clock clock;

  /** Hands a mail to the server. */
  interface Postman {
    /**
     * Returns when the server has taken it.
     *
     * @throws MailException if it has not
     */
    void send(String subject, String text);
  }

  Mailing(PostgresOutbox outbox, Letter letter, Postman postman, Clock clock) {
    this.outbox = outbox;
    this.letter = letter;
    this.postman = postman;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Instant run() {
    List<PostgresOutbox.Entry> waiting = outbox.waiting(MOST);
    if (waiting.isEmpty()) {
      return clock.instant().plus(LOOK_AGAIN);
    }
    try {
      postman.send(letter.subject(waiting), letter.text(waiting));
    } catch (MailException failed) {
      // The message may hold addresses of people.
      LOG.warn(
          "{} {} notices of alarms could not be sent by mail ({}). They are kept and sent later; the alarms stand in log and console. Check fallbruecke.alarms.mail.",
          FaultCode.ALARM_MAIL_FAILS,
          waiting.size(),
          failed.getMostSpecificCause().getClass().getSimpleName());
      return clock.instant().plus(TRY_AGAIN);
    }
    outbox.remove(waiting);
    return waiting.size() < MOST ? clock.instant().plus(LOOK_AGAIN) : clock.instant();
  }
}
