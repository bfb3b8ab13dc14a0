package de.fallbruecke.cli;

import de.fallbruecke.admin.view.ReplyView;
import de.fallbruecke.reply.Replies;
import de.fallbruecke.reply.ReplyDesk;
import de.fallbruecke.reply.ReplyState;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Answers to applicants of an installation, wherever it is. */
interface RepliesDesk extends AutoCloseable {
  /** That of the options. */
  static RepliesDesk open(ConfigurationOptions options, ServerOptions server) {
    return server.given() ? new Remote(server.gateway()) : new Local(Installation.open(options));
  }

  /** Oldest first. */
  List<ReplyView> list(ReplyState state, int limit);

  ReplyView release(UUID id, String by, String reason);

  ReplyView close(UUID id, String by, String reason);

  @Override
  void close();

  /** Over the database of a gateway. */
  record Local(Installation installation) implements RepliesDesk {
    @Override
    public List<ReplyView> list(ReplyState state, int limit) {
      return installation.service(Replies.class).in(state, limit).stream()
          .map(ReplyView::of)
          .toList();
    }

    @Override
    public ReplyView release(UUID id, String by, String reason) {
      return ReplyView.of(
          installation.service(ReplyDesk.class).release(id, version(id), by, reason));
    }

    @Override
    public ReplyView close(UUID id, String by, String reason) {
      return ReplyView.of(installation.service(ReplyDesk.class).close(id, version(id), by, reason));
    }

    private int version(UUID id) {
      return installation.service(Replies.class).get(id).version();
    }

    @Override
    public void close() {
      installation.close();
    }
  }

  /** Through the interface for admins of a gateway somewhere else. */
  record Remote(RemoteGateway gateway) implements RepliesDesk {
    private static final int MOST = 500;

    @Override
    public List<ReplyView> list(ReplyState state, int limit) {
      return List.of(
          gateway.get(
              "/replies",
              Map.of("state", state, "limit", Math.min(limit, MOST)),
              ReplyView[].class));
    }

    @Override
    public ReplyView release(UUID id, String by, String reason) {
      return act(id, "release", reason);
    }

    @Override
    public ReplyView close(UUID id, String by, String reason) {
      return act(id, "close", reason);
    }

    private ReplyView act(UUID id, String act, String reason) {
      String path = "/replies/" + id;
      String seen = gateway.tag(path);
      return gateway.postSeen(path + "/" + act, seen, Map.of("reason", reason), ReplyView.class);
    }

    @Override
    public void close() {
      // nothing is kept open
    }
  }
}
