package de.fallbruecke.endtoend;

import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.fitconnect.FitConnectChannel;
import de.fallbruecke.reply.Courier;
import de.fallbruecke.reply.Replies;
import de.fallbruecke.reply.Reply;
import de.fallbruecke.reply.ReplyAddresses;
import de.fallbruecke.reply.ReplyDraft;
import de.fallbruecke.reply.ReplyIntake;
import de.fallbruecke.reply.ReplyRequest;
import de.fallbruecke.reply.ReplyState;
import de.fallbruecke.reply.ReplyWays;
import de.fallbruecke.reply.TestReplies;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.submission.ContentDefect;
import de.fallbruecke.submission.Decision;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.OutgoingReply;
import de.fallbruecke.submission.Problem;
import de.fallbruecke.submission.Receipt;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.submission.ReplyAddress;
import de.fallbruecke.submission.ReplyProgress;
import de.fallbruecke.submission.ReplyWay;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.testkit.World;
import de.fallbruecke.vault.Staging;
import de.fallbruecke.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries replies with the parts of a running gateway, until it dies at its n-th moment. */
final class DyingProcess {
  /** Nothing of the program runs after it. */
  private static final class Death extends Error {}

  private final Courier courier;
  private final ReplyIntake intake;
  private final Replies replies;
  private int rest;

  /**
   * A process.
   *
   * @param moment which moment before or after an effect or a commit is its last; 0 for none
   */
  DyingProcess(World world, int moment) {
    JdbcClient jdbc = world.bean(JdbcClient.class);
    Vault vault = world.bean(Vault.class);
    EvidenceLog evidence = world.bean(EvidenceLog.class);
    PlatformTransactionManager transactions = world.bean(PlatformTransactionManager.class);
    rest = 0;
    replies = world.bean(Replies.class);
    intake =
        TestReplies.intake(
            jdbc,
            vault,
            evidence,
            world.bean(Submissions.class),
            world.bean(ReplyAddresses.class),
            world.bean(ReplyWays.class),
            new TransactionTemplate(transactions),
            world.clock());
    courier =
        TestReplies.courier(
            jdbc,
            vault,
            evidence,
            world.bean(Destinations.class),
            List.of(new Mortal(world.bean(FitConnectChannel.class))),
            new MortalTransaction(transactions),
            world.clock());
    rest = moment;
  }

  Reply accept(CaseEntry entry, String target, String key) {
    try (ReplyDraft draft = intake.draft(target, key)) {
      for (String name : List.of("eins.txt", "zwei.txt")) {
        draft.document(
            name,
            "text/plain",
            new ByteArrayInputStream((name + key).getBytes(StandardCharsets.UTF_8)));
      }
      return intake.accept(draft, target, key, entry, ReplyRequest.message("Text " + key)).reply();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it is still alive when there is nothing more to do. */
  boolean runToItsDeath(Reply reply) {
    try {
      courier.run(reply.id());
      return true;
    } catch (Death death) {
      return false;
    }
  }

  Reply runUntil(Reply reply, ReplyState state) {
    courier.run(reply.id());
    Reply stored = replies.get(reply.id());
    if (stored.state() != state) {
      throw new AssertionError("Reply is " + stored.state());
    }
    return stored;
  }

  private void moment() {
    if (rest > 0 && --rest == 0) {
      throw new Death();
    }
  }

  private final class MortalTransaction extends TransactionTemplate {
    MortalTransaction(PlatformTransactionManager transactions) {
      super(transactions);
    }

    @Override
    public <T> @Nullable T execute(TransactionCallback<T> action) {
      moment();
      T result = super.execute(action);
      moment();
      return result;
    }
  }

  private final class Mortal implements Channel {
    private final Channel real;

    Mortal(Channel real) {
      this.real = real;
    }

    @Override
    public ReplyProgress reply(OutgoingReply reply, Destination destination) {
      moment();
      ReplyProgress progress = real.reply(reply, destination);
      moment();
      return progress;
    }

    @Override
    public ReplyWay replyWay(ReplyAddress address, Destination destination) {
      return real.replyWay(address, destination);
    }

    @Override
    public String name() {
      return real.name();
    }

    @Override
    public List<Announcement> list(Destination destination) {
      return real.list(destination);
    }

    @Override
    public Reception receive(Submission submission, Destination destination, Staging staging) {
      return real.receive(submission, destination, staging);
    }

    @Override
    public Receipt confirm(Submission submission, Destination destination, Decision decision) {
      return real.confirm(submission, destination, decision);
    }

    @Override
    public Reception.Defective classify(ContentDefect defect, Destination destination) {
      return real.classify(defect, destination);
    }

    @Override
    public Problem refusal(@Nullable String kind, String reason) {
      return real.refusal(kind, reason);
    }
  }
}
