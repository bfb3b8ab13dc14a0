package de.fallbruecke.cli;

import de.fallbruecke.platform.Json;
import de.fallbruecke.proof.ProofFile;
import de.fallbruecke.proof.ProofReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code evidence verify}: needs nothing but the file, no gateway, no database, no network. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Verifies a proof file, offline.",
    footer = {
      "",
      "Without --key nothing is said about who signed: compare the thumbprint that is printed with",
      "the one that the installation names on its page of evidence.",
      "Exit status: 0 nothing is wrong, 1 something is, 2 wrong usage."
    })
final class EvidenceVerifyCommand implements Callable<Integer> {
  private static final int MOST = 33 * 1024 * 1024;

  @Parameters(paramLabel = "FILE", description = "A proof file (ZIP).")
  private Path file = Path.of("");

  @Option(
      names = "--key",
      paramLabel = "THUMBPRINT",
      description = "Thumbprint of the key of the installation that you trust; may be repeated.")
  private List<String> keys = List.of();

  @Option(names = "--json", description = "One JSON object instead of text.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    ProofReport report = ProofFile.verify(read(), Set.copyOf(keys));
    if (json) {
      out.println(Json.mapper().writeValueAsString(json(report)));
    } else {
      report
          .submission()
          .ifPresent(
              id ->
                  out.println(
                      "Proof of submission %s, %d entries".formatted(id, report.entries())));
      report
          .lines()
          .forEach(
              line ->
                  out.println(
                      "  %-7s %s".formatted(sign(line.result()), text(line)).stripTrailing()));
      out.println(
          report.good()
              ? report.proven() ? "Proven." : "Nothing is wrong, but not everything is proven."
              : "This is NO valid proof.");
    }
    out.flush();
    return report.good() ? 0 : 1;
  }

  private byte[] read() {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MOST);
    } catch (IOException e) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "%s cannot be read.".formatted(file));
    }
  }

  private static String sign(ProofReport.Result result) {
    return switch (result) {
      case GOOD -> "good";
      case BAD -> "BAD";
      case UNKNOWN -> "unknown";
    };
  }

  private static String text(ProofReport.Line line) {
    return switch (line.check()) {
      case FORM -> "form of the file";
      case SIGNATURE -> "signature over the statement, key " + line.detail();
      case SIGNER -> "signer is known to you";
      case FILES -> "files as they were signed: " + line.detail();
      case CHAIN -> "chain of entries: " + line.detail();
      case TOKENS -> "signed events: " + line.detail();
      case STOCK -> "same as in the installation";
    };
  }

  private static Map<String, Object> json(ProofReport report) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("submission", report.submission().map(Object::toString).orElse(""));
    all.put("entries", report.entries());
    all.put("head", report.head());
    all.put("good", report.good());
    all.put("proven", report.proven());
    all.put(
        "checks",
        report.lines().stream()
            .map(
                line ->
                    Map.of(
                        "check", line.check().name(),
                        "result", line.result().name(),
                        "detail", line.detail()))
            .toList());
    return all;
  }
}
