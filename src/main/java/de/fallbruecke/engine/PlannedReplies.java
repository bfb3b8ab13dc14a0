package de.fallbruecke.engine;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import de.fallbruecke.reply.ReplySchedule;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Plans replies from outside of a gateway, in the caller's transaction; the gateway that runs finds
 * them when it next looks for due tasks.
 */
public final class PlannedReplies implements ReplySchedule {
  private final Agenda agenda;

  public PlannedReplies(DataSource dataSource, Clock clock) {
    this.agenda = new Agenda(client(dataSource), () -> {}, clock);
  }

  @Override
  public void plan(UUID reply, int version) {
    agenda.plan(Task.REPLY, reply, version);
  }

  /** Only a transaction-aware data source makes a task part of the transaction that plans it. */
  static SchedulerClient client(DataSource dataSource) {
    return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
        .serializer(new JsonSerializer())
        .build();
  }
}
