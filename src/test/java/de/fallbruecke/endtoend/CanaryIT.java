package de.fallbruecke.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import de.fallbruecke.platform.Json;
import de.fallbruecke.simulator.Draft;
import de.fallbruecke.simulator.Samples;
import de.fallbruecke.simulator.Sent;
import de.fallbruecke.simulator.Source;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.testkit.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A marker in every text of a submission must not show up in any log line or plain column. */
class CanaryIT {
  private static final String CANARY = "KANARIENVOGEL";

  @Test
  void noLogLineAndNoPlainColumnHoldsContent() throws Exception {
    Recorder log = new Recorder();
    try (World world = World.start()) {
      log.attach(); // only now: the start configures logging anew
      Sent good = world.portal().send(planted(sample("wohngeld"), "wohngeld"));
      Sent broken =
          world.portal().send(planted(sample("wohngeld"), "wohngeld").data("{\"" + CANARY + "\":"));
      Sent invalid =
          world
              .portal()
              .send(planted(sample("wohngeld"), "wohngeld").data("{\"" + CANARY + "\":1}"));
      Sent hash =
          world.portal().send(planted(sample("wohngeld"), "wohngeld").dataHash("0".repeat(128)));

      world.await(good, SubmissionState.CONFIRMED);
      world.await(broken, SubmissionState.REJECTED);
      world.await(invalid, SubmissionState.REJECTED);
      world.await(hash, SubmissionState.REJECTED);

      assertThat(plainColumns(world)).isNotEmpty().noneMatch(text -> text.contains(CANARY));
      assertThat(log.lines).isNotEmpty().noneMatch(line -> line.contains(CANARY));
    } finally {
      log.detach();
    }
  }

  private static Path sample(String routePackage) {
    return Samples.under(Path.of("routes")).named(routePackage).getFirst().input();
  }

  private static Draft planted(Path input, String destination) throws Exception {
    JsonNode data = Json.mapper().readTree(Files.readAllBytes(input));
    plant(data);
    ObjectNode metadata = Json.mapper().createObjectNode();
    metadata.putObject("replyChannel").putObject("eMail").put("address", CANARY + "@example.org");
    metadata.putObject("additionalReferenceInfo").put("senderReference", CANARY);
    return Draft.to(destination)
        .data(Json.mapper().writeValueAsString(data))
        .mimeType("application/json")
        .metadata(metadata)
        .attach(Draft.Attachment.of(CANARY + ".txt", "text/plain", Source.of("Anlage " + CANARY)));
  }

  /** Names keep their meaning, so that the data stay valid: only free texts are marked. */
  private static void plant(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String field : List.copyOf(object.propertyNames())) {
        JsonNode child = object.get(field);
        if (child.isString() && field.matches("F60000(227|228|243|247)")) {
          object.put(field, CANARY);
        } else {
          plant(child);
        }
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(CanaryIT::plant);
    }
  }

  /** Every text of every table but the encrypted chunks. */
  private static List<String> plainColumns(World world) {
    JdbcClient jdbc = world.bean(JdbcClient.class);
    List<String> tables =
        jdbc.sql(
                "select table_name from information_schema.tables where table_schema = 'public' and table_name not in ('vault_chunk', 'vault_key', 'flyway_schema_history')")
            .query(String.class)
            .list();
    return tables.stream()
        .flatMap(
            table ->
                jdbc
                    .sql("select row_to_json(t)::text from " + table + " t")
                    .query(String.class)
                    .list()
                    .stream())
        .toList();
  }

  private static final class Recorder extends AppenderBase<ILoggingEvent> {
    final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger root =
        ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);

    void attach() {
      setContext(root.getLoggerContext());
      start();
      root.addAppender(this);
    }

    void detach() {
      root.detachAppender(this);
      stop();
    }

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(
          event.getFormattedMessage()
              + " "
              + event.getMDCPropertyMap()
              + " "
              + (event.getThrowableProxy() == null
                  ? ""
                  : ThrowableProxyUtil.asString(event.getThrowableProxy())));
    }
  }
}
