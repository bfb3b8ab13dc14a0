package de.fallbruecke.cli;

import de.fallbruecke.platform.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** {@code api}: every operation of the interface for admins, also those without a command. */
@Command(
    name = "api",
    mixinStandardHelpOptions = true,
    description = {
      "Calls an operation of a gateway's interface for admins and prints the JSON that it answers.",
      "Without an operation it lists them all."
    },
    footer = {
      "",
      "For example, with --server and --token-file:",
      "  fallbruecke api listAlarms limit=20",
      "  fallbruecke api pauseTarget name=sozialhilfe-fv reason=\"Umzug bis Montag\"",
      "  fallbruecke api exportProof id=3f0c... --output proof.zip",
      "",
      "Exit status: 0 done, 1 the gateway refused, 2 wrong usage."
    })
final class ApiCommand implements Callable<Integer> {
  private static final long LARGEST = 64L * 1024 * 1024;

  @Parameters(index = "0", arity = "0..1", paramLabel = "OPERATION")
  private @Nullable String operation;

  @Parameters(
      index = "1..*",
      paramLabel = "NAME=VALUE",
      description =
          "values of the path, the query or the body; what is not text is written as JSON, for example values={\"a\":\"b\"}")
  private List<String> values = List.of();

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--body",
      paramLabel = "FILE",
      description = "what is handed over as a file, for example an archive; instead of its values")
  private @Nullable Path body;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "where the answer goes; needed if it is no JSON; the file must not exist")
  private @Nullable Path output;

  @Option(names = "--describe", description = "Says what the operation takes, and calls nothing.")
  private boolean describe;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    List<ApiOperation> all = ApiOperation.all();
    if (operation == null) {
      list(all);
      return 0;
    }
    ApiOperation chosen =
        all.stream()
            .filter(one -> one.id().equals(operation))
            .findFirst()
            .orElseThrow(
                () -> wrong("There is no operation '%s'; api lists them.".formatted(operation)));
    if (describe) {
      describe(chosen);
      return 0;
    }
    if (!server.given()) {
      throw wrong("api works through the interface of a running gateway: name it with --server.");
    }
    if (output != null && Files.exists(output)) {
      throw wrong("%s exists already. Nothing was sent.".formatted(output));
    }
    if (output == null && !chosen.answersText()) {
      throw wrong("%s answers a file (%s): use --output.".formatted(chosen.id(), chosen.answer()));
    }
    give(server.gateway().call(request(chosen)));
    return 0;
  }

  private RemoteGateway.Call request(ApiOperation chosen) {
    Map<String, String> given = given();
    Map<String, String> query = new LinkedHashMap<>();
    String path = chosen.path();
    String seen = null;
    for (ApiOperation.Value value : chosen.values()) {
      String text = given.remove(value.name());
      if (text == null) {
        if (value.required()) {
          throw wrong("%s needs %s=...".formatted(chosen.id(), value.name()));
        }
        continue;
      }
      switch (value.place()) {
        case PATH -> path = path.replace("{" + value.name() + "}", RemoteGateway.encoded(text));
        case QUERY -> query.put(value.name(), text);
        case HEADER -> seen = text.startsWith("\"") ? text : "\"" + text + "\"";
      }
    }
    byte[] bytes = chosen.body() == null ? null : handedOver(chosen, given);
    if (!given.isEmpty()) {
      throw wrong(
          "%s has no %s; see api %s --describe."
              .formatted(chosen.id(), String.join(", ", given.keySet()), chosen.id()));
    }
    if (chosen.body() == null && body != null) {
      throw wrong("%s takes no --body.".formatted(chosen.id()));
    }
    return new RemoteGateway.Call(chosen.method(), path, query, seen, chosen.body(), bytes);
  }

  private Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    for (String one : values) {
      int sign = one.indexOf('=');
      if (sign < 1) {
        throw wrong("'%s' is no NAME=VALUE.".formatted(one));
      }
      given.put(one.substring(0, sign), one.substring(sign + 1));
    }
    return given;
  }

  private byte[] handedOver(ApiOperation chosen, Map<String, String> given) {
    if (body != null) {
      return read(body);
    }
    if (!chosen.isJson()) {
      throw wrong(
          "%s takes a file (%s): name it with --body.".formatted(chosen.id(), chosen.body()));
    }
    ObjectNode json = Json.mapper().createObjectNode();
    chosen
        .fields()
        .forEach(
            (name, text) -> {
              String value = given.remove(name);
              if (value != null && text) {
                json.put(name, value);
              } else if (value != null) {
                json.set(name, parsed(name, value));
              } else if (chosen.requiredFields().contains(name)) {
                throw wrong("%s needs %s=...".formatted(chosen.id(), name));
              }
            });
    return Json.mapper().writeValueAsBytes(json);
  }

  private tools.jackson.databind.JsonNode parsed(String name, String value) {
    try {
      return Json.mapper().readTree(value);
    } catch (JacksonException e) {
      throw wrong("%s is written as JSON, for example a number, true or [\"a\"].".formatted(name));
    }
  }

  private byte[] read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw wrong("%s is larger than 64 MB.".formatted(file));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw wrong("%s cannot be read.".formatted(file));
    }
  }

  private void give(RemoteGateway.Answer answer) {
    PrintWriter out = command().commandLine().getOut();
    PrintWriter err = command().commandLine().getErr();
    if (answer.tag() != null) {
      err.println(ApiOperation.SEEN + "=" + answer.tag().replace("\"", ""));
      err.flush();
    }
    if (output != null) {
      try {
        Files.write(output, answer.bytes(), java.nio.file.StandardOpenOption.CREATE_NEW);
      } catch (IOException e) {
        throw wrong("%s cannot be written.".formatted(output));
      }
      out.println("Written to " + output);
    } else if (answer.media().contains("json")) {
      out.println(
          Json.mapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(Json.mapper().readTree(answer.bytes())));
    } else {
      out.println(new String(answer.bytes(), StandardCharsets.UTF_8));
    }
    out.flush();
  }

  private void list(List<ApiOperation> all) {
    PrintWriter out = command().commandLine().getOut();
    String group = "";
    for (ApiOperation one : byGroup(all)) {
      if (!one.group().equals(group)) {
        group = one.group();
        out.println();
        out.println(group);
      }
      out.println("  %-20s %s".formatted(one.id(), one.summary()));
    }
    out.flush();
  }

  private static List<ApiOperation> byGroup(List<ApiOperation> all) {
    Map<String, List<ApiOperation>> groups = new LinkedHashMap<>();
    all.forEach(one -> groups.computeIfAbsent(one.group(), any -> new ArrayList<>()).add(one));
    return groups.values().stream().flatMap(List::stream).toList();
  }

  private void describe(ApiOperation chosen) {
    PrintWriter out = command().commandLine().getOut();
    out.println(chosen.summary());
    out.println(chosen.method() + " " + chosen.path());
    if (chosen.ability() != null) {
      out.println("needs " + chosen.ability());
    }
    chosen.values().forEach(value -> out.println(line(value.name(), value.required(), "text")));
    chosen
        .fields()
        .forEach(
            (name, text) ->
                out.println(
                    line(name, chosen.requiredFields().contains(name), text ? "text" : "JSON")));
    if (chosen.body() != null && !chosen.isJson()) {
      out.println("  --body FILE, " + chosen.body());
    }
    out.flush();
  }

  private static String line(String name, boolean required, String kind) {
    return "  %s=...  %s%s".formatted(name, kind, required ? ", required" : "");
  }

  private CommandSpec command() {
    return Objects.requireNonNull(spec);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command().commandLine(), message);
  }
}
