package de.fallbruecke.api;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.api.ReadyCases.Ready;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.DeliveryState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of docs/reference/api.md do what the page says. */
class ApiExamplesIT {
  private final TestApi api = TestApi.shared();

  @Test
  void theExamplesOfThePageFetchAndAcknowledgeACase(@TempDir Path directory) throws Exception {
    Ready ready = api.cases.offer("fern", "fv-c");
    Matcher shell =
        Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("docs/reference/api.md")));
    assertThat(shell.find()).isTrue();
    Path trusted = Files.writeString(directory.resolve("ca.pem"), api.serverCertificate());
    ProcessBuilder lines =
        new ProcessBuilder("sh", "-e", "-c", shell.group(1))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("out").toFile());
    lines
        .environment()
        .putAll(
            Map.of(
                "GATEWAY",
                api.address.toString(),
                "CLIENT",
                "fv-c",
                "SECRET",
                TestApi.SECRET_C_ENCODED,
                "CURL_CA_BUNDLE",
                trusted.toString()));

    int end = lines.start().waitFor();

    assertThat(end).as(Files.readString(directory.resolve("out"))).isZero();
    assertThat(Files.readAllBytes(directory.resolve("case.xml"))).isEqualTo(ready.xml());
    assertThat(api.context.getBean(Deliveries.class).get(ready.delivery()))
        .satisfies(
            delivery -> {
              assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED);
              assertThat(delivery.reference()).isEqualTo("AZ 4711");
            });
  }
}
